import type { Migration } from './migration.ts';
import { initial } from './0001-initial.ts';
import { blobUsers } from './0002-blob-users.ts';
import { officialTexts } from './0003-official-texts.ts';
import { evidence } from './0004-evidence.ts';
import { officialForms } from './0005-official-forms.ts';

export type { Migration } from './migration.ts';

/** Every step of the database format, in order. The last number is the version of this program's database. */
export const MIGRATIONS: readonly Migration[] = [initial, blobUsers, officialTexts, evidence, officialForms];
