/**
 * Where a line may end (禁則処理, the common subset of JIS X 4051): no line starts with closing marks, small kana or
 * iteration marks, none ends with an opening mark, and a latin word or a number stays whole unless it is wider than the line.
 */
const NO_START = new Set(
  '、。，．・：；？！）］｝」』】〉》〕〗〙〟’”»ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜゙゚…‥―—～〜‐゠–％‰℃°′″￠%)]},.:;!?｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ',
);
const NO_END = new Set('（［｛「『【〈《〔〖〘〝‘“«([{｢￥＄￡＃№$¥£#');
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}!-~]/u;
const FULL_WIDTH = /^[\uFF01-\uFF5E\uFFE0-\uFFE6]/u;
const SOFT = new Set('/-_.,:;@?&=');

/** How a character behaves at the edges of a line. */
export type Breaking = {
  readonly noStart: boolean;
  readonly noEnd: boolean;
  readonly word: boolean;
  readonly space: boolean;
  /** A good place to cut a word that has to be cut: after this character. */
  readonly soft: boolean;
};

/** The behaviour of one character (its first code point counts). */
export function breakingOf(text: string): Breaking {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return {
    noStart: NO_START.has(first),
    noEnd: NO_END.has(first),
    word: WORD.test(first) && !FULL_WIDTH.test(first),
    space: first === ' ',
    soft: SOFT.has(first),
  };
}

/** What can stand on a line: a width (any unit) and a behaviour. */
export type Piece = Breaking & { readonly advance: number };

function mayBreak(before: Piece, after: Piece): boolean {
  if (after.noStart || before.noEnd || after.space) return false;
  return before.space || !(before.word && after.word);
}

/**
 * Cuts the pieces into lines no wider than `width` (same unit as the advances).
 * Returns start and end indices; spaces at a line's edges belong to no line. Greedy, so it always ends.
 */
export function breakLines(pieces: readonly Piece[], width: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  while (start < pieces.length) {
    let used = 0;
    let good = -1;
    let i = start;
    for (; i < pieces.length; i++) {
      const piece = pieces[i]!;
      used += piece.advance;
      // A space may hang over the edge: it is not seen there.
      if (used > width && !piece.space && i > start) break;
      const next = pieces[i + 1];
      if (next && mayBreak(piece, next)) good = i + 1;
    }
    const end = i >= pieces.length ? i : good > start ? good : forcedBreak(pieces, start, i);
    lines.push({ start, end: trimmed(pieces, start, end) });
    start = end;
    while (pieces[start]?.space) start++;
  }
  return lines;
}

/** Inside a word wider than the line: after a separator if one is near, else anywhere that no forbidden mark follows. */
function forcedBreak(pieces: readonly Piece[], start: number, limit: number): number {
  const half = start + Math.ceil((limit - start) / 2);
  for (let i = limit; i > half; i--) if (pieces[i - 1]!.soft && !pieces[i]!.noStart) return i;
  for (let i = limit; i > start; i--) if (!pieces[i]!.noStart && !pieces[i - 1]!.noEnd) return i;
  return limit;
}

function trimmed(pieces: readonly Piece[], start: number, end: number): number {
  let last = end;
  while (last > start && pieces[last - 1]!.space) last--;
  return last;
}
