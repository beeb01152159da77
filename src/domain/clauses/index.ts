/** What a provision means for a case now: whether it governs it, its clocks, checks, duties and problems. */
import type { PlainDate } from '#kernel';
import { effectOn, type EffectFact, type EffectVerdict, type Provision } from '#rulebook/provisions';
import type { CaseFile, Problem } from '#schemas';
import { applicationDay, lastEntry, preApplicationDay } from '../facts/index.ts';
import type { Check } from '../preflight/index.ts';
import type { Duty, Overview, RunningClock } from '../procedure/index.ts';

export type ClauseInCase = {
  readonly verdict: EffectVerdict;
  /** The date the verdict hangs on where the effect names a kind of fact; null while it is not known. */
  readonly factDate: PlainDate | null;
  readonly clocks: readonly RunningClock[];
  readonly checks: readonly Check[];
  readonly duties: readonly Duty[];
  /** Open problems that name the clause. */
  readonly problems: readonly Problem[];
};

/** The clause in the case as of a date, from what is already worked out of it. */
export function clauseInCase(
  provision: Provision,
  of: {
    readonly file: CaseFile;
    readonly asOf: PlainDate;
    readonly overview: Pick<Overview, 'clocks' | 'duties' | 'problems'>;
    readonly checks: readonly Check[];
  },
): ClauseInCase {
  const targets = 'infoOnly' in provision.use ? [] : provision.use;
  const isTarget = (type: 'clock' | 'check', id: string): boolean =>
    provision.id === id || targets.some((t) => t.type === type && t.id === id);
  const { appliesTo } = provision.effect;
  const factDate = appliesTo ? factDateOf(appliesTo, of.file, of.asOf) : null;
  return {
    verdict: effectOn(provision.effect, of.asOf, factDate),
    factDate,
    clocks: of.overview.clocks.filter((c) => isTarget('clock', c.id)),
    checks: of.checks.filter((c) => isTarget('check', c.id)),
    duties: of.overview.duties.filter((d) => d.clause === provision.id),
    problems: of.overview.problems.filter((p) => p.clauses.includes(provision.id)),
  };
}

/** The date of the case's fact of a kind: filed or planned, the start of the audit period, the last recognition. */
export function factDateOf(fact: EffectFact, file: CaseFile, asOf: PlainDate): PlainDate | null {
  switch (fact) {
    case 'preApplication':
      return preApplicationDay(file, asOf).date;
    case 'application':
      return applicationDay(file, asOf).date;
    case 'auditPeriod':
      return file.externalAudit.periodStart;
    case 'incident':
      return lastEntry(file, ['incident.recognised'], asOf)?.date ?? null;
  }
}
