/** What the boxes of a sheet are to a reader: labels, places to write into, and the headings they stand below. */
import {
  canonical,
  isInstructions,
  isOfficeText,
  isProse,
  normaliseLabel,
  readingsOf,
  squash,
} from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { bareBlanks, endsInColon } from './bare.ts';
import { givenValues } from './given.ts';
import { inlineBlank, inlineParts, isBoxText } from './boxes.ts';
import { isBlankText, keyOf, validationsAt, type Box, type Grid } from './grid.ts';

export type Sheet = {
  readonly grid: Grid;
  /** All boxes that have a cell or are merged, in reading order. */
  readonly boxes: readonly Box[];
  /** Whether its lock tells labels from places. */
  readonly strict: boolean;
  readonly isLabel: (box: Box) => boolean;
  /** Empty, may be written, and drawn so that one sees it. */
  readonly isBlank: (box: Box) => boolean;
  /** Holds text that somebody filled in, as far as the lock tells. */
  readonly isFilled: (box: Box) => boolean;
  readonly writable: (box: Box) => boolean;
  /** Drawn as something to fill in: unlocked, framed, coloured, merged, or with a rule for its value. */
  readonly looks: (box: Box) => boolean;
  /** A blank that only its label tells of. */
  readonly isBare: (box: Box) => boolean;
  /** The headings of a box, nearest first. */
  readonly headings: (box: Box) => string[];
  /** The last row with anything in it, blanks included. */
  readonly lastRow: number;
  /** The last row that names the form. */
  readonly titleRow: number;
};

const EXAMPLE = /記入例|記載例|作成例|入力例|見本|サンプル|sample|example|^例$|[(（]例[)）]/i;
/** As a mark of the sheet: the whole of a text, or in brackets at either end; values may hold such words too. */
const MARKED =
  /^(記入例|記載例|作成例|入力例|見本|サンプル|例)$|^[(（【〔](記入例|記載例|作成例|入力例|見本|サンプル|例)[)）】〕]|[(（【〔](記入例|記載例|作成例|入力例|見本|サンプル|例)[)）】〕]$/;
const INSTRUCTION =
  /(記入|記載|作成|入力)(要領|方法|上の注意|の手引|の仕方|について)|使い方|使用方法|はじめに|お読み|手引|書き方|注意事項|留意事項|参考|凡例|(改訂|変更|更新)履歴/;
/** A title ends with it; a hint that mentions the instructions does not. */
const INSTRUCTION_TITLE =
  /((記入|記載|作成|入力)(要領|方法|上の注意|の手引き?|の仕方|について)|使い方|使用方法|書き方|注意事項|留意事項|(改訂|変更|更新)履歴)[)）】〕]?$/;
const LISTS = /コード(表|一覧)?$|プルダウン|選択肢|選択リスト|リスト用|^リスト\d*$|^list|^master|マスタ/i;

/** Whether a sheet is a form to be filled in, rather than an example, instructions or a list of codes. */
export function isFormSheet(grid: Grid): boolean {
  if (!grid.visible) return false;
  const name = squash(grid.name);
  if (EXAMPLE.test(name) || INSTRUCTION.test(name) || LISTS.test(name)) return false;
  for (const row of grid.rowNumbers) {
    if (row > 3) break;
    const texts = new Set<Box>();
    for (let column = 1; column <= Math.min(grid.lastColumn, 60); column++) {
      const box = grid.boxAt(row, column);
      if (box.top === row && !isBlankText(box.text)) texts.add(box);
    }
    // The heading itself: neither a sentence that mentions the example, nor the heading of a column.
    if (texts.size > 2) continue;
    for (const { text } of texts) {
      const t = squash(text);
      if (t.length > 40) continue;
      if (MARKED.test(t)) return false;
      if (texts.size === 1 && INSTRUCTION_TITLE.test(t) && !isProse(text)) return false;
    }
  }
  return true;
}

const ADDRESSEE = /(殿|様|御中|宛|宛て|あて)$/;
const NEUTRAL =
  /^(基本|共通|全般|一般)(情報|事項)?$|^(申請|届出|報告|記入|記載|入力|回答)(内容|事項|欄|項目)?$|^(項目|内容|概要|記|no|区分|番号)$/i;

/** Whether a heading says nothing of whose blanks these are. */
export const isNeutral = (text: string): boolean => {
  const t = squash(normaliseLabel(text));
  return t === '' || NEUTRAL.test(t) || ADDRESSEE.test(t) || /^[0-9]+$/.test(t);
};

