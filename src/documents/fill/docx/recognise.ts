/** Reads a .docx: which form it is, where its blanks are, and which fields they mean. */
import { ok, type Result } from '#kernel';
import type {
  OfficialCorrections,
  OfficialGuess,
  OfficialPlace,
  OfficialPlaceKind,
  OfficialReading,
  OfficialReason,
  OfficialVocabulary,
} from '#schemas';
import type { FillFailure } from '../contract.ts';
import { fingerprintOf, sha256 } from '../digest.ts';
import { formOfTitle, identify, type FormText } from '../form-identity.ts';
import { signatureOf } from '../identity.ts';
import { normaliseLabel, squash } from '../labels.ts';
import { openPackage, type OfficePackage } from '../package.ts';
import { matcherOf, SURE, type LabelMatch, type Matcher } from '../vocabulary-match.ts';
import type { Candidate, Home } from './candidate.ts';
import { collect } from './candidates.ts';
import type { WordPart } from './model.ts';
import { readPart } from './read-part.ts';

export type Located = { readonly place: OfficialPlace; readonly candidate: Candidate };
export type WordForm = {
  readonly opened: OfficePackage;
  readonly part: WordPart;
  readonly located: readonly Located[];
  readonly reading: OfficialReading;
};

/** Opens, reads and recognises; the reading is plain data, the rest is for writing. */
export async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  vocabulary: OfficialVocabulary,
  corrections: OfficialCorrections | null,
): Promise<Result<WordForm, FillFailure>> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const tree = opened.value.tree(opened.value.main);
  if (!tree.ok) return tree;
  const part = readPart(tree.value);
  const texts = formTexts(part);
  const relations = opened.value.relations(opened.value.main);
  if (!relations.ok) return relations;
  for (const relation of relations.value) {
    if (relation.external || (relation.type !== 'header' && relation.type !== 'footer')) continue;
    if (!opened.value.has(relation.target)) continue;
    const extra = opened.value.tree(relation.target);
    if (!extra.ok) return extra;
    for (const p of readPart(extra.value).paras) texts.push({ text: p.text, head: true, title: false });
  }
  const matcher = matcherOf(vocabulary);
  const form = identify(texts, vocabulary);
  const isTitle = (text: string): boolean =>
    formOfTitle(text, vocabulary) !== null || (form.title !== '' && squash(text) === form.title);
  const { candidates, labels } = collect(part, matcher, isTitle);
  const fingerprint = fingerprintOf([
    form.no ?? '',
    ...part.paras.map((p) => normaliseLabel(p.text)).filter((t) => matcher.knows(t)),
  ]);
  const located = decide(candidates, matcher, form.no, fingerprint, corrections);
  const reading: OfficialReading = {
    format: 'docx',
    sha256: await sha256(bytes),
    form,
    fingerprint,
    labels: labels.filter((l) => l !== ''),
    places: located.map((l) => l.place),
  };
  return ok({ opened: opened.value, part, located, reading });
}

function formTexts(part: WordPart): FormText[] {
  const inBox = (start: number): boolean =>
    part.boxes.some((b) => b.element.start < start && start < b.element.end);
  return part.paras.map((p, n) => ({
    text: p.text,
    head: n < 12 || inBox(p.element.start),
    title: p.centred && n < 12,
  }));
}

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

type Draft = {
  readonly candidate: Candidate;
  field: string | null;
  option: string | null;
  confidence: number;
  sure: boolean;
  guesses: readonly OfficialGuess[];
  why: OfficialReason;
  columns: readonly (string | null)[];
};

function decide(
  candidates: readonly Candidate[],
  matcher: Matcher,
  formNo: string | null,
  fingerprint: string,
  corrections: OfficialCorrections | null,
): Located[] {
  const drafts = candidates.map((candidate) => draftOf(candidate, matcher, formNo));
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
    const id = `${c.locator}${c.target.kind === 'table' ? `/tr[${c.target.table.rows.indexOf(c.target.header)}]` : ''}`;
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
  if (candidate.target.kind === 'table') return tableDraft(draft, matcher, formNo);
  if (candidate.headDate && matcher.field('filing.date')) {
    return {
      ...draft,
      field: 'filing.date',
      confidence: 0.9,
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

function tableDraft(draft: Draft, matcher: Matcher, formNo: string | null): Draft {
  const { columns, homes } = draft.candidate;
  const home = homes[0] ?? { label: '', context: [] };
  const scored = matcher.vocabulary.fields
    .filter((f) => f.kind === 'rows')
    .map((field) => {
      const { keys, found } = matcher.columns(field, columns);
      const heading = [home.label, ...home.context].find((t) => matcher.groupOf(t) !== '');
      const group = heading === undefined ? '' : matcher.groupOf(heading);
      const named =
        matcher.match(home.label, [], formNo).guesses[0]?.field === field.key || group === field.group;
      const numbered = columns.filter((c) => !/^(?:no|番号|項番|#|通番)\.?$/i.test(squash(c))).length;
      const share = found / Math.max(numbered, 1);
      const asked = formNo !== null && field.forms.includes(formNo);
      let confidence = 0;
      if (found >= 2) {
        if (named) confidence = 0.6 + 0.37 * Math.min(share, 1);
        else if (heading === undefined || group === null) {
          confidence =
            share === 1 && found === field.columns.length ? (asked || group === '' ? 0.85 : 0.7) : 0.4;
          if (group === null && !asked) confidence = Math.min(confidence, 0.6);
        }
      }
      return { field: field.key, confidence, keys };
    })
    .filter((s) => s.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const best = scored[0];
  if (!best) return draft;
  const rival = scored[1]?.confidence ?? 0;
  return {
    ...draft,
    field: best.field,
    confidence: best.confidence,
    sure: best.confidence >= SURE && best.confidence - rival >= 0.1,
    guesses: scored.map(({ field, confidence }) => ({ field, confidence })),
    columns: best.keys,
    why: { code: 'why.columns', params: { heading: normaliseLabel(home.label) } },
  };
}

/** フリガナ is the reading of the name beside it: sure only where the name is the applicant's. */
function readings(drafts: readonly Draft[]): void {
  drafts.forEach((d, n) => {
    if (d.field === null || !d.field.endsWith('Kana') || !d.sure) return;
    const base = d.field.slice(0, -'Kana'.length);
    const isName = (x: Draft | undefined): boolean => x?.field?.endsWith('.name') === true;
    const [next, before] = [drafts[n + 1], drafts[n - 1]];
    const name = isName(next) ? next : isName(before) ? before : undefined;
    if (name?.field !== base) {
      d.sure = false;
      d.why = { code: 'why.kana', params: {} };
    }
  });
}

/** The same field claimed twice: one of them may be somebody else's. What is clearly weaker, or both, is asked about. */
function rivals(drafts: readonly Draft[]): void {
  const byClaim = new Map<string, Draft[]>();
  for (const d of drafts) {
    if (!d.sure || d.field === null) continue;
    const claim = `${d.field}|${d.option ?? ''}`;
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), d]);
  }
  for (const claims of byClaim.values()) {
    if (claims.length < 2) continue;
    const top = Math.max(...claims.map((d) => d.confidence));
    const best = claims.filter((d) => d.confidence >= top - 0.01);
    for (const d of claims) {
      if (best.length === 1 && d === best[0] && d.confidence >= 0.9) continue;
      d.sure = false;
      d.why = { code: 'why.twice', params: {} };
    }
  }
}
