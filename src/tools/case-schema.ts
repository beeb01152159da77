import { z } from 'zod';
import { CASE_VERSION, caseFile } from '#schemas';

/** Where the schema is published, relative to the app. */
export const CASE_SCHEMA_PATH = `schema/case-file.v${CASE_VERSION}.schema.json`;

/**
 * The case file as a JSON Schema (draft 2020-12), from the zod schema. Checks that are functions (control characters,
 * days that exist) have no counterpart there; their `meta` says what can be said, and the app itself checks the rest.
 */
export function caseSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(caseFile, {
    target: 'draft-2020-12',
    unrepresentable: 'any',
    io: 'input',
  });
  return {
    $schema,
    $id: `urn:liu-navi:case-file:v${CASE_VERSION}`,
    title: '案件.json',
    description:
      'A case of LIU Navi: everything known about one service in one cycle of ISMAP-LIU registration.',
    ...rest,
  };
}
