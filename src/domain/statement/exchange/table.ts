/**
 * All rows of the statement as a table that goes out, is worked on elsewhere, and comes back. The words below are a file
 * format: they change only together with `EXCHANGE_VERSION`, whatever the screens come to say.
 */
import type { Catalogue } from '#rulebook/controls';
import type { CaseFile, StatementRow, WorkStatus } from '#schemas';

export const EXCHANGE_VERSION = 1;

/** What comes back into a row. */
export const EXCHANGE_FIELDS = [
  'decision',
  'reason',
  'how',
  'owner',
  'operatingSince',
  'work',
  'note',
] as const;
export type ExchangeField = (typeof EXCHANGE_FIELDS)[number];
export type ExchangeValues = Pick<StatementRow, ExchangeField>;

type ColumnId = 'key' | 'id' | 'tier' | 'label' | 'official' | 'evidence' | ExchangeField;

/** The columns in the order they go out; when they come back they are found by these headings. */
export const EXCHANGE_COLUMNS: Readonly<Record<ColumnId, string>> = {
  key: '照合キー',
  id: '番号',
  tier: '区分',
  label: '見出し',
  official: '管理基準の文章（貴社が取り込んだ写し）',
  decision: '採否',
  reason: '採用しない理由',
  how: '実施の内容',
  owner: '担当',
  operatingSince: '運用開始日',
  work: '作業状況',
  evidence: '証跡',
  note: 'メモ',
};

export const DECISION_WORDS = { adopted: '採用', notAdopted: '不採用', undecided: '未定' } as const;
export const WORK_WORDS: Readonly<Record<WorkStatus, string>> = {
  todo: '未着手',
  doing: '作業中',
  review: '確認待ち',
  done: '完了',
};
const TIER_WORDS = {
  governance: 'ガバナンス基準',
  management: 'マネジメント基準',
  objective: '統制目標',
  detailed: '詳細管理策',
} as const;

export type ExchangeFormat = 'xlsx' | 'csv';

/** Which export a table was; stands in the heading of the key column, so that it survives sorting, moving and saving as CSV. */
export type ExchangeIdentity = {
  readonly version: number;
  readonly format: ExchangeFormat;
  readonly catalogue: string;
  readonly caseId: string;
  /** `changed` of the case at the export. */
  readonly changed: string;
};

const HEAD = 'liu:statement';

export const identityText = (i: ExchangeIdentity): string =>
  [HEAD, i.version, i.format, i.catalogue, i.caseId, i.changed.replaceAll(':', '')].join(':');

/** The identity a heading holds; null where it holds none. */
export function parseIdentity(text: string): ExchangeIdentity | null {
  const m = /^\s*liu:statement:(\d{1,4}):(xlsx|csv):([^:\s]*):([^:\s]*):([^:\s]*)\s*$/.exec(text);
  return m
    ? {
        version: Number(m[1]),
        format: m[2] === 'csv' ? 'csv' : 'xlsx',
        catalogue: m[3]!,
        caseId: m[4]!,
        changed: m[5]!,
      }
    : null;
}

/** What a row says at its key: its id, and the mark of each field as it went out. */
export type ExchangeKey = { readonly id: string; readonly marks: ReadonlyMap<ExchangeField, string> };

export function keyText(row: ExchangeValues & { readonly id: string }): string {
  return `liu:${row.id}:${EXCHANGE_FIELDS.map((f) => markOf(cellText(f, row[f]))).join('.')}`;
}

export function parseKey(text: string): ExchangeKey | null {
  const m = /^\s*liu:([0-9A-Za-z._-]{1,64}):([0-9a-z]+(?:\.[0-9a-z]+)*)\s*$/.exec(text);
  if (!m) return null;
  const marks = m[2]!.split('.');
  if (marks.length !== EXCHANGE_FIELDS.length) return null;
  return { id: m[1]!, marks: new Map(EXCHANGE_FIELDS.map((f, i) => [f, marks[i]!])) };
}

/** A short mark of a text (FNV-1a, base 36): tells that it is another text, and proves nothing. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A value as its cell says it. */
export function cellText(field: ExchangeField, value: ExchangeValues[ExchangeField]): string {
  if (field === 'decision') {
    if (value === 'adopted') return DECISION_WORDS.adopted;
    return value === 'notAdopted' ? DECISION_WORDS.notAdopted : DECISION_WORDS.undecided;
  }
  if (field === 'work') return WORK_WORDS[value as WorkStatus] ?? '';
  return value ?? '';
}

/** Objectives are carried out by their controls: they hold a decision, a reason, the state of the work and a note only. */
export const holdsField = (catalogue: Catalogue, id: string, field: ExchangeField): boolean =>
  catalogue.control(id)?.tier !== 'objective' || !['how', 'owner', 'operatingSince'].includes(field);

export type ExchangeTable = {
  readonly columns: readonly ColumnId[];
  /** Headings, then one row per control of the case. */
  readonly rows: readonly (readonly string[])[];
};

/**
 * The table of a case. `texts` = the vendor's own copy of the criteria, only where it was asked for; `evidence` = what a
 * row's evidence is called.
 */
export function exchangeTable(
  file: CaseFile,
  catalogue: Catalogue,
  format: ExchangeFormat,
  evidence: (row: StatementRow) => string,
  texts: Readonly<Record<string, string>> | null = null,
): ExchangeTable {
  const all = Object.keys(EXCHANGE_COLUMNS) as ColumnId[];
  const columns = all.filter((c) => c !== 'official' || texts !== null);
  const identity = identityText({
    version: EXCHANGE_VERSION,
    format,
    catalogue: catalogue.id,
    caseId: file.id,
    changed: file.changed,
  });
  const safe = format === 'csv' ? guard : (text: string): string => text;
  const cell = (row: StatementRow, column: ColumnId): string => {
    switch (column) {
      case 'key':
        return keyText(row);
      case 'id':
        return row.id;
      case 'tier':
        return TIER_WORDS[catalogue.control(row.id)?.tier ?? 'detailed'];
      case 'label':
        return catalogue.labelOf(row.id);
      case 'official':
        return safe(texts?.[row.id] ?? '');
      case 'evidence':
        return safe(evidence(row));
      case 'operatingSince':
        return row.operatingSince ?? '';
      default:
        return safe(cellText(column, row[column]));
    }
  };
  return {
    columns,
    rows: [
      columns.map((c) => (c === 'key' ? identity : EXCHANGE_COLUMNS[c])),
      ...file.rows.map((row) => columns.map((c) => cell(row, c))),
    ],
  };
}

// What spreadsheets take for a formula, a number, a date or a truth value when they open a CSV, full-width forms included.
const FORMULA = /^\s*[=+\-@\t＝＋－＠]/;
const NUMBER = /^[\s\d.,:/\-+%¥￥$€()年月日時分秒e]+$/i;
const OTHER = /^\s*(true|false|(明治|大正|昭和|平成|令和|[mtshr])\s*[\d元].*)$/is;

/** A text as a cell of a CSV that no program calculates with or rewrites: with an apostrophe before it where it may. */
export function guard(text: string): string {
  const folded = text.length > 60 ? '' : text.normalize('NFKC');
  const risky =
    text.startsWith("'") ||
    FORMULA.test(text) ||
    (/\d/.test(folded) && NUMBER.test(folded)) ||
    OTHER.test(folded);
  return risky ? `'${text}` : text;
}

/** The text before `guard`. */
export const unguard = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);
