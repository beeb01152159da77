/** The dated effects the supplementary provisions give. Each is named once here and used by the chapters. */
import { plainDate, type PlainDate } from '#kernel';
import { TERMS } from '../editions/terms.ts';
import type { Effect } from './types.ts';

/** 附則(R4.11.1)1: the rules as a whole. */
export const original: Effect = { from: plainDate('2022-11-01'), source: '附則(R4.11.1)1' };

/** 附則(R5.7.3)1: in force from 2023-10-02, whatever the application's date (only 10.2). */
export const october2023: Effect = { from: plainDate('2023-10-02'), source: '附則(R5.7.3)1' };

/** 附則(R5.7.3)1: in force from 2023-10-02, for applications (new, renewal) made on or after that day. */
export const october2023Applications: Effect = {
  from: plainDate('2023-10-02'),
  appliesTo: 'application',
  appliesFrom: plainDate('2023-10-02'),
  source: '附則(R5.7.3)1',
};

/** 附則(R5.9.22)1: for procedures whose audit period starts on or after 2023-10-01 (only 12.3). */
export const auditPeriodsFromOctober2023: Effect = {
  from: plainDate('2023-09-22'),
  appliesTo: 'auditPeriod',
  appliesFrom: plainDate('2023-10-01'),
  source: '附則(R5.9.22)1',
};

/** 附則(R5.11.10)1: from 2024-01-04, for incidents recognised after it came into force (13.1–13.7, 18.2(6)). */
export const incidentsFrom2024: Effect = {
  from: plainDate('2024-01-04'),
  appliesTo: 'incident',
  appliesFrom: plainDate('2024-01-04'),
  source: '附則(R5.11.10)1',
};

/** The special measure's own term (notice 2(1)). */
export const specialTerm: Effect = {
  from: TERMS.special.from,
  until: TERMS.special.until,
  source: TERMS.special.source,
};

/** Notice 2(4) ③: marked as permanent there, so without an end. */
export const specialPermanent: Effect = { from: TERMS.otherBodies.from, source: TERMS.otherBodies.source };

/** What an effect says about a day and a fact. `needsFact` = it depends on a date that is not known yet. */
export type EffectVerdict = 'inForce' | 'notYet' | 'ended' | 'earlierFact' | 'needsFact';

/**
 * Whether a provision governs, as of a day, a fact of the kind its effect names.
 * `factDate` is the date of that fact (filing, start of the audit period, recognition), null while unknown; it is
 * ignored where the effect names no kind of fact. `until` is held against the fact where there is one: an application
 * filed in time keeps its exemption while it is being reviewed later.
 */
export function effectOn(effect: Effect, asOf: PlainDate, factDate: PlainDate | null = null): EffectVerdict {
  if (asOf < effect.from) return 'notYet';
  if (effect.appliesTo === undefined) {
    return effect.until !== undefined && asOf > effect.until ? 'ended' : 'inForce';
  }
  if (factDate === null) return 'needsFact';
  if (factDate < (effect.appliesFrom ?? effect.from)) return 'earlierFact';
  return effect.until !== undefined && factDate > effect.until ? 'ended' : 'inForce';
}
