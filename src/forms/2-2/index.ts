/** 様式2-2 経営者確認書 (7.1, 8.1(3)). */
import type { Block } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';
import { fieldValue, say } from '../values.ts';

// Our own list: the official form's wording is not among the sources.
export const CONFIRMED = [
  '言明書とその別添の作成について、経営者が責任を負っていること。',
  '言明書に示した統制を定め、監査対象期間を通じて運用したこと。',
  '監査に必要な記録、資料、説明の機会を、求めに応じてすべて監査機関に提供したこと。',
  '統制に関わる法令違反、事故、重大な変更のうち知っているものを、すべて監査機関に伝えたこと。',
  '監査対象期間の末日の後に生じ、言明に影響する事象は、言明書の「後発事象」に記載したもののほかにないこと。',
] as const;

export const form22 = defineForm({
  key: '2-2',
  formNo: '様式2-2',
  title: '経営者確認書',
  clauses: ['7.1', '8.1(3)'],
  filing: 'application',
  uses: must(
    'statement/confirmedOn',
    ...p.APPLICANT_PATHS.slice(0, 3),
    'service/name',
    'statement/scope',
    'externalAudit/periodStart',
    'externalAudit/periodEnd',
    'externalAudit/firm',
    'statement/preparedOn',
    'statement/subsequentEvents',
    'statement/confirmedBy/title',
    'statement/confirmedBy/name',
  ),
  needed: always('登録申請書に必ず添えます（8.1(3)）。'),
  blocks: (file): readonly Block[] => [
    ...p.letterHead(file, 'statement/confirmedOn', p.COMMITTEE),
    p.heading(2, '1　申請者と対象'),
    p.grid(file, [
      'vendor/name',
      'vendor/address/postalCode',
      'vendor/address/text',
      'service/name',
      'statement/scope',
      'statement/preparedOn',
      'externalAudit/periodStart',
      'externalAudit/periodEnd',
      'externalAudit/firm',
    ]),
    p.heading(2, '2　確認した事項'),
    p.paragraph('上の言明書について、経営者として次の事項を確認しました。'),
    { type: 'list', ordered: true, items: CONFIRMED.map(say) },
    p.note('確認事項の文は当アプリで用意したものです。公式の様式の文と照らしてください（要原文確認）。'),
    p.heading(2, '3　後発事象'),
    p.grid(file, ['statement/subsequentEvents']),
    p.heading(2, '4　記名'),
    {
      type: 'signature',
      date: file.statement.confirmedOn,
      rows: [
        { label: '会社名', value: fieldValue(file, 'vendor/name') },
        { label: '役職', value: fieldValue(file, 'statement/confirmedBy/title') },
        { label: '氏名', value: fieldValue(file, 'statement/confirmedBy/name') },
      ],
    },
  ],
});
