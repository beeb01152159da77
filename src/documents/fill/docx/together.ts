/** What the blanks of a form say of each other: boxes of one question, neighbours, readings of names, rivals for a field. */
import { normaliseLabel } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import type { Draft } from './decide.ts';

/** 「□その他（  ）」: what goes into the brackets belongs to the question, but nobody can tell what it is. */
export function others(drafts: readonly Draft[]): void {
  drafts.forEach((d, n) => {
    const { target } = d.candidate;
    const before = drafts[n - 1];
    if (target.kind !== 'inline' || target.shape !== 'paren' || before?.candidate.target.kind !== 'box')
      return;
    if (before.candidate.target.para !== target.para) return;
    d.field = null;
    d.sure = false;
    d.guesses = before.guesses.map((g) => ({ ...g, confidence: g.confidence / 2 }));
    d.why = { code: 'why.option', params: {} };
  });
}

/** A question in unknown words, whose boxes are the options of one field that this form is known to ask for. */
export function byOptions(drafts: readonly Draft[], matcher: Matcher, formNo: string | null): void {
  const questions = new Map<string, Draft[]>();
  for (const d of drafts) {
    const { option, homes } = d.candidate;
    if (option === null || d.field !== null || d.why.code !== 'why.none' || homes.length !== 1) continue;
    const question = [homes[0]!.label, ...homes[0]!.context].join('|');
    questions.set(question, [...(questions.get(question) ?? []), d]);
  }
  const fields = matcher.vocabulary.fields.filter(
    (f) => f.options.length > 0 && f.forms.includes(formNo ?? ''),
  );
  for (const boxes of questions.values()) {
    const context = boxes[0]!.candidate.homes[0]!.context;
    if (context.some((t) => matcher.isForeign(t))) continue;
    const named = boxes.filter((d) => !/^その他|^上記以外/u.test(normaliseLabel(d.candidate.option!)));
    const hits = fields.filter(
      (f) => named.length >= 2 && named.every((d) => matcher.option(f.options, d.candidate.option!) !== null),
    );
    const [only, second] = hits;
    if (!only || second) continue;
    for (const d of named) {
      d.field = only.key;
      d.option = matcher.option(only.options, d.candidate.option!);
      d.confidence = 0.85;
      d.sure = d.candidate.barred === null;
      d.guesses = [{ field: only.key, confidence: 0.85 }];
      d.why = { code: 'why.options', params: {} };
    }
  }
}

/**
 * No heading, but right beside it a place that is surely somebody's, under the same headings: 「法人名」, 「所在地」. Only for
 * a label that nobody but him has.
 */
export function beside(drafts: readonly Draft[], matcher: Matcher): void {
  const groupOf = (key: string | null | undefined): string | undefined =>
    key === null || key === undefined ? undefined : matcher.field(key)?.group;
  const under = (d: Draft): string => (d.candidate.homes[0]?.context ?? []).map(normaliseLabel).join('|');
  const before = drafts.map((d) => d.sure);
  drafts.forEach((d, n) => {
    if (d.sure || d.field === null || d.why.code !== 'why.noHeading' || d.candidate.barred !== null) return;
    const group = groupOf(d.field);
    if (d.guesses.length !== 1 || d.candidate.homes.length !== 1) return;
    const near = [drafts[n - 1], drafts[n + 1]].filter(
      (x, k) => x !== undefined && before[n - 1 + 2 * k] === true && under(x) === under(d),
    );
    if (
      !near.some((x) => groupOf(x?.field) === group) ||
      near.some((x) => !sameParty(groupOf(x?.field), group))
    )
      return;
    d.sure = true;
    d.confidence = 0.82;
    d.why = { code: 'why.label', params: d.why.params };
  });
}

/** The applicant's representative is no other party. */
const sameParty = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (b === 'applicant' && a === 'representative') || a === 'filing' || a === 'service';

/** フリガナ is the reading of the name beside it: sure only where the name is the applicant's. */
export function readings(drafts: readonly Draft[]): void {
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
export function rivals(drafts: readonly Draft[]): void {
  const byClaim = new Map<string, Draft[]>();
  for (const d of drafts) {
    if (!d.sure || d.field === null) continue;
    // What a running head repeats is no rival of what the form asks.
    const claim = `${d.candidate.part.prefix}|${d.field}|${d.option ?? ''}`;
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
