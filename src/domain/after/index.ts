/** After registration: monitoring, re-audit, sworn duties, withdrawal, objection (chapters 7.6, 15–19). */
export { MONITORING_STEPS, monitoringEntries, monitoringStep, type MonitoringStep } from './monitoring.ts';
export { afterProblems } from './problems.ts';
export { reauditStep, type ReauditStep } from './reaudit.ts';
export { retentions, swornDuties, type Retention, type SwornDuty } from './sworn.ts';
export {
  entryPatches,
  lackingEntries,
  wantedOfChange,
  wantedOfMonitoring,
  wantedOfReaudit,
  wantedOfWithdrawal,
  type WantedEntry,
} from './log-sync.ts';
