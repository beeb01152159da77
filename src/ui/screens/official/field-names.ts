/** Fields of the official forms in words, and values as one reads them. */
import { formatEra } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialField, OfficialPlaceKind, OfficialValue } from '#schemas';

const groups = new Map(officialVocabulary.groups.map((g) => [g.id, g.words[0] ?? '']));
const fields = new Map(officialVocabulary.fields.map((f) => [f.key, f]));

export const fieldOf = (key: string | null): OfficialField | undefined =>
  key === null ? undefined : fields.get(key);

const groupWord = (field: OfficialField): string => groups.get(field.group) || '様式全体';
const ownWord = (field: OfficialField): string => field.shared[0] ?? field.labels[0] ?? field.key;

/** 「申請者：名称」 */
export function fieldName(key: string): string {
  const field = fields.get(key);
  return field ? `${groupWord(field)}：${ownWord(field)}` : key;
}

const KINDS: Readonly<Record<OfficialPlaceKind, readonly OfficialField['kind'][]>> = {
  text: ['text', 'code', 'date', 'dateTime', 'choice', 'choices'],
  inline: ['text', 'code', 'date', 'dateTime', 'choice'],
  date: ['date', 'dateTime'],
  dateParts: ['date', 'dateTime'],
  digits: ['code'],
  box: ['choice', 'choices'],
  list: ['text', 'choice', 'choices'],
  control: ['text', 'code', 'date', 'dateTime', 'choice', 'choices'],
  table: ['rows'],
};

/** The fields that a place of this kind can hold, by group. */
export function fieldsFor(
  kind: OfficialPlaceKind,
): readonly { group: string; fields: readonly OfficialField[] }[] {
  const found = new Map<string, OfficialField[]>();
  for (const field of officialVocabulary.fields) {
    if (!KINDS[kind].includes(field.kind)) continue;
    const group = groupWord(field);
    found.set(group, [...(found.get(group) ?? []), field]);
  }
  return [...found].map(([group, list]) => ({ group, fields: list }));
}

export const fieldWord = (field: OfficialField): string => field.labels[0] ?? field.shared[0] ?? field.key;

/** A value as one line; 「なし」 where there is none. */
export function valueText(value: OfficialValue | null, field: OfficialField | undefined): string {
  const option = (v: string): string => field?.options.find((o) => o.value === v)?.labels[0] ?? v;
  switch (value?.kind) {
    case 'text':
      return value.text.trim() === '' ? 'なし' : value.text;
    case 'date':
      return `${formatEra(value.date)}${value.time === null ? '' : ` ${value.time}`}`;
    case 'choice':
      return option(value.value);
    case 'choices':
      return value.values.map(option).join('、');
    case 'rows':
      return `${value.rows.length} 行`;
    default:
      return 'なし';
  }
}

type Row = Readonly<Record<string, OfficialValue>>;

export const columnName = (field: OfficialField | undefined, key: string): string =>
  field?.columns.find((c) => c.key === key)?.labels[0] ?? key;

/** A cell as one reads it; 「なし」 where it says nothing. */
export function cellText(field: OfficialField | undefined, key: string, row: Row): string {
  const column = field?.columns.find((c) => c.key === key);
  const value = row[key];
  if (value?.kind === 'choice')
    return column?.options?.find((o) => o.value === value.value)?.labels[0] ?? value.value;
  return valueText(value ?? null, undefined);
}

/** A row by what names it: its number or name, else the first thing it says. */
export function rowName(field: OfficialField | undefined, row: Row | null): string {
  const columns = field?.columns ?? [];
  const names = [...columns.filter((c) => c.kind === 'code' || c.key === 'name'), ...columns];
  const key = names.find((c) => row?.[c.key])?.key;
  const text = row && key ? cellText(field, key, row) : '（空の行）';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
