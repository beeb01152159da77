/** Blanks within printed text: what the eye sees as 「ここに書く」 in a line. Works on plain text, so that it can be tested alone. */
import { isProse } from '../labels.ts';

/**
 * `postal`: behind 〒; `number`: 第＿号; `colon`: behind a colon; `line`: a line of underscores or a leader; `paren`: within
 * brackets; `space`: what is left of a line; `seal`: ahead of 印; `split`: parts of a number or an address (－ －, ＠);
 * `boxes`: a □ for each character, `postalBoxes` of a postal code.
 */
export type InlineShape =
  'postal' | 'number' | 'colon' | 'line' | 'paren' | 'space' | 'seal' | 'split' | 'boxes' | 'postalBoxes';

/** A blank of a line: `from`–`to` is what is replaced, `start` where the whole pattern begins (label text ends there). */
export type Blank =
  | { readonly kind: 'date'; readonly start: number; readonly end: number; readonly slots: DateSlots }
  | {
      readonly kind: 'inline';
      readonly start: number;
      readonly end: number;
      readonly from: number;
      readonly to: number;
      readonly shape: InlineShape;
    }
  | {
      readonly kind: 'box';
      readonly start: number;
      readonly end: number;
      /** The option printed behind the box. */
      readonly option: string;
      readonly ticked: boolean;
    };

/** Where year, month, day (hour, minute) go, as ranges of the text; `era` as printed (`''` = none). */
export type DateSlots = {
  readonly era: string;
  readonly separator: string;
  readonly parts: readonly { readonly from: number; readonly to: number }[];
};

const B = '[ \\u3000\\u00A0_＿]';
const DATE = new RegExp(
  `(?:(?<era>明治|大正|昭和|平成|令和|西暦|[RＲ](?=${B})|(?:20|２０)(?=${B}))|(?<!${B}))(?<y>${B}*)年(?<m>${B}+)月(?<d>${B}+)日(?:(?<h>${B}+)時(?<i>${B}+)分)?`,
  'dgu',
);
const DOTTED = new RegExp(
  `(?:^|(?<=[:：\\t\\n]))(?<era>令和|西暦|[RＲ])?(?<y>${B}*)(?<s>[.．/／・])(?<m>${B}+)\\k<s>(?<d>${B}*)(?=$|[\\n）)])`,
  'dgu',
);
const POSTAL = new RegExp(`〒(${B}*)(?:[-－‐−ー](${B}*))?(?=$|[\\n\\t)）])`, 'dgu');
const NUMBER = new RegExp(`第(${B}{2,})号`, 'dgu');
const PAREN = new RegExp(`[（(〔［[](${B}{2,})[)）〕］\\]]`, 'dgu');
// 「（電話    ）」: the label is within the brackets.
const LABELLED = new RegExp(`[（(][^（）()\\n:：、。_＿]{1,14}?(${B}{3,})[)）]`, 'dgu');
const SEAL = new RegExp(
  `(?<=[^\\s])(?<!${B})(${B}{3,})(?=[（(]?[印㊞][)）]?\\s*(?:$|\\n))|^(${B}*)(?=[（(]?[印㊞][)）]?\\s*$)`,
  'dgu',
);
const SPLIT = new RegExp(
  `(?<!${B})(${B}{2,}(?:[-－‐−ー(（]${B}{2,}[-－‐−ー)）]|[@＠])${B}{2,})(?=$|\\n)`,
  'dgu',
);
const DIGIT_BOXES = /(?:〒[ \u3000]*)?[□☐◻▢]{3}[ \u3000]*[-－‐−ー][ \u3000]*[□☐◻▢]{4}|[□☐◻▢]{5,}/gu;
const LINE = /[_＿]{3,}|[‥…]{3,}|[.．・]{8,}/gu;
const COLON = new RegExp(`[:：](${B}*)(?=$|\\n)|[:：](${B}{2,})(?=[^ \\u3000\\n]{1,14}[:：])`, 'dgu');
const BOX = /(?<![するしのた、「『])[□☐◻▢☑☒■✓](?=[ \u3000]*[^\s\u3000にをのがはへ、。）)」』□☐◻▢☑☒■✓])/gu;
const OPEN_BOX = /[□☐◻▢]/u;
const TICKED = /[☑☒■✓]/u;

type Span = readonly [number, number];
const inside = (spans: readonly Span[], from: number, to: number): boolean =>
  spans.some(([a, b]) => from < b && to > a);

/** Text between 「」 is quoted: an instruction shows a blank, it is none. */
function quoted(text: string): Span[] {
  return [...text.matchAll(/[「『][^」』]*[」』]|[（(]例[^）)]*[)）]/g)].map((m) => [
    m.index,
    m.index + m[0].length,
  ]);
}

/**
 * The blanks of a text in order, not overlapping. `leader`: a tab draws a line here. `masked` stretches (content controls,
 * computed fields) are handed in as U+FFFC and never part of a blank.
 */
