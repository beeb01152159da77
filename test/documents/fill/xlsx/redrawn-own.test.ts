/** Our own templates drawn again in other ways: spaced, numbered, with rows and columns put in, in runs, with other styles. Never a wrong write. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialVocabulary } from '#rulebook/official';
import { comparePlaces } from '#documents/fill';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { drawOwn, OWN_FORMS, ownForm } from '#test/support/own-forms.ts';
import { redraw, redrawn, type Redraw } from '#test/support/redraw-xlsx.ts';
import { changedCells } from '#test/support/xlsx-cells.ts';

const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** An empty row between the headings of a list, written with colons, and its blanks: nothing goes behind the colons. */
const APART: Redraw = {
  row: 18,
  rows: 1,
  column: 1,
  columns: 0,
  dress: ['colon', 'colon', 'plain', 'plain', 'plain'],
  options: { inline: false, rich: false, extraStyles: 0, prefix: '', from1904: false },
};

test('drawn again: nothing wrong, most fields found, filled again the same', async () => {
  let places = 0;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...OWN_FORMS), redraw, async (name, how) => {
      const form = redrawn(ownForm(name), how);
      const bytes = drawOwn(form, how.options);
      const reading = await xlsxFiller.recognise(bytes, officialVocabulary, null);
      if (!reading.ok) throw new Error(reading.error.code);
      const done = await xlsxFiller.fill(bytes, reading.value, form.values, officialVocabulary);
      if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
      const check = (after: Uint8Array<ArrayBuffer>): number => {
        const changed = changedCells(bytes, after);
        for (const [at, text] of changed) {
          const allowed = form.blanks.get(at)?.expected.map(squash) ?? [];
          expect(allowed, `${name} ${at} ${text}`).toContain(squash(text));
        }
        return changed.size;
      };
      hits += check(done.value.bytes);
      places += form.blanks.size;
      const back = await xlsxFiller.readBack(bytes, done.value.bytes, reading.value, officialVocabulary);
      if (!back.ok) throw new Error(back.error.code);
      expect(back.value.gone).toEqual([]);
      const written = new Set(done.value.written.map((w) => w.place));
      const unlike = comparePlaces(reading.value, back.value, form.values, officialVocabulary);
      // A list over several sheets is compared as a whole elsewhere.
      expect(unlike.filter((d) => written.has(d.place) && d.before?.kind !== 'rows')).toEqual([]);
      const again = await xlsxFiller.recognise(done.value.bytes, officialVocabulary, null);
      if (!again.ok) throw new Error(again.error.code);
      const twice = await xlsxFiller.fill(done.value.bytes, again.value, form.values, officialVocabulary);
      if (!twice.ok) throw new Error(`${twice.error.code} ${twice.error.where}`);
      check(twice.value.bytes);
    }),
    { numRuns: 20, examples: [['08_変更届出書_無枠', APART]] },
  );
  expect(hits / places).toBeGreaterThanOrEqual(0.7);
});
