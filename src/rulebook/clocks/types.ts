import type { PlainDate } from '#kernel';

export const CLOCK_IDS = [
  '3.3',
  '4.3',
  '4.5(1)',
  '5.3',
  '7.3',
  '7.6(7)',
  '8.2',
  '9.3',
  '9.6(1)',
  '10.1(4)',
  '10.4',
  '10.6',
  '10.9',
  '10.10(1)',
  '10.10(3)',
  '10.10(4)',
  '12.1',
  '13.2',
  '13.3',
  '18.2(6)',
] as const;
export type ClockId = (typeof CLOCK_IDS)[number];

export type Unit = 'day' | 'week' | 'month' | 'year';

/** How the last day is found. */
export type Counting =
  /** 「…から n 以内」: the first day does not count (民法140条), months and years by the calendar (143条). */
  | { readonly rule: 'after'; readonly n: number; readonly unit: Unit }
  /** A period that begins on the day itself, which counts. */
  | { readonly rule: 'counted'; readonly n: number; readonly unit: 'month' | 'year' }
  /** The same calendar date later, inclusive; 29 February → 28 February. */
  | { readonly rule: 'sameDate'; readonly years: number }
  /** Opening days only (行政機関の休日 do not count), the first day does not count. */
  | { readonly rule: 'openingDays'; readonly n: number }
  /** The end of the half fiscal year (30 September / 31 March) of the day, then months after it. */
  | { readonly rule: 'halfYear'; readonly months: number };

export type Actor = 'vendor' | 'agency' | 'operator' | 'ministries' | 'committee' | 'auditor';

/** `must` 義務, `inPrinciple` 原則, `effort` 努力義務, `condition` 要件 (what it takes to count as minor). */
export type Force = 'must' | 'inPrinciple' | 'effort' | 'condition';

export type ClockRule = {
  readonly id: ClockId;
  /** From which trigger date this wording applies. A later wording is a further rule with the same id. */
  readonly from: PlainDate;
  /** The provision `from` is taken from. */
  readonly fromClause: string;
  /** What else must lie on or after `from` for the rule to apply: the application's filing, or the recognition. */
  readonly appliesBy: 'trigger' | 'applicationFiled' | 'incidentRecognised';
  /** Japanese: what the clock runs from, and what is to be done. */
  readonly trigger: string;
  readonly task: string;
  readonly counting: Counting;
  /** `by`: do it by then. `notBefore`: not earlier. `keepUntil`: keep at least until then. `ends`: something ends then. */
  readonly direction: 'by' | 'notBefore' | 'keepUntil' | 'ends';
  readonly actor: Actor;
  readonly force: Force;
  /** Japanese: what follows when the day passes; '' = the rules name nothing. */
  readonly consequence: string;
  readonly provenance: 'seed' | 'public';
  /** For `public`: where the length comes from. */
  readonly source?: string;
};
