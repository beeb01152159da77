/**
 * Advice on the rows of the statement, cell by cell. It is not the pre-flight: nothing here stops a filing, every rule can be
 * muted with a reason, and beside what the rules of the programme ask it looks at good work (copied answers, owners).
 */
import { lastDayOfMonths, type PlainDate } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type { CaseFile, Evidence, LintMute, StatementRow } from '#schemas';
import { auditPeriodEnd } from '../lint.ts';
import { isMissing } from '../view.ts';
import { LINT_LEVELS, LINT_RULES, type LintFinding, type LintLevel, type LintRule } from './contract.ts';
import { copiesOf } from './copies.ts';

export * from './contract.ts';
export { COPIES_FROM } from './copies.ts';

type Advice = { readonly rule: LintRule; readonly params?: LintFinding['params'] };

type Facts = {
  readonly asOf: PlainDate;
  readonly periodEnd: PlainDate | null;
  readonly threeMonths: (since: PlainDate) => PlainDate;
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Owners who left, with the day. */
  readonly left: ReadonlyMap<string, PlainDate>;
  readonly copies: ReturnType<typeof copiesOf>;
};

/**
 * Every finding of the case's rows in the order of the catalogue, those muted included. What a rule can't know (the end of the
 * audit's period, say) it is silent about.
 */
export function lintStatement(file: CaseFile, asOf: PlainDate): readonly LintFinding[] {
  const catalogue = catalogueOf(file);
  const rows = new Map(file.rows.map((r) => [r.id, r]));
  const facts = factsOf(file, asOf);
  const muted = mutesOf(file.workbench.mutes);
  const findings: LintFinding[] = [];
  for (const control of catalogue.controls) {
    const row = rows.get(control.id);
    if (!row || row.decision === null) continue;
    const advice =
      row.decision === 'notAdopted' ? ofRefused(row, control.basic) : ofAdopted(row, control, facts);
    for (const { rule, params = {} } of advice)
      findings.push({ rule, rowId: row.id, params, mute: muted(rule, row.id) });
  }
  return findings;
}

function factsOf(file: CaseFile, asOf: PlainDate): Facts {
  // Many rows start on the same few days.
  const enough = new Map<PlainDate, PlainDate>();
  const left = new Map<string, PlainDate>();
  for (const { name, leftOn } of file.workbench.people)
    if (name.trim() !== '' && leftOn !== null && leftOn <= asOf) left.set(name.trim(), leftOn);
  return {
    asOf,
    periodEnd: auditPeriodEnd(file, asOf),
    threeMonths: (since) => {
      const known = enough.get(since) ?? lastDayOfMonths(since, 3);
      enough.set(since, known);
      return known;
    },
    evidence: new Map(file.evidence.map((e) => [e.id, e])),
    left,
    copies: copiesOf(file.rows),
  };
}

function ofRefused(row: StatementRow, basic: boolean): Advice[] {
  if (basic) return [{ rule: 'S01' }];
  return row.reason.trim() === '' ? [{ rule: 'S02' }] : [];
}

function ofAdopted(row: StatementRow, control: Parameters<typeof isMissing>[2], facts: Facts): Advice[] {
  // An objective is carried out by its detailed controls.
  if (control.tier === 'objective') return [];
  const out: Advice[] = [];
  if (isMissing('how', row, control)) out.push({ rule: 'S03' });
  const { operatingSince: since } = row;
  if (since !== null && facts.periodEnd !== null) {
    const until = facts.threeMonths(since);
    if (until > facts.periodEnd)
      out.push({ rule: 'S04', params: { startDate: since, endDate: facts.periodEnd, untilDate: until } });
  }
  if (isMissing('evidence', row, control)) out.push({ rule: 'S05' });
  else out.push(...ofEvidence(row, facts));
  const copies = facts.copies.get(row.id);
  if (copies) out.push({ rule: 'S08', params: { count: copies.count, first: copies.first } });
  const leftOn = facts.left.get(row.owner.trim());
  if (leftOn !== undefined) out.push({ rule: 'S09', params: { owner: row.owner.trim(), leftDate: leftOn } });
  if (row.howChanged !== null && row.evidenceChanged !== null && row.evidenceIds.length > 0) {
    if (row.howChanged > row.evidenceChanged) out.push({ rule: 'S10' });
  }
  return out;
}

// One finding per rule and row, about the first piece concerned: a row may name many.
function ofEvidence(row: StatementRow, { asOf, periodEnd, evidence }: Facts): Advice[] {
  const out: Advice[] = [];
  const pieces = row.evidenceIds.flatMap((id) => evidence.get(id) ?? []);
  const expired = pieces.find((e) => e.expires !== null && e.expires < asOf);
  if (expired) out.push({ rule: 'S06', params: { title: expired.title, endDate: expired.expires ?? '' } });
  if (periodEnd === null) return out;
  const late = pieces.find((e) => e.date !== null && e.date > periodEnd);
  if (late)
    out.push({ rule: 'S07', params: { title: late.title, date: late.date ?? '', endDate: periodEnd } });
  return out;
}

function mutesOf(mutes: readonly LintMute[]): (rule: string, rowId: string) => LintMute | null {
  const byKey = new Map(mutes.map((m) => [`${m.rule} ${m.rowId}`, m]));
  return (rule, rowId) => byKey.get(`${rule} ${rowId}`) ?? byKey.get(`${rule} `) ?? null;
}

/** How many findings of each level are not muted, and how many are. */
export function countLint(findings: readonly LintFinding[]): Readonly<Record<LintLevel | 'muted', number>> {
  const counts = { severe: 0, caution: 0, note: 0, muted: 0 };
  for (const f of findings) counts[f.mute ? 'muted' : LINT_RULES[f.rule].level]++;
  return counts;
}

/** The findings, the severe ones first; within a level by rule, then as they were (in the order of the catalogue). */
export function sortLint(findings: readonly LintFinding[]): readonly LintFinding[] {
  const rank = (f: LintFinding): number => LINT_LEVELS.indexOf(LINT_RULES[f.rule].level);
  return findings.toSorted((a, b) => rank(a) - rank(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}
