/** The reports on an incident as they were handed in, and what became known since. */
import { incidentContent, type Incident, type IncidentContent, type IncidentStage } from '#schemas';

const KEYS = Object.keys(incidentContent.shape) as readonly (keyof IncidentContent)[];

/** What a report on it says now. */
export function contentOf(incident: IncidentContent): IncidentContent {
  return Object.fromEntries(KEYS.map((key) => [key, incident[key]])) as IncidentContent;
}

/** What a report says field by field, by the path within the incident, in the order of the report; the items of the vendor's own list last. */
export function saidIn(content: IncidentContent): ReadonlyMap<string, string | boolean | null> {
  const { answers, ...fields } = contentOf(content);
  return new Map<string, string | boolean | null>([
    ...Object.entries(fields),
    ...Object.entries(answers).map(([item, text]) => [`answers/${item}`, text] as const),
  ]);
}

/** The fields that differ between two states of a report, in the order of the report. What was never asked is as good as empty. */
export function changedFields(before: IncidentContent, after: IncidentContent): readonly string[] {
  const [was, is] = [saidIn(before), saidIn(after)];
  return [...new Set([...is.keys(), ...was.keys()])].filter(
    (field) => (was.get(field) ?? '') !== (is.get(field) ?? ''),
  );
}

/** The fields that changed since the last report; all that are filled, before the first. */
export function changedSinceLast(incident: Incident): readonly string[] {
  const last = incident.versions.at(-1);
  if (last) return changedFields(last.said, incident);
  return [...saidIn(incident)].flatMap(([field, value]) => (value === null || value === '' ? [] : [field]));
}

/** The number the next version of the stage has. */
export function nextNumber(incident: Incident, stage: IncidentStage): number {
  return (
    incident.versions.filter((v) => v.stage === stage).reduce((max, v) => Math.max(max, v.number), 0) + 1
  );
}
