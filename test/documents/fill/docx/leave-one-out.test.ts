/**
 * What the recogniser does with a form it has learnt nothing from: every word that stands in that form and nowhere else is
 * taken out of the vocabulary (labels, headings, columns) before it is read.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fill, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { FOREIGN, officialVocabulary } from '#rulebook/official';
import type { OfficialVocabulary } from '#schemas';
import { canonical, readingsOf } from '../../../../src/documents/fill/labels.ts';
import { DRAWN_WORDS } from '#test/support/draw-docx.ts';
import { valuesOf, type Expectation } from '#test/support/official-values.ts';
import { all, bare, parseXml, textAt, textOf } from '#test/support/word-text.ts';

const DIR = join(import.meta.dirname, '../../../fixtures/official-like');
const FILES = readdirSync(DIR).filter((n) => /\.(docx|xlsx)$/.test(n));
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(DIR, name)));

/** The words of each given form, as the recogniser sees them. */
async function wordsOf(name: string): Promise<Set<string>> {
  const reading = await recognise(bytesOf(name), officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const { labels, places } = reading.value;
  const texts = [
    ...labels,
    ...places.flatMap((p) => [p.label, ...p.context, ...p.columns.map((c) => c.label)]),
  ];
  return new Set(texts.flatMap((t) => readingsOf(t).map((r) => r.key)));
}

function without(words: ReadonlySet<string>): OfficialVocabulary {
  const keep = (list: readonly string[]): string[] => list.filter((l) => !words.has(canonical(l)));
  return {
    forms: officialVocabulary.forms,
    groups: officialVocabulary.groups.map((g) =>
      g.id === FOREIGN ? g : { ...g, words: keep(g.words), loose: keep(g.loose ?? []) },
    ),
    fields: officialVocabulary.fields.map((f) => ({
      ...f,
      labels: keep(f.labels),
      shared: keep(f.shared),
      columns: f.columns.map((c) => ({ ...c, labels: keep(c.labels) })),
    })),
  };
}

type Score = { found: number; wanted: number };

async function leaveOut(name: string, vocabulary: OfficialVocabulary): Promise<Score> {
  const bytes = bytesOf(name);
  const expectation: Expectation = JSON.parse(
    readFileSync(join(DIR, name.replace('.docx', '.expect.json')), 'utf8'),
  );
  const reading = await recognise(bytes, vocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(bytes, reading.value, valuesOf(expectation, officialVocabulary), vocabulary);
  if (!filled.ok) throw new Error(filled.error.code);
  const read = (data: Uint8Array<ArrayBuffer>) => {
    const zip = readZip(data);
    if (!zip.ok) throw new Error(zip.error.code);
    return parseXml(strFromU8(zip.value.get('word/document.xml')!));
  };
  const [before, after] = [read(bytes), read(filled.value.bytes)];
  // Right: all cells of the field read as expected. Wrong: any paragraph changed that is in no such field.
  const right = new Set<string>();
  const allowed: string[] = [];
  for (const f of expectation.fields) {
    const cells = f.cells ?? [{ at: f.at, expectText: f.expectText }];
    const reads = (c: (typeof cells)[number]): boolean => {
      const text = bare(textAt(after, c.at));
      return (
        text.includes(bare(c.expectText)) ||
        (f.acceptRegex !== undefined && new RegExp(f.acceptRegex).test(text))
      );
    };
    const touched = cells.some((c) => textAt(after, c.at) !== textAt(before, c.at));
    if (touched && cells.every(reads)) right.add(f.field);
    allowed.push(...cells.filter(reads).map((c) => bare(textAt(after, c.at))));
  }
  const old = all(before, 'p').map(textOf);
  all(after, 'p').forEach((p, n) => {
    const text = textOf(p);
    if (text === old[n]) return;
    const fine = allowed.some((a) => a.includes(bare(text)) || bare(text).includes(a));
    expect({ place: n, before: old[n], text, fine }).toMatchObject({ fine: true });
  });
  return { found: right.size, wanted: expectation.fields.length };
}

describe('a form left out', () => {
  const words = new Map<string, Set<string>>();
  const total = async (others: readonly string[]): Promise<Score> => {
    const sum = { found: 0, wanted: 0 };
    for (const name of FILES) if (!words.has(name)) words.set(name, await wordsOf(name));
    const known = new Set(others.flatMap((t) => readingsOf(t).map((r) => r.key)));
    for (const name of FILES.filter((n) => n.endsWith('.docx'))) {
      const elsewhere = (w: string): boolean =>
        known.has(w) || FILES.some((other) => other !== name && words.get(other)!.has(w));
      const only = new Set([...words.get(name)!].filter((w) => !elsewhere(w)));
      const score = await leaveOut(name, without(only));
      sum.found += score.found;
      sum.wanted += score.wanted;
    }
    return sum;
  };

  it('gets nothing wrong with the words of the other given forms alone, and more than half right', async () => {
    const { found, wanted } = await total([]);
    expect(wanted).toBe(79);
    expect(found / wanted).toBeGreaterThan(0.55);
  });

  it('gets nothing wrong and nine of ten fields right with the words of our own forms besides', async () => {
    const { found, wanted } = await total(DRAWN_WORDS);
    expect(found / wanted).toBeGreaterThanOrEqual(0.9);
  });
});
