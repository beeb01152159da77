/** The papers of our own: what every paper promises, and what each of them must say. */
import { describe, expect, it } from 'vitest';
import { renewCase } from '#domain/renewal';
import { forms, ownPapers } from '#forms';
import { hasControlCharacter } from '#kernel';
import { fieldInfo } from '#messages';
import { change, source } from '#test/support/cases.ts';
import { abridged, AS_OF, complete, empty, incomplete, stringsOf, valuesOf } from './support.ts';

const paperOf = (key: string) => ownPapers.find((f) => f.key === key)!;

it('are in no filing, and none of the numbered papers', () => {
  expect(ownPapers.map((f) => f.key)).toEqual([
    'hearing-notes',
    'audit-changes',
    'management-report',
    'public-list',
    'evidence-index',
  ]);
  expect(ownPapers.filter((f) => forms.includes(f))).toEqual([]);
  expect(ownPapers.every((f) => f.filing === 'other' && f.formNo === null)).toBe(true);
});

describe.each(ownPapers.map((form) => [form.key, form] as const))('%s', (key, form) => {
  it('uses only known fields and builds from any case in plain text', () => {
    expect(form.uses.filter((path) => fieldInfo(path) === null)).toEqual([]);
    for (const file of [empty, complete, incomplete]) {
      const paper = form.build(file, AS_OF);
      expect(paper.footer).toContain('公式様式ではありません');
      const strings = stringsOf(paper);
      expect(strings.filter((s) => hasControlCharacter(s) || /undefined|\[object|NaN/.test(s))).toEqual([]);
      for (const block of paper.blocks) {
        if (block.type !== 'table') continue;
        expect(block.columns.reduce((sum, c) => sum + c.width, 0)).toBeCloseTo(1, 2);
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
      expect(form.needed(file, AS_OF).reason).toMatch(/。$/);
    }
    expect(form.build(complete, AS_OF).open).toEqual([]);
  });

  it('matches its golden paper', async () => {
    const paper = form.build(complete, AS_OF);
    const text = JSON.stringify({ ...paper, blocks: paper.blocks.map(abridged) }, null, 1);
    await expect(`${text}\n`).toMatchFileSnapshot(`../golden/forms/${key}.json`);
  });
});

const texts = (key: string, file: typeof complete) =>
  valuesOf(paperOf(key).build(file, AS_OF)).map((v) => v.text);

it('10.5: the hearing is needed with findings only, and says the verdict of each', () => {
  expect(paperOf('hearing-notes').needed(complete, AS_OF).needed).toBe(true);
  expect(paperOf('hearing-notes').needed({ ...complete, findings: [] }, AS_OF).needed).toBe(false);
  expect(texts('hearing-notes', complete)).toContain('改善の時期は条件を満たしています');
  expect(texts('hearing-notes', incomplete)).toContain('このままでは登録できません');
});

it('12.3: the changes name each row that differs from the case before, and none that does not', () => {
  const next = renewCase(complete, source('N'));
  expect(paperOf('audit-changes').needed(next, AS_OF).needed).toBe(true);
  expect(texts('audit-changes', next).filter((t) => t === '違いはありません。')).toHaveLength(2);
  const edited = change(next, { 'rows/9.2.1.1/how': '新しいやり方', 'service/dataLocation': '大阪' });
  const said = texts('audit-changes', edited);
  expect(said).toContain('9.2.1.1');
  expect(said).toContain('実施内容');
  expect(said).toContain('大阪');
});

it('the report to management counts every row once', () => {
  const blocks = paperOf('management-report').build(incomplete, AS_OF).blocks;
  const table = blocks.find((b) => b.type === 'table' && b.columns[0]?.label === '章');
  const total = table?.type === 'table' ? table.rows.reduce((sum, row) => sum + Number(row[1]?.text), 0) : 0;
  expect(total).toBe(incomplete.rows.length);
});
