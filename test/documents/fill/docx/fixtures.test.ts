import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialReading, OfficialValue } from '#schemas';
import { readZip } from '#documents/zip';
import { comparePlaces, fill, readBack, readValues, recognise } from '#documents/fill';
import { valuesOf, type Expectation } from '#test/support/official-values.ts';
import { all, bare, parseXml, textAt, textOf, type Node } from '#test/support/word-text.ts';

const DIR = join(import.meta.dirname, '../../../fixtures/official-like');
const NAMES = readdirSync(DIR).filter((n) => n.endsWith('.docx'));
const load = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(DIR, name)));
const expectationOf = (name: string): Expectation =>
  JSON.parse(readFileSync(join(DIR, name.replace('.docx', '.expect.json')), 'utf8'));

const members = (bytes: Uint8Array<ArrayBuffer>): Map<string, Uint8Array> => {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  return zip.value;
};
const partOf = (bytes: Uint8Array<ArrayBuffer>, path = 'word/document.xml'): Node =>
  parseXml(strFromU8(members(bytes).get(path)!));

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<OfficialReading> {
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}

async function fillWith(bytes: Uint8Array<ArrayBuffer>, values: ReadonlyMap<string, OfficialValue>) {
  const filled = await fill(bytes, await read(bytes), values, officialVocabulary);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
  return filled.value;
}

describe.each(NAMES)('%s', (name) => {
  const bytes = load(name);
  const expectation = expectationOf(name);
  const values = valuesOf(expectation, officialVocabulary);
  // Once for all tests: the files carry big style sheets.
  const ready = (async () => {
    const reading = await read(bytes);
    const filled = await fillWith(bytes, values);
    return { reading, filled, old: partOf(bytes), now: partOf(filled.bytes) };
  })();

  it('is known by its number and title', async () => {
    const { form } = (await ready).reading;
    expect(form.no).toBe(expectation.form);
    expect(form.confidence).toBeGreaterThan(0.9);
  });

  it('takes each value where it belongs', async () => {
    const { filled, now: root } = await ready;
    for (const f of expectation.fields) {
      const cells = f.cells ?? [{ locator: f.locator, at: f.at, expectText: f.expectText }];
      for (const cell of cells) {
        const text = bare(textAt(root, cell.at));
        const good =
          text.includes(bare(cell.expectText)) ||
          (f.acceptRegex !== undefined && new RegExp(f.acceptRegex).test(text));
        expect({ field: f.field, at: cell.locator, text, good }).toMatchObject({ good: true });
      }
    }
    expect(new Set(filled.written.map((w) => w.field))).toEqual(new Set(values.keys()));
    expect(filled.open.filter((o) => o.field !== null)).toEqual([]);
  });

  it('changes no other paragraph, no attribute and no other member', async () => {
    const { filled, old, now } = await ready;
    const [before, after] = [members(bytes), members(filled.bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, data] of before) {
      if (path !== 'word/document.xml') expect(Buffer.compare(data, after.get(path)!), path).toBe(0);
    }
    const texts = (root: Node): string[] => all(root, 'p').map((p) => textOf(p));
    const fresh = texts(now);
    const changed = texts(old).filter((t, n) => fresh[n] !== t).length;
    const places = expectation.fields.reduce((sum, f) => sum + (f.cells?.length ?? 1), 0);
    expect(changed).toBeLessThanOrEqual(places);
    expect(all(now, 'delText').map((d) => d.text)).toEqual(all(old, 'delText').map((d) => d.text));
    for (const tag of [
      'commentRangeStart',
      'bookmarkStart',
      'ins',
      'sdt',
      'tcPr',
      'tblPr',
      'sectPr',
      'Fallback',
      'pPr',
    ])
      expect(all(now, tag).length, tag).toBe(all(old, tag).length);
  });

  it('keeps what must not change', async () => {
    const { filled, old, now: root } = await ready;
    const [before, after] = [members(bytes), members(filled.bytes)];
    const whole = (node: Node): string => all(node, 'p').map(textOf).join('\n');
    const count = (node: Node, text: string): number => whole(node).split(text).length - 1;
    for (const rule of expectation.mustNotChange) {
      const [kind, rest] = [rule.slice(0, rule.indexOf(':')), rule.slice(rule.indexOf(':') + 1)];
      if (kind === 'text') expect(count(root, rest), rule).toBeGreaterThan(0);
      else if (kind === 'deleted')
        expect(
          all(root, 'delText')
            .map((d) => d.text)
            .join(''),
          rule,
        ).toContain(rest);
      else if (kind === 'part') expect(Buffer.compare(after.get(rest)!, before.get(rest)!), rule).toBe(0);
      else if (kind === 'empty') {
        const m = /^tbl\[(\d+)\]\/tr\[(\d+)\]\/tc\[(\d+)\]$/.exec(rest)!;
        expect(textAt(root, { tbl: Number(m[1]), tr: Number(m[2]), tc: Number(m[3]) }), rule).toBe('');
      } else throw new Error(`unknown rule: ${rule}`);
    }
    expect(count(old, '※')).toBe(count(root, '※'));
  });

  it('is read back as it was filled', async () => {
    const { filled, reading } = await ready;
    const back = await readBack(bytes, filled.bytes, reading, officialVocabulary);
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.gone).toEqual([]);
    expect(comparePlaces(reading, back.value, values, officialVocabulary)).toEqual([]);
    const blank = await readBack(bytes, bytes, reading, officialVocabulary);
    expect(blank.ok && [...blank.value.values]).toEqual([]);
  });

  it('is the same when filled again', async () => {
    const { filled: once } = await ready;
    const again = await fillWith(bytes, values);
    expect(Buffer.compare(once.bytes, again.bytes)).toBe(0);
    const twice = await fillWith(once.bytes, values);
    expect(partTexts(twice.bytes)).toEqual(partTexts(once.bytes));
  });
});

const partTexts = (bytes: Uint8Array<ArrayBuffer>): string[] => all(partOf(bytes), 'p').map(textOf);

it('adds a row where the officers are more than the blank rows', async () => {
  const name = NAMES.find((n) => n.includes('2-4'))!;
  const bytes = load(name);
  const expectation = expectationOf(name);
  const field = expectation.fields.find((f) => f.field === 'officers[]')!;
  const rows = [...(Array.isArray(field.sample) ? field.sample : []), ...(field.sampleOverflow ?? [])];
  const { values } = readValues({ 'officers[]': rows }, officialVocabulary);
  const filled = await fillWith(bytes, values);
  const root = partOf(filled.bytes);
  const at = (tc: number): string => textAt(root, { tbl: 5, tr: 4, tc });
  expect([0, 1, 2].map(at)).toEqual(['執行役員', '例示　三郎', '日本']);
  expect(filled.written[0]!.cells).toHaveLength(12);
  expect(all(root, 'tr').length).toBe(all(partOf(bytes), 'tr').length + 1);
});
