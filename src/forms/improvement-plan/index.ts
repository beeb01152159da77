/** 改善計画書 (7.4, 8.1(5), 10.1(4)): cause, action, owner and date for each finding. */
import { runClock } from '#domain/calendar';
import { formatEra } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Block, CaseFile, Finding, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { controlLabel, planNeeded } from '../rules.ts';
import { may, must } from '../uses.ts';
import { elementValue, say } from '../values.ts';

export const improvementPlan = defineForm({
  key: 'improvement-plan',
  formNo: null,
  title: '改善計画書',
  clauses: ['7.4', '8.1(5)'],
  filing: 'application',
  tabular: true,
  uses: [
    ...must('application/plannedOn'),
    ...must(...p.APPLICANT_PATHS, 'service/name', 'externalAudit/firm', 'externalAudit/reportDate'),
    ...must('findings/*/number', 'findings/*/controlId', 'findings/*/kind', 'findings/*/description'),
    ...must('findings/*/cause', 'findings/*/action', 'findings/*/owner', 'findings/*/plannedOn'),
    ...may('findings/*/completedOn', 'findings/*/proof'),
  ],
  needed: planNeeded,
  blocks: (file, _asOf, rulebook): readonly Block[] => [
    ...p.letterHead(file, 'application/plannedOn', p.COMMITTEE),
    p.heading(2, '1　申請者'),
    p.applicant(file, true),
    p.heading(2, '2　対象と監査'),
    p.grid(file, [
      'service/name',
      'externalAudit/firm',
      'externalAudit/reportDate',
      { label: '改善を終える期限（2か月以内）', value: say(limit(file, rulebook)) },
    ]),
    p.heading(2, '3　発見事項と改善の計画'),
    ...(file.findings.length === 0
      ? [p.paragraph('発見事項は記録されていません。')]
      : file.findings.flatMap((f, i) => findingBlocks(file, f, i + 1))),
    p.heading(2, '4　記名'),
    p.vendorSignature(file, file.application.plannedOn),
  ],
});

const FIELDS = [
  'number',
  'controlId',
  'kind',
  'description',
  'cause',
  'action',
  'owner',
  'plannedOn',
] as const;
const LABELS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  number: '発見事項の番号',
  controlId: '管理策の番号',
  kind: '発見事項の種類',
  description: '発見事項の内容',
  cause: '原因',
  action: '改善の内容',
  owner: '改善の責任者',
  plannedOn: '改善の完了予定日',
};

function findingBlocks(file: CaseFile, finding: Finding, n: number): Block[] {
  const attached = file.attachments.filter((a) => finding.attachmentIds.includes(a.id));
  const label = controlLabel(finding.controlId, file);
  return [
    p.heading(
      3,
      `(${n})\u3000${finding.controlId || '管理策の番号は未記入'}${label ? `\u3000${label}` : ''}`,
    ),
    {
      type: 'grid',
      rows: [
        ...FIELDS.map((field) => ({ label: LABELS[field], value: elementValue('findings', finding, field) })),
        { label: '改善の完了日', value: completedOn(finding) },
        { label: '改善を示す証拠', value: elementValue('findings', finding, 'proof', true) },
        { label: '添えた資料', value: say(attached.map((a) => a.title).join('\n') || 'なし') },
      ],
    },
  ];
}

// 「なし」 would read as if no date were to come.
function completedOn(finding: Finding): Value {
  const value = elementValue('findings', finding, 'completedOn', true);
  return finding.completedOn === null ? { ...value, text: '未完了' } : value;
}

/** The last day for the remedies to count as minor (10.1(4)), by the clock. */
function limit(file: CaseFile, rulebook: Rulebook): string {
  const from = file.externalAudit.reportDate;
  if (from === null) return '実施結果報告書の日付が決まると定まります';
  const clock = runClock('10.1(4)', from, {}, rulebook.clocks);
  return clock.covered ? formatEra(clock.due) : '規則の版の対象外です';
}
