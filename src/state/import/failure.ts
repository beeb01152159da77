import { err, type Result } from '#kernel';
import type { ImportFailure } from '../contract.ts';

/** A refusal. `where` names the entry of the zip and, after `#`, the field. */
export function refuse(
  code: string,
  where = '',
  params: ImportFailure['params'] = {},
): Result<never, ImportFailure> {
  return err({ code, where, params });
}
