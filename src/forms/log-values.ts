/** Values of the log as they stand on a paper. */
import { formatEra } from '#kernel';
import type { LogEntry, Value } from '#schemas';
import { say } from './values.ts';

/** The day of an entry in the era, with its source; 「なし」 where there is no such entry. */
export function entryDate(entry: LogEntry | null | undefined): Value {
  return entry
    ? { text: formatEra(entry.date), source: { path: `log/${entry.id}/date` } }
    : say('なし（手続の記録にありません）');
}
