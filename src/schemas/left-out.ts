/** What a schema did not know of a JSON value, and so did not take over. */

/** Properties of one name in one place of the format; `*` in `path` = each element of a list. */
export type LeftOut = { readonly path: string; readonly count: number };

/**
 * The properties of `input` that `parsed` lacks, in the order of their first appearance.
 * @param parsed what a schema made of `input`: lists keep their places, objects lose what the schema does not name
 */
export function leftOutOf(input: unknown, parsed: unknown): readonly LeftOut[] {
  const counts = new Map<string, number>();
  compare(input, parsed, '', counts);
  return Array.from(counts, ([path, count]) => ({ path, count }));
}

function compare(input: unknown, parsed: unknown, at: string, counts: Map<string, number>): void {
  const below = (name: string): string => (at === '' ? name : `${at}/${name}`);
  if (Array.isArray(input)) {
    if (!Array.isArray(parsed)) return;
    for (const [i, element] of input.entries()) compare(element, parsed[i], below('*'), counts);
  } else if (isBag(input) && isBag(parsed)) {
    for (const [name, value] of Object.entries(input)) {
      if (Object.hasOwn(parsed, name)) compare(value, parsed[name], below(name), counts);
      else counts.set(below(name), (counts.get(below(name)) ?? 0) + 1);
    }
  }
}

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
