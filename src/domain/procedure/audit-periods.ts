/** The audit periods of a case: which one a registration rests on (12.1), and whether the next follows on (7.14). */
import { addDays, type PlainDate } from '#kernel';
import type { CaseFile, LogEntry, Problem } from '#schemas';
import { firstAt } from './log-index.ts';

/** The last day of an audit period, and the path of the field it stands in. */
export type AuditEnd = { readonly date: PlainDate; readonly path: string };

export class AuditPeriods {
  /** Ends of the periods logged so far, in order of their days; of one day in order of their entries. */
  readonly #logged: AuditEnd[] = [];
  readonly #own: readonly AuditEnd[];
  readonly #ends = new Set<PlainDate>();
  #filed: PlainDate | null = null;

  constructor(file: CaseFile) {
    const { periodEnd, previousPeriodEnd } = file.externalAudit;
    this.#own = [
      ...(periodEnd ? [{ date: periodEnd, path: 'externalAudit/periodEnd' }] : []),
      ...(previousPeriodEnd ? [{ date: previousPeriodEnd, path: 'externalAudit/previousPeriodEnd' }] : []),
    ];
  }

  add(entry: LogEntry): void {
    if (entry.kind === 'app.filed') this.#filed = entry.date;
    if (entry.kind !== 'audit.period' || !entry.to) return;
    const { to } = entry;
    const place = firstAt(this.#logged, (end) => end.date > to);
    this.#logged.splice(place, 0, { date: to, path: `log/${entry.id}/to` });
    this.#ends.add(to);
  }

  /** Whether a period that starts on a day follows on one that is logged. */
  followsOn(start: PlainDate): boolean {
    return this.#ends.has(addDays(start, -1));
  }

  /**
   * The period the latest filing rested on: the last to end by then, logged or in the case. A period of the case that
   * ends later belongs to the renewal being prepared; the one before it then stands in `previousPeriodEnd`.
   */
  inForce(decided: PlainDate): AuditEnd | null {
    const by = this.#filed ?? decided;
    const logged = this.#logged[firstAt(this.#logged, (end) => end.date > by) - 1];
    let best: AuditEnd | null = null;
    for (const end of logged ? [...this.#own, logged] : this.#own) {
      if (end.date <= by && (best === null || end.date >= best.date)) best = end;
    }
    return best;
  }
}

/** 7.14: an audit period logged for a renewal follows on that of the application before it, without a gap or an overlap. */
export function continuity(entry: LogEntry, before: AuditEnd | null, periods: AuditPeriods): Problem[] {
  if (!entry.from || !entry.to || entry.to < entry.from || !before) return [];
  // The period the registration rests on may itself be written down afterwards.
  if (entry.to === before.date) return [];
  const expected = addDays(before.date, 1);
  if (entry.from === expected || periods.followsOn(entry.from)) return [];
  return [
    {
      code: entry.from > expected ? 'procedure.auditGap' : 'procedure.auditOverlap',
      severity: 'error',
      clauses: ['7.14'],
      path: `log/${entry.id}/from`,
      params: { kind: entry.kind, date: entry.date, expected, from: entry.from },
    },
  ];
}
