/** Which field each blank means, and whether that is sure. */
import type {
  OfficialCorrections,
  OfficialGuess,
  OfficialPlace,
  OfficialPlaceKind,
  OfficialReason,
} from '#schemas';
import { signatureOf } from '../identity.ts';
import { normaliseLabel } from '../labels.ts';
import { SURE, type LabelMatch, type Matcher } from '../vocabulary-match.ts';
import type { Candidate, Home } from './candidate.ts';
import { listDraft } from './list-field.ts';
import { beside, byOptions, others, readings, rivals } from './together.ts';

export type Located = { readonly place: OfficialPlace; readonly candidate: Candidate };

const KIND: Readonly<Record<Candidate['target']['kind'], OfficialPlaceKind>> = {
  para: 'text',
  inline: 'inline',
  date: 'date',
  dateParts: 'dateParts',
  digits: 'digits',
  box: 'box',
  control: 'control',
  formField: 'control',
  table: 'table',
};

export type Draft = {
  readonly candidate: Candidate;
  field: string | null;
  option: string | null;
  confidence: number;
  sure: boolean;
  guesses: readonly OfficialGuess[];
  why: OfficialReason;
  columns: readonly (string | null)[];
};

/** The blanks as places, in their order. */
export function decide(
  candidates: readonly Candidate[],
  matcher: Matcher,
  formNo: string | null,
  fingerprint: string,
  corrections: OfficialCorrections | null,
): Located[] {
  const drafts = candidates.map((candidate) => draftOf(candidate, matcher, formNo));
  byOptions(drafts, matcher, formNo);
  others(drafts);
  beside(drafts, matcher);
  readings(drafts);
  rivals(drafts);
  const used = new Map<string, number>();
  return drafts.map((d) => {
    const { candidate: c } = d;
    const home = c.homes[0];
    const label = normaliseLabel(home?.label ?? '');
    const context = (home?.context ?? []).map(normaliseLabel).filter((t) => t !== '');
    const kind =
      c.target.kind === 'control' && c.target.control.kind === 'list' ? 'list' : KIND[c.target.kind];
    const id = c.target.kind === 'table' ? `${c.locator}/tr[${headRow(c.target)}]` : c.locator;
    const place: OfficialPlace = {
      id,
      locator: c.locator,
      kind,
      field: d.field,
      option: d.option,
      confidence: Math.round(d.confidence * 100) / 100,
      sure: d.sure,
      label: c.option === null ? label : normaliseLabel(c.option),
      context: c.option === null ? context : [label, ...context].filter((t) => t !== ''),
      signature: signatureOf(used, context, label, kind, c.option),
      alternatives: d.guesses.filter((g) => g.field !== d.field),
      current: c.current,
      cells: c.cells,
      columns: c.columns.map((text, i) => ({ key: d.columns[i] ?? null, label: normaliseLabel(text) })),
      why: d.why,
    };
    return { place: corrected(place, matcher, fingerprint, corrections), candidate: c };
  });
}

/** The row of a list's headings; -1 where it has none. */
const headRow = ({ table, header }: Candidate['target'] & { readonly kind: 'table' }): number =>
  header ? table.rows.indexOf(header) : -1;

/** What the user said of the place: for the same form by place, for another version by signature. */
export function corrected(
  place: OfficialPlace,
  matcher: Matcher,
  fingerprint: string,
  corrections: OfficialCorrections | null,
): OfficialPlace {
  const entry = corrections?.entries.find((e) =>
    corrections.fingerprint === fingerprint ? e.place === place.id : e.signature === place.signature,
  );
  if (!entry) return place;
  const field = entry.field === null ? undefined : matcher.field(entry.field);
  const columns =
    field?.kind === 'rows' && place.columns.length > 0
      ? matcher.columns(
          field,
          place.columns.map((c) => c.label),
        ).keys
      : place.columns.map((c) => c.key);
  return {
    ...place,
    field: field ? field.key : null,
    option: field
      ? (entry.option ?? (place.kind === 'box' ? matcher.option(field.options, place.label) : null))
      : null,
    sure: field !== undefined && (field.kind !== 'rows' || columns.some((c) => c !== null)),
    confidence: 1,
    columns: place.columns.map((c, i) => ({ ...c, key: columns[i] ?? null })),
    why: { code: 'why.user', params: {} },
  };
}