export function findBlanks(text: string, leader: boolean): Blank[] {
  // A sentence that shows a blank tells how to fill in; a date line with prose around it is rare enough to be asked about.
  const bare = text.replace(/[（(][^（）()]*[)）]/g, '');
  if (/。/.test(bare) || (isProse(bare) && !/令和|西暦|＿|_/.test(bare))) return [];
  const found: Blank[] = [];
  const taken: Span[] = quoted(text);
  const put = (blank: Blank): void => {
    if (inside(taken, blank.start, blank.end)) return;
    taken.push([blank.start, blank.end]);
    found.push(blank);
  };
  for (const m of text.matchAll(DATE)) dateBlank(m, '', put);
  for (const m of text.matchAll(DOTTED)) if (isDotted(m)) dateBlank(m, m.groups?.['s'] ?? '.', put);
  const range = (m: RegExpExecArray, group: number): Span => m.indices?.[group] ?? [m.index, m.index];
  for (const m of text.matchAll(DIGIT_BOXES)) {
    const shape = /[-－‐−ー]/u.test(m[0]) ? 'postalBoxes' : 'boxes';
    const from = m.index + m[0].search(/[□☐◻▢]/u);
    put(inline(shape, m.index, m.index + m[0].length, from, m.index + m[0].length));
  }
  for (const m of text.matchAll(POSTAL)) {
    put(inline('postal', m.index, m.index + m[0].length, m.index + 1, m.index + m[0].length));
  }
  for (const m of text.matchAll(NUMBER)) {
    const [from, to] = range(m, 1);
    put(inline('number', m.index, m.index + m[0].length, from, to));
  }
  for (const m of text.matchAll(LINE)) {
    put(inline('line', m.index, m.index + m[0].length, m.index, m.index + m[0].length));
  }
  boxes(text, put);
  for (const m of text.matchAll(SPLIT)) {
    const [from, to] = range(m, 1);
    put(inline('split', from, to, Math.min(from + 1, to), to));
  }
  for (const m of text.matchAll(SEAL)) {
    const [from, to] = range(m, m[1] === undefined ? 2 : 1);
    // A gap stays between the value and the seal.
    const room = to - from >= 3 ? 1 : 0;
    put(inline('seal', from, to, from + (m[1] === undefined ? 0 : room), to - room));
  }
  for (const m of text.matchAll(PAREN)) {
    const [from, to] = range(m, 1);
    put(inline('paren', m.index, m.index + m[0].length, from, to));
  }
  for (const m of text.matchAll(LABELLED)) {
    const [from, to] = range(m, 1);
    put(inline('paren', from, to, from + 1, to));
  }
  if (leader) {
    for (const m of text.matchAll(/(?<=[^\t\n])\t+(?=$|\n)|^\t+$/gu))
      put(inline('line', m.index, m.index + m[0].length, m.index, m.index));
  }
  for (const m of text.matchAll(COLON)) {
    const at = m.index + 1;
    const end = m.index + m[0].length;
    // Two blanks behind a colon are left between it and the next label.
    put(inline('colon', m.index, end, at, m[2] === undefined ? end : Math.max(at, end - 1)));
  }
  if (found.length === 0) {
    const m = /^(?=.*[^\s\u3000])[^\n]*?([ \u3000]{5,})$/u.exec(text);
    if (m)
      put(
        inline('space', m[0].length - m[1]!.length, m[0].length, m[0].length - m[1]!.length + 1, m[0].length),
      );
  }
  return found.sort((a, b) => a.start - b.start);
}

const inline = (shape: InlineShape, start: number, end: number, from: number, to: number): Blank => ({
  kind: 'inline',
  shape,
  start,
  end,
  from,
  to,
});

const isDotted = (m: RegExpExecArray): boolean => {
  const g = m.groups ?? {};
  return (g['y'] ?? '') !== '' || (g['era'] ?? '') !== '' ? (g['m'] ?? '').length > 0 : false;
};

function dateBlank(m: RegExpExecArray, separator: string, put: (b: Blank) => void): void {
  const at = m.indices?.groups ?? {};
  const era = m.groups?.['era'] ?? '';
  const parts = ['y', 'm', 'd', 'h', 'i'].flatMap((name) => {
    const span = at[name];
    return span ? [{ from: span[0], to: span[1] }] : [];
  });
  // 「申請年月日」 has no room before 年, unless an era stands there; 「生 年 月 日」 is a label set wide.
  const gap = m.groups?.['y'] ?? '';
  if (era === '' && gap === '') return;
  if (era === '' && separator === '' && isSpacedOut(m.input.slice(0, m.index), gap, m)) return;
  put({ kind: 'date', start: m.index, end: m.index + m[0].length, slots: { era, separator, parts } });
}

/** Whether 年月日 goes on a label whose characters stand as far apart as these. */
function isSpacedOut(ahead: string, gap: string, m: RegExpExecArray): boolean {
  if (gap !== m.groups?.['m'] || gap !== m.groups['d']) return false;
  const last = /(.?)([ \u3000\u00A0]*)([^\s\u3000])$/u.exec(ahead.slice(ahead.lastIndexOf('\n') + 1));
  if (!last || !/[\p{L}]/u.test(last[3]!)) return false;
  return last[2] === gap || !/[\p{L}]/u.test(last[1]!);
}

function boxes(text: string, put: (b: Blank) => void): void {
  const hits = [...text.matchAll(BOX)];
  // ■ alone marks a heading; it is a ticked box only among open ones.
  if (!hits.some((m) => OPEN_BOX.test(m[0]))) return;
  hits.forEach((m, n) => {
    const from = m.index + m[0].length;
    const limit = hits[n + 1]?.index ?? text.length;
    const rest = text.slice(from, limit);
    const lead = rest.length - rest.replace(/^[ \u3000\t]+/u, '').length;
    const body = rest.slice(lead);
    const cut = body.search(/[ \u3000\t]{2,}|\n|[（(][ \u3000_＿]{2,}|[_＿]{3,}/u);
    const option = (cut < 0 ? body : body.slice(0, cut)).trim();
    put({ kind: 'box', start: m.index, end: from, option, ticked: TICKED.test(m[0]) });
  });
}
