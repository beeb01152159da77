/**
 * What the recogniser does with a form nobody has seen: of the words of the vocabulary it keeps only those that the other
 * forms print, given ones and our own, Word and Excel. What it knows besides is how labels and headings are made.
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
import { outcomeOf, type Outcome } from '#test/support/own-form-outcome.ts';
import { drawOwnForm } from '#test/support/own-form.ts';
import { valuesOf, type Expectation } from '#test/support/official-values.ts';
import { all, bare, parseXml, textAt, textOf } from '#test/support/word-text.ts';

const GIVEN = join(import.meta.dirname, '../../../fixtures/official-like');
const OWN = join(import.meta.dirname, '../../../fixtures/own-word-forms');
const given = readdirSync(GIVEN).filter((n) => /\.(docx|xlsx)$/.test(n));
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(GIVEN, name)));
const own = new Map(
  readdirSync(OWN).map((name) => [name, drawOwnForm(readFileSync(join(OWN, name), 'utf8'))] as const),
);

/** The words of a form, as the recogniser sees them. */
async function wordsOf(bytes: Uint8Array<ArrayBuffer>): Promise<Set<string>> {
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const { labels, places } = reading.value;
  const texts = [
    ...labels,
    ...places.flatMap((p) => [p.label, ...p.context, ...p.columns.map((c) => c.label)]),
  ];
  return new Set(texts.flatMap((t) => readingsOf(t).map((r) => r.key)));
}

/** The vocabulary with these words alone. Whose blanks are not ours stays known, and so do the options. */
function learntFrom(words: ReadonlySet<string>): OfficialVocabulary {
  const keep = (list: readonly string[]): string[] => list.filter((l) => words.has(canonical(l)));
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

const partOf = (data: Uint8Array<ArrayBuffer>) => {
  const zip = readZip(data);
  if (!zip.ok) throw new Error(zip.error.code);
  return parseXml(strFromU8(zip.value.get('word/document.xml')!));
};

/** A given form: right are fields all of whose cells read as expected, wrong is any other change. */
async function givenOutcome(name: string, vocabulary: OfficialVocabulary): Promise<Outcome> {
  const bytes = bytesOf(name);
  const expectation: Expectation = JSON.parse(
    readFileSync(join(GIVEN, name.replace('.docx', '.expect.json')), 'utf8'),
  );
  const reading = await recognise(bytes, vocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(bytes, reading.value, valuesOf(expectation, officialVocabulary), vocabulary);
  if (!filled.ok) throw new Error(filled.error.code);
  const [before, after] = [partOf(bytes), partOf(filled.value.bytes)];
  const missed: string[] = [];
  const allowed: string[] = [];
  for (const f of expectation.fields) {
    const cells = f.cells ?? [{ at: f.at, expectText: f.expectText }];
    const reads = (c: (typeof cells)[number]): boolean => {
      const text = bare(textAt(after, c.at));
      const other = f.acceptRegex === undefined ? null : new RegExp(f.acceptRegex);
      return text.includes(bare(c.expectText)) || other?.test(text) === true;
    };
    const touched = cells.some((c) => textAt(after, c.at) !== textAt(before, c.at));
    if (!touched || !cells.every(reads)) missed.push(f.field);
    allowed.push(...cells.filter(reads).map((c) => bare(textAt(after, c.at))));
  }
  const old = all(before, 'p').map(textOf);
  const wrong = all(after, 'p').flatMap((p, n) => {
    const text = textOf(p);
    const fine = allowed.some((a) => a.includes(bare(text)) || bare(text).includes(a));
    return text === old[n] || fine ? [] : [`p[${n}] ${old[n]} → ${text}`];
  });
  const wanted = expectation.fields.length;
  return { wanted, found: wanted - missed.length, missed, wrong };
}

describe('a form left out', () => {
  const words = (async () => {
    const found = new Map<string, ReadonlySet<string>>();
    for (const name of given) found.set(name, await wordsOf(bytesOf(name)));
    for (const [name, form] of own) found.set(name, await wordsOf(form.bytes));
    return found;
  })();
  const without = async (name: string): Promise<OfficialVocabulary> => {
    const others = [...(await words)].filter(([other]) => other !== name);
    return learntFrom(new Set(others.flatMap(([, list]) => [...list])));
  };
  const outcome = async (name: string): Promise<Outcome> => {
    const form = own.get(name);
    const vocabulary = await without(name);
    return form ? outcomeOf(form, vocabulary, officialVocabulary) : givenOutcome(name, vocabulary);
  };
  const names = [...given.filter((n) => n.endsWith('.docx')), ...own.keys()];

  it(
    'gets nothing wrong, and nine of ten fields by the words of the others',
    { timeout: 60_000 },
    async () => {
      let [found, wanted] = [0, 0];
      for (const name of names) {
        const o = await outcome(name);
        expect({ name, wrong: o.wrong }).toEqual({ name, wrong: [] });
        // One form in words of its own may do worse; half is the least.
        expect({ name, half: o.found * 2 >= o.wanted }).toEqual({ name, half: true });
        found += o.found;
        wanted += o.wanted;
      }
      expect(names).toHaveLength(25);
      expect(wanted).toBeGreaterThan(270);
      expect(found / wanted).toBeGreaterThanOrEqual(0.9);
    },
  );
});

it.each([...own])('%s: every field with all words, none elsewhere', async (_, form) => {
  const o = await outcomeOf(form, officialVocabulary, officialVocabulary);
  expect(o.wrong).toEqual([]);
  expect(o.found / o.wanted).toBeGreaterThanOrEqual(0.8);
});
