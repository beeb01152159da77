/** Values as plain JSON (`{ "applicant.name": "…", "officers[]": [ … ] }`) into values of the vocabulary. */
import { isPlainDate } from '#kernel';
import type { OfficialColumn, OfficialField, OfficialValue, OfficialVocabulary } from '#schemas';

/** `values.unknown`: no such field; `values.date`, `values.kind`: not what the field holds. `at` = key, row and column. */
export type ValuesProblem = {
  readonly code: 'values.unknown' | 'values.date' | 'values.kind';
  readonly at: string;
};

/**
 * Reads what a JSON file holds. Dates as `2026-11-21` or `2026-11-18T09:40`, several choices as a list, rows as a list of
 * objects by column; true/false and numbers count as text. What cannot be read is left out and named.
 */
export function readValues(
  json: unknown,
  vocabulary: OfficialVocabulary,
): { readonly values: Map<string, OfficialValue>; readonly problems: readonly ValuesProblem[] } {
  const values = new Map<string, OfficialValue>();
  const problems: ValuesProblem[] = [];
  if (!isRecord(json)) return { values, problems: [{ code: 'values.kind', at: '' }] };
  for (const [key, given] of Object.entries(json)) {
    const field = vocabulary.fields.find((f) => f.key === key);
    if (!field) problems.push({ code: 'values.unknown', at: key });
    else if (given !== null && given !== '') {
      const value = field.kind === 'rows' ? rowsOf(field, given, problems) : one(field, given, key, problems);
      if (value) values.set(key, value);
    }
  }
  return { values, problems };
}

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

function one(
  { kind }: Pick<OfficialColumn, 'kind'>,
  given: unknown,
  at: string,
  problems: ValuesProblem[],
): OfficialValue | null {
  const refuse = (code: ValuesProblem['code']): null => {
    problems.push({ code, at });
    return null;
  };
  if (kind === 'choices') {
    const list = Array.isArray(given) ? given : [given];
    return list.every((v) => typeof v === 'string')
      ? { kind: 'choices', values: list }
      : refuse('values.kind');
  }
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
    return refuse('values.kind');
  const text = String(given);
  if (kind === 'choice') return { kind: 'choice', value: text };
  if (kind !== 'date' && kind !== 'dateTime') return { kind: 'text', text };
  const m = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text);
  const date = m?.[1];
  return isPlainDate(date) ? { kind: 'date', date, time: m?.[2] ?? null } : refuse('values.date');
}

function rowsOf(field: OfficialField, given: unknown, problems: ValuesProblem[]): OfficialValue | null {
  if (!Array.isArray(given)) {
    problems.push({ code: 'values.kind', at: field.key });
    return null;
  }
  const rows = given.map((row: unknown, n) => {
    const out: Record<string, OfficialValue> = {};
    for (const [key, v] of Object.entries(isRecord(row) ? row : {})) {
      const column = field.columns.find((c) => c.key === key);
      const at = `${field.key}/${n}/${key}`;
      if (!column) problems.push({ code: 'values.unknown', at });
      else if (v !== null && v !== '') {
        const value = one(column, v, at, problems);
        if (value) out[key] = value;
      }
    }
    return out;
  });
  return { kind: 'rows', rows };
}
