/** 情報セキュリティインシデント (chapter 13): what to do next, by when, and what is wrong. */
export {
  incidentDeadlines,
  timeLeft,
  type IncidentDeadline,
  type Moment,
  type TimeLeft,
} from './deadlines.ts';
export {
  itemDifferences,
  lackingFor,
  reportFields,
  reportLabel,
  reportPack,
  type ItemDifferences,
  type ReportField,
} from './items.ts';
export { logLacks, logPatches, type LogLack } from './log-sync.ts';
export { INCIDENT_STEPS, nextStep, type IncidentStepCode, type NextStep } from './next.ts';
export { incidentProblems, problemsOfIncident } from './problems.ts';
export { currentIncident, incidentEntries, storyOf, type IncidentStory, type Suspension } from './story.ts';
export { changedFields, changedSinceLast, contentOf, nextNumber, saidIn } from './versions.ts';
