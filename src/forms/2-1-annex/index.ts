/** 様式2-1 言明書 別添: every control with its decision, by chapter and section of the catalogue (7.1, 8.1(2)). */
import { formatEra, type PlainDate } from '#kernel';
import { DECISION_LABELS } from '#messages';
import type { Block, CaseFile, StatementRow, Value } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { controlLabel, isPlainControl, sectionsOf } from '../rules.ts';
import { may, must, when } from '../uses.ts';
import { say, valueOf } from '../values.ts';

const decided = (row: unknown, decision: StatementRow['decision']): boolean =>
  typeof row === 'object' && row !== null && 'decision' in row && row.decision === decision;
const isAdopted = (row: unknown): boolean => decided(row, 'adopted');
const needsReason = (row: unknown, file: CaseFile): boolean =>
  decided(row, 'notAdopted') && isPlainControl((row as StatementRow).id, file);

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
  blocks: (file): readonly Block[] => {
    const words = WORDS[file.statement.annexLanguage];
    return [
      p.grid(file, ['service/name', 'statement/preparedOn']),
      p.note(words.note),
      ...sections(file, words),
    ];
  },
});

/** 7.10: the annex alone may be in English. What the vendor wrote stays as it is; only what this paper adds changes. */
const WORDS = {
  ja: {
    note: '「見出し」は管理策の内容を探すための当社の整理であり、管理基準の文ではありません。番号は管理基準の番号です。',
    columns: [
      ['番号', 0.1],
      ['見出し', 0.17],
      ['採否', 0.08, 'center'],
      ['実施の内容 ／ 採用しない理由', 0.43],
      ['責任者・担当', 0.12],
      ['運用の開始日', 0.1],
    ],
    labels: true,
    decisions: DECISION_LABELS,
    none: 'なし',
    how: '（実施の内容）',
    reason: '（採用しない理由）',
    day: (date: PlainDate) => formatEra(date),
  },
  en: {
    note: 'The numbers are those of the ISMAP control criteria. A reference translation into Japanese may be asked for (7.10).',
    columns: [
      ['No.', 0.12],
      ['Adoption', 0.1, 'center'],
      ['Implementation / reason for not adopting', 0.52],
      ['Owner', 0.14],
      ['Operating since', 0.12],
    ],
    labels: false,
    decisions: { adopted: 'Adopted', notAdopted: 'Not adopted' },
    none: 'None',
    how: '(Implementation) ',
    reason: '(Reason for not adopting) ',
    day: (date: PlainDate): string => date,
  },
} as const;
type Words = (typeof WORDS)['ja' | 'en'];

function sections(file: CaseFile, words: Words): Block[] {
  const rows = new Map(file.rows.map((row) => [row.id, row]));
  return sectionsOf(file, !words.labels).flatMap(({ chapter, title, controlIds }): Block[] => [
    ...(chapter === null ? [] : [p.heading(2, chapter)]),
    p.heading(3, title),
    table(
      controlIds.flatMap((id) => rows.get(id) ?? []),
      words,
      file,
    ),
  ]);
}

const table = (rows: readonly StatementRow[], words: Words, file: CaseFile): Block =>
  p.table(
    words.columns,
    rows.map((row) => cells(row, words, file)),
    'rows',
  );

/** Some rows of the case as the annex shows them, in its language, without headings. */
export function annexTable(file: CaseFile, rows: readonly StatementRow[]): Block {
  return table(rows, WORDS[file.statement.annexLanguage], file);
}

function cells(row: StatementRow, words: Words, file: CaseFile): Value[] {
  const at = `rows/${row.id}`;
  const adopted = row.decision === 'adopted';
  /** What only an adopted row must have. */
  const expected = (text: string, field: string): Value =>
    text === '' && !adopted
      ? { text: words.none, source: { path: `${at}/${field}` } }
      : valueOf(text, `${at}/${field}`);
  return [
    say(row.id),
    ...(words.labels ? [say(controlLabel(row.id, file))] : []),
    valueOf(row.decision ? words.decisions[row.decision] : '', `${at}/decision`),
    wording(row, words, file),
    expected(row.owner, 'owner'),
    expected(row.operatingSince ? words.day(row.operatingSince) : '', 'operatingSince'),
  ];
}

/** What is done, or why not. Should both be filled in, both are printed: nothing typed is left out. */
function wording(row: StatementRow, words: Words, file: CaseFile): Value {
  const how = row.how.trim();
  const reason = row.reason.trim();
  if (row.decision === 'notAdopted') {
    const both = how === '' ? reason : `${reason}\n${words.how}${how}`;
    return both === '' && !isPlainControl(row.id, file)
      ? { text: words.none, source: { path: `rows/${row.id}/reason` } }
      : valueOf(both, `rows/${row.id}/reason`);
  }
  return valueOf(reason === '' ? how : `${how}\n${words.reason}${reason}`, `rows/${row.id}/how`);
}