export function surveySheet(grid: Grid, matcher: Matcher, title: (text: string) => boolean): Sheet {
  const printed = allBoxes(grid);
  const locked = (box: Box): boolean => grid.styleAt(box.top, box.left).locked;
  const texts = printed.filter((b) => !isBlankText(b.text) && !b.formula);
  // By the labels that are known: what is filled in must not make a difference.
  const known = texts.filter((b) => matcher.knows(b.text));
  const telling = known.length > 0 ? known : texts;
  const strict = grid.protected && telling.filter((b) => !locked(b)).length <= telling.filter(locked).length;
  const hidden = (box: Box): boolean => grid.hiddenRow(box.top) || grid.hiddenColumn(box.left);
  const writable = (box: Box): boolean => !box.formula && !(grid.protected && locked(box)) && !hidden(box);
  const bare = strict
    ? new Map<number, Box>()
    : bareBlanks(
        grid,
        texts.filter((b) => !hidden(b)),
        matcher,
        (b) => drawn(grid, b),
      );
  const given = strict
    ? new Set<number>()
    : givenValues(grid, texts, matcher, (b) => writable(b) && drawn(grid, b));
  const isGiven = (box: Box): boolean => given.has(keyOf(box.top, box.left));
  const isBare = (box: Box): boolean => bare.has(keyOf(box.top, box.left));
  const boxes = bare.size === 0 ? printed : inOrder([...printed, ...bare.values()]);
  const isLabel = (box: Box): boolean =>
    !isBlankText(box.text) &&
    !box.formula &&
    !(strict && !locked(box)) &&
    !hidden(box) &&
    !isBare(box) &&
    !isGiven(box);
  const looked = new Map<Box, boolean>();
  const looks = (box: Box): boolean => {
    let seen = looked.get(box);
    if (seen === undefined) looked.set(box, (seen = strict ? !locked(box) : isBare(box) || drawn(grid, box)));
    return seen;
  };
  const isEmpty = (box: Box): boolean => isBlankText(box.text) && !box.formula;
  const isBlank = (box: Box): boolean => isEmpty(box) && writable(box) && looks(box);
  const isFilled = (box: Box): boolean =>
    (strict || isBare(box) || isGiven(box)) && !isEmpty(box) && writable(box);

  let titleRow = 0;
  for (const b of boxes) {
    if (b.top > 12) break;
    if (isLabel(b) && title(b.text)) titleRow = Math.max(titleRow, b.bottom);
  }
  const labels = boxes.filter(isLabel);
  titleRow =
    titleRow > 0
      ? withSubtitle(labels, titleRow, matcher)
      : unknownTitle(labels, boxes.filter(isBlank), matcher);
  const lastRow = Math.max(grid.lastRow, ...[...bare.values()].map((b) => b.bottom));
  const base = {
    grid,
    boxes,
    strict,
    isLabel,
    isBlank,
    isFilled,
    writable,
    looks,
    isBare,
    lastRow,
    titleRow,
  };
  const sections = sectionsOf(base, matcher);
  const headings = (box: Box): string[] => {
    const found = leftHeadings(base, box);
    for (let i = sections.length - 1; i >= 0 && found.length < 4; i--) {
      const s = sections[i]!;
      if (s.top < box.top && s.left <= box.left) found.push(s.text);
    }
    return found.filter((t) => !isNeutral(t));
  };
  return { ...base, headings };
}

/** A line of its own right below the number of the form is its title, or goes on with it. */
function withSubtitle(labels: readonly Box[], titleRow: number, matcher: Matcher): number {
  if (titleRow === 0) return 0;
  const next = labels.find((b) => b.top > titleRow);
  if (!next || next.top > titleRow + 2) return titleRow;
  const alone = labels.filter((b) => b.top === next.top).length === 1;
  const means = matcher.groupOf(next.text) !== null || isOfficeText(next.text);
  return alone && !means && !isProse(next.text) ? next.bottom : titleRow;
}

/** Of a form that is not known: the lines of one text at its very top, as far as they are no headings. */
function unknownTitle(labels: readonly Box[], blanks: readonly Box[], matcher: Matcher): number {
  let last = 0;
  for (const b of labels) {
    const alone = labels.filter((x) => x.top === b.top).length === 1 && !blanks.some((x) => x.top === b.top);
    if (b.top > 12 || !alone || isOfficeText(b.text)) break;
    // 「役員名簿」 as the first line of all is what the sheet is called.
    const list = last === 0 && isListName(b.text, matcher);
    if (!list && matcher.groupOf(b.text) !== null) break;
    last = b.bottom;
    if (list) break;
  }
  return last;
}

/** Whether a text is the name of a list of the vocabulary. */
const isListName = (text: string, matcher: Matcher): boolean =>
  readingsOf(text).some((r) =>
    matcher.vocabulary.fields.some(
      (f) => f.kind === 'rows' && f.labels.some((l) => canonical(l) === r.key && l.length > 2),
    ),
  );

