/** Texts that went through Shift_JIS as Windows has it, which lacks many characters and has others twice. */

// The same sign under another code, by whichever table a program converts with.
const TWINS = new Map<string, string>(
  ['〜～', '−－', '‖∥', '—―', '¢￠', '£￡', '¬￢', '¦￤', '·・', '–－'].map((p) => [p[0]!, p[1]!]),
);
const REPLACEMENTS = new Set(['?', '？', '〓', '□', '\uFFFD', '_']);

/** Whether `after` is `before` with nothing but characters replaced that the encoding cannot hold. */
export function sameButLost(before: string, after: string): boolean {
  const a = Array.from(before);
  // What is two halves for one program (𠮷) may have become two question marks.
  const b = Array.from(after);
  let at = 0;
  for (const c of a) {
    const got = b[at];
    if (got === c || (got !== undefined && TWINS.get(c) === got)) at++;
    else if (mayLack(c) && got !== undefined && REPLACEMENTS.has(got)) {
      at++;
      if (c.length === 2 && b[at] === got && a.length + 1 <= b.length) at++;
    } else return false;
  }
  return at === b.length;
}

/** Not ASCII, not kana, not half-width kana: only such characters can be lacking. */
function mayLack(c: string): boolean {
  return !/^[\u0000-\u007F\u3041-\u3093\u30A1-\u30F6\uFF61-\uFF9F]$/.test(c);
}
