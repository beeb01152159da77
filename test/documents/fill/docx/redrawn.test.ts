/**
 * The given forms and our own drawn again: runs split, labels set wide, a column put in, tables put into a cell. The same
 * fields must be found, none other.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fill, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { officialVocabulary } from '#rulebook/official';
import { writePackage } from '../../../../src/documents/fill/package-write.ts';
import { openPackage } from '../../../../src/documents/fill/package.ts';
import { Dice } from '#test/support/draw-docx.ts';
import { outcomeOf } from '#test/support/own-form-outcome.ts';
import { drawOwnForm } from '#test/support/own-form.ts';
import { redraw } from '#test/support/redraw-docx.ts';
import { valuesOf, type Expectation } from '#test/support/official-values.ts';
import { all, bare, parseXml, textOf } from '#test/support/word-text.ts';

const DIR = join(import.meta.dirname, '../../../fixtures/official-like');
const NAMES = readdirSync(DIR).filter((n) => n.endsWith('.docx'));
const PART = 'word/document.xml';

const xmlOf = (bytes: Uint8Array<ArrayBuffer>): string => {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  return strFromU8(zip.value.get(PART)!);
};

describe.each(NAMES)('%s', (name) => {
  const bytes = new Uint8Array(readFileSync(join(DIR, name)));
  const expectation: Expectation = JSON.parse(
    readFileSync(join(DIR, name.replace('.docx', '.expect.json')), 'utf8'),
  );
  const values = valuesOf(expectation, officialVocabulary);
  const opened = openPackage(bytes);
  const source = xmlOf(bytes);

  it('drawn again', async () => {
    if (!opened.ok) throw new Error(opened.error.code);
    const samples = new Map(
      expectation.fields.map((f) => [f.field, (f.cells ?? [f]).map((c) => bare(c.expectText))] as const),
    );
    let found = 0;
    let wanted = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const drawn = writePackage(opened.value, new Map([[PART, redraw(source, new Dice(seed))]]));
        const reading = await recognise(drawn, officialVocabulary);
        if (!reading.ok) throw new Error(reading.error.code);
        const filled = await fill(drawn, reading.value, values, officialVocabulary);
        if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
        const [before, after] = [drawn, filled.value.bytes].map((b) =>
          all(parseXml(xmlOf(b)), 'p').map(textOf),
        );
        const shown = new Set([...samples.values()].flat());
        // What is new in a paragraph is a sample, and each field stands once.
        after!.forEach((t, n) => {
          if (t === before![n]) return;
          const hits = [...shown].filter((s) => bare(t).includes(s) || /[☑☒]|8．/.test(t));
          expect(hits.length, `${before![n]} → ${t}`).toBeGreaterThan(0);
        });
        const fields = filled.value.written.map((w) => w.field);
        expect(new Set(fields).size).toBe(fields.length);
        for (const w of filled.value.written) {
          const place = reading.value.places.find((p) => p.id === w.place)!;
          const original = expectation.fields.find((f) => f.field === w.field);
          expect(original, `${w.field} at ${place.label}`).toBeDefined();
        }
        found += fields.length;
        wanted += expectation.fields.length;
      }),
      { numRuns: 6 },
    );
    expect(found / wanted).toBeGreaterThanOrEqual(0.9);
  });
});

it('our own forms drawn again: nothing wrong, and nine of ten', async () => {
  const folder = join(import.meta.dirname, '../../../fixtures/own-word-forms');
  const forms = readdirSync(folder).map((name) => drawOwnForm(readFileSync(join(folder, name), 'utf8')));
  let [found, wanted] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: forms.length - 1 }), fc.nat(), async (n, seed) => {
      const form = forms[n]!;
      const again = openPackage(form.bytes);
      if (!again.ok) throw new Error(again.error.code);
      const bytes = writePackage(again.value, new Map([[PART, redraw(xmlOf(form.bytes), new Dice(seed))]]));
      const o = await outcomeOf({ ...form, bytes }, officialVocabulary, officialVocabulary);
      expect(o.wrong).toEqual([]);
      found += o.found;
      wanted += o.wanted;
    }),
    { numRuns: 20 },
  );
  expect(found / wanted).toBeGreaterThanOrEqual(0.9);
});
