/** Blanks within the text of a cell: what follows a colon, and boxes to tick: 「□新規 □更新」. */
import type { Sheet } from './area.ts';
import type { Box } from './grid.ts';

// As in documents: a box is one if words follow it that are no particle.
const BOX = /(?<![するしのた、「『])[□☐◻▢☑☒■✓](?=[ \u3000]*[^\s\u3000にをのがはへ、。）)」』□☐◻▢☑☒■✓])/gu;
const TICKED = /[☑☒■✓]/u;
/** A box in a cell of its own: its words stand in the next one. */
const LONE = /^[\s\u3000]*([□☐◻▢☑☒✓])[\s\u3000]*$/u;

export type TickBox = {
  /** Where its character stands in the text. */
  readonly at: number;
  readonly ticked: boolean;
  /** The words behind it, up to the next box. */
  readonly label: string;
};

/** The boxes of a text in order. */
export function boxesOf(text: string): TickBox[] {
  const lone = LONE.exec(text)?.[1];
  if (lone !== undefined) return [{ at: text.indexOf(lone), ticked: TICKED.test(lone), label: '' }];
  const hits = [...text.matchAll(BOX)];
  return hits.map((m, i) => ({
    at: m.index,
    ticked: TICKED.test(m[0]),
    label: text.slice(m.index + m[0].length, hits[i + 1]?.index ?? text.length).trim(),
  }));
}

/** Whether a text has boxes to tick; one that only begins with ■ is a heading. */
export const isBoxText = (text: string): boolean => /[□☐◻▢☑☒]/u.test(text) && boxesOf(text).length > 0;

/** Whether a cell asks to tick: a box with words, or a box beside them. */
export const isBoxCell = (sheet: Sheet, box: Box): boolean =>
  sheet.writable(box) && isBoxText(box.text) && (!LONE.test(box.text) || wordsBeside(sheet, box) !== null);

/** The words of a box in a cell of its own. */
export function wordsBeside(sheet: Sheet, box: Box): string | null {
  const words = sheet.grid.boxAt(box.top, box.right + 1);
  const beside = words.top === box.top && sheet.isLabel(words) && !isBoxText(words.text);
  return LONE.test(box.text) && beside ? words.text : null;
}

/** Whether a label is the words of the box to its left. */
export const isOption = (sheet: Sheet, label: Box): boolean => {
  if (label.left <= 1) return false;
  const box = sheet.grid.boxAt(label.top, label.left - 1);
  return LONE.test(box.text) && isBoxCell(sheet, box);
};

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

export type InlinePart = {
  readonly label: string;
  /** What stands behind its colon; '' = nothing yet. */
  readonly rest: string;
  /** All of it up to the next label, and the blanks that stay when it is filled in. */
  readonly raw: string;
  readonly gap: string;
};

/** 「電話： E-mail：」: several labels, each with its blank; null where the cell holds less, or begins with something else. */
export function inlineParts(text: string): InlinePart[] | null {
  const labels = [...text.matchAll(/(?<![^\s\u3000])(?!https?:)[^\s\u3000:：。_＿]{1,24}[:：]/gu)];
  if (labels.length < 2 || text.slice(0, labels[0]!.index).trim() !== '') return null;
  return labels.map((m, i) => {
    const from = m.index + m[0].length;
    const between = text.slice(from, labels[i + 1]?.index ?? text.length);
    const [rest = ''] = /^[\s\u3000_＿]*([^]*?)[\s\u3000_＿]*$/.exec(between)?.slice(1) ?? [];
    const gap = between.slice(rest === '' ? 0 : between.indexOf(rest) + rest.length);
    return {
      label: i === 0 ? text.slice(0, from) : m[0],
      rest,
      raw: between,
      gap: gap.replace(/[_＿]+/g, ''),
    };
  });
}

/** The cell with values behind its labels; null where it would not read so again. */
export function withParts(text: string, values: ReadonlyMap<number, string>): string | null {
  const parts = inlineParts(text);
  if (!parts) return null;
  const made = parts
    .map(({ label, raw, gap }, i) => {
      const value = values.get(i);
      if (value === undefined) return label + raw;
      const last = i === parts.length - 1;
      // A blank that is gone would glue a value to the next label.
      return label + value + (last ? '' : gap === '' ? '\u3000' : gap);
    })
    .join('');
  const again = inlineParts(made);
  const same =
    again?.length === parts.length &&
    again.every((p, i) => p.label === parts[i]!.label && p.rest === (values.get(i) ?? parts[i]!.rest));
  return same ? made : null;
}
