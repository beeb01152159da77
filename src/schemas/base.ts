import { z } from 'zod';
import { hasControlCharacter, isCorporateNumber, isPlainDate, type PlainDate } from '#kernel';

// zod compiles checks with `new Function` unless told not to; our CSP forbids that.
z.config({ jitless: true });

/** A calendar date, or null while it is not known. */
export const plainDate = z.custom<PlainDate>(isPlainDate, { error: 'date.noSuchDay' }).meta({
  type: 'string',
  format: 'date',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
});
export const maybeDate = plainDate.nullable();

const noControl = (t: string): boolean => !hasControlCharacter(t);

/** One line of text; '' while empty. */
export const line = z
  .string()
  .max(500, { error: 'text.tooLong' })
  .refine((t) => noControl(t) && !t.includes('\n'), { error: 'text.control' });

/** Free text of several lines; '' while empty. */
export const text = z
  .string()
  .max(20_000, { error: 'text.tooLong' })
  .refine(noControl, { error: 'text.control' });

/** An instant, ISO 8601 in UTC. Only for "created" and "changed", never for a legal date. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, { error: 'instant.form' });

export const recordId = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/, { error: 'id.form' });

/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'sha256.form' });

/** What every record carries. */
export const record = z.object({ id: recordId, created: instant, changed: instant });

/**
 * 法人番号: 13 digits whose first is the check digit (平成26年財務省令第70号 第2条). This is the strict schema, asked by
 * pre-flight and by the field; the case itself keeps what was typed, so that no edit is lost while it is incomplete.
 */
export const corporateNumber = z.string().refine(isCorporateNumber, { error: 'vendor.corporateNumber' });
