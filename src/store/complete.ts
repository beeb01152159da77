import { caseFile } from '#schemas';
import { z } from 'zod';
import type { CaseWithoutRows, StoredBody, StoredRow } from './tables.ts';

/**
 * A stored value with the fields its schema has gained since it was written, each with its default. Much faster than
 * parsing, and the same object where nothing is missing: this runs over every row at each reading.
 */
export function complete<T>(schema: z.ZodType, value: T): T {
  return fill(schema, value) as T;
}

function fill(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return value === undefined || value === null ? value : fill(schema.unwrap() as z.ZodType, value);
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : null;
    if (!(element instanceof z.ZodObject)) return value;
    const filled = value.map((v) => fill(element, v));
    return filled.some((v, i) => v !== value[i]) ? filled : value;
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  let out = value as Record<string, unknown>;
  for (const [key, part] of partsOf(schema)) {
    const old = out[key];
    const next = old === undefined && part instanceof z.ZodDefault ? part.parse(undefined) : fill(part, old);
    if (next !== old) out = { ...out, [key]: next };
  }
  return out;
}

// Parts that can't lack anything are left out: leaves without a default.
const known = new Map<z.ZodObject, readonly (readonly [string, z.ZodType])[]>();
function partsOf(schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] {
  let parts = known.get(schema);
  if (!parts) {
    parts = Object.entries(schema.shape as Record<string, z.ZodType>).filter(([, part]) => mayLack(part));
    known.set(schema, parts);
  }
  return parts;
}

const mayLack = (part: z.ZodType): boolean =>
  part instanceof z.ZodDefault ||
  part instanceof z.ZodObject ||
  part instanceof z.ZodArray ||
  part instanceof z.ZodOptional ||
  part instanceof z.ZodNullable;

const BODY = caseFile.omit({ rows: true });
const ROW = caseFile.shape.rows.element;

export const completeBody = (stored: StoredBody): StoredBody => {
  const body: CaseWithoutRows = complete(BODY, stored.body);
  return body === stored.body ? stored : { ...stored, body };
};
export const completeRow = (stored: StoredRow): StoredRow => {
  const row = complete(ROW, stored.row);
  return row === stored.row ? stored : { ...stored, row };
};
