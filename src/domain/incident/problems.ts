/** What of an incident is missing, late, or cannot be right (chapter 13, 7.6(5), 18.2(6)). */
import { blank, error, info, warning, type Reason } from '../facts/index.ts';
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Incident, IncidentVersion } from '#schemas';
import { incidentDeadlines, type IncidentDeadline } from './deadlines.ts';
import { logLacks } from './log-sync.ts';
import { storyOf, type IncidentStory } from './story.ts';
import { changedSinceLast } from './versions.ts';

/** Everything to be said of the incidents of a case as of a date, in the order of the incidents. */
export function incidentProblems(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Reason[] {
  return file.incidents.flatMap((incident) => problemsOfIncident(file, incident, asOf, rulebook));
}

/** The same of one incident. */
export function problemsOfIncident(
  file: CaseFile,
  incident: Incident,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Reason[] {
  const at = (field: string): string => `incidents/${incident.id}/${field}`;
  const found: Reason[] = [];
  if (incident.recognisedOn === null)
    found.push(error('incident.noRecognition', at('recognisedOn'), ['13.2']));
  found.push(...order(incident, at), ...logging(file, incident, at));
  if (incident.judgedBy === 'none') return found;
  if (incident.judgedBy === null) found.push(warning('incident.notJudged', at('judgedBy'), ['13.1']));
  const story = storyOf(file, incident, asOf);
  found.push(
    ...incidentDeadlines(file, incident, story, rulebook).flatMap((d) => lateness(d, asOf, at)),
    ...reports(incident, story, at),
    ...suspension(incident, story, at),
  );
  return found;
}

type At = (field: string) => string;

function order(incident: Incident, at: At): Reason[] {
  const { occurredOn, occurredTime, recognisedOn, recognisedTime } = incident;
  const found: Reason[] = [];
  if (occurredOn !== null && recognisedOn !== null) {
    const sameDay = occurredOn === recognisedOn && occurredTime !== null && recognisedTime !== null;
    if (occurredOn > recognisedOn || (sameDay && occurredTime > recognisedTime))
      found.push(error('incident.recognisedBeforeOccurred', at('recognisedOn'), ['13.2']));
  }
  for (const step of incident.steps) {
    if (step.on === null && !blank(step.text))
      found.push(warning('incident.stepWithoutDay', at(`steps/${step.id}/on`), ['13.3']));
  }
  return found;
}

function logging(file: CaseFile, incident: Incident, at: At): Reason[] {
  const lacks = logLacks(file, incident);
  if (lacks.includes('superfluous')) return [warning('incident.clockForNothing', at('judgedBy'), ['13.1'])];
  return lacks.length > 0 ? [warning('incident.notInLog', at('recognisedOn'), ['13.2', '13.3'])] : [];
}

const MISSED = {
  '13.2': { open: 'incident.flashMissed', late: 'incident.flashWasLate', field: 'recognisedOn' },
  '13.3': { open: 'incident.reportMissed', late: 'incident.reportWasLate', field: 'recognisedOn' },
  '18.2(6)': { open: 'incident.yearPassed', late: 'incident.yearPassed', field: 'occurredOn' },
} as const;

function lateness({ id, answer, doneOn }: IncidentDeadline, asOf: PlainDate, at: At): Reason[] {
  if (!answer.covered) return [info('incident.notCounted', at('recognisedOn'), [id])];
  const { due, safeDue } = answer;
  const { open, late, field } = MISSED[id];
  if (doneOn !== null) return doneOn > due ? [warning(late, at(field), [id], { due })] : [];
  if (asOf > due) return [error(open, at(field), [id], { due })];
  if (id !== '18.2(6)') return [];
  return [warning('incident.yearRuns', at(field), [id], { due, safeDue })];
}

function reports(incident: Incident, story: IncidentStory, at: At): Reason[] {
  const found: Reason[] = [];
  if (story.report && !story.flash) found.push(warning('incident.noFlash', at('versions'), ['13.2', '13.3']));
  let before: IncidentVersion | null = null;
  for (const version of incident.versions) {
    const here = (field: string): string => at(`versions/${version.id}/${field}`);
    if (before !== null && blank(version.changes))
      found.push(error('incident.noChangeNote', here('changes'), ['13.2', '13.3']));
    if (version.filedOn !== null && incident.recognisedOn !== null && version.filedOn < incident.recognisedOn)
      found.push(error('incident.filedBeforeRecognition', here('filedOn'), ['13.2']));
    const entry = story.entries.find((e) => e.id === version.entryId);
    if (entry && (entry.date !== version.filedOn || entry.time !== version.filedTime))
      found.push(warning('incident.versionNotAsLogged', here('filedOn'), ['13.2', '13.3']));
    before = version;
  }
  if (incident.versions.length > 0 && changedSinceLast(incident).length > 0)
    found.push(warning('incident.newsNotReported', at('versions'), ['13.2', '13.3']));
  return found;
}

function suspension(incident: Incident, { suspension: s }: IncidentStory, at: At): Reason[] {
  if (s === null || s.released !== null) return [];
  const found: Reason[] = [];
  if (!s.told)
    found.push(warning('incident.usersNotTold', at('publication'), ['7.6(5)'], { date: s.started.date }));
  if (s.by === '13.7' && incident.occurredOn === null)
    found.push(error('incident.noOccurrence', at('occurredOn'), ['18.2(6)']));
  if (s.conditions && blank(incident.conditions))
    found.push(error('incident.noConditions', at('conditions'), ['13.8']));
  else if (s.conditions && !s.releaseFiled && blank(incident.conditionsAnswer))
    found.push(
      warning('incident.noConditionsAnswer', at('conditionsAnswer'), ['13.9'], { date: s.conditions.date }),
    );
  return found;
}
