/** What the desk writes: each one edit, so that it is one step to undo. */
import { contentOf, logPatches, nextNumber } from '#domain/incident';
import { filingOf } from '#forms';
import { applyPatches, type Patch, type PlainDate } from '#kernel';
import { newRecord, type CaseFile, type Incident, type IncidentStage, type LogEntry } from '#schemas';
import type { IncidentReportPack } from '#rulebook/packs';
import type { CaseSession } from '#state';

type Source = CaseSession['source'];
type At = { readonly on: PlainDate; readonly time: string | null };

/** A new incident with its entry of the log; the first of a case brings a copy of the report items along. */
export function recognised(
  file: CaseFile,
  source: Source,
  { on, time, title, items }: At & { readonly title: string; readonly items: IncidentReportPack },
): { readonly id: string; readonly patches: readonly Patch[] } {
  const incident: Incident = {
    ...newRecord.incident(source, title),
    recognisedOn: on,
    recognisedTime: time,
  };
  const added: Patch = { path: `incidents/${incident.id}`, value: incident };
  const after = applyPatches(file, [added]);
  return {
    id: incident.id,
    patches: [added, ...keeping(file, items), ...logPatches(after, incident, source)],
  };
}

/** An incident for a recognition that the log has and nobody wrote up. */
export function takenUp(
  file: CaseFile,
  source: Source,
  entry: LogEntry,
  items: IncidentReportPack,
): readonly Patch[] {
  const occurred = file.log.find((e) => e.id === entry.relatesTo && e.kind === 'incident.occurred');
  const incident: Incident = {
    ...newRecord.incident(source, entry.note.split('\n')[0]?.slice(0, 100) ?? ''),
    recognisedOn: entry.date,
    recognisedTime: entry.time,
    occurredOn: occurred?.date ?? null,
    occurredTime: occurred?.time ?? null,
    entryId: entry.id,
  };
  return [{ path: `incidents/${incident.id}`, value: incident }, ...keeping(file, items)];
}

const keeping = (file: CaseFile, items: IncidentReportPack): readonly Patch[] =>
  file.incidentReport === null ? [{ path: 'incidentReport', value: items }] : [];

/** The recognitions of the log that no incident is about. */
export function notWrittenUp(file: CaseFile): readonly LogEntry[] {
  const known = new Set(file.incidents.map((i) => i.entryId));
  return file.log.filter((e) => e.kind === 'incident.recognised' && !known.has(e.id));
}

/** A report handed in: its entry of the log, and the version that keeps what it said. */
export function reported(
  file: CaseFile,
  source: Source,
  incident: Incident,
  stage: IncidentStage,
  { on, time }: At,
): readonly Patch[] {
  const key = stage === 'flash' ? 'incident-flash' : 'incident-report';
  const filed = filingOf(key)?.filed(file, on, incident.id);
  if (!filed) return [];
  const entry: LogEntry = {
    ...newRecord.logEntry(source, filed.kind, on),
    ...filed,
    time,
    note: incident.changes,
  };
  const version = newRecord.incidentVersion(source, {
    stage,
    number: nextNumber(incident, stage),
    filedOn: on,
    filedTime: time,
    changes: incident.changes,
    said: contentOf(incident),
    entryId: entry.id,
  });
  const at = `incidents/${incident.id}`;
  return [
    { path: `log/${entry.id}`, value: entry },
    { path: `${at}/versions/${version.id}`, value: version },
    { path: `${at}/changes`, value: '' },
  ];
}

/** A moment as it was typed; null while it is none. */
export type TypedMoment = At | null;
