/** What each answer means: reasons with their clause, and what is still missing and who can supply it. */
import { runClock } from '#domain/calendar';
import { phaseOf, shippedRulebook } from '#rulebook';
import { lastDayOfMonths, type PlainDate } from '#kernel';
import type { SelfCheckAnswers } from '#schemas';
import type { QuestionId } from './questions.ts';

export type SelfCheckReason = {
  readonly code: string;
  /** `blocks`: not eligible as it is. `supports`: speaks for it. `note`: to be known, decides nothing. */
  readonly effect: 'blocks' | 'supports' | 'note';
  /** The question it follows from; null for what follows from the date alone. */
  readonly question: QuestionId | null;
  readonly clauses: readonly string[];
  readonly params: Readonly<Record<string, string>>;
};

/** Who can supply what is missing. `desk` = the consultation desk of the notice, section 4. */
export type Supplier = 'vendor' | 'management' | 'agency' | 'desk' | 'guidance';

export type SelfCheckMissing = {
  readonly code: string;
  readonly question: QuestionId;
  readonly clauses: readonly string[];
  readonly who: Supplier;
  /** Whether the verdict waits for it. */
  readonly deciding: boolean;
};

export type Judged = { readonly reasons: SelfCheckReason[]; readonly missing: SelfCheckMissing[] };

const LOW = ['5.1(1)', '5.1(2)'] as const;

/** Judges every answer as of a date, in the order of the questions. */
export function judgeAnswers(answers: SelfCheckAnswers, asOf: PlainDate): Judged {
  const to: Judged = { reasons: [], missing: [] };
  yesNo(to, answers, 'saas', 'yes', ['1.1', '2.1'], 'vendor');
  yesNo(to, answers, 'ownName', 'yes', ['7.11'], 'vendor');
  information(to, answers);
  works(to, answers);
  agency(to, answers, asOf);
  controls(to, answers, asOf);
  certificates(to, answers);
  yesNo(to, answers, 'excludedParty', 'no', ['7.13'], 'management');
  yesNo(to, answers, 'removed', 'no', ['5.1(4)', '18.2(5)'], 'management');
  special(to, asOf);
  return to;
}

function reason(
  to: Judged,
  effect: SelfCheckReason['effect'],
  question: SelfCheckReason['question'],
  code: string,
  clauses: readonly string[],
  params: SelfCheckReason['params'] = {},
): void {
  to.reasons.push({ code, effect, question, clauses, params });
}

function lack(
  to: Judged,
  question: QuestionId,
  code: string,
  clauses: readonly string[],
  who: Supplier,
  deciding = false,
): void {
  to.missing.push({ code, question, clauses, who, deciding });
}

function yesNo(
  to: Judged,
  answers: SelfCheckAnswers,
  id: 'saas' | 'ownName' | 'excludedParty' | 'removed',
  good: 'yes' | 'no',
  clauses: readonly string[],
  who: Supplier,
): void {
  const given = answers[id];
  if (given === undefined || given === 'unsure') lack(to, id, id, clauses, who, true);
  else if (given === good) reason(to, 'supports', id, `${id}.good`, clauses);
  else reason(to, 'blocks', id, `${id}.bad`, clauses);
}

/** Only an agency decides; without one, grave information speaks against 低位 and sensitive information leaves it open. */
function information(to: Judged, { information: kinds = [], agency: said }: SelfCheckAnswers): void {
  const clauses = [...LOW, '別紙1'];
  if (kinds.length === 0) return lack(to, 'information', 'information', ['2.5', '3.3'], 'vendor', true);
  if (said === 'low') return reason(to, 'supports', 'information', 'information.assessed', clauses);
  if (kinds.includes('grave')) return reason(to, 'blocks', 'information', 'information.grave', clauses);
  if (kinds.includes('sensitive') || kinds.includes('confidential')) {
    reason(to, 'note', 'information', 'information.sensitive', clauses);
    return lack(to, 'information', 'informationLevel', clauses, 'agency', true);
  }
  const code = kinds.includes('personal') ? 'information.personal' : 'information.plain';
  reason(to, 'supports', 'information', code, clauses);
}

function works(to: Judged, answers: SelfCheckAnswers): void {
  if (answers.works === 'listed') return reason(to, 'supports', 'works', 'works.listed', ['2.8', '5.1(1)']);
  if (answers.works === 'unlisted') return reason(to, 'note', 'works', 'works.unlisted', ['5.1(2)', '5.3']);
  lack(to, 'works', 'works', ['2.8', '5.1(1)'], 'guidance');
}

function agency(to: Judged, { agency: said, agencyOn }: SelfCheckAnswers, asOf: PlainDate): void {
  if (said === undefined) return lack(to, 'agency', 'agency', ['3.3'], 'vendor');
  if (said === 'notLow') return reason(to, 'blocks', 'agency', 'agency.notLow', LOW);
  if (said === 'asked' || said === 'none') {
    reason(to, 'note', 'agency', `agency.${said}`, ['3.3']);
    return lack(to, 'agency', 'agencyResult', ['3.3'], said === 'asked' ? 'agency' : 'desk');
  }
  if (agencyOn === undefined) {
    reason(to, 'supports', 'agency', 'agency.lowUndated', [...LOW, '3.3']);
    return lack(to, 'agency', 'agencyDate', ['3.3'], 'vendor');
  }
  const clock = runClock('3.3', agencyOn);
  const due = clock.covered ? clock.due : null;
  if (agencyOn > asOf || due === null || due < asOf) {
    const code = agencyOn > asOf ? 'agency.future' : 'agency.expired';
    reason(to, 'note', 'agency', code, ['3.3'], { date: agencyOn, due: due ?? '' });
    return lack(to, 'agency', 'agencyAgain', ['3.3'], 'agency');
  }
  reason(to, 'supports', 'agency', 'agency.low', [...LOW, '3.3'], { date: agencyOn, due });
}

/** 10.3(1): controls in operation for less than three months by the end of the audit period may need a further audit. */
function controls(to: Judged, { controls: state, controlsSince }: SelfCheckAnswers, asOf: PlainDate): void {
  const clauses = ['7.1', '10.3(1)'];
  if (state === undefined) return lack(to, 'controls', 'controls', clauses, 'vendor');
  if (state !== 'running') return reason(to, 'note', 'controls', `controls.${state}`, clauses);
  if (controlsSince === undefined) return lack(to, 'controls', 'controlsSince', clauses, 'vendor');
  const date = lastDayOfMonths(controlsSince, 3);
  const code = date <= asOf ? 'controls.long' : 'controls.short';
  reason(to, date <= asOf ? 'supports' : 'note', 'controls', code, clauses, { since: controlsSince, date });
}

function certificates(to: Judged, { certificates: held }: SelfCheckAnswers): void {
  if (held === undefined) return;
  const code = held.length > 0 ? 'certificates.some' : 'certificates.none';
  reason(to, 'note', 'certificates', code, ['7.1']);
}

function special(to: Judged, asOf: PlainDate): void {
  const { special, otherBodies } = shippedRulebook.terms;
  const code = `special.${phaseOf(asOf, special)}`;
  const { from: start, until: end } = special;
  reason(to, 'note', null, code, [special.source, otherBodies.source], { start, end: end ?? '' });
}
