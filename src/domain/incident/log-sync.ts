/** What the log must hold of an incident so that its clocks run from the right days. */
import type { Patch, PlainDate } from '#kernel';
import { newRecord, type CaseFile, type Incident, type LogEntry, type RecordSource } from '#schemas';

export type LogLack = 'recognised' | 'occurred' | 'superfluous';

type At = { readonly date: PlainDate; readonly time: string | null };
const isAt = (entry: LogEntry | undefined, at: At): boolean =>
  entry !== undefined && entry.date === at.date && entry.time === at.time;

/** The two entries an incident has in the log, where they are there. */
function rootsOf(file: CaseFile, incident: Incident): { recognised?: LogEntry; occurred?: LogEntry } {
  const recognised = file.log.find((e) => e.id === incident.entryId && e.kind === 'incident.recognised');
  const occurred = recognised
    ? file.log.find((e) => e.id === recognised.relatesTo && e.kind === 'incident.occurred')
    : undefined;
  return { ...(recognised && { recognised }), ...(occurred && { occurred }) };
}

/**
 * Where the log and the incident differ: no entry, or another day or time. One that need not be reported has no business
 * in the log: its clocks would run.
 */
export function logLacks(file: CaseFile, incident: Incident): readonly LogLack[] {
  const { recognised, occurred } = rootsOf(file, incident);
  const { recognisedOn, recognisedTime, occurredOn, occurredTime } = incident;
  if (incident.judgedBy === 'none')
    return recognised && incident.versions.length === 0 ? ['superfluous'] : [];
  if (recognisedOn === null) return [];
  const lacks: LogLack[] = [];
  if (!isAt(recognised, { date: recognisedOn, time: recognisedTime })) lacks.push('recognised');
  if (occurredOn !== null && !isAt(occurred, { date: occurredOn, time: occurredTime }))
    lacks.push('occurred');
  return lacks;
}

/** The patches that bring the log into step with the incident. Nothing where it is. */
export function logPatches(file: CaseFile, incident: Incident, source: RecordSource): readonly Patch[] {
  const lacks = logLacks(file, incident);
  if (lacks.length === 0) return [];
  const { recognised, occurred } = rootsOf(file, incident);
  if (lacks.includes('superfluous')) {
    return [
      { path: `incidents/${incident.id}/entryId`, value: null },
      ...[recognised, occurred].flatMap((e): Patch[] =>
        e ? [{ path: `log/${e.id}`, value: undefined }] : [],
      ),
    ];
  }
  const patches: Patch[] = [];
  const { recognisedOn, recognisedTime, occurredOn, occurredTime } = incident;
  let occurredId = occurred?.id ?? null;
  if (lacks.includes('occurred') && occurredOn !== null) {
    if (occurred) patches.push(...moved(occurred, { date: occurredOn, time: occurredTime }));
    else {
      const entry = { ...newRecord.logEntry(source, 'incident.occurred', occurredOn), time: occurredTime };
      occurredId = entry.id;
      patches.push({ path: `log/${entry.id}`, value: entry });
      if (recognised) patches.push({ path: `log/${recognised.id}/relatesTo`, value: entry.id });
    }
  }
  if (lacks.includes('recognised') && recognisedOn !== null) {
    if (recognised) patches.push(...moved(recognised, { date: recognisedOn, time: recognisedTime }));
    else {
      const entry = {
        ...newRecord.logEntry(source, 'incident.recognised', recognisedOn),
        time: recognisedTime,
        relatesTo: occurredId,
        note: incident.title,
      };
      patches.push({ path: `log/${entry.id}`, value: entry });
      patches.push({ path: `incidents/${incident.id}/entryId`, value: entry.id });
    }
  }
  return patches;
}

const moved = (entry: LogEntry, at: At): readonly Patch[] => [
  { path: `log/${entry.id}/date`, value: at.date },
  { path: `log/${entry.id}/time`, value: at.time },
];
