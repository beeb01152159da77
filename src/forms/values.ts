/** Values of the case as they stand on a paper: Japanese text with the path it came from. */
import { formatEra, getAt, isPlainDate } from '#kernel';
import { fieldInfo } from '#messages';
import type { CaseFile, Value } from '#schemas';
import { isEmpty } from './uses.ts';

/** Plain text without a field behind it. */
export const say = (text: string): Value => ({ text });

/** A value with its source; blank text is marked missing. */
export function valueOf(text: string, path: string): Value {
  return text.trim() === '' ? { text: '', source: { path }, missing: true } : { text, source: { path } };
}

/** Any value of the case as text: choices by their label, dates in the era, yes and no in words. */
export function textOf(path: string, value: unknown): string {
  if (isEmpty(value)) return '';
  const info = fieldInfo(path);
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : '';
  const choice = info?.choices?.find((c) => c.value === value);
  if (choice) return choice.label;
  return info?.kind === 'date' && isPlainDate(value) ? formatEra(value) : value;
}

/** What stands at a path of the case. `optional` fields are not marked missing when empty: they read 「なし」. */
export function fieldValue(file: CaseFile, path: string, optional = false): Value {
  const text = textOf(path, getAt(file, path));
  if (optional && text === '') return { text: 'なし', source: { path } };
  return valueOf(text, path);
}

/** The same within a list element that is at hand (no search through the list). */
export function elementValue(
  list: string,
  element: { readonly id: string },
  field: string,
  optional = false,
): Value {
  const path = `${list}/${element.id}/${field}`;
  const text = textOf(path, getAt(element, field));
  if (optional && text === '') return { text: 'なし', source: { path } };
  return valueOf(text, path);
}
