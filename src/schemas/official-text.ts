/** The vendor's own copy of the criteria's texts, kept on this machine and shared by all cases of that catalogue. */
import { z } from 'zod';
import { instant, line, sha256 } from './base.ts';
import { catalogueId } from './catalogue.ts';

/** Longer than any criterion; a cell holds 32,767 characters at most. */
export const MAX_OFFICIAL_TEXT = 32_767;

export const officialTexts = z.object({
  catalogue: catalogueId,
  source: z.object({ fileName: line, sha256 }),
  imported: instant,
  texts: z.record(z.string().max(64), z.string().max(MAX_OFFICIAL_TEXT)),
});
export type OfficialTexts = z.infer<typeof officialTexts>;