const KINDS_FOR: Readonly<Record<Candidate['target']['kind'], readonly string[]>> = {
  para: ['text', 'code', 'date', 'dateTime'],
  inline: ['text', 'code'],
  date: ['date', 'dateTime'],
  dateParts: ['date', 'dateTime'],
  digits: ['code'],
  box: ['choice', 'choices'],
  control: ['text', 'code', 'date', 'dateTime', 'choice'],
  formField: ['text', 'code', 'date', 'dateTime', 'choice'],
  table: ['rows'],
};

function draftOf(candidate: Candidate, matcher: Matcher, formNo: string | null): Draft {
  const draft: Draft = {
    candidate,
    field: null,
    option: null,
    confidence: 0,
    sure: false,
    guesses: [],
    why: { code: 'why.none', params: {} },
    columns: [],
  };
  if (candidate.target.kind === 'table') return listDraft(draft, matcher, formNo);
  if (candidate.headDate && matcher.field('filing.date')) {
    return {
      ...draft,
      field: 'filing.date',
      confidence: candidate.atFoot ? 0.82 : 0.9,
      sure: true,
      why: { code: 'why.dateAtHead', params: {} },
    };
  }
  const found = pick(matches(candidate, matcher, formNo));
  const allowed = KINDS_FOR[candidate.target.kind];
  const fits = found.guesses.filter((g) => allowed.includes(matcher.field(g.field)?.kind ?? ''));
  const best = fits[0];
  draft.guesses = fits;
  draft.why = found.why;
  if (!best) return draft;
  draft.field = best.field;
  draft.confidence = best.confidence;
  draft.sure = found.sure && best === found.guesses[0] && best.confidence >= SURE;
  if (candidate.option !== null) {
    draft.option = matcher.option(matcher.field(best.field)?.options ?? [], candidate.option);
    if (draft.option === null)
      return { ...draft, sure: false, field: null, why: { code: 'why.option', params: {} } };
  }
  if (candidate.barred !== null)
    return { ...draft, sure: false, why: { code: candidate.barred, params: {} } };
  if (candidate.current !== '') return { ...draft, sure: false, why: { code: 'why.occupied', params: {} } };
  return draft;
}

function matches(candidate: Candidate, matcher: Matcher, formNo: string | null): LabelMatch[] {
  return candidate.homes.map((home) => {
    // Two dates under one label are its beginning and its end.
    if (candidate.target.kind === 'date' && candidate.of === 2) {
      const label = matcher.match(home.label, home.context, formNo);
      if (label.guesses.length > 0 && !isPeriodLabel(home.label)) return label;
      return periodMatch(candidate.nth, home, matcher);
    }
    return matcher.match(home.label, home.context, formNo);
  });
}

/** The beginning or the end of the period the nearest heading's group asks for. */
function periodMatch(nth: number, home: Home, matcher: Matcher): LabelMatch {
  const params = { label: normaliseLabel(home.label), heading: '' };
  for (const heading of [home.label, ...home.context]) {
    const group = matcher.groupOf(heading);
    if (group === '') continue;
    const end = nth === 0 ? 'Start' : 'End';
    const field = matcher.vocabulary.fields.find((f) => f.group === group && f.key.endsWith(`period${end}`));
    if (group === null || !field) break;
    return {
      guesses: [{ field: field.key, confidence: 0.95 }],
      sure: true,
      why: { code: 'why.label', params },
    };
  }
  return { guesses: [], sure: false, why: { code: 'why.none', params: {} } };
}

const isPeriodLabel = (label: string): boolean => /期間/.test(label);

/** Of two labels (left and above): the one that is sure; two that disagree leave it open. */
function pick(found: readonly LabelMatch[]): LabelMatch {
  const none: LabelMatch = { guesses: [], sure: false, why: { code: 'why.none', params: {} } };
  const sure = found.filter((m) => m.sure);
  const [first, second] = sure;
  if (first && second && first.guesses[0]!.field !== second.guesses[0]!.field) {
    return {
      guesses: [...first.guesses, ...second.guesses],
      sure: false,
      why: { code: 'why.ambiguous', params: first.why.params },
    };
  }
  if (first) return first;
  return (
    [...found].sort((a, b) => (b.guesses[0]?.confidence ?? 0) - (a.guesses[0]?.confidence ?? 0))[0] ?? none
  );
}
