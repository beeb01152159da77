/** The window of the special measure as the sentences name it (special 2(1); 附則(R5.5.11)1). */
import type { Term } from '#rulebook';

/** Its ends as parameters of a reason; '' where it has no end. */
export const boundsOf = (term: Term): { readonly startDate: string; readonly endDate: string } => ({
  startDate: term.from,
  endDate: term.until ?? '',
});
