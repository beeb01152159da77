/** Whether a filled form still says what was written into it. */
import type { OfficialValues, OfficialVocabulary } from '#schemas';
import { squash } from './labels.ts';
import { openPackage } from './package.ts';
import { ownText } from './xml.ts';

/** What was written where: as a manifest names it. */
type Said = { readonly field: string; readonly place: string; readonly text: string };

/**
 * False where something else stands there now, or the file cannot be read. In a workbook each place is looked at again; of a
 * Word form, whose filled blanks are no blanks any more, it is known only that the text is there.
 */
export async function stillSays(
  bytes: Uint8Array<ArrayBuffer>,
  said: readonly Said[],
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Promise<boolean> {
  const opened = openPackage(bytes);
  if (!opened.ok) return false;
  if (opened.value.kind === 'xlsx') return placesSay(bytes, said, values, vocabulary);
  const tree = opened.value.tree(opened.value.main);
  if (!tree.ok) return false;
  const elements = tree.value.elements.filter((e) => e.name === 't');
  const text = bare(elements.map((e) => ownText(tree.value, e)).join(''));
  return said.every((s) => {
    const value = values.get(s.field);
    // Dates and choices are printed in parts; the cells of a table lie between others.
    if (value?.kind === 'rows') return s.text.split(' ').every((cell) => text.includes(bare(cell)));
    return value?.kind !== 'text' || text.includes(bare(s.text));
  });
}

/** Without what a form prints between the parts of a number. */
const bare = (text: string): string => squash(text).replace(/[-‐–—−]/g, '');

/** Filled once more with the same values, a filled form stays as it is; what somebody changed is in the way. */
async function placesSay(
  bytes: Uint8Array<ArrayBuffer>,
  said: readonly Said[],
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Promise<boolean> {
  const { xlsxFiller } = await import('./xlsx/index.ts');
  const read = await xlsxFiller.recognise(bytes, vocabulary, null);
  if (!read.ok) return false;
  const named = new Map(said.map((s) => [s.place, s.field]));
  const places = read.value.places.map((place) => {
    const field = named.get(place.locator) ?? null;
    // Which option a box stands for, where the user said so, is not named.
    const isKnown = field === place.field || (field !== null && place.kind !== 'box');
    return isKnown ? { ...place, field, sure: field !== null } : { ...place, field: null, sure: false };
  });
  const again = await xlsxFiller.fill(bytes, { ...read.value, places }, values, vocabulary);
  return again.ok && again.value.open.every((o) => o.code !== 'open.occupied');
}
