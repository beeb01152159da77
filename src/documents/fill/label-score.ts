/** How surely a label means a field, by the headings it stands below. */
import type { OfficialField, OfficialGuess, OfficialReason } from '#schemas';
import { normaliseLabel } from './labels.ts';

/** The group whose headings forbid: other parties, the office. */
export const FOREIGN = 'foreign';
/** From here on a place is written. */
export const SURE = 0.8;

export type LabelMatch = {
  /** Best first. */
  readonly guesses: readonly OfficialGuess[];
  readonly sure: boolean;
  readonly why: OfficialReason;
};

/** A field a label stands for: wherever it stands (strong), with its heading in it (explicit). */
export type Entry = { readonly field: OfficialField; readonly strong: boolean; readonly explicit: boolean };

/** See `Matcher.groupOf`. */
export type GroupOf = (heading: string) => string | null;

/**
 * The group the nearest telling heading opens (null = none), what heading nearer than that is unknown ('' = none). Labels of
 * fields among the headings say nothing by themselves; the next one is asked.
 */
export function headingOf(
  context: readonly string[],
  groupOf: GroupOf,
): { readonly group: string | null; readonly unknown: string; readonly heading: string } {
  let unknown = '';
  for (const text of context) {
    const id = groupOf(text);
    if (id === '') continue;
    if (id !== null) return { group: id, unknown, heading: normaliseLabel(text) };
    if (unknown === '') unknown = normaliseLabel(text);
  }
  return { group: null, unknown, heading: '' };
}

/** The best of the fields a label may mean, below these headings. */
export function choose(
  entries: readonly Entry[],
  loss: number,
  label: string,
  context: readonly string[],
  formNo: string | null,
  groupOf: GroupOf,
): LabelMatch {
  const { group, unknown, heading } = headingOf(context, groupOf);
  const params = { label: normaliseLabel(label), heading: unknown || heading };
  const scored = entries
    .map((e) => ({ field: e.field.key, confidence: score(e, group, unknown, formNo, entries) - loss }))
    .filter((g) => g.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const best = scored[0];
  if (!best) return { guesses: [], sure: false, why: { code: 'why.otherParty', params } };
  const rival = scored[1];
  const sure = best.confidence >= SURE && (!rival || best.confidence - rival.confidence >= 0.2);
  const code = sure
    ? group !== null && unknown === ''
      ? 'why.labelAndHeading'
      : 'why.label'
    : rival && best.confidence - rival.confidence < 0.2
      ? 'why.ambiguous'
      : unknown !== ''
        ? 'why.unknownHeading'
        : 'why.noHeading';
  return { guesses: scored, sure, why: { code, params } };
}

/** Groups that name a party: below one of them, a label of another party's is a contradiction. */
export const PARTIES: ReadonlySet<string> = new Set(['applicant', 'representative', 'contact', 'officers']);

function score(
  e: Entry,
  group: string | null,
  unknown: string,
  formNo: string | null,
  all: readonly Entry[],
): number {
  if (group === FOREIGN) return 0;
  const own = e.field.group;
  const asked = formNo !== null && e.field.forms.includes(formNo);
  if (e.explicit) return unknown !== '' && PARTIES.has(own) ? 0.7 : 0.95;
  if (e.strong) {
    if (group === own) return unknown === '' ? 0.97 : 0.85;
    if (unknown !== '') return asked ? 0.82 : 0.6;
    if (group === null) return 0.93;
    // 法人番号 below 代表者 is odd, 監査機関の名称 below 申請者 is not.
    return PARTIES.has(own) && group !== 'filing' ? 0.55 : 0.85;
  }
  if (group === own) return unknown === '' ? 0.95 : 0.5;
  if (group === null && unknown === '') return asked && all.length === 1 ? 0.85 : 0.4;
  return group === null ? 0.3 : 0;
}
