import type { Migration } from './migration.ts';

/**
 * The vendor's official form files, shared by all cases. Their bytes lie apart from the records, which are listed often, and
 * apart from the blobs of the cases, which are dropped when no case needs them.
 */
export const officialForms = {
  number: 5,
  name: 'official-forms',
  stores: { officialForms: 'sha256', officialFiles: 'sha256', officialCorrections: 'fingerprint' },
} satisfies Migration;
