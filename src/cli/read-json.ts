import { err, ok, type Result } from '#kernel';
import { failure, type Bytes, type CliFailure } from './io.ts';
import { jsonErrorPlace } from './json-error.ts';

/**
 * The JSON value in the bytes of a file. Codes, each after the kind of file: `….notText`, `….json` and `….jsonEnd` (line,
 * column).
 */
export function parseJson(bytes: Bytes, kind: 'case' | 'edition' | 'values'): Result<unknown, CliFailure> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err(failure(`${kind}.notText`));
  }
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    const place = jsonErrorPlace(text);
    const at = { line: place?.line ?? 1, column: place?.column ?? 1 };
    return err(failure(place?.atEnd ? `${kind}.jsonEnd` : `${kind}.json`, at));
  }
}
