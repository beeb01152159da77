/** The entries of a table's place. */
import type { OfficialField, OfficialPlace } from '#schemas';
import { squash } from '../labels.ts';

/** The cells of a table, entry by entry. */
export function entriesOf(place: OfficialPlace): string[][] {
  const width = Math.max(1, place.columns.length);
  const entries: string[][] = [];
  for (let i = 0; i + width <= place.cells.length; i += width) entries.push(place.cells.slice(i, i + width));
  return entries;
}

/** The column that bears the number of an entry; -1 = none. */
export const keyColumnOf = (place: OfficialPlace, field: OfficialField): number => {
  const key = field.columns.find((c) => c.kind === 'code')?.key;
  return key === undefined ? -1 : place.columns.findIndex((c) => c.key === key);
};

export const idText = (text: string): string => squash(text).toUpperCase();
