/**
 * Open duties without a counted period (遅滞なく, 速やかに): due now, and ageing. Dates named inside a notice (15.2, 16.2,
 * 16.6) belong here too: the rules count nothing there, the notice says the day.
 */
import { daysBetween, type PlainDate } from '#kernel';
import type { LogEntry, LogKind } from '#schemas';
import { lastOpeningDayOnOrBefore } from '../calendar/index.ts';
import { firstAt, type LogIndex } from './log-index.ts';
import type { Replay } from './replay.ts';

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

export type DutyRule = {
  readonly code: string;
  readonly clause: string;
  readonly opens: LogKind;
  /** Only for these outcomes of the opening entry. */
  readonly outcomes?: readonly string[];
  /** Only where the service left the list by the entry, or by the lapse of the registration it made. */
  readonly onLeaving?: true;
  readonly closes: readonly LogKind[];
};

/** Every undated duty that an entry gives rise to, in the order of the clauses. */
export const DUTY_RULES: readonly DutyRule[] = [
  {
    code: 'duty.answerPreInquiry',
    clause: '4.4',
    opens: 'pre.inquiry',
    closes: ['pre.answered', 'pre.accepted', 'pre.notAccepted', 'pre.notice'],
  },
  {
    code: 'duty.tellAgencies',
    clause: '7.6(5)',
    opens: 'suspension.started',
    closes: ['suspension.notified'],
  },
  ...(
    [
      'registration.removed', // 18.2
      'reapplication.requested', // 18.2(4)
      'decision.rejected', // 18.2(3)
      'app.notAccepted', // 18.2(1): the renewal counts as not applied for
      'decision.registered', // 18.2(1): it lapsed
    ] as const
  ).map((opens) => ({
    code: 'duty.tellAgencies',
    clause: '7.6(5)',
    opens,
    onLeaving: true as const,
    closes: ['suspension.notified' as const],
  })),
  {
    code: 'duty.answerInquiry',
    clause: '9.5',
    opens: 'app.inquiry',
    closes: [
      'app.answered',
      'app.accepted',
      'app.notAccepted',
      'followup.accepted',
      'followup.notAccepted',
      'decision.registered',
      'decision.rejected',
    ],
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
    // A request written down for itself carries the duty, and its day, from then on.
    closes: ['reaudit.requested', 'reaudit.filed', 'reaudit.result'],
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

/**
 * The duties open on a date, in the order they arose. A duty of a registered vendor (chapters 13–18) ends when the service leaves
 * the list; having left it must itself be told (7.6(5)).
 */
export function openDuties(at: Replay, asOf: PlainDate): readonly Duty[] {
  const { index, departures } = at;
  const left = new Map(departures.map((d) => [d.entryId, d.on]));
  const off = (date: PlainDate): boolean => firstAt(departures, (d) => d.on >= date) < departures.length;
  const open: { place: number; duty: Duty }[] = [];
  for (const rule of DUTY_RULES) {
    const entries = index.of(rule.opens);
    if (entries.length === 0) continue;
    const isClosed = closing(index, rule);
    const places = index.placesOf(rule.opens);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (rule.outcomes && !rule.outcomes.includes(entry.outcome)) continue;
      const since = rule.onLeaving ? left.get(entry.id) : entry.date;
      if (!since) continue;
      if (!rule.onLeaving && chapterOf(rule) >= 13 && off(entry.date)) continue;
      const place = places[i]!;
      if (isClosed(entry, place, since)) continue;
      const duty: Duty = {
        code: rule.code,
        clause: rule.code === 'duty.reaudit' ? reauditClause(index, entry) : rule.clause,
        entryId: entry.id,
        path: `log/${entry.id}/date`,
        since,
        ageDays: daysBetween(since, asOf),
        due: entry.due,
        safeDue: entry.due ? lastOpeningDayOnOrBefore(entry.due) : null,
      };
      open.push({ place, duty });
    }
  }
  open.sort((a, b) =>
    a.duty.since < b.duty.since ? -1 : a.duty.since > b.duty.since ? 1 : a.place - b.place,
  );
  return open.map(({ duty }) => duty);
}

const chapterOf = (rule: DutyRule): number => Number(rule.clause.split('.')[0]);

/** A re-audit that follows from monitoring (16.1) is answered by 16.2, one asked for on a 2-14 (16.5) by 16.6. */
function reauditClause(index: LogIndex, entry: LogEntry): string {
  const monitored = [entry, ...index.chain(entry)].some((e) => e.kind.startsWith('monitoring.'));
  return monitored ? '16.2' : '16.6';
}

/**
 * Whether a duty is closed: by a later entry that names what opened it, or what that belongs to; or by one that names
 * nothing. One that names something of another kind (a filing naming the change, not the demand) closes it too, unless
 * the duty is known to belong elsewhere.
 */
function closing(
  index: LogIndex,
  rule: DutyRule,
): (opened: LogEntry, place: number, since: PlainDate) => boolean {
  let free = -1;
  let other = -1;
  const naming = new Map<string, number>();
  const related = new Map<string, number>();
  const keepLast = (map: Map<string, number>, id: string, at: number): void => {
    if (at > (map.get(id) ?? -1)) map.set(id, at);
  };
  for (const kind of rule.closes) {
    const places = index.placesOf(kind);
    const entries = index.of(kind);
    for (let i = 0; i < entries.length; i++) {
      const at = places[i]!;
      const chain = index.chain(entries[i]!);
      if (chain.length === 0) free = Math.max(free, at);
      const named = chain.find((e) => e.kind === rule.opens);
      if (named) keepLast(naming, named.id, at);
      else {
        other = Math.max(other, at);
        for (const e of chain) keepLast(related, e.id, at);
      }
    }
  }
  return (opened, place, since) => {
    // A duty that arose after its entry (a registration that lapsed) is closed by what came after that day.
    const from = since === opened.date ? place : firstAt(index.entries, (e) => e.date >= since) - 1;
    if (free > from || (naming.get(opened.id) ?? -1) > from) return true;
    const own = index.chain(opened);
    if (own.length === 0) return other > from;
    return own.some((e) => (related.get(e.id) ?? -1) > from);
  };
}
