import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakingOf, breakLines, type Piece } from '../../../src/documents/pdf/kinsoku.ts';

/** Wide characters count 2, ASCII 1. */
const piecesOf = (text: string): Piece[] =>
  [...text].map((c) => ({ ...breakingOf(c), advance: c.codePointAt(0)! < 0x7f ? 1 : 2 }));

function wrap(text: string, width: number): string[] {
  const characters = [...text];
  return breakLines(piecesOf(text), width).map(({ start, end }) => characters.slice(start, end).join(''));
}

describe('line breaking', () => {
  test.each([
    {
      name: '行頭禁則 takes the character before along',
      text: 'あいうえお。かき',
      width: 10,
      lines: ['あいうえ', 'お。かき'],
    },
    {
      name: 'small kana and ー do not start a line',
      text: 'あいうシャワー',
      width: 8,
      lines: ['あいう', 'シャワー'],
    },
    {
      name: '行末禁則 pushes an opening bracket down',
      text: 'あいう「えお」',
      width: 8,
      lines: ['あいう', '「えお」'],
    },
    {
      name: 'a word stays whole',
      text: 'あいう security かき',
      width: 14,
      lines: ['あいう', 'security かき'],
    },
    {
      name: 'a number stays whole',
      text: '合計は12,345件です',
      width: 10,
      lines: ['合計は', '12,345件で', 'す'],
    },
    {
      name: 'a word wider than the line is cut',
      text: 'abcdefghij',
      width: 4,
      lines: ['abcd', 'efgh', 'ij'],
    },
    {
      name: 'a long address is cut after a separator',
      text: 'https://a.jp/bcdef',
      width: 14,
      lines: ['https://a.jp/', 'bcdef'],
    },
    { name: 'spaces at the edge vanish', text: 'ab cd', width: 2, lines: ['ab', 'cd'] },
    { name: 'nothing gives no line', text: '', width: 10, lines: [] },
  ])('$name', ({ text, width, lines }) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  const alphabet = fc.constantFrom(...'漢字かな、。（）「」ーっABcd019,. /-%…々');

  test('any text: nothing but spaces is lost, no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: alphabet, maxLength: 120 }),
        fc.integer({ min: 4, max: 40 }),
        (text, width) => {
          const lines = wrap(text, width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) {
            expect(piecesOf(line).reduce((sum, piece) => sum + piece.advance, 0)).toBeLessThanOrEqual(width);
          }
        },
      ),
      { seed: 20261121 },
    );
  });

  test('no line starts with a forbidden mark as long as any other place is in reach', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('漢', '字、', 'っ。', '（ab）', '12.5%', '「か」'), { maxLength: 60 }),
        (parts) => {
          const text = parts.join('漢字');
          const starts = wrap(text, 20)
            .slice(1)
            .map((line) => breakingOf(line).noStart);
          expect(starts).not.toContain(true);
        },
      ),
      { seed: 20261121 },
    );
  });
});
