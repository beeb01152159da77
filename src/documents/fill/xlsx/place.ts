/** A place of one value: what is known of it, and whether its drawing suits its field. */
import type { OfficialField, OfficialGuess, OfficialPlaceKind, OfficialReason } from '#schemas';
import { isInstructions, isOfficeMark, isOfficeText, isProse, normaliseLabel } from '../labels.ts';
import type { LabelMatch, Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { dateTemplate } from './dates.ts';
import { isBlankText, validationsAt, type Box } from './grid.ts';

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

export type Labelled = { readonly box: Box; readonly match: LabelMatch; readonly context: readonly string[] };

export type LabelOf = (box: Box, more?: readonly string[]) => Labelled;

export const none = (code: string): OfficialReason => ({ code, params: {} });

export const isTemplate = (sheet: Sheet, box: Box): boolean =>
  sheet.writable(box) && dateTemplate(box.text) !== null && /年/.test(box.text);

export const usable = (text: string): boolean =>
  !isProse(text) && !isOfficeMark(text) && !isOfficeText(text) && !isBlankText(normaliseLabel(text));

export function kindOf(sheet: Sheet, blank: Box): OfficialPlaceKind {
  if (isTemplate(sheet, blank)) return 'date';
  return validationsAt(sheet.grid, blank.top, blank.left).some((v) => v.type === 'list') ? 'list' : 'text';
}

export function place(
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
export function holds(sheet: Sheet, box: Box, kind: OfficialPlaceKind, field: OfficialField): boolean {
  if (field.kind === 'rows') return false;
  const isDate = field.kind === 'date' || field.kind === 'dateTime';
  if (kind === 'digits') return field.kind === 'code' || field.kind === 'text';
  if (kind === 'date' || kind === 'dateParts') return isDate;
  const rules = validationsAt(sheet.grid, box.top, box.left);
  if (rules.some((v) => v.type === 'date') && !isDate) return false;
  if (rules.some((v) => v.type === 'list') && field.kind !== 'choice' && field.kind !== 'text') return false;
  return !sheet.grid.styleAt(box.top, box.left).format.date || isDate;
}
