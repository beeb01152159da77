/** All rows of the statement as a workbook or a CSV to work on outside. What they say is `#domain/statement` (`exchange/`). */
import {
  DECISION_WORDS,
  EXCHANGE_COLUMNS,
  exchangeTable,
  WORK_WORDS,
  type ExchangeFormat,
  type ExchangeTable,
} from '#domain/statement';
import { formatBoth, plainDate, type PlainDate } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type {
  ArchivedRow,
  CaseFile,
  SheetCell,
  SheetLook,
  SheetRow,
  SheetRule,
  StatementRow,
  Workbook,
  WorkbookSheet,
} from '#schemas';

export const TABLE_SHEET = '管理策';
export const ARCHIVE_SHEET = '以前の版の管理策';

type Texts = Readonly<Record<string, string>> | null;
type ColumnId = ExchangeTable['columns'][number];

/** How each column looks and how wide it is; null = hidden. Those that come back are open. */
const COLUMNS: Readonly<Record<ColumnId, { width: number | null; look: SheetLook }>> = {
  key: { width: null, look: 'key' },
  id: { width: 12, look: 'label' },
  tier: { width: 14, look: 'centre' },
  label: { width: 20, look: 'value' },
  official: { width: 48, look: 'value' },
  decision: { width: 10, look: 'openCentre' },
  reason: { width: 30, look: 'open' },
  how: { width: 48, look: 'open' },
  owner: { width: 14, look: 'open' },
  operatingSince: { width: 15, look: 'openDate' },
  work: { width: 11, look: 'openCentre' },
  evidence: { width: 24, look: 'value' },
  note: { width: 24, look: 'open' },
};

/** The rows as CSV cells; the same words as in the workbook, made safe for programs that open it. */
export function statementCsv(file: CaseFile, texts: Texts = null): readonly (readonly string[])[] {
  return tableOf(file, 'csv', texts).rows;
}

/** The rows as a workbook: what is to be worked on is open, the rest locked; rows kept from an earlier catalogue stand apart. */
export function statementWorkbook(file: CaseFile, asOf: PlainDate, texts: Texts = null): Workbook {
  const table = tableOf(file, 'xlsx', texts);
  const sheets = [tableSheet(table)];
  if (file.archivedRows.length > 0) sheets.push(archiveSheet(file));
  return {
    title: '管理策ごとの記録',
    date: asOf,
    sheets: [guideSheet(file, asOf, texts !== null), ...sheets],
    names: [{ name: 'LIU_statement', text: table.rows[0]?.[0] ?? '' }],
    properties: { LIU_statement: table.rows[0]?.[0] ?? '' },
  };
}

function tableOf(file: CaseFile, format: ExchangeFormat, texts: Texts): ExchangeTable {
  return exchangeTable(file, catalogueOf(file), format, evidenceOf(file), texts);
}

/** What the evidence of a row is called, one line each. */
function evidenceOf(file: CaseFile): (row: StatementRow) => string {
  const titles = new Map(file.evidence.map((e) => [e.id, e.title]));
  return (row) => row.evidenceIds.flatMap((id) => titles.get(id) ?? []).join('\n');
}

