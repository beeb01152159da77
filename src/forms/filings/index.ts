/** Every filing of the rules, in the order of the procedure. */
import { afterFilings } from './after.ts';
import { application, renewal } from './application.ts';
import type { Filing } from './contract.ts';
import { incidentFilings } from './incident.ts';
import { preApplication, preObjection } from './pre-application.ts';
import { inquiryFilings, withheldApplication, withheldIntent } from './review.ts';
import { specialMeasure } from './special-measure.ts';

export type * from './contract.ts';

export const filings: readonly Filing[] = [
  preApplication,
  preObjection,
  specialMeasure,
  application,
  renewal,
  ...inquiryFilings,
  withheldIntent,
  withheldApplication,
  ...incidentFilings,
  ...afterFilings,
].sort((a, b) => a.chapter - b.chapter);

const byKey = new Map(filings.map((f) => [f.key, f]));

/** The filing of a name (`pre-application`, `incident-flash`), or undefined. */
export function filingOf(key: string): Filing | undefined {
  return byKey.get(key);
}
