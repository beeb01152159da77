/** Reads an edition of the catalogue, or a mapping between two, from a file that nobody vouches for. */
import { err, ok, type Result } from '#kernel';
import { catalogueFile, mappingFile, type CatalogueFile, type CatalogueMapping } from '#schemas';
import type { z } from 'zod';
import { catalogue as shipped } from './shipped.ts';

export type CatalogueIssue = {
  readonly code:
    | 'catalogue.invalid'
    | 'catalogue.shipped'
    | 'catalogue.idTwice'
    | 'catalogue.noParent'
    | 'catalogue.mapping'
    | 'catalogue.newerVersion';
  /** Where in the file. */
  readonly path: string;
  readonly detail: string;
};

const fail = (code: CatalogueIssue['code'], path = '', detail = ''): Result<never, CatalogueIssue> =>
  err({ code, path, detail });

/** Codes: not of the form; the id of the shipped one; an id twice; a parent that is not there; a mapping of other editions. */
export function parseCatalogue(value: unknown): Result<CatalogueFile, CatalogueIssue> {
  const read = parse(catalogueFile, value);
  if (!read.ok) return read;
  const file = read.value;
  if (file.id === shipped.id) return fail('catalogue.shipped', 'id', file.id);
  const ids = new Set<string>();
  for (const { id } of file.controls) {
    if (ids.has(id)) return fail('catalogue.idTwice', 'controls', id);
    ids.add(id);
  }
  const headings = new Set<string>();
  for (const { id } of file.headings) {
    if (headings.has(id)) return fail('catalogue.idTwice', 'headings', id);
    headings.add(id);
  }
  const orphan = [...file.controls, ...file.headings].find(
    ({ parent }) => parent !== null && !headings.has(parent) && !ids.has(parent),
  );
  if (orphan) return fail('catalogue.noParent', orphan.id, orphan.parent ?? '');
  if (file.mapping && file.mapping.to !== file.id)
    return fail('catalogue.mapping', 'mapping/to', file.mapping.to);
  return read;
}

/** A mapping in a file of its own. */
export function parseMapping(value: unknown): Result<CatalogueMapping, CatalogueIssue> {
  const read = parse(mappingFile, value);
  if (!read.ok) return read;
  const { from, to, ids } = read.value;
  return ok({ from, to, ids });
}

function parse<T>(schema: z.ZodType<T>, value: unknown): Result<T, CatalogueIssue> {
  const { version } = Object(value) as { version?: unknown };
  if (typeof version === 'number' && version > 1)
    return fail('catalogue.newerVersion', 'version', String(version));
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return fail('catalogue.invalid', issue?.path.join('/') ?? '', issue?.message ?? '');
}
