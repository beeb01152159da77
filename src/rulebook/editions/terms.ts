/**
 * The dated windows the rules give to a measure or to a transitional provision: from which day to which, both included. Data
 * of an edition like its clocks; an amendment that prolongs or ends one says so in its file (`terms`).
 */
import { plainDate, type PlainDate } from '#kernel';

export const TERM_IDS = [
  'special',
  'internalAuditExemption',
  'otherBodies',
  'twoAgencies',
  'withholding',
] as const;
export type TermId = (typeof TERM_IDS)[number];

export type Term = {
  readonly from: PlainDate;
  /** Its last day; null where it has no end. */
  readonly until: PlainDate | null;
  /** The provision the days stand in. */
  readonly source: string;
};
export type Terms = Readonly<Record<TermId, Term>>;

/** The windows of the shipped text. */
export const TERMS = {
  /** The special measure: what it was made for, ① and ②. */
  special: { from: plainDate('2023-05-19'), until: plainDate('2025-03-31'), source: 'special 2(1)' },
  /** Applications that may leave 2-3 out (②), within the measure. */
  internalAuditExemption: {
    from: plainDate('2023-05-19'),
    until: plainDate('2025-03-31'),
    source: '附則(R5.5.11)1',
  },
  /** ③: bodies other than ministries assess too; marked as permanent. */
  otherBodies: { from: plainDate('2023-05-19'), until: null, source: 'special 2(4) ③' },
  /** Pre-applications within a year of commencement: 2022-11-01 itself counts (Civil Code 140条ただし書). */
  twoAgencies: {
    from: plainDate('2022-11-01'),
    until: plainDate('2023-10-31'),
    source: '附則(R4.11.1)2',
  },
  /** Applications whose registration may be withheld (10.7–10.12). */
  withholding: { from: plainDate('2023-10-02'), until: null, source: '附則(R5.7.3)1' },
} as const satisfies Terms;

/** Where a date lies with regard to a window; both ends are within. */
export function phaseOf(date: PlainDate, term: Term): 'before' | 'during' | 'after' {
  if (date < term.from) return 'before';
  return term.until !== null && date > term.until ? 'after' : 'during';
}

/** Whether a date lies within a window. */
export const isWithin = (date: PlainDate, term: Term): boolean => phaseOf(date, term) === 'during';
