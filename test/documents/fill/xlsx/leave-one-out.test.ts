/**
 * What the recogniser does with a workbook it has learnt nothing from: the given look-alikes and our own templates, each left
 * out in turn. Every word that stands in it and in none of the others is taken out of the vocabulary before it is read.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise, type FillFailure } from '#documents/fill';
import type { Result } from '#kernel';
import { FOREIGN, officialVocabulary } from '#rulebook/official';
import type { OfficialReading, OfficialValues, OfficialVocabulary } from '#schemas';
import { canonical, readingsOf } from '../../../../src/documents/fill/labels.ts';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { DRAWN_WORDS } from '#test/support/draw-docx.ts';
import { drawOwn, OWN_FORMS, ownForm } from '#test/support/own-forms.ts';
import { changedCells } from '#test/support/xlsx-cells.ts';
import { expectedCells, readExpectation, sampleValues } from '../expectation.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A workbook with its blanks: the field of each (of a list: its column), and what may stand there afterwards. */
type Blank = { readonly field: string; readonly expected: readonly string[] };
type Template = {
  readonly name: string;
  readonly bytes: Bytes;
  readonly values: OfficialValues;
  readonly blanks: ReadonlyMap<string, Blank>;
};

const DIR = join(import.meta.dirname, '../../../fixtures/official-like');
const GIVEN = readdirSync(DIR).filter((n) => /\.(docx|xlsx)$/.test(n));
const load = (name: string): Bytes => new Uint8Array(readFileSync(join(DIR, name)));

const given = (file: string): Template => {
  const expectation = readExpectation(join(DIR, file.replace('.xlsx', '.expect.json')));
  return {
    name: file,
    bytes: load(file),
    values: sampleValues(expectation),
    blanks: new Map(
      expectedCells(expectation).map((c) => [
        `${c.sheet}!${c.ref}`,
        {
          field: c.field.endsWith('[]') ? `${c.field}${c.ref.replace(/\d+/, '')}` : c.ref,
          expected: [c.text],
        },
      ]),
    ),
  };
};
const own = (name: string): Template => {
  const form = ownForm(name);
  return {
    name,
    bytes: drawOwn(form),
    values: form.values,
    blanks: new Map(
      [...form.blanks].map(([at, { tag, expected }]) => {
        const list = /^(.*\[\])\/\d+\/(\w+)$/.exec(tag);
        const digits = /^(.*)[/#](?:[ymd]|\d+)$/.exec(tag);
        return [at, { field: list ? `${list[1]!}${list[2]!}` : (digits?.[1] ?? at), expected }];
      }),
    ),
  };
};
const TEMPLATES = [...GIVEN.filter((n) => n.endsWith('.xlsx')).map(given), ...OWN_FORMS.map(own)];

const must = <T>(result: Result<T, FillFailure>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.where}`);
  return result.value;
};

/** The words of a form, as the recogniser sees them. */
function wordsOf({ labels, places }: OfficialReading): Set<string> {
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

type Score = { readonly found: number; readonly wanted: number; readonly missed: readonly string[] };
const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** How many fields were found: all blanks of it (of a list: of the column) hold what they should, and nothing else is written. */
async function score(t: Template, vocabulary: OfficialVocabulary): Promise<Score> {
  const reading = must(await xlsxFiller.recognise(t.bytes, vocabulary, null));
  const done = must(await xlsxFiller.fill(t.bytes, reading, t.values, vocabulary));
  const changed = changedCells(t.bytes, done.bytes);
  const wrong = [...changed].filter(
    ([at, text]) => !t.blanks.get(at)?.expected.some((e) => squash(e) === squash(text)),
  );
  expect(wrong, `${t.name}: written where it does not belong`).toEqual([]);
  const fields = new Map<string, boolean>();
  for (const [at, { field }] of t.blanks) fields.set(field, (fields.get(field) ?? true) && changed.has(at));
  const missed = [...fields].flatMap(([field, all]) => (all ? [] : [field]));
  return { found: fields.size - missed.length, wanted: fields.size, missed };
}

const sum = (scores: readonly Score[]): number =>
  scores.reduce((n, s) => n + s.found, 0) / scores.reduce((n, s) => n + s.wanted, 0);

describe('our own templates and the given workbooks', () => {
  it('with all words: nothing wrong, and nearly every field', async () => {
    const scores = [];
    for (const t of TEMPLATES) scores.push(await score(t, officialVocabulary));
    expect(sum(scores)).toBeGreaterThanOrEqual(0.97);
  });

  it('each left out: nothing wrong, and nine of ten fields by the words of the others', async () => {
    const words = new Map<string, Set<string>>();
    for (const name of GIVEN) words.set(name, wordsOf(must(await recognise(load(name), officialVocabulary))));
    for (const t of TEMPLATES) words.set(t.name, wordsOf(must(await recognise(t.bytes, officialVocabulary))));
    const drawn = new Set(DRAWN_WORDS.flatMap((t) => readingsOf(t).map((r) => r.key)));
    const scores = [];
    for (const t of TEMPLATES) {
      const others = [...words].filter(([name]) => name !== t.name).map(([, set]) => set);
      const known = (w: string): boolean => drawn.has(w) || others.some((set) => set.has(w));
      const only = [...words.get(t.name)!].filter((w) => !known(w));
      scores.push(await score(t, without(new Set(only))));
    }
    expect(sum(scores)).toBeGreaterThanOrEqual(0.9);
  });
});
