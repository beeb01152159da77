/** The one thing to do next about an incident. */
import { lastOpeningDayOnOrBefore } from '../calendar/index.ts';
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile, Incident } from '#schemas';
import { incidentDeadlines, type IncidentDeadline } from './deadlines.ts';
import { lackingFor, reportPack } from './items.ts';
import { logLacks } from './log-sync.ts';
import { storyOf, type IncidentStory } from './story.ts';
import { changedSinceLast } from './versions.ts';

export const INCIDENT_STEPS = [
  'recognise',
  'judge',
  'log',
  'flash',
  'tell',
  'update',
  'report',
  'updateReport',
  'awaitConditions',
  'answerConditions',
  'release',
  'reaudit',
  'awaitRelease',
  'resolve',
  'closed',
  'notSerious',
] as const;
export type IncidentStepCode = (typeof INCIDENT_STEPS)[number];

export type NextStep = {
  readonly code: IncidentStepCode;
  readonly clause: string;
  /** The day it must be done by, and the last opening day until then; null where the rules count none. */
  readonly due: PlainDate | null;
  readonly safeDue: PlainDate | null;
  /** Fields to fill first, by name within the incident. */
  readonly lacking: readonly string[];
};

const CLAUSES: Readonly<Record<IncidentStepCode, string>> = {
  recognise: '13.1',
  judge: '13.1(1)',
  log: '13.2',
  flash: '13.2',
  tell: '7.6(5)',
  update: '13.2',
  report: '13.3',
  updateReport: '13.3',
  awaitConditions: '13.8',
  answerConditions: '13.9',
  release: '13.9',
  reaudit: '16.6',
  awaitRelease: '13.10',
  resolve: '13.3',
  closed: '13.3',
  notSerious: '13.1',
};
const CLOCKS: Partial<Record<IncidentStepCode, IncidentDeadline['id']>> = {
  flash: '13.2',
  report: '13.3',
  awaitConditions: '18.2(6)',
  answerConditions: '18.2(6)',
  release: '18.2(6)',
  reaudit: '18.2(6)',
  awaitRelease: '18.2(6)',
};

/** What to do next, by which day, and what is still to be filled in for it. */
export function nextStep(file: CaseFile, incident: Incident, asOf: PlainDate, rulebook?: Rulebook): NextStep {
  const story = storyOf(file, incident, asOf);
  const code = codeOf(file, incident, story);
  const clock = incidentDeadlines(file, incident, story, rulebook).find((d) => d.id === CLOCKS[code]);
  const answer = clock?.answer.covered ? clock.answer : null;
  // 16.6: the day named in the notice comes before the year of 18.2(6).
  const named = code === 'reaudit' ? (story.suspension?.reaudit?.due ?? null) : null;
  return {
    code,
    clause: CLAUSES[code],
    due: named ?? answer?.due ?? null,
    safeDue: named ? (lastOpeningDayOnOrBefore(named) ?? named) : (answer?.safeDue ?? null),
    lacking:
      code === 'flash'
        ? lackingFor(incident, 'flash', reportPack(file))
        : code === 'report'
          ? lackingFor(incident, 'report', reportPack(file))
          : [],
  };
}

function codeOf(file: CaseFile, incident: Incident, story: IncidentStory): IncidentStepCode {
  if (incident.recognisedOn === null) return 'recognise';
  if (logLacks(file, incident).length > 0) return 'log';
  if (incident.judgedBy === null) return 'judge';
  if (incident.judgedBy === 'none') return 'notSerious';
  if (!story.flash) return 'flash';
  const { suspension } = story;
  const suspended = suspension !== null && suspension.released === null;
  if (suspended && !suspension.told) return 'tell';
  const changed = incident.versions.length > 0 && changedSinceLast(incident).length > 0;
  // What is new is told at once (13.2), unless the full report can already tell it.
  if (!story.report)
    return changed && lackingFor(incident, 'report', reportPack(file)).length > 0 ? 'update' : 'report';
  if (suspended) return release(incident, suspension);
  if (changed) return 'updateReport';
  return story.resolved ? 'closed' : 'resolve';
}

function release(incident: Incident, s: NonNullable<IncidentStory['suspension']>): IncidentStepCode {
  // 13.6: reporting is all that a suspension for want of a report asks for.
  if (s.by === '13.5') return 'awaitRelease';
  if (s.reaudit && (!s.reauditFiled || s.reauditFiled.date < s.reaudit.date)) return 'reaudit';
  if (s.releaseFiled || s.reauditFiled) return 'awaitRelease';
  if (!s.conditions) return 'awaitConditions';
  return incident.conditions.trim() === '' || incident.conditionsAnswer.trim() === ''
    ? 'answerConditions'
    : 'release';
}
