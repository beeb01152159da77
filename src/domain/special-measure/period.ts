/** The dates of the special measure (special 2(1); 附則(R5.5.11)1). */
import type { PlainDate } from '#kernel';

export const PERIOD = {
  start: '2023-05-19' as PlainDate,
  end: '2025-03-31' as PlainDate,
} as const;

/** Where a date lies with regard to the period; both ends are within. */
export function phaseOf(date: PlainDate): 'before' | 'during' | 'after' {
  if (date < PERIOD.start) return 'before';
  return date > PERIOD.end ? 'after' : 'during';
}

export const within = (date: PlainDate): boolean => phaseOf(date) === 'during';
