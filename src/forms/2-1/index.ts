/** 様式2-1 言明書 (7.1, 8.1(2)); its rows are in the annex. */
import type { Block, CaseFile } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { countsByTier } from '../rules.ts';
import { may, must } from '../uses.ts';
import { say } from '../values.ts';

export const form21 = defineForm({
  key: '2-1',
  formNo: '様式2-1',
  title: '言明書',
  clauses: ['7.1', '8.1(2)'],
  filing: 'application',
  uses: [
    ...must(
      'statement/preparedOn',
      ...p.APPLICANT_PATHS,
      'service/name',
      'service/url',
      'service/summary',
      'statement/scope',
    ),
    ...may('statement/scopeExcluded'),
    ...must(
      'externalAudit/periodStart',
      'externalAudit/periodEnd',
      'externalAudit/firm',
      'statement/subsequentEvents',
    ),
    ...may('statement/annexLanguage'),
  ],
  needed: always('登録申請書に必ず添えます（8.1(2)）。'),
  blocks: (file): readonly Block[] => [
    ...p.letterHead(file, 'statement/preparedOn', p.COMMITTEE),
    p.heading(2, '1　申請者'),
    p.applicant(file, true),
    p.heading(2, '2　言明'),
    p.paragraph(
      '当社は、次のクラウドサービスについて、別添に示す統制をISMAP管理基準に沿って定め、監査対象期間を通じて運用していることを言明します。別添に示す統制の内容に、事実と異なるところはありません。',
    ),
    p.heading(2, '3　対象となるクラウドサービス'),
    p.grid(file, [
      'service/name',
      'service/url',
      'service/summary',
      'statement/scope',
      p.optional('statement/scopeExcluded'),
    ]),
    p.heading(2, '4　監査対象期間と監査機関'),
    p.grid(file, ['externalAudit/periodStart', 'externalAudit/periodEnd', 'externalAudit/firm']),
    p.heading(2, '5　後発事象'),
    p.grid(file, ['statement/subsequentEvents']),
    p.heading(2, '6　別添の内訳'),
    countTable(file),
    p.grid(file, ['statement/annexLanguage']),
    p.heading(2, '7　記名'),
    p.vendorSignature(file, file.statement.preparedOn),
  ],
});

function countTable(file: CaseFile): Block {
  return p.table(
    [
      ['区分', 0.4],
      ['全体', 0.15, 'center'],
      ['採用する', 0.15, 'center'],
      ['採用しない', 0.15, 'center'],
      ['未記入', 0.15, 'center'],
    ],
    countsByTier(file).map((c) => [
      say(c.label),
      say(String(c.total)),
      say(String(c.adopted)),
      say(String(c.notAdopted)),
      say(String(c.undecided)),
    ]),
    'rows',
  );
}
