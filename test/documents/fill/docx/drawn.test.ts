import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { expect, it } from 'vitest';
import { fill, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { formatEra, plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialValue } from '#schemas';
import { drawDocx, type Drawn } from '#test/support/draw-docx.ts';
import { all, bare, parseXml, textOf } from '#test/support/word-text.ts';

/** A value for every field that tells which field it is. */
const VALUES = new Map<string, OfficialValue>();
const PRINTED = new Map<string, string>();
officialVocabulary.fields.forEach((field, n) => {
  if (field.kind === 'text' || field.kind === 'code') {
    VALUES.set(field.key, { kind: 'text', text: `Z${100 + n}Z` });
    PRINTED.set(field.key, `Z${100 + n}Z`);
  } else if (field.kind === 'date' || field.kind === 'dateTime') {
    const date = plainDate(
      `2031-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    );
    VALUES.set(field.key, { kind: 'date', date, time: null });
    PRINTED.set(field.key, formatEra(date));
  }
});

const textsOf = (xml: string): string[] => all(parseXml(xml), 'p').map(textOf);

async function outcome(drawn: Drawn): Promise<{ wanted: number; found: number; wrong: string[] }> {
  const reading = await recognise(drawn.bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(drawn.bytes, reading.value, VALUES, officialVocabulary);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
  const zip = readZip(filled.value.bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const before = textsOf(drawn.xml);
  const after = textsOf(strFromU8(zip.value.get('word/document.xml')!));
  expect(before).toHaveLength(drawn.truths.length);
  expect(after).toHaveLength(drawn.truths.length);
  const wrong: string[] = [];
  let found = 0;
  drawn.truths.forEach((truth, n) => {
    if (before[n] === after[n]) return;
    const belongs = truth ? [truth.field, ...(truth.also === undefined ? [] : [truth.also])] : ['?'];
    const text = bare(after[n]!);
    const at = belongs.map((f) => text.indexOf(bare(PRINTED.get(f) ?? '?')));
    // The beginning of a period stands before its end.
    if (at.every((i, k) => i >= 0 && i >= (at[k - 1] ?? 0))) found++;
    else wrong.push(`p[${n}] ${before[n]} → ${after[n]} (${truth?.field ?? 'nothing'})`);
  });
  return { wanted: drawn.truths.filter((t) => t !== null).length, found, wrong };
}

it('writes nothing wrong into forms drawn at random, and finds nine of ten fields', async () => {
  let wanted = 0;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 2 ** 31 }), async (seed) => {
      const result = await outcome(drawDocx(seed));
      wanted += result.wanted;
      found += result.found;
      expect(result.wrong).toEqual([]);
    }),
    { numRuns: 30 },
  );
  expect(wanted).toBeGreaterThan(150);
  expect(found / wanted).toBeGreaterThanOrEqual(0.9);
});
