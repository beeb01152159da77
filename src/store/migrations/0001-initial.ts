import type { Migration } from './migration.ts';

export const initial = {
  number: 1,
  name: 'initial',
  stores: {
    cases: 'id',
    bodies: 'caseId',
    // By revision, so that another tab reads only the rows that changed since it last looked.
    rows: '[caseId+id], [caseId+revision]',
    blobs: 'sha256',
    history: '[caseId+seq]',
    settings: 'key',
  },
} satisfies Migration;
