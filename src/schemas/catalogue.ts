/**
 * An edition of the control catalogue (管理基準の版) as data: ids, tiers and topic labels, never the text of a control. A case
 * that follows another catalogue than the shipped one carries it, so that it can be read anywhere.
 */
import { z } from 'zod';
import { line, recordId } from './base.ts';
import { rowId, statementRow, tier } from './case-parts.ts';

export const CATALOGUE_FORMAT = 'liu-navi/catalogue';
export const MAPPING_FORMAT = 'liu-navi/catalogue-mapping';
export const CATALOGUE_VERSION = 1;

export const catalogueId = z.string().regex(/^[0-9a-z][0-9a-z.-]{0,63}$/, { error: 'id.form' });

/** What a case keeps of its catalogue. Rows stand in catalogue order, an objective before its details. */
export const catalogueData = z.object({
  id: catalogueId,
  title: line,
  controls: z
    .array(
      z.object({
        id: rowId,
        tier,
        /** The heading, category or objective above it. */
        parent: rowId,
        basic: z.boolean(),
        cloudSpecific: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(5_000),
  headings: z
    .array(
      z.object({
        id: rowId,
        tier: z.enum(['chapter', 'category', 'heading', 'objective']),
        parent: rowId.nullable(),
        label: line,
      }),
    )
    .max(2_000),
});
export type CatalogueData = z.infer<typeof catalogueData>;

/** Which id of one catalogue became which of another. An id may stand on either side several times (split, joined). */
export const catalogueMapping = z.object({
  from: catalogueId,
  to: catalogueId,
  ids: z.array(z.object({ old: rowId, new: rowId })).max(20_000),
});
export type CatalogueMapping = z.infer<typeof catalogueMapping>;

/** A file that brings an edition, with the mapping from the one before it where there is one. */
export const catalogueFile = catalogueData.extend({
  format: z.literal(CATALOGUE_FORMAT),
  version: z.literal(CATALOGUE_VERSION),
  /** Where the ids were taken from. */
  source: line,
  mapping: catalogueMapping.nullable().default(null),
});
export type CatalogueFile = z.infer<typeof catalogueFile>;

/** A mapping in a file of its own. */
export const mappingFile = catalogueMapping.extend({
  format: z.literal(MAPPING_FORMAT),
  version: z.literal(CATALOGUE_VERSION),
});

/** A row of an earlier catalogue that holds work and has no place in the present one: kept, shown, exported, never judged. */
export const archivedRow = statementRow.extend({ id: recordId, controlId: rowId, catalogue: line });
export type ArchivedRow = z.infer<typeof archivedRow>;