function tableSheet(table: ExchangeTable): WorkbookSheet {
  const { columns, rows } = table;
  const last = rows.length;
  const letter = (c: ColumnId): string => 'ABCDEFGHIJKLMNOP'[columns.indexOf(c)]!;
  const range = (c: ColumnId): string => `${letter(c)}2:${letter(c)}${last}`;
  const length = (c: ColumnId, most: number): SheetRule => ({
    kind: 'length',
    most,
    range: range(c),
    title: EXCHANGE_COLUMNS[c],
    hint: '',
    error: `${most}字までで書いてください。`,
  });
  const list = (c: ColumnId, values: readonly string[]): SheetRule => ({
    kind: 'list',
    values,
    range: range(c),
    title: EXCHANGE_COLUMNS[c],
    hint: '一覧から選んでください。',
    error: `一覧（${values.join('、')}）から選んでください。`,
  });
  return {
    name: TABLE_SHEET,
    state: 'visible',
    widths: columns.map((c) => COLUMNS[c].width),
    rows: rows.map((cells, i): SheetRow => ({
      cells: cells.map((text, c): SheetCell => {
        const { look } = COLUMNS[columns[c]!];
        const head = look.startsWith('open') ? 'headOpen' : look === 'key' ? 'key' : 'head';
        return { text, look: i === 0 ? head : look };
      }),
      ...(i === 0 ? { height: 30 } : {}),
    })),
    rules: [
      list('decision', Object.values(DECISION_WORDS)),
      list('work', Object.values(WORK_WORDS)),
      length('reason', 20_000),
      length('how', 20_000),
      length('owner', 500),
      length('note', 20_000),
      {
        kind: 'date',
        from: plainDate('1990-01-01'),
        until: plainDate('2099-12-31'),
        range: range('operatingSince'),
        title: EXCHANGE_COLUMNS.operatingSince,
        hint: '例：2026/4/1',
        error: '日付として読めるように記入してください。例：2026/4/1',
      },
    ],
    landscape: true,
    titleRow: 1,
    frozenRows: 1,
    filter: `A1:${letter('note')}${last}`,
  };
}

function guideSheet(file: CaseFile, asOf: PlainDate, withTexts: boolean): WorkbookSheet {
  const lines: readonly (readonly [string, SheetLook])[] = [
    ['管理策ごとの記録（編集用）', 'title'],
    [`案件：${file.title}（${formatBoth(asOf)}に書き出し）`, 'plain'],
    [
      `「${TABLE_SHEET}」のシートの、太い枠の列（採否・採用しない理由・実施の内容・担当・運用開始日・作業状況・メモ）を編集できます。`,
      'plain',
    ],
    [
      '絞り込みはそのまま使えます。並べ替えや列の移動をするときは、シートの保護を解除してください（パスワードはありません）。',
      'plain',
    ],
    ['行を消しても、案件の記録は消えません。消したい記録は、欄を空にしてください。', 'plain'],
    [
      '番号の左に隠れている「照合キー」の列は、取り込むときに行を見分けるためのものです。消さないでください。',
      'plain',
    ],
    ['取り込むときは、変わる欄を一つずつ確かめてから反映できます。', 'plain'],
    ...(withTexts
      ? ([
          [
            'このブックには、貴社が取り込んだ管理基準の文章の写しが含まれます。社外に渡すときは、権利の扱いを確かめてください。',
            'plain',
          ],
        ] as const)
      : []),
  ];
  return {
    name: 'はじめに',
    state: 'visible',
    widths: [110],
    rows: lines.map(([text, look], i) => ({ cells: [{ text, look }], height: i === 0 ? 28 : 34 })),
    rules: [],
    landscape: false,
  };
}

const ARCHIVE = ['版', '番号', '採否', '採用しない理由', '実施の内容', '担当', '運用開始日', 'メモ'] as const;

function archiveSheet(file: CaseFile): WorkbookSheet {
  const cells = (row: ArchivedRow): readonly string[] => [
    row.catalogue,
    row.controlId,
    row.decision === null ? DECISION_WORDS.undecided : DECISION_WORDS[row.decision],
    row.reason,
    row.how,
    row.owner,
    row.operatingSince ?? '',
    row.note,
  ];
  return {
    name: ARCHIVE_SHEET,
    state: 'visible',
    widths: [18, 12, 10, 30, 48, 14, 15, 24],
    rows: [
      { cells: ARCHIVE.map((text) => ({ text, look: 'head' })), height: 30 },
      ...file.archivedRows.map((row): SheetRow => ({
        cells: cells(row).map((text) => ({ text, look: 'value' })),
      })),
    ],
    rules: [],
    landscape: true,
    titleRow: 1,
    frozenRows: 1,
    filter: `A1:H${file.archivedRows.length + 1}`,
  };
}
