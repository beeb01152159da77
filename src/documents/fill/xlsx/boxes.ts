/** Blanks within the text of a cell: what follows a colon, and boxes to tick: 「□新規 □更新」. */
import type { Sheet } from './area.ts';
import type { Box } from './grid.ts';

// As in documents: a box is one if words follow it that are no particle.
const BOX = /(?<![するしのた、「『])[□☐◻▢☑☒■✓](?=[ \u3000]*[^\s\u3000にをのがはへ、。）)」』□☐◻▢☑☒■✓])/gu;
const TICKED = /[☑☒■✓]/u;

export type TickBox = {
  /** Where its character stands in the text. */
  readonly at: number;
  readonly ticked: boolean;
  /** The words behind it, up to the next box. */
  readonly label: string;
};

/** The boxes of a text in order. */
export function boxesOf(text: string): TickBox[] {
  const hits = [...text.matchAll(BOX)];
  return hits.map((m, i) => ({
    at: m.index,
    ticked: TICKED.test(m[0]),
    label: text.slice(m.index + m[0].length, hits[i + 1]?.index ?? text.length).trim(),
  }));
}

/** Whether a cell asks to tick; one that only begins with ■ is a heading. */
export function isBoxCell(sheet: Sheet, box: Box): boolean {
  if (!sheet.writable(box) || !/[□☐◻▢☑☒]/u.test(box.text)) return false;
  return boxesOf(box.text).length > 0;
}

/** The text with the boxes ticked whose places are given. */
export function ticked(text: string, at: ReadonlySet<number>): string {
  return Array.from({ length: text.length }, (_, i) => (at.has(i) ? '☑' : text[i]!)).join('');
}

/** 「電話：」 with what stands behind it, where a cell holds one label and its blank; null where it does not. */
export function inlineBlank(text: string): { readonly label: string; readonly rest: string } | null {
  const m = /^([^:：。\n]{1,24}[:：])([^]*)$/.exec(text);
  if (!m) return null;
  const rest = m[2]!.replace(/^[\s\u3000_＿]+|[\s\u3000_＿]+$/g, '');
  // A second colon is a second blank, unless it is that of an address.
  return /[:：]/.test(rest.replace(/^https?:/, '')) ? null : { label: m[1]!, rest };
}
