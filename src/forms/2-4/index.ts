/** 様式2-4 登録申請書 (8.1), with the state of its nine attached papers. */
import { formatEra } from '#kernel';
import { APPLICATION_KIND_LABELS } from '#messages';
import type { Block, CaseFile, Value } from '#schemas';
import { enclosures } from '../enclosures.ts';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { valueOf } from '../values.ts';

export const form24 = defineForm({
  key: '2-4',
  formNo: '様式2-4',
  title: '登録申請書',
  clauses: ['8.1'],
  filing: 'application',
  uses: [
    ...must('application/plannedOn', 'application/kind', ...p.APPLICANT_PATHS),
    ...may(...p.APPLICANT_CODES),
    ...must(...p.CONTACT_PATHS),
    ...must('service/name'),
    ...may('service/nameKana'),
    ...must('service/url', 'service/summary', 'statement/scope'),
    ...must(
      'externalAudit/firm',
      'externalAudit/periodStart',
      'externalAudit/periodEnd',
      'externalAudit/reportDate',
    ),
    ...must('externalAudit/hasFindings', 'application/sameAsPreApplication'),
    ...may('application/remarks'),
  ],
  needed: always('登録申請では必ず提出します（8.1）。'),
  blocks: (file, asOf, rulebook): readonly Block[] => [
    ...p.letterHead(file, 'application/plannedOn', p.COMMITTEE),
    p.paragraph('次のクラウドサービスについて、ISMAP-LIUクラウドサービスリストへの登録を申請します。'),
    p.heading(2, '1　申請の種類'),
    p.choiceBoxes('application/kind', file.application.kind, APPLICATION_KIND_LABELS),
    p.heading(2, '2　申請者'),
    p.applicant(file),
    p.heading(2, '3　連絡担当者'),
    p.contacts(file),
    p.heading(2, '4　クラウドサービス'),
    p.grid(file, [
      'service/name',
      p.optional('service/nameKana'),
      'service/url',
      'service/summary',
      'statement/scope',
    ]),
    p.heading(2, '5　事前申請'),
    p.grid(file, [{ label: '事前申請結果通知書の日付', value: noticeDate(file) }]),
    {
      type: 'checks',
      items: [
        p.confirmBox(
          'application/sameAsPreApplication',
          file.application.sameAsPreApplication,
          '該当性ありとされた事前申請とサービスの内容が同じである（9.1(5)）',
        ),
      ],
    },
    p.heading(2, '6　外部監査'),
    p.grid(file, [
      'externalAudit/firm',
      'externalAudit/periodStart',
      'externalAudit/periodEnd',
      'externalAudit/reportDate',
      { label: '発見事項の有無', value: findingsValue(file) },
    ]),
    p.heading(2, '7　添付書類（8.1）'),
    {
      type: 'checks',
      items: enclosures(file, asOf, rulebook).map((e) => ({
        checked: e.state === 'ready',
        value: {
          text: `${e.item} ${e.title}${STATES[e.state]}`,
          ...(e.path ? { source: { path: e.path } } : {}),
        },
      })),
    },
    p.heading(2, '8　備考'),
    p.grid(file, [p.optional('application/remarks')]),
    p.heading(2, '9　記名'),
    p.vendorSignature(file, file.application.plannedOn),
  ],
});

const STATES = {
  ready: '',
  dropped: '（添付を省略）',
  notNeeded: '（該当なし）',
  missing: '（未添付）',
} as const;

/** The date of the notice 1-4 from the log. */
function noticeDate(file: CaseFile): Value {
  const entry = file.log.findLast((e) => e.kind === 'pre.notice');
  return entry ? valueOf(formatEra(entry.date), `log/${entry.id}/date`) : valueOf('', 'log');
}

/** A noun with あり / なし reads better on a paper than the question of the screen. */
function findingsValue(file: CaseFile): Value {
  const { hasFindings } = file.externalAudit;
  return valueOf(hasFindings === null ? '' : hasFindings ? 'あり' : 'なし', 'externalAudit/hasFindings');
}
