/** Which column of a list a heading stands for: by its words, by what is printed below it, by what may be picked there. */
import type { OfficialField } from '#schemas';
import { canonical, isProse, readingsOf, squash } from '../labels.ts';
import { sameColumn } from '../similar.ts';
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { isBlankText, validationsAt, type Box, type Validation } from './grid.ts';

/** The texts that a list lets in; null where they cannot be told. */
export type Allowed = (validation: Validation) => readonly string[] | null;

export type ColumnKeys = { readonly keys: readonly (string | null)[]; readonly found: number };

/** How far down a column is looked at. */
const DEPTH = 200;
/** As controls are numbered: 「5.1.1.1」, 「4.4.1.1.B」. */
const CONTROL_ID = /^[A-Z]{0,2}\d{1,2}(?:\.\d{1,2}){2,4}(?:\.?[A-Z]{1,3})?$/;

/**
 * A key per heading, null where unknown. Words first; then numbers of controls for the column of kind `code`, a drop-down with the
 * options of one column only, and, beside two known columns, the same words with less or more of what says nothing.
 */
export function columnKeys(
  sheet: Sheet,
  matcher: Matcher,
  field: OfficialField,
  heads: readonly Box[],
  row: number,
  allowed: Allowed,
): ColumnKeys {
  const words = matcher.columns(
    field,
    heads.map((h) => (isProse(h.text) ? '' : h.text)),
  );
  const keys = [...words.keys];
  const unused = () => field.columns.filter((c) => !keys.includes(c.key));
  const open = (): number[] => heads.flatMap((_, i) => (keys[i] === null ? [i] : []));

  const code = unused().find((c) => c.kind === 'code');
  // A list of which nothing is known is not looked at cell by cell.
  if (words.found === 0 && !code) return words;
  const numbered = code ? open().filter((i) => holdsIds(sheet, heads[i]!, row)) : [];
  if (code && numbered.length === 1) keys[numbered[0]!] = code.key;

  const choices = unused().some((c) => (c.options?.length ?? 0) > 0);
  const picked = (choices ? open() : []).flatMap((i) => {
    const texts = optionsBelow(sheet, heads[i]!, row, allowed);
    const fits = unused().filter((c) => {
      const values = texts.map((t) => matcher.option(c.options ?? [], t));
      return texts.length > 1 && !values.includes(null) && new Set(values).size === texts.length;
    });
    return fits.length === 1 ? [{ i, key: fits[0]!.key }] : [];
  });
  for (const { i, key } of picked) if (picked.filter((p) => p.key === key).length === 1) keys[i] = key;

  if (keys.filter((k) => k !== null).length >= 1) {
    const alike = open().map((i) => ({
      i,
      fits: unused().filter((c) =>
        readingsOf(heads[i]!.text).some((r) => c.labels.some((l) => sameColumn(canonical(l), r.key))),
      ),
    }));
    for (const { i, fits } of alike) {
      const key = fits[0]?.key;
      const alone = alike.filter((a) => a.fits.some((c) => c.key === key)).length === 1;
      if (key !== undefined && fits.length === 1 && alone && !isProse(heads[i]!.text)) keys[i] = key;
    }
  }
  return { keys, found: keys.filter((k) => k !== null).length };
}

/** The boxes below a heading, of its width. */
function* below(sheet: Sheet, head: Box, row: number): Generator<Box> {
  const last = Math.min(sheet.lastRow, row + DEPTH);
  for (let r = row + 1; r <= last;) {
    const box = sheet.grid.boxAt(r, head.left);
    if (box.left === head.left && box.right === head.right) yield box;
    r = Math.max(r, box.bottom) + 1;
  }
}

function holdsIds(sheet: Sheet, head: Box, row: number): boolean {
  const texts = [...below(sheet, head, row)].filter((b) => !isBlankText(b.text)).map((b) => squash(b.text));
  const ids = texts.filter((t) => CONTROL_ID.test(t));
  return ids.length >= 2 && ids.length * 2 > texts.length && new Set(ids).size === ids.length;
}

/** What may be picked in the first cell below that has a list. */
function optionsBelow(sheet: Sheet, head: Box, row: number, allowed: Allowed): readonly string[] {
  if (sheet.grid.validations.length === 0) return [];
  let left = 40;
  for (const box of below(sheet, head, row)) {
    if (left-- === 0) break;
    const list = validationsAt(sheet.grid, box.top, box.left).find((v) => v.type === 'list');
    if (list) return (allowed(list) ?? []).filter((t) => !isBlankText(t));
  }
  return [];
}
