import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatches } from '#kernel';
import { parseBlock, patchesOf, planBulk, planFillDown, planPaste } from '#domain/statement';
import { caseFile } from '#schemas';
import { adoptAll, change, emptyCase } from '#test/support/cases.ts';

const full = adoptAll(emptyCase(), '2026-01-01');
const rows = new Map(full.rows.map((r) => [r.id, r]));
const row = (id: string) => rows.get(id);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a block from a spreadsheet', () => {
  it('is cells between tabs and line ends', () => {
    expect(parseBlock('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(parseBlock('')).toEqual([['']]);
  });

  it('keeps line breaks, tabs and quotes of quoted cells', () => {
    expect(parseBlock('"一行目\n二行目"\t"「""注""」"\n"a\tb"\tc')).toEqual([
      ['一行目\n二行目', '「"注"」'],
      ['a\tb', 'c'],
    ]);
  });

  it('takes a quote that ends nothing as a character', () => {
    expect(parseBlock('"5 inch\tb')).toEqual([['"5 inch', 'b']]);
    expect(parseBlock('"a" b\tc')).toEqual([['"a" b', 'c']]);
    expect(parseBlock('5" disk')).toEqual([['5" disk']]);
  });

  it('comes back as it was, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '値', ' ') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(block, (cells) => {
        expect(parseBlock(cells.map((r) => r.map(quoted).join('\t')).join('\n'))).toEqual(cells);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseBlock(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('pasting', () => {
  const ids = ['5.1.1.1', '5.1.1.2', '5.1.1.3'];

  it('goes from the cell at hand to the right and down, and says what changes', () => {
    const plan = planPaste(parseBlock('不採用\t該当する設備なし\n採用\t'), ids, 'decision', row);
    expect(plan.refused).toEqual([]);
    expect(plan.changes).toEqual([
      { id: '5.1.1.1', column: 'decision', before: 'adopted', after: 'notAdopted' },
      { id: '5.1.1.1', column: 'reason', before: row('5.1.1.1')!.reason, after: '該当する設備なし' },
    ]);
    const after = applyPatches(full, patchesOf(plan.changes));
    expect(after.rows.find((r) => r.id === '5.1.1.1')).toMatchObject({ decision: 'notAdopted' });
    expect(caseFile.safeParse(after).success).toBe(true);
  });

  it('reads dates in their ways, and joins the lines of an owner', () => {
    const plan = planPaste(parseBlock('"情報\nシステム部"\t令和8年4月1日'), ids, 'owner', row);
    expect(plan.changes.map((c) => c.after)).toEqual(['情報 システム部', '2026-04-01']);
  });

  it('names unknown decisions and dates by row and column of the block', () => {
    const plan = planPaste([['採用'], ['たぶん']], ids, 'decision', row);
    expect(plan.refused).toEqual([{ code: 'decision', row: 2, column: 1, id: '5.1.1.2', text: 'たぶん' }]);
    const dates = planPaste([['2026-02-30', 'ok']], ids, 'operatingSince', row);
    expect(dates.refused).toMatchObject([{ code: 'date', row: 1, column: 1 }]);
  });

  it('names what has no room: rows, columns, fields of objectives, and texts too long', () => {
    const codes = (block: string[][], at: string[], start: 'note' | 'how' | 'work'): string[] =>
      planPaste(block, at, start, row).refused.map((r) => r.code);
    expect(codes([['a'], ['b']], ['5.1.1.1'], 'note')).toEqual(['noRow']);
    expect(codes([['done', 'b', '']], ['5.1.1.1'], 'work')).toEqual(['noColumn']);
    expect(codes([['a', '', '', 'memo']], ['5.1.1'], 'how')).toEqual(['objective']);
    expect(codes([['あ'.repeat(20_001)]], ['5.1.1.1'], 'how')).toEqual(['tooLong']);
  });

  it('never makes a case that is not valid, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plan = planPaste(parseBlock(text), ids, 'reason', row);
        expect(
          caseFile.safeParse({
            ...applyPatches(
              { ...full, rows: full.rows.filter((r) => ids.includes(r.id)) },
              patchesOf(plan.changes),
            ),
          }).success,
        ).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('many rows at once', () => {
  it('leaves out cells that hold the value already', () => {
    const file = change(full, { 'rows/5.1.1.1/owner': '監査室' });
    const of = (id: string) => file.rows.find((r) => r.id === id);
    const plan = planBulk(['5.1.1', '5.1.1.1', '5.1.1.2'], { owner: '監査室' }, of);
    expect(plan.map((c) => [c.id, c.column, c.after])).toEqual([['5.1.1.2', 'owner', '監査室']]);
  });

  it('fills down from the first row, one column or all', () => {
    const file = change(full, { 'rows/5.1.1.1/note': 'メモ', 'rows/5.1.1.1/how': '共通の手順' });
    const of = (id: string) => file.rows.find((r) => r.id === id);
    const ids = ['5.1.1.1', '5.1.1.2', '5.1.1.3'];
    expect(planFillDown(ids, 'note', of).map((c) => c.id)).toEqual(['5.1.1.2', '5.1.1.3']);
    const all = planFillDown(ids, 'all', of);
    expect(new Set(all.map((c) => c.column))).toEqual(new Set(['how', 'note']));
    expect(planFillDown([], 'all', of)).toEqual([]);
  });
});
