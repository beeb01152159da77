/** ヒアリングの説明資料 (10.5): what the vendor brings to the hearing on the findings. A paper of its own, no official one. */
import { judgeFindings } from '#domain/audit';
import { FINDING_STATE_LABELS } from '#messages';
import type { Block, CaseFile, Finding } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { controlLabel } from '../rules.ts';
import { may, must } from '../uses.ts';
import { elementValue, say } from '../values.ts';

export const hearingNotes = defineForm({
  key: 'hearing-notes',
  formNo: null,
  title: '発見事項のヒアリングの説明資料',
  clauses: ['10.5'],
  filing: 'other',
  uses: [
    ...must('vendor/name', 'service/name', 'externalAudit/firm', 'externalAudit/reportDate'),
    ...may('hearing/heldOn', 'hearing/auditorAttends', 'hearing/questions'),
    ...must('hearing/attendees', 'hearing/opening'),
    ...must('findings/*/number', 'findings/*/controlId', 'findings/*/description'),
    ...must('findings/*/cause', 'findings/*/action', 'findings/*/owner', 'findings/*/plannedOn'),
    ...may('findings/*/completedOn', 'findings/*/proof', 'findings/*/hearingNote'),
  ],
  needed: (file) =>
    file.findings.length > 0
      ? { needed: true, reason: '発見事項があるため、求められればヒアリングで説明します（10.5）。' }
      : { needed: false, reason: '発見事項がないため、不要です（10.5）。' },
  blocks: (file, asOf, rulebook): readonly Block[] => {
    const judged = new Map(
      judgeFindings(file, asOf, rulebook).findings.map((f) => [f.findingId, FINDING_STATE_LABELS[f.state]]),
    );
    return [
      p.heading(2, '1　対象と出席'),
      p.grid(file, [
        'vendor/name',
        'service/name',
        'externalAudit/firm',
        'externalAudit/reportDate',
        p.optional('hearing/heldOn'),
        'hearing/attendees',
        p.optional('hearing/auditorAttends', '監査機関の同席'),
      ]),
      p.heading(2, '2　初めに説明すること'),
      p.grid(file, ['hearing/opening']),
      p.heading(2, '3　発見事項ごとの説明'),
      ...(file.findings.length === 0
        ? [p.paragraph('発見事項は記録されていません。')]
        : file.findings.flatMap((f, i) => findingBlocks(file, f, i + 1, judged.get(f.id) ?? ''))),
      p.heading(2, '4　想定される質問と答え'),
      p.grid(file, [p.optional('hearing/questions')]),
    ];
  },
});

function findingBlocks(file: CaseFile, f: Finding, n: number, verdict: string): Block[] {
  const label = controlLabel(f.controlId, file);
  const attached = file.attachments.filter((a) => f.attachmentIds.includes(a.id)).map((a) => a.title);
  const line = (name: string, field: string, optional = false) => ({
    label: name,
    value: elementValue('findings', f, field, optional),
  });
  return [
    p.heading(3, `(${n})\u3000${f.controlId || '管理策の番号は未記入'}${label ? `\u3000${label}` : ''}`),
    {
      type: 'grid',
      rows: [
        line('発見事項の番号', 'number'),
        line('管理策の番号', 'controlId'),
        line('発見事項の内容', 'description'),
        line('原因', 'cause'),
        line('改善の内容', 'action'),
        line('改善の責任者', 'owner'),
        line('改善の完了予定日', 'plannedOn'),
        line('改善の完了日', 'completedOn', true),
        line('改善を示す証拠', 'proof', true),
        { label: '添えた資料', value: say(attached.length === 0 ? 'なし' : attached.join('\n')) },
        { label: '当アプリの判定', value: say(verdict) },
        line('説明すること', 'hearingNote', true),
      ],
    },
  ];
}
