/** A Word part drawn again at random: runs split, labels set wide, a column put in ahead, tables put into a cell. */
import type { Dice } from './draw-docx.ts';

const RUN =
  /(<w:r(?: [^>]*)?>)((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>|<w:rPr\/>)?)<w:t(?: [^>]*)?>([^<&]{2,})<\/w:t><\/w:r>/gs;
const text = (t: string): string => `<w:t xml:space="preserve">${t}</w:t>`;

/** The mark of paragraphs that drawing again brought in. */
export const ADDED = 'w:rsidR="00ADDED0"';

/** The same form for the eye, other XML. */
export function redraw(xml: string, dice: Dice): string {
  const wide = (t: string): string =>
    /^\p{Script=Han}{2,4}$/u.test(t) && dice.chance(0.5)
      ? [...t].join(dice.pick(['\u3000', ' ', '\u3000\u3000']))
      : t;
  let out = xml.replace(RUN, (whole, open: string, looks: string, inner: string) => {
    const shown = wide(inner);
    if (dice.chance(0.4)) {
      const cut = 1 + dice.below(Math.max([...shown].length - 1, 1));
      const chars = [...shown];
      const [a, b] = [chars.slice(0, cut).join(''), chars.slice(cut).join('')];
      return `${open}${looks}${text(a)}</w:r><w:proofErr w:type="gramStart"/>${open}${looks}${text(b)}</w:r>`;
    }
    return shown === inner ? whole : `${open}${looks}${text(shown)}</w:r>`;
  });
  // A narrow column ahead of every row, as for numbers.
  if (dice.chance(0.4)) out = withColumn(out);
  if (dice.chance(0.5)) {
    // All top-level tables into cells of their own.
    const frame = '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>';
    let depth = 0;
    out = out.replace(/<(\/?)w:tbl>/g, (tag, close: string) => {
      if (close === '') return depth++ === 0 ? `${frame}${tag}` : tag;
      return --depth === 0 ? `${tag}<w:p ${ADDED}/></w:tc></w:tr></w:tbl>` : tag;
    });
  }
  return out;
}

/** Puts a cell with a number in ahead of each row of the tables that are in no other. */
function withColumn(xml: string): string {
  let depth = 0;
  let n = 0;
  const tags = /<(\/?)w:tbl>|<w:tr(?: [^>]*)?>(?:<w:trPr>(?:(?!<\/w:trPr>).)*<\/w:trPr>)?/gs;
  return xml.replace(tags, (tag, close?: string) => {
    if (tag.endsWith('w:tbl>')) {
      depth += close === '' ? 1 : -1;
      n = depth === 1 && close === '' ? 0 : n;
      return tag;
    }
    if (depth !== 1) return tag;
    const number = n === 0 ? 'No.' : String(n);
    n++;
    return `${tag}<w:tc><w:tcPr/><w:p ${ADDED}><w:r>${text(number)}</w:r></w:p></w:tc>`;
  });
}
