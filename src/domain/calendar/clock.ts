/** One engine for all clocks: a trigger date and a rule give the last day, or the reason why there is none. */
import {
  addDays,
  addMonthsClamped,
  dateOf,
  fromEpochDay,
  lastDayOfMonths,
  partsOf,
  toEpochDay,
  type PlainDate,
} from '#kernel';
import { CLOCK_RULES, clockRule, type ClockId, type ClockRule, type Counting } from '#rulebook/clocks';
import { HOLIDAYS_UNTIL } from '#rulebook/holidays';
import { isKnownDay, lastOpenEpochDay, nthOpenEpochDayAfter } from './opening-days.ts';

/** Dates other than the trigger that decide whether a provision applies at all (supplementary provisions). */
export type ClockFacts = {
  /** When the application the clock belongs to was filed (附則(R5.7.3)1). */
  readonly applicationFiled?: PlainDate;
  /** When the incident was recognised (附則(R5.11.10)1). */
  readonly incidentRecognised?: PlainDate;
};

export type NotCovered = {
  readonly covered: false;
  readonly id: ClockId;
  readonly from: PlainDate;
  /** `clock.beforeProvision` (with its start and clause) or `clock.outsideHolidays`. */
  readonly reason: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
};

export type Covered = {
  readonly covered: true;
  readonly id: ClockId;
  readonly from: PlainDate;
  /** The last day, strictly. */
  readonly due: PlainDate;
  /** The last opening day on or before `due`: what the vendor is told to use. */
  readonly safeDue: PlainDate;
  readonly rule: ClockRule;
};

export type ClockAnswer = Covered | NotCovered;

/**
 * Runs a clock from a date. Dates before the provision applies, and last days outside the known holidays, are answered
 * 「対象外」 with the reason, never guessed.
 */
export function runClock(
  id: ClockId,
  from: PlainDate,
  facts: ClockFacts = {},
  rules?: readonly ClockRule[],
): ClockAnswer {
  const wordings = wordingsOf(id, rules ?? CLOCK_RULES);
  const basis = basisOf(clockRule(id, from, wordings), from, facts);
  const rule = clockRule(id, basis, wordings);
  if (basis < rule.from) {
    return {
      covered: false,
      id,
      from,
      reason: {
        code: 'clock.beforeProvision',
        params: { start: rule.from, clause: rule.fromClause, date: basis },
      },
    };
  }
  const outside = (): NotCovered => ({
    covered: false,
    id,
    from,
    reason: { code: 'clock.outsideHolidays', params: { date: from } },
  });
  if (from > HOLIDAYS_UNTIL) return outside();
  const due = lastDay(rule.counting, from);
  if (due === null) return outside();
  const dueDay = toEpochDay(due);
  const safeDay = isKnownDay(dueDay) ? lastOpenEpochDay(dueDay) : null;
  if (safeDay === null) return outside();
  return { covered: true, id, from, due, safeDue: safeDay === dueDay ? due : fromEpochDay(safeDay), rule };
}

/** The wordings of one clock; looked for once in each set of rules, since a case asks thousands of times. */
function wordingsOf(id: ClockId, rules: readonly ClockRule[]): readonly ClockRule[] {
  let byId = KNOWN.get(rules);
  if (!byId) KNOWN.set(rules, (byId = new Map()));
  let own = byId.get(id);
  if (!own) byId.set(id, (own = rules.filter((rule) => rule.id === id)));
  return own;
}

const KNOWN = new WeakMap<readonly ClockRule[], Map<ClockId, readonly ClockRule[]>>();

/** The date that decides whether the wording applies. */
function basisOf(rule: ClockRule, from: PlainDate, facts: ClockFacts): PlainDate {
  if (rule.appliesBy === 'applicationFiled') return facts.applicationFiled ?? from;
  if (rule.appliesBy === 'incidentRecognised') return facts.incidentRecognised ?? from;
  return from;
}

/** The last day of a period by its counting rule; null when it leaves the known holidays (opening days). */
export function lastDay(counting: Counting, from: PlainDate): PlainDate | null {
  switch (counting.rule) {
    case 'after':
      // 民法140条: the first day does not count, so months and years are counted from the day after (143条).
      if (counting.unit === 'day') return addDays(from, counting.n);
      if (counting.unit === 'week') return addDays(from, counting.n * 7);
      return lastDayOfMonths(addDays(from, 1), counting.unit === 'year' ? counting.n * 12 : counting.n);
    case 'counted':
      return lastDayOfMonths(from, counting.unit === 'year' ? counting.n * 12 : counting.n);
    case 'sameDate':
      // 3.3: "within one year" of the filing day: the corresponding day itself still counts.
      return addMonthsClamped(from, counting.years * 12);
    case 'openingDays': {
      const day = toEpochDay(from);
      if (!isKnownDay(day)) return null;
      const nth = nthOpenEpochDayAfter(day, counting.n);
      return nth === null ? null : fromEpochDay(nth);
    }
    case 'halfYear':
      return lastDayOfMonths(addDays(halfYearEnd(from), 1), counting.months);
  }
}

/** The last day of the half fiscal year (1 April – 30 September, 1 October – 31 March) a date lies in. */
export function halfYearEnd(date: PlainDate): PlainDate {
  const { year, month } = partsOf(date);
  if (month >= 4 && month <= 9) return dateOf(year, 9, 30)!;
  return dateOf(month >= 10 ? year + 1 : year, 3, 31)!;
}
