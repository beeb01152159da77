/** 様式2-1 言明書 別添: every control with its decision, by chapter and section of the catalogue (7.1, 8.1(2)). */
import { DECISION_LABELS } from '#messages';
import type { Block, CaseFile, StatementRow, Value } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { controlLabel, isPlainControl, sectionsOf } from '../rules.ts';
import { may, must, when } from '../uses.ts';
import { elementValue, say, valueOf } from '../values.ts';

const decided = (row: unknown, decision: StatementRow['decision']): boolean =>
  typeof row === 'object' && row !== null && 'decision' in row && row.decision === decision;
const isAdopted = (row: unknown): boolean => decided(row, 'adopted');
const needsReason = (row: unknown): boolean =>
  decided(row, 'notAdopted') && isPlainControl((row as StatementRow).id);

export const form21Annex = defineForm({
  key: '2-1-annex',
  formNo: '様式2-1',
  title: '言明書 別添',
  clauses: ['7.1', '8.1(2)'],
  filing: 'application',
  tabular: true,
  orientation: 'landscape',
  uses: [
    ...must('service/name', 'statement/preparedOn'),
    ...must('rows/*/decision'),
    ...when(isAdopted, 'rows/*/how'),
    ...when(needsReason, 'rows/*/reason'),
    ...when(isAdopted, 'rows/*/owner'),
    ...may('rows/*/operatingSince'),
  ],
  needed: always('言明書に必ず添えます（8.1(2)）。'),
  blocks: (file): readonly Block[] => [
    p.grid(file, ['service/name', 'statement/preparedOn']),
    p.note(
      '「見出し」は管理策の内容を探すための当社の整理であり、管理基準の文ではありません。番号は管理基準の番号です。',
    ),
    ...sections(file),
  ],
});

function sections(file: CaseFile): Block[] {
  const rows = new Map(file.rows.map((row) => [row.id, row]));
  return sectionsOf(file).flatMap(({ chapter, title, controlIds }): Block[] => [
    ...(chapter === null ? [] : [p.heading(2, chapter)]),
    p.heading(3, title),
    p.table(
      [
        ['番号', 0.1],
        ['見出し', 0.17],
        ['採否', 0.08, 'center'],
        ['実施の内容 ／ 採用しない理由', 0.43],
        ['責任者・担当', 0.12],
        ['運用の開始日', 0.1],
      ],
      controlIds.flatMap((id) => {
        const row = rows.get(id);
        return row ? [cells(row)] : [];
      }),
      'rows',
    ),
  ]);
}

function cells(row: StatementRow): Value[] {
  const adopted = row.decision === 'adopted';
  return [
    say(row.id),
    say(controlLabel(row.id)),
    valueOf(row.decision ? DECISION_LABELS[row.decision] : '', `rows/${row.id}/decision`),
    wording(row),
    elementValue('rows', row, 'owner', !adopted),
    elementValue('rows', row, 'operatingSince', !adopted),
  ];
}

/** What is done, or why not. Should both be filled in, both are printed: nothing typed is left out. */
function wording(row: StatementRow): Value {
  const how = row.how.trim();
  const reason = row.reason.trim();
  if (row.decision === 'notAdopted') {
    const both = how === '' ? reason : `${reason}\n（実施の内容）${how}`;
    return both === '' && !isPlainControl(row.id)
      ? { text: 'なし', source: { path: `rows/${row.id}/reason` } }
      : valueOf(both, `rows/${row.id}/reason`);
  }
  return valueOf(reason === '' ? how : `${how}\n（採用しない理由）${reason}`, `rows/${row.id}/how`);
}
