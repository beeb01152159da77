import type { Migration } from './migration.ts';

/** The vendor's own copy of the criteria's texts, one record per catalogue: kept apart from the cases that are read beside it. */
export const officialTexts = {
  number: 3,
  name: 'official-texts',
  stores: { officialTexts: 'catalogue' },
} satisfies Migration;
