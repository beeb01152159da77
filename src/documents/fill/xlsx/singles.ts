/** Places of one value: the cell beside or below a label. */
import type { OfficialField, OfficialGuess, OfficialPlaceKind, OfficialReason } from '#schemas';
import { isInstructions, isOfficeMark, isOfficeText, isProse, normaliseLabel, squash } from '../labels.ts';
import type { LabelMatch, Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { boxesOf, inlineBlank, inlineParts, isBoxCell } from './boxes.ts';
import { dateTemplate, findDateParts } from './dates.ts';
import { isBlankText, keyOf, validationsAt, type Box } from './grid.ts';

/** A place as found: its boxes (one, or those of digits and of year, month, day) and what it is taken for. */
export type Single = {
  readonly kind: OfficialPlaceKind;
  readonly boxes: readonly Box[];
  readonly era: string;
  readonly label: string;
  readonly context: readonly string[];
  readonly guesses: readonly OfficialGuess[];
  readonly sure: boolean;
  readonly why: OfficialReason;
  /** Of a box to tick: the option it stands for, and the how-manieth of its cell it is. */
  readonly option: string | null;
  readonly nth: number;
};

type Labelled = { readonly box: Box; readonly match: LabelMatch; readonly context: readonly string[] };

const UNIT = /^(年|月|日|時|分|円|千円|百万円|名|人|件|%|印|㊞|様|殿|号|から|まで|～|~|-|:)$/;
/** Columns that may stand empty between a label and its blank. */
const MAX_GAP = 3;
const none = (code: string): OfficialReason => ({ code, params: {} });

export function findSingles(
  sheet: Sheet,
  matcher: Matcher,
  formNo: string | null,
  taken: ReadonlySet<number>,
): Single[] {
  const used = new Set(taken);
  const isFree = (box: Box): boolean => !used.has(keyOf(box.top, box.left));
  const take = (boxes: readonly Box[]): void => boxes.forEach((b) => used.add(keyOf(b.top, b.left)));
  const found: Single[] = [];
  const label = (box: Box, more: readonly string[] = []): Labelled => {
    const context = [...more, ...sheet.headings(box)];
    return { box, context, match: single(matcher.match(box.text, context, formNo), matcher) };
  };

  for (const date of findDateParts(sheet)) {
    if (!date.boxes.every(isFree)) continue;
    take(date.boxes);
    found.push(dateOf(sheet, matcher, label, date, found.length === 0));
  }

  for (const box of sheet.boxes) {
    if (box.top <= sheet.titleRow || !isFree(box) || !isBoxCell(sheet, box)) continue;
    take([box]);
    found.push(...tickPlaces(sheet, matcher, label, box));
  }

  for (const box of sheet.boxes) {
    if (box.top <= sheet.titleRow || !isFree(box)) continue;
    const one = inlinePlace(sheet, matcher, label, box);
    const several = one ? [one] : inlinePlaces(sheet, matcher, label, box);
    if (several.length === 0) continue;
    take([box]);
    found.push(...several);
  }

  // Blanks by the label to their left, for a label may have several.
  const byLabel = new Map<Box | null, Box[]>();
  const blanks = sheet.boxes.filter(
    (b) => isFree(b) && (sheet.isBlank(b) || sheet.isFilled(b) || isTemplate(sheet, b)),
  );
  for (const blank of blanks) {
    const left = leftOf(sheet, blank, isFree);
    const list = byLabel.get(left);
    if (list) list.push(blank);
    else byLabel.set(left, [blank]);
  }
  for (const blank of blanks) {
    if (!isFree(blank)) continue;
    const left = leftOf(sheet, blank, isFree);
    const row = (left ? (byLabel.get(left) ?? []) : []).filter((b) => b.top === blank.top);
    if (left && row[0] === blank && isDigits(row)) {
      take(row);
      found.push(place(sheet, matcher, 'digits', row, label(left), row.length >= 7));
      continue;
    }
    take([blank]);
    found.push(resolve(sheet, matcher, label, blank, left, row));
  }
  occupied(sheet, matcher, label, isFree, take, found);
  return contested(found);
}

/** A match of a place of one value: fields of rows do not count. */
function single(match: LabelMatch, matcher: Matcher): LabelMatch {
  const guesses = match.guesses.filter((g) => matcher.field(g.field)?.kind !== 'rows');
  return { ...match, guesses, sure: match.sure && guesses[0] === match.guesses[0] && guesses.length > 0 };
}

const isTemplate = (sheet: Sheet, box: Box): boolean =>
  sheet.writable(box) && dateTemplate(box.text) !== null && /年/.test(box.text);

const usable = (text: string): boolean =>
  !isProse(text) && !isOfficeMark(text) && !isOfficeText(text) && !isBlankText(normaliseLabel(text));

/** The label to the left, over gaps and over blanks of the same label. */
function leftOf(sheet: Sheet, blank: Box, isFree: (box: Box) => boolean): Box | null {
  let gap = 0;
  for (let column = blank.left - 1; column >= 1;) {
    const b = sheet.grid.boxAt(blank.top, column);
    column = b.left - 1;
    if (b.formula) return null;
    if (isTemplate(sheet, b) || isBoxCell(sheet, b)) continue;
    if (sheet.isLabel(b)) return isFree(b) && !UNIT.test(squash(b.text)) ? b : null;
    if (!sheet.isBlank(b) && !sheet.isFilled(b)) gap += b.right - b.left + 1;
    // So far off, it is another's: a seal box at the far end of the line.
    if (gap > MAX_GAP) return null;
  }
  return null;
}

/** The label above, over blanks of the same width; how many blanks stand one upon another there. */
function aboveOf(
  sheet: Sheet,
  blank: Box,
  isFree: (box: Box) => boolean,
): { label: Box; stack: number } | null {
  const { grid } = sheet;
  const same = (b: Box): boolean => b.left === blank.left && b.right === blank.right;
  const isHole = (b: Box): boolean => same(b) && (sheet.isBlank(b) || sheet.isFilled(b));
  let stack = 1;
  for (let row = blank.bottom + 1; row <= grid.lastRow && stack < 50;) {
    const b = grid.boxAt(row, blank.left);
    if (!isHole(b)) break;
    stack++;
    row = b.bottom + 1;
  }
  for (let row = blank.top - 1; row > sheet.titleRow && stack < 50;) {
    const b = grid.boxAt(row, blank.left);
    if (sheet.isLabel(b)) {
      const covers = b.left <= blank.left && b.right >= blank.right;
      const alone = b.left === blank.left && onlyInRow(sheet, b, blank.right);
      return isFree(b) && !UNIT.test(squash(b.text)) && (covers || alone) ? { label: b, stack } : null;
    }
    if (!isHole(b)) return null;
    stack++;
    row = b.top - 1;
  }
  return null;
}

function onlyInRow(sheet: Sheet, label: Box, right: number): boolean {
  for (let column = label.right + 1; column <= right;) {
    const b = sheet.grid.boxAt(label.top, column);
    if (!isBlankText(b.text) || b.formula || sheet.isBlank(b)) return false;
    column = b.right + 1;
  }
  return true;
}

const isDigits = (row: readonly Box[]): boolean =>
  row.length >= 7 &&
  row.every(
    (b, i) =>
      i === 0 || (b.left === row[i - 1]!.right + 1 && b.right - b.left === row[0]!.right - row[0]!.left),
  );

/** 「電話：」 in a cell that has no blank beside it: the value goes behind the colon. */
function inlinePlace(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single | null {
  const blank = sheet.writable(box) && sheet.looks(box) ? inlineBlank(box.text) : null;
  if (!blank || !usable(blank.label) || !holdsItsBlank(sheet, box)) return null;
  const by = label({ ...box, text: blank.label });
  if (by.match.guesses.length === 0) return null;
  return place(sheet, matcher, 'inline', [box], by, true);
}

/** Several of them in one cell: only where every label is known for sure, and none twice. */
function inlinePlaces(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single[] {
  const parts = sheet.writable(box) && sheet.looks(box) ? inlineParts(box.text) : null;
  if (!parts || !parts.every((p) => usable(p.label)) || !holdsItsBlank(sheet, box)) return [];
  const found = parts.map((part, nth) => ({
    ...place(sheet, matcher, 'inline', [box], label({ ...box, text: part.label }), true),
    nth,
  }));
  const fields = new Set(found.map((f) => f.guesses[0]?.field));
  return found.every((f) => f.sure) && fields.size === found.length ? found : [];
}

/** Whether there is no blank beside or below that a label in the box would mean. */
function holdsItsBlank(sheet: Sheet, box: Box): boolean {
  const right = sheet.grid.boxAt(box.top, box.right + 1);
  const below = sheet.grid.boxAt(box.bottom + 1, box.left);
  if (sheet.isBlank(right) || sheet.isFilled(right)) return false;
  return !(below.left === box.left && below.right === box.right && sheet.isBlank(below));
}

/** A place for each box of a cell, by the label of the cell and the words behind the box. */
function tickPlaces(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single[] {
  const left = leftOf(sheet, box, () => true);
  const up = left ? null : aboveOf(sheet, box, () => true);
  const over = left ?? up?.label ?? null;
  const by = over && usable(over.text) ? label(over) : null;
  const field = matcher.field(by?.match.guesses[0]?.field ?? '');
  const asks = field?.kind === 'choice' || field?.kind === 'choices' ? field : undefined;
  return boxesOf(box.text).map(({ label: words }, nth) => {
    const option = asks ? matcher.option(asks.options, words) : null;
    const sure = by !== null && by.match.sure && asks !== undefined && option !== null;
    return {
      kind: 'box',
      boxes: [box],
      era: '',
      label: words,
      context: by ? [by.box.text, ...by.context] : sheet.headings(box),
      guesses: asks && option !== null ? (by?.match.guesses ?? []).slice(0, 1) : [],
      sure,
      why: sure ? by.match.why : none(by === null ? 'why.noLabel' : asks ? 'why.option' : by.match.why.code),
      option,
      nth,
    };
  });
}

type LabelOf = (box: Box, more?: readonly string[]) => Labelled;

function resolve(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  blank: Box,
  left: Box | null,
  row: readonly Box[],
): Single {
  const up = aboveOf(sheet, blank, () => true);
  const above = up && usable(up.label.text) ? up : null;
  const kind = kindOf(sheet, blank);
  const own = left && usable(left.text) ? left : null;
  // A heading that names a party, above or beside, gives the other one its meaning.
  const known = (box: Box): readonly string[] => {
    const group = matcher.groupOf(box.text);
    return group !== null && group !== '' ? [box.text] : [];
  };
  const byLeft = own ? label(own, above && above.label !== own ? known(above.label) : []) : null;
  const beside = own && !/^[\d.()]+$/.test(squash(normaliseLabel(own.text))) ? [own.text] : [];
  const byAbove = above ? label(above.label, beside) : null;

  const leftHits = byLeft !== null && byLeft.match.guesses.length > 0;
  const aboveHits = byAbove !== null && byAbove.match.guesses.length > 0;
  // A label with several blanks to its right: which of them is not said.
  const first = row.length <= 1;
  if (leftHits && byLeft.match.sure && first) {
    const other =
      aboveHits && byAbove.match.sure && byAbove.match.guesses[0]!.field !== byLeft.match.guesses[0]!.field;
    if (!other) return place(sheet, matcher, kind, [blank], byLeft, true);
    if (above!.stack === 1 || own!.bottom >= above!.label.bottom) {
      // Both say something else: only a label right above may be meant as well.
      const gap = above!.label.bottom + 1 === blank.top;
      return place(sheet, matcher, kind, [blank], byLeft, !gap, gap ? byAbove : null);
    }
  }
  if (aboveHits && byAbove.match.sure && (above!.stack === 1 || (own !== null && known(own).length > 0)))
    return place(sheet, matcher, kind, [blank], byAbove, true);
  const best = leftHits ? byLeft : aboveHits ? byAbove : (byLeft ?? byAbove);
  if (!best) {
    return {
      kind,
      boxes: [blank],
      era: '',
      label: '',
      context: sheet.headings(blank),
      guesses: [],
      sure: false,
      why: none('why.noLabel'),
      option: null,
      nth: 0,
    };
  }
  return place(sheet, matcher, kind, [blank], best, false);
}

function kindOf(sheet: Sheet, blank: Box): OfficialPlaceKind {
  if (isTemplate(sheet, blank)) return 'date';
  return validationsAt(sheet.grid, blank.top, blank.left).some((v) => v.type === 'list') ? 'list' : 'text';
}

function place(
  sheet: Sheet,
  matcher: Matcher,
  kind: OfficialPlaceKind,
  boxes: readonly Box[],
  by: Labelled,
  fits: boolean,
  rival: Labelled | null = null,
): Single {
  const field = matcher.field(by.match.guesses[0]?.field ?? '');
  const suits = field !== undefined && holds(sheet, boxes[0]!, kind, field);
  const instruction = by.context.some((t) => isInstructions(t) && !isProse(t) && !/^[(（]?(注|備考)/.test(t));
  const sure = fits && by.match.sure && suits && !instruction;
  const code =
    rival || (by.match.sure && !fits) ? 'why.ambiguous' : !suits && field ? 'why.kind' : by.match.why.code;
  return {
    kind,
    boxes,
    era: kind === 'date' ? (dateTemplate(boxes[0]!.text) ?? '') : '',
    label: by.box.text,
    context: by.context,
    guesses: [...by.match.guesses, ...(rival?.match.guesses ?? [])].map((g) =>
      sure || g.confidence < 0.8 ? g : { ...g, confidence: 0.7 },
    ),
    sure,
    why: sure ? by.match.why : { code, params: by.match.why.params },
    option: null,
    nth: 0,
  };
}

/** Whether the place may hold such a field at all, as far as its drawing says. */
function holds(sheet: Sheet, box: Box, kind: OfficialPlaceKind, field: OfficialField): boolean {
  if (field.kind === 'rows') return false;
  const isDate = field.kind === 'date' || field.kind === 'dateTime';
  if (kind === 'digits') return field.kind === 'code' || field.kind === 'text';
  if (kind === 'date' || kind === 'dateParts') return isDate;
  const rules = validationsAt(sheet.grid, box.top, box.left);
  if (rules.some((v) => v.type === 'date') && !isDate) return false;
  if (rules.some((v) => v.type === 'list') && field.kind !== 'choice' && field.kind !== 'text') return false;
  return !sheet.grid.styleAt(box.top, box.left).format.date || isDate;
}

/** A date in cells of its own: by its label, or, at the head of the form without one, the date of the filing. */
function dateOf(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  date: ReturnType<typeof findDateParts>[number],
  isFirst: boolean,
): Single {
  const always = (): boolean => true;
  const left = leftOf(sheet, date.first, always);
  const printed = `${date.era}年月日`;
  if (left && usable(left.text)) {
    const by = label(left);
    const made = place(sheet, matcher, 'dateParts', date.boxes, by, true);
    return { ...made, era: date.era };
  }
  const context = sheet.headings(date.first);
  const firstLabel = sheet.boxes.find(
    (b) => b.top > sheet.titleRow && b.top !== date.first.top && sheet.isLabel(b) && matcher.knows(b.text),
  );
  const atHead =
    isFirst && left === null && context.length === 0 && (!firstLabel || firstLabel.top > date.first.top);
  const field = matcher.field('filing.date');
  return {
    kind: 'dateParts',
    boxes: date.boxes,
    era: date.era,
    label: printed,
    context,
    guesses: field ? [{ field: field.key, confidence: atHead ? 0.88 : 0.4 }] : [],
    sure: atHead && field !== undefined,
    why: none(atHead && field ? 'why.dateAtHead' : 'why.noLabel'),
    option: null,
    nth: 0,
  };
}

/** Labels that are known and whose cell beside holds text already: there, where no lock tells. */
function occupied(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  isFree: (box: Box) => boolean,
  take: (boxes: readonly Box[]) => void,
  found: Single[],
): void {
  if (sheet.strict) return;
  const labels = new Set(found.map((f) => f.label));
  for (const box of sheet.boxes) {
    if (box.top <= sheet.titleRow || !sheet.isLabel(box) || !isFree(box) || !usable(box.text)) continue;
    const right = sheet.grid.boxAt(box.top, box.right + 1);
    if (right.top !== box.top || isBlankText(right.text) || !isFree(right) || !sheet.writable(right))
      continue;
    if (
      !sheet.looks(right) ||
      !sheet.looks(box) ||
      matcher.knows(right.text) ||
      /^[(（]?例/.test(squash(right.text))
    )
      continue;
    const by = label(box);
    if (
      !by.match.sure ||
      (labels.has(box.text) && found.some((f) => f.label === box.text && f.boxes[0]!.top === box.top))
    )
      continue;
    take([right]);
    found.push(place(sheet, matcher, kindOf(sheet, right), [right], by, true));
  }
}

/** The same field by the same shared label twice on a sheet: only the first is sure, and only if its label alone says so. */
function contested(found: readonly Single[]): Single[] {
  const count = new Map<string, number>();
  const nameOf = (s: Single): string => s.guesses[0]?.field ?? '';
  for (const s of found)
    if (s.sure && s.kind !== 'box') count.set(nameOf(s), (count.get(nameOf(s)) ?? 0) + 1);
  const seen = new Set<string>();
  return found.map((s) => {
    if (!s.sure || s.kind === 'box' || (count.get(nameOf(s)) ?? 0) < 2) return s;
    const first = !seen.has(nameOf(s));
    seen.add(nameOf(s));
    if (first && s.why.code === 'why.label') return s;
    return {
      ...s,
      sure: false,
      guesses: s.guesses.map((g) => ({ ...g, confidence: Math.min(g.confidence, 0.7) })),
      why: { code: 'why.twice', params: s.why.params },
    };
  });
}
