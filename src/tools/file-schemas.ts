import { z } from 'zod';
import { EDITION_VERSION, editionData } from '#rulebook';
import { contentPack } from '#rulebook/packs';
import { CASE_VERSION, caseFile } from '#schemas';

export type FileSchema = {
  /** Where the schema is published, relative to the app. */
  readonly path: string;
  readonly make: () => Record<string, unknown>;
};

/**
 * A file format as a JSON Schema (draft 2020-12), from its zod schema. Checks that are functions (control characters, days
 * that exist, ids that come twice) have no counterpart there; their `meta` says what can be said, and the app itself checks
 * the rest.
 */
function fileSchema(
  name: string,
  version: number,
  schema: z.ZodType,
  head: { readonly title: string; readonly description: string },
): FileSchema {
  const make = (): Record<string, unknown> => {
    const { $schema, ...rest } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      unrepresentable: 'any',
      io: 'input',
    });
    return { $schema, $id: `urn:liu-navi:${name}:v${version}`, ...head, ...rest };
  };
  return { path: `schema/${name}.v${version}.schema.json`, make };
}

/** The files that others may write for this program. */
export const FILE_SCHEMAS = {
  caseFile: fileSchema('case-file', CASE_VERSION, caseFile, {
    title: '案件.json',
    description:
      'A case of LIU Navi: everything known about one service in one cycle of ISMAP-LIU registration.',
  }),
  edition: fileSchema('edition', EDITION_VERSION, editionData, {
    title: '版のファイル',
    description:
      'An amendment of the rules for LIU Navi: further dated wordings of periods, provisions added or replaced, clauses that end.',
  }),
  // A pack says its version for itself: that of its content. Its format is still the first.
  contentPack: fileSchema('content-pack', 1, contentPack, {
    title: '内容パック',
    description: 'Replaceable content for what the rules leave to annexes: impact scale, lists and items.',
  }),
} satisfies Readonly<Record<string, FileSchema>>;
