import { plainDate, type PlainDate } from '#kernel';
import { newRecord, type CaseFile, type LogKind } from '#schemas';
import type { Schedule, ScheduledStep, StepId } from '#domain/schedule';
import { emptyCase } from '../../support/long-log.ts';

const source = { id: () => 'R', now: () => '2026-01-01T00:00:00.000Z' };

type Facts = {
  readonly listed?: boolean;
  readonly assessed?: string;
  readonly preFiling?: string;
  readonly filing?: string;
  readonly period?: readonly [string, string];
  readonly report?: string;
  readonly previousEnd?: string;
  readonly internalEnded?: string;
  readonly log?: readonly (readonly [string, LogKind, string?])[];
};

const date = (text: string | undefined): PlainDate | null => (text === undefined ? null : plainDate(text));

/** A case with these facts and nothing else. */
export function caseWith(facts: Facts): CaseFile {
  const base = emptyCase();
  return {
    ...base,
    works: facts.listed === undefined ? [] : [{ ...newRecord.work(source), listed: facts.listed }],
    assessments: facts.assessed ? [{ ...newRecord.assessment(source), date: date(facts.assessed) }] : [],
    preApplication: { ...base.preApplication, plannedOn: date(facts.preFiling) },
    application: { ...base.application, plannedOn: date(facts.filing) },
    internalAudit: { ...base.internalAudit, endedOn: date(facts.internalEnded) },
    externalAudit: {
      ...base.externalAudit,
      periodStart: date(facts.period?.[0]),
      periodEnd: date(facts.period?.[1]),
      reportDate: date(facts.report),
      previousPeriodEnd: date(facts.previousEnd),
    },
    log: (facts.log ?? []).map(([on, kind, outcome = ''], i) => ({
      ...newRecord.logEntry({ ...source, id: () => `L${i}` }, kind, plainDate(on)),
      outcome,
    })),
  };
}

/** The steps of a covered schedule by their id. */
export function stepsOf(schedule: Schedule): Readonly<Record<StepId, ScheduledStep>> {
  if (!schedule.covered) throw new Error('not covered');
  return Object.fromEntries(schedule.steps.map((s) => [s.id, s])) as Record<StepId, ScheduledStep>;
}

/** The codes of the conflicts of a covered schedule. */
export function conflictCodes(schedule: Schedule): string[] {
  return schedule.covered ? schedule.conflicts.map((c) => c.code) : ['not covered'];
}