const allBoxes = (grid: Grid): Box[] =>
  inOrder([
    ...Array.from(grid.cells.values(), (cell) => grid.boxAt(cell.row, cell.column)),
    ...grid.merges.map((m) => grid.boxAt(m.top, m.left)),
  ]);

/** Each once, in reading order. */
const inOrder = (boxes: readonly Box[]): Box[] =>
  [...new Map(boxes.map((b) => [keyOf(b.top, b.left), b])).values()].sort(
    (a, b) => a.top - b.top || a.left - b.left,
  );

/** A frame, a line below, a colour, a merge or a rule. The edge of a neighbour counts as one's own. */
function drawn(grid: Grid, box: Box): boolean {
  if (box.merged || validationsAt(grid, box.top, box.left).length > 0) return true;
  const own = grid.styleAt(box.top, box.left);
  if (own.filled) return true;
  const above = box.top > 1 ? grid.styleAt(box.top - 1, box.left).border.bottom : false;
  const before = box.left > 1 ? grid.styleAt(box.top, box.left - 1).border.right : false;
  const sides = [own.border.top || above, own.border.left || before, own.border.right, own.border.bottom];
  return own.border.bottom || sides.filter(Boolean).length >= 3;
}

type Base = Omit<Sheet, 'headings'>;

/** Rows that hold one text and nothing to fill in: headings of what follows. */
function sectionsOf(sheet: Base, matcher: Matcher): { top: number; left: number; text: string }[] {
  const byRow = new Map<number, Box[]>();
  for (const b of sheet.boxes) {
    const list = byRow.get(b.top);
    if (list) list.push(b);
    else byRow.set(b.top, [b]);
  }
  const found: { top: number; left: number; text: string }[] = [];
  for (const [row, list] of byRow) {
    if (row <= sheet.titleRow) continue;
    const labels = list.filter(sheet.isLabel);
    const only = labels[0];
    if (labels.length !== 1 || !only || isBoxText(only.text)) continue;
    // 「何々：」 of nobody's is a heading, even if something could be written behind it.
    const unknown = endsInColon(only.text) && !matcher.knows(only.text);
    const holes = list.filter((b) => b.left > only.left && (sheet.isBlank(b) || sheet.isFilled(b)));
    if (holes.some((b) => !(unknown && sheet.isBare(b)))) continue;
    if (only.bottom > only.top && sheet.grid.boxAt(row, only.right + 1).text !== '') continue;
    const { text } = only;
    if (isOfficeText(text) || matcher.groupOf(text) === 'foreign')
      found.push({ top: row, left: only.left, text });
    else if (!isProse(text) && !isNote(text)) found.push({ top: row, left: only.left, text });
  }
  return found.sort((a, b) => a.top - b.top);
}

/** 「（注１）…」 and the like: no heading. */
const isNote = (text: string): boolean => {
  const t = squash(text);
  return /^[(（【]?(注|備考|例|※)/.test(t) || (isInstructions(text) && t.length > 12);
};

/** A text without what was filled in behind its colons. */
const labelOf = (text: string): string =>
  inlineBlank(text)?.label ??
  inlineParts(text)
    ?.map((p) => p.label)
    .join(' ') ??
  text;

/** Taller boxes to the left, and labels that stand right before this one. */
function leftHeadings(sheet: Base, box: Box): string[] {
  const { grid } = sheet;
  const found: string[] = [];
  let besideLabel = true;
  for (let column = box.left - 1; column >= 1;) {
    const b = grid.boxAt(box.top, column);
    column = b.left - 1;
    if (sheet.isLabel(b)) {
      const taller = b.bottom > box.bottom || b.top < box.top;
      const below = grid.boxAt(b.bottom + 1, b.left);
      // A label over a blank of its own is a neighbour, no heading.
      const sibling =
        below.left === b.left && below.right === b.right && (sheet.isBlank(below) || sheet.isFilled(below));
      // Two labels side by side: the left one is the heading of the row.
      if (taller || (besideLabel && !sibling)) found.push(labelOf(b.text));
      besideLabel = true;
    } else if (sheet.isBlank(b) || sheet.isFilled(b) || b.formula) besideLabel = false;
    else {
      const up = textAbove(sheet, b);
      if (up) found.push(up.text);
    }
  }
  return found;
}

/** Of an empty part of a heading that was not merged: the text it goes on from, where that is a heading of its row. */
function textAbove(sheet: Base, box: Box): Box | null {
  const { grid } = sheet;
  for (let row = box.top - 1; row >= Math.max(1, box.top - 30); row--) {
    const b = grid.boxAt(row, box.left);
    if (b.left !== box.left) return null;
    if (sheet.isLabel(b)) return sheet.isLabel(grid.boxAt(b.top, b.right + 1)) ? b : null;
    if (sheet.isBlank(b) || grid.styleAt(row, box.left).border.bottom) return null;
    row = b.top;
  }
  return null;
}
