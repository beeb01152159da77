/** The answers of the self-check (自己診断). Kept as a setting of the browser, apart from any case; all are optional. */
import { z } from 'zod';
import { line, plainDate } from './base.ts';

const yesNo = z.enum(['yes', 'no', 'unsure']);

/** Kinds of information a service may hold, roughly by how much harm a leak or a loss would do. */
export const selfCheckInformation = z.enum([
  'everyday',
  'contact',
  'personal',
  'sensitive',
  'confidential',
  'grave',
]);
export const selfCheckCertificate = z.enum(['iso27001', 'iso27017', 'privacyMark', 'soc2', 'ismap', 'other']);

const answers = z.object({
  serviceName: line,
  saas: yesNo,
  ownName: yesNo,
  information: z.array(selfCheckInformation).max(selfCheckInformation.options.length),
  work: line,
  works: z.enum(['listed', 'unlisted', 'unsure']),
  agency: z.enum(['low', 'notLow', 'asked', 'none']),
  /** The day of the agency's assessment. */
  agencyOn: plainDate,
  controls: z.enum(['running', 'some', 'none']),
  /** The day the last control began to operate. */
  controlsSince: plainDate,
  certificates: z.array(selfCheckCertificate).max(selfCheckCertificate.options.length),
  excludedParty: yesNo,
  removed: yesNo,
  /** The day the vendor wishes to be on the list. */
  target: plainDate,
});

export const selfCheckAnswers = answers.partial();
export type SelfCheckAnswers = z.infer<typeof selfCheckAnswers>;

/** What was stored, read again: an answer that is not sound is left out, the others stay. */
export function readSelfCheck(stored: unknown): SelfCheckAnswers {
  if (typeof stored !== 'object' || stored === null) return {};
  const kept = Object.entries(stored).filter(
    ([key, value]) => isKey(key) && answers.shape[key].safeParse(value).success,
  );
  const parsed = selfCheckAnswers.safeParse(Object.fromEntries(kept));
  return parsed.success ? parsed.data : {};
}

const isKey = (key: string): key is keyof typeof answers.shape => Object.hasOwn(answers.shape, key);
