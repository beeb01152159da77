/**
 * Open duties without a counted period (遅滞なく, 速やかに): due now, and ageing. Dates named inside a notice (15.2, 16.2,
 * 16.6) belong here too: the rules count nothing there, the notice says the day.
 */
import { daysBetween, type PlainDate } from '#kernel';
import type { LogEntry, LogKind } from '#schemas';
import { lastOpeningDayOnOrBefore } from '../calendar/index.ts';
import type { Position } from './replay.ts';

export type Duty = {
  /** `duty.answerInquiry` …, a sentence of `messages/`. */
  readonly code: string;
  readonly clause: string;
  /** The entry it arose from. */
  readonly entryId: string;
  readonly path: string;
  readonly since: PlainDate;
  /** Days since it arose. */
  readonly ageDays: number;
  /** The day named in the notice, if one is, and the last opening day on or before it. */
  readonly due: PlainDate | null;
  readonly safeDue: PlainDate | null;
};

type Rule = {
  readonly code: string;
  readonly clause: string;
  readonly opens: LogKind;
  /** Only for these outcomes of the opening entry. */
  readonly outcomes?: readonly string[];
  readonly closes: readonly LogKind[];
};

/** Every undated duty that an entry gives rise to, in the order of the clauses. */
export const DUTY_RULES: readonly Rule[] = [
  {
    code: 'duty.answerPreInquiry',
    clause: '4.4',
    opens: 'pre.inquiry',
    closes: ['pre.answered', 'pre.notAccepted'],
  },
  {
    code: 'duty.tellAgencies',
    clause: '7.6(5)',
    opens: 'suspension.started',
    closes: ['suspension.notified'],
  },
  {
    code: 'duty.tellAgencies',
    clause: '7.6(5)',
    opens: 'registration.removed',
    closes: ['suspension.notified'],
  },
  {
    code: 'duty.answerInquiry',
    clause: '9.5',
    opens: 'app.inquiry',
    closes: ['app.answered', 'app.notAccepted'],
  },
  {
    code: 'duty.additionalAudit',
    clause: '10.3',
    opens: 'app.additionalAudit',
    closes: ['app.additionalReport', 'decision.registered', 'decision.rejected', 'decision.withheld'],
  },
  {
    code: 'duty.reportAgain',
    clause: '13.5',
    opens: 'suspension.started',
    outcomes: ['13.5'],
    closes: ['incident.flash', 'incident.report', 'suspension.released'],
  },
  {
    code: 'duty.meetConditions',
    clause: '13.9',
    opens: 'suspension.conditions',
    closes: ['suspension.releaseFiled', 'suspension.released'],
  },
  {
    code: 'duty.notifyMaterial',
    clause: '14.1',
    opens: 'change.occurred',
    outcomes: ['material'],
    closes: ['change.filedMaterial'],
  },
  {
    code: 'duty.notifyListed',
    clause: '14.2',
    opens: 'change.occurred',
    outcomes: ['listed'],
    closes: ['change.filedListed'],
  },
  {
    code: 'duty.notifyDemanded',
    clause: '14.3',
    opens: 'change.demanded',
    closes: ['change.filedMaterial', 'change.filedListed'],
  },
  {
    code: 'duty.answerMonitoring',
    clause: '15.2(2)',
    opens: 'monitoring.notice',
    closes: ['monitoring.answered', 'monitoring.result'],
  },
  {
    code: 'duty.reaudit',
    clause: '16.2',
    opens: 'monitoring.result',
    outcomes: ['reaudit'],
    closes: ['reaudit.filed', 'reaudit.result'],
  },
  {
    code: 'duty.reaudit',
    clause: '16.2',
    opens: 'reaudit.requested',
    closes: ['reaudit.filed', 'reaudit.result'],
  },
  {
    code: 'duty.withdraw',
    clause: '18.1',
    opens: 'service.ended',
    closes: ['withdrawal.filed', 'registration.removed'],
  },
];

/** The duties open on a date, oldest first. A duty of a registered vendor ends when the service leaves the list. */
export function openDuties(
  entries: readonly LogEntry[],
  position: Position,
  asOf: PlainDate,
): readonly Duty[] {
  const off = position.listing === 'removed' || position.listing === 'expired';
  return entries.flatMap((entry, i) =>
    DUTY_RULES.filter((rule) => rule.opens === entry.kind).flatMap((rule): Duty[] => {
      if (rule.outcomes && !rule.outcomes.includes(entry.outcome)) return [];
      if (off && rule.code !== 'duty.tellAgencies' && Number(rule.clause.split('.')[0]) >= 13) return [];
      if (isClosed(entries, i, rule)) return [];
      return [
        {
          code: rule.code,
          clause:
            rule.clause === '16.2' && entry.kind === 'reaudit.requested' ? reauditClause(entry) : rule.clause,
          entryId: entry.id,
          path: `log/${entry.id}/date`,
          since: entry.date,
          ageDays: daysBetween(entry.date, asOf),
          due: entry.due,
          safeDue: entry.due ? lastOpeningDayOnOrBefore(entry.due) : null,
        },
      ];
    }),
  );
}

// A re-audit asked for on a 2-14 (16.5) is answered by 16.6, one on a 2-13 (16.1) by 16.2.
const reauditClause = (entry: LogEntry): string => (entry.outcome === '13.11' ? '16.6' : '16.2');

/** Closed by an entry that names it, or by a later one of the kind that names none or something else than a sibling. */
function isClosed(entries: readonly LogEntry[], at: number, rule: Rule): boolean {
  const opened = entries[at]!;
  return entries.slice(at + 1).some((e) => {
    if (!rule.closes.includes(e.kind)) return false;
    if (e.relatesTo === null || e.relatesTo === opened.id) return true;
    const named = entries.find((x) => x.id === e.relatesTo);
    return named === undefined || named.kind !== opened.kind;
  });
}
