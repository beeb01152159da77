/** The reports on an incident as they were handed in, and what became known since. */
import { incidentContent, type Incident, type IncidentContent, type IncidentStage } from '#schemas';

const KEYS = Object.keys(incidentContent.shape) as readonly (keyof IncidentContent)[];

/** What a report on it says now. */
export function contentOf(incident: IncidentContent): IncidentContent {
  return Object.fromEntries(KEYS.map((key) => [key, incident[key]])) as IncidentContent;
}

/** The fields that differ between two states of a report, in the order of the report. */
export function changedFields(
  before: IncidentContent,
  after: IncidentContent,
): readonly (keyof IncidentContent)[] {
  return KEYS.filter((key) => before[key] !== after[key]);
}

/** The fields that changed since the last report; all that are filled, before the first. */
export function changedSinceLast(incident: Incident): readonly (keyof IncidentContent)[] {
  const last = incident.versions.at(-1);
  if (last) return changedFields(last.said, incident);
  return KEYS.filter((key) => incident[key] !== null && incident[key] !== '');
}

/** The number the next version of the stage has. */
export function nextNumber(incident: Incident, stage: IncidentStage): number {
  return (
    incident.versions.filter((v) => v.stage === stage).reduce((max, v) => Math.max(max, v.number), 0) + 1
  );
}
