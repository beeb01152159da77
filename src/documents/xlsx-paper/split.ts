/** How much of a text fits a cell: Excel grows a row to 409 points and no further, and cuts what is longer when printing. */

/** Lines a row can show, with room for fonts that are set wide apart. */
export const LINES_A_ROW = 22;
/** Points a line of ten points takes in the fonts of Japanese systems. */
const LINE = 16.5;

/** Of marks that belong to the character before them. */
const JOINED = /\p{M}|\p{Emoji_Modifier}|\u200D/u;

const unitsOf = (character: string): number =>
  JOINED.test(character) ? 0 : /[\u0020-\u007E\uFF61-\uFF9F]/.test(character) ? 1 : 2;

/** Lines the text takes in a cell of so many half-width characters. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    const units = Array.from(line).reduce((n, character) => n + unitsOf(character), 0);
    return sum + Math.max(1, Math.ceil(units / width));
  }, 0);
}

/**
 * The height of a row in points. Written into the file: no program works it out for merged cells, and LibreOffice for none.
 * `tall` = the size of its letters to that of ordinary ones.
 */
export function heightOf(
  cells: readonly { readonly text: string; readonly width: number }[],
  tall = 1,
): number {
  // A character of room at the edges.
  const lines = cells.map(({ text, width }) => linesOf(text, Math.max(1, Math.floor(width / tall) - 1)));
  return Math.ceil(Math.min(LINES_A_ROW, Math.max(1, ...lines)) * LINE * tall) + 3;
}

/** The text in pieces of which each fits a row; put together they are the text again, less a line end at a cut. */
export function pieces(text: string, cellWidth: number): string[] {
  const width = Math.max(1, cellWidth - 1);
  if (linesOf(text, width) <= LINES_A_ROW) return [text];
  const found: string[] = [];
  const characters = Array.from(text);
  let from = 0;
  let lines = 1;
  let used = 0;
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!;
    const units = unitsOf(character);
    if (character === '\n' || used + units > width) {
      lines++;
      used = 0;
    }
    if (lines > LINES_A_ROW && !JOINED.test(character)) {
      const at = cutBefore(characters, from, i);
      found.push(characters.slice(from, at).join('').replace(/\n$/, ''));
      from = at;
      i = at - 1;
      lines = 1;
      used = 0;
    } else if (character !== '\n') used += units;
  }
  const rest = characters.slice(from).join('');
  return rest === '' ? found : [...found, rest];
}

/** After the last sentence or line of what fits, if that isn't far back; else where the room ends. */
function cutBefore(characters: readonly string[], from: number, to: number): number {
  const nearest = Math.max(from + 1, to - Math.floor((to - from) / 4));
  for (let at = to; at >= nearest; at--) {
    if (characters[at - 1] === '\n' || characters[at - 1] === '。') return at;
  }
  let at = to;
  while (at > from + 1 && (JOINED.test(characters[at]!) || characters[at - 1] === '\u200D')) at--;
  return at;
}
