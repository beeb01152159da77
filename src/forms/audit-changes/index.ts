/** 前回の監査からの変更の一覧 (12.3): every change of the statement since the last audit, for the audit firm. */
import { changesSince, type RowChange } from '#domain/renewal';
import { formatEra } from '#kernel';
import { CHANGED_FIELD_LABELS, DECISION_LABELS, pathLabel, ROW_CHANGE_LABELS } from '#messages';
import type { Block, CaseFile, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { controlLabel } from '../rules.ts';
import { may, must } from '../uses.ts';
import { say } from '../values.ts';

export const auditChanges = defineForm({
  key: 'audit-changes',
  formNo: null,
  title: '前回の監査からの変更の一覧',
  clauses: ['12.3'],
  filing: 'other',
  orientation: 'landscape',
  uses: [
    ...must('vendor/name', 'service/name'),
    ...may('externalAudit/firm', 'externalAudit/previousPeriodEnd', 'renewal/toldOn', 'renewal/remarks'),
  ],
  needed: (file) =>
    file.application.kind === 'renewal'
      ? { needed: true, reason: '更新の監査で、前回からの言明の変更を監査機関に伝えます（12.3）。' }
      : { needed: false, reason: '更新の申請ではないため、不要です（12.3）。' },
  blocks: (file): readonly Block[] => {
    const changes = changesSince(file, null);
    const since = changes.since === null ? '前回の監査対象期間の末日' : formatEra(changes.since);
    return [
      p.heading(2, '1　対象'),
      p.grid(file, [
        'vendor/name',
        'service/name',
        p.optional('externalAudit/firm'),
        p.optional('externalAudit/previousPeriodEnd'),
        p.optional('renewal/toldOn'),
      ]),
      p.note(
        changes.basis === 'none'
          ? '前回の案件がないため、比べるものがありません。'
          : `前回の申請のときの言明と比べたものです。${since}の後の変更は、すべて監査機関に伝えます（12.3）。`,
      ),
      p.heading(2, `2\u3000管理策（${changes.rows.length}件）`),
      changes.rows.length === 0
        ? p.paragraph('違いはありません。')
        : p.table(
            [
              ['番号', 0.12],
              ['項目', 0.28],
              ['違い', 0.12],
              ['採否', 0.22],
              ['変わった欄', 0.26],
            ],
            changes.rows.map((row) => rowCells(row, file)),
            'rows',
          ),
      p.heading(2, '3　言明の範囲など'),
      changes.values.length === 0
        ? p.paragraph('違いはありません。')
        : p.table(
            [
              ['項目', 0.25],
              ['今の内容', 0.75],
            ],
            changes.values.map((v) => [
              say(pathLabel(v.path)),
              { text: v.after || 'なし', source: { path: v.path } },
            ]),
            'statement',
          ),
      ...(changes.lateRows.length === 0
        ? []
        : [
            p.note(
              `ほかに、前回の申請の後に前回の案件で書き換えられた管理策が${changes.lateRows.length}件あります。申請のときの内容と同じかを確かめてください。`,
            ),
          ]),
      p.heading(2, '4　補足'),
      p.grid(file, [p.optional('renewal/remarks')]),
    ];
  },
});

function rowCells(change: RowChange, file: CaseFile): readonly Value[] {
  const { before, after } = change.decision;
  const word = (d: typeof before): string => (d === null ? '未定' : DECISION_LABELS[d]);
  return [
    { text: change.controlId, source: { path: `rows/${change.controlId}` } },
    say(controlLabel(change.controlId, file)),
    say(ROW_CHANGE_LABELS[change.kind]),
    say(before === after ? word(after) : `${word(before)} → ${word(after)}`),
    say(change.fields.map((f) => CHANGED_FIELD_LABELS[f]).join('、')),
  ];
}
