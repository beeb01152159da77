import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialVocabulary } from '#rulebook/official';
// Behind the door: how rows are matched.
import { compareRows, type ValueRow } from '../../../src/documents/fill/compare-rows.ts';

const field = (key: string) => officialVocabulary.fields.find((f) => f.key === key)!;
const officers = field('officers[]');
const findings = field('findings[]');
const row = (cells: Record<string, string>): ValueRow =>
  Object.fromEntries(Object.entries(cells).map(([k, text]) => [k, { kind: 'text', text }]));
const person = (title: string, name: string): ValueRow => row({ title, name });
const told = (before: ValueRow[], now: ValueRow[], columns = ['title', 'name']) =>
  compareRows(before, now, officers, columns).map((d) => [
    d.before,
    d.now === null ? null : now.indexOf(d.now),
    ...d.columns,
  ]);
const A = person('代表取締役', '森田　健');
const B = person('取締役', '佐藤　花子');
const C = person('監査役', '鈴木　一郎');

test('nothing differs but spaces, widths and the order', () => {
  expect(told([A, B, C], [C, person('取締役', '佐藤 花子'), A])).toEqual([]);
  expect(told([A, B], [A, {}, B])).toEqual([]);
});

test('a row with the same name is the same row, wherever it stands', () => {
  expect(told([A, B, C], [C, A, person('専務取締役', '佐藤　花子')])).toEqual([[1, 2, 'title']]);
});

test('a new name in the place of an old one is a change, a row between is an addition', () => {
  const renamed = person('取締役', '田中　次郎');
  expect(told([A, B, C], [A, renamed, C])).toEqual([[1, 1, 'name']]);
  const added = person('執行役', '高橋　四郎');
  expect(told([A, B, C], [A, added, renamed, C])).toEqual([
    [null, 1, 'title', 'name'],
    [1, 2, 'name'],
  ]);
  expect(told([A, B, C], [A, C])).toEqual([[1, null, 'title', 'name']]);
});

test('columns the form has not are not compared', () => {
  expect(told([A], [person('', '森田　健')], ['name'])).toEqual([]);
});

test('several rows about one control are told apart by what else they say', () => {
  const one = row({ controlId: '9.2.1.1', summary: '甲' });
  const two = row({ controlId: '9.2.1.1', summary: '乙' });
  const found = compareRows(
    [one, two],
    [one, row({ controlId: '9.2.1.1', summary: '乙（再掲）' })],
    findings,
    ['controlId', 'summary'],
  );
  expect(found).toMatchObject([{ before: 1, columns: ['summary'] }]);
});

test('any edit: what is told leads from the rows before to the rows now', () => {
  const cell = fc.constantFrom('', '甲', '乙', '丙', '丁', '戊');
  const rows = fc.array(
    fc.record({ title: cell, name: cell }).map((r) => person(r.title, r.name)),
    { maxLength: 8 },
  );
  const print = (r: ValueRow): string =>
    ['title', 'name'].map((k) => (r[k]?.kind === 'text' ? r[k].text : '')).join('|');
  const all = (list: readonly ValueRow[]): string[] =>
    list
      .map(print)
      .filter((t) => t !== '|')
      .sort();
  fc.assert(
    fc.property(rows, rows, (before, now) => {
      const found = compareRows(before, now, officers, ['title', 'name']);
      const gone = new Set(found.flatMap((d) => (d.before === null ? [] : [d.before])));
      const kept = before.filter((_, n) => !gone.has(n));
      expect(all([...kept, ...found.flatMap((d) => (d.now ? [d.now] : []))])).toEqual(all(now));
      for (const d of found) if (d.before !== null) expect(d.was).toBe(before[d.before]);
    }),
    { numRuns: 300 },
  );
});
