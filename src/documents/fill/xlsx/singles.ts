/** Places of one value: the cell beside or below a label. */
import { normaliseLabel, squash } from '../labels.ts';
import type { LabelMatch, Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { aboveOf, leftOf } from './beside.ts';
import { isBoxCell } from './boxes.ts';
import { dateOf, endOfPeriod } from './date-places.ts';
import { findDateParts } from './dates.ts';
import { isBlankText, keyOf, type Box } from './grid.ts';
import { inlinePlace, inlinePlaces } from './inline.ts';
import {
  isTemplate,
  kindOf,
  none,
  place,
  usable,
  type Labelled,
  type LabelOf,
  type Single,
} from './place.ts';
import { tickPlaces } from './ticks.ts';

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

const isDigits = (row: readonly Box[]): boolean =>
  row.length >= 7 &&
  row.every(
    (b, i) =>
      i === 0 || (b.left === row[i - 1]!.right + 1 && b.right - b.left === row[0]!.right - row[0]!.left),
  );

function resolve(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  blank: Box,
  left: Box | null,
  row: readonly Box[],
): Single {
  const period = endOfPeriod(sheet, label, blank, blank);
  if (period) return place(sheet, matcher, kindOf(sheet, blank), [blank], period, true);
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

/**
 * The same field by the same label below the same heading twice on a sheet: only the first is sure, and only if its label alone says
 * so. By other words, or below another heading, it is asked for twice indeed: ahead of the form and within it.
 */
function contested(found: readonly Single[]): Single[] {
  const nameOf = (s: Single): string =>
    [s.guesses[0]?.field ?? '', ...s.context.slice(0, 1), s.label].map(normaliseLabel).join('|');
  const counts = (s: Single): boolean => s.sure && s.kind !== 'box';
  const count = new Map<string, number>();
  for (const s of found.filter(counts)) count.set(nameOf(s), (count.get(nameOf(s)) ?? 0) + 1);
  const seen = new Set<string>();
  return found.map((s) => {
    if (!counts(s) || (count.get(nameOf(s)) ?? 0) < 2) return s;
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
