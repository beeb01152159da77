/** Blocks shared by the papers. */
import type { PlainDate } from '#kernel';
import { pathLabel } from '#messages';
import type { Block, CaseFile, Value } from '#schemas';
import { elementValue, fieldValue, say } from './values.ts';

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
export const paragraph = (text: string, align: 'left' | 'center' | 'right' = 'left'): Block => ({
  type: 'paragraph',
  value: say(text),
  align,
});
export const note = (text: string): Block => ({ type: 'note', text });

/** A line of a grid: a path (labelled by its field), or a label of our own with a path or a value. */
export type GridLine =
  | string
  | { readonly path: string; readonly label?: string; readonly optional?: boolean }
  | { readonly label: string; readonly value: Value };

/** Label / value rows over fields of the case. */
export function grid(file: CaseFile, lines: readonly GridLine[]): Block {
  return {
    type: 'grid',
    rows: lines.map((line) => {
      if (typeof line === 'string') return { label: pathLabel(line), value: fieldValue(file, line) };
      if ('value' in line) return line;
      return { label: line.label ?? pathLabel(line.path), value: fieldValue(file, line.path, line.optional) };
    }),
  };
}

/** A grid line of a field that may stay empty. */
export const optional = (path: string, label?: string): GridLine => ({
  path,
  optional: true,
  ...(label ? { label } : {}),
});

/** 申請者: name, number, place, representative. `short` leaves out what only the application asks for. */
export function applicant(file: CaseFile, short = false): Block {
  const where: GridLine[] = ['vendor/address/postalCode', 'vendor/address/text'];
  const who: GridLine[] = ['vendor/representative/title', 'vendor/representative/name'];
  if (short) return grid(file, ['vendor/name', ...where, ...who]);
  return grid(file, ['vendor/name', 'vendor/nameKana', 'vendor/corporateNumber', ...where, ...who]);
}

/** Paths of `applicant`. */
export const APPLICANT_PATHS = [
  'vendor/name',
  'vendor/address/postalCode',
  'vendor/address/text',
  'vendor/representative/title',
  'vendor/representative/name',
] as const;
export const APPLICANT_CODES = ['vendor/nameKana', 'vendor/corporateNumber'] as const;

/** 連絡担当者 as a table; a blank line while there is none. */
export function contacts(file: CaseFile): Block {
  return table(
    [
      ['役割', 0.21],
      ['部署', 0.2],
      ['氏名', 0.15],
      ['電話番号', 0.18],
      ['メールアドレス', 0.26],
    ],
    file.contacts.map((c) => [
      elementValue('contacts', c, 'role'),
      elementValue('contacts', c, 'department'),
      elementValue('contacts', c, 'name'),
      elementValue('contacts', c, 'phone'),
      elementValue('contacts', c, 'email'),
    ]),
    'contacts',
  );
}

export const CONTACT_PATHS = ['role', 'department', 'name', 'phone', 'email'].map((f) => `contacts/*/${f}`);

type Column = readonly [label: string, width: number, align?: 'left' | 'center'];

/** A table; while it has no rows, one row of visible blanks that lead to the list. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
  emptyPath: string,
  caption?: string,
): Block {
  const blank = columns.map((): Value => ({ text: '', missing: true, source: { path: emptyPath } }));
  return {
    type: 'table',
    ...(caption ? { caption } : {}),
    columns: columns.map(([label, width, align]) => ({ label, width, ...(align ? { align } : {}) })),
    rows: rows.length > 0 ? rows : [blank],
  };
}

/** One of several choices, as boxes with the chosen one ticked. */
export function choiceBoxes(
  path: string,
  chosen: string | null,
  labels: Readonly<Record<string, string>>,
): Block {
  return {
    type: 'checks',
    items: Object.entries(labels).map(([value, label]) => ({
      checked: value === chosen,
      value:
        chosen === null
          ? { text: label, source: { path }, missing: true }
          : { text: label, source: { path } },
    })),
  };
}

/** A yes/no answer of the case as a box to tick, in words of its own. */
export function confirmBox(
  path: string,
  answer: boolean | null,
  text: string,
): { checked: boolean; value: Value } {
  const state = answer === null ? '（未回答）' : answer ? '' : '（いいえ）';
  return {
    checked: answer === true,
    value: { text: `${text}${state}`, source: { path }, ...(answer === null ? { missing: true } : {}) },
  };
}

/** Date of the paper (right), addressee (left). */
export function letterHead(file: CaseFile, datePath: string, addressee: string): Block[] {
  const date = fieldValue(file, datePath);
  return [
    {
      type: 'paragraph',
      value: date.missing ? { ...date, text: '令和　　年　　月　　日' } : date,
      align: 'right',
    },
    paragraph(addressee),
  ];
}

export const OPERATOR = 'ISMAP運用支援機関　御中';
export const MINISTRIES_ONLY = 'ISMAP制度所管省庁　御中';
export const MINISTRIES = `${MINISTRIES_ONLY}\n（ISMAP運用支援機関を経由して提出）`;
export const COMMITTEE = 'ISMAP運営委員会　御中\n（ISMAP運用支援機関を経由して提出）';

/** 記名欄 of the vendor's representative. */
export function vendorSignature(file: CaseFile, date: PlainDate | null): Block {
  return {
    type: 'signature',
    date,
    rows: [
      { label: '申請者', value: fieldValue(file, 'vendor/name') },
      { label: '役職', value: fieldValue(file, 'vendor/representative/title') },
      { label: '氏名', value: fieldValue(file, 'vendor/representative/name') },
    ],
  };
}

/** The files that go with a paper, by their titles, in the order of the list of ids. */
export function fileList(file: CaseFile, ids: readonly string[]): Block {
  const byId = new Map(file.attachments.map((a) => [a.id, a]));
  const items = ids.flatMap((id) => {
    const found = byId.get(id);
    return found ? [say(found.title || found.fileName)] : [];
  });
  return items.length > 0 ? { type: 'list', ordered: true, items } : paragraph('なし');
}
