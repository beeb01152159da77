/** Cases for tests: empty, or complete (the sample), and edits of them by path. */
import { applyPatches, countingIds, plainDate, type Path, type PlainDate } from '#kernel';
import { sampleCase } from '#domain/sample';
import { currentEdition } from '#rulebook';
import { catalogueEdition, controlIds } from '#rulebook/controls';
import { newCase, newRecord, type CaseFile, type LogEntry, type LogKind, type RecordSource } from '#schemas';

export const source = (prefix = 'T'): RecordSource => ({
  id: countingIds(prefix),
  now: () => '2026-01-01T00:00:00.000Z',
});

/** A case as 「新しい案件」 makes it. */
export function emptyCase(): CaseFile {
  return newCase(source(), {
    title: '試験の案件',
    edition: currentEdition.id,
    catalogue: catalogueEdition,
    controlIds,
  });
}

let complete: CaseFile | null = null;

/** The complete sample; consistent as of `SAMPLE_DAY`. Frozen by sharing: change it with `change`. */
export function completeCase(): CaseFile {
  return (complete ??= sampleCase('complete'));
}

/** The day the sample is meant to be looked at. */
export const SAMPLE_DAY = plainDate('2026-11-21');

/** The case with the values at these paths. */
export function change(file: CaseFile, values: Readonly<Record<Path, unknown>>): CaseFile {
  return applyPatches(
    file,
    Object.entries(values).map(([path, value]) => ({ path, value })),
  );
}

let logIds = 0;

/** The case with one more log entry. */
export function logged(
  file: CaseFile,
  kind: LogKind,
  date: PlainDate | string,
  parts: Partial<LogEntry> = {},
): CaseFile {
  const s = { id: () => `LOG${String(++logIds).padStart(4, '0')}`, now: () => '2026-01-01T00:00:00.000Z' };
  const entry = { ...newRecord.logEntry(s, kind, plainDate(date)), ...parts };
  return { ...file, log: [...file.log, entry] };
}

/** Every statement row adopted, with its how and start. */
export function adoptAll(file: CaseFile, since: PlainDate | string): CaseFile {
  const operatingSince = plainDate(since);
  return {
    ...file,
    rows: file.rows.map((r) => ({
      ...r,
      decision: 'adopted' as const,
      how: '規程に沿って実施',
      operatingSince,
    })),
  };
}
