/** Long logs that fit the rules, for speed. */
import { addDays, countingIds, plainDate, type PlainDate } from '#kernel';
import { newCase, newRecord, type CaseFile, type LogEntry, type LogKind } from '#schemas';

const NOW = '2026-01-01T00:00:00.000Z';

/** A case without rows: what the procedure and the schedule look at, and quick to make. */
export function emptyCase(): CaseFile {
  return newCase(
    { id: countingIds('CASE'), now: () => NOW },
    { title: '試験', edition: 'rules-2024-03-01', catalogue: 'ismap-2024-07', controlIds: [] },
  );
}

/** The way to the registration, on days from its start. Without an audit period no last day is known, so it stands. */
const ROUND: readonly (readonly [LogKind, number, string?])[] = [
  ['pre.filed', 0],
  ['pre.received', 0],
  ['pre.inquiry', 3],
  ['pre.answered', 9],
  ['pre.accepted', 12],
  ['pre.notice', 40, 'applies'],
  ['audit.internalEnded', 60],
  ['audit.report', 190],
  ['app.filed', 200],
  ['app.received', 201],
  ['app.inquiry', 205],
  ['app.answered', 215],
  ['app.accepted', 220],
  ['app.infoRequest', 240],
  ['app.infoAnswered', 250],
  ['app.hearing', 260],
  ['decision.withheld', 270],
  ['withheld.intent', 280, 'pursue'],
  ['followup.period', 380],
  ['followup.report', 400],
  ['followup.filed', 410],
  ['decision.registered', 420],
];
const LIFE: readonly (readonly [LogKind, number, string?])[] = [
  ['incident.occurred', 1],
  ['incident.recognised', 2],
  ['incident.flash', 4],
  ['suspension.started', 5, '13.7'],
  ['suspension.conditions', 5],
  ['suspension.notified', 6],
  ['incident.report', 20],
  ['suspension.releaseFiled', 25],
  ['suspension.released', 30],
  ['change.occurred', 31, 'material'],
  ['change.demanded', 33],
  ['change.filedMaterial', 35],
  ['monitoring.notice', 40],
  ['monitoring.answered', 50],
  ['monitoring.result', 60, 'reaudit'],
  ['reaudit.filed', 90],
  ['reaudit.result', 100, 'confirmed'],
];

/** A log of `size` entries: one round to the registration, then its life over and over within some twenty years. */
export function longLog(size: number): LogEntry[] {
  const log: LogEntry[] = [];
  const start = plainDate('2025-01-06');
  const put = (part: typeof ROUND, from: PlainDate): void => {
    let last: string | null = null;
    for (const [kind, day, outcome = ''] of part) {
      if (log.length === size) return;
      const date = addDays(from, day);
      const id = `L${String(log.length).padStart(6, '0')}`;
      const entry = newRecord.logEntry({ id: () => id, now: () => NOW }, kind, date);
      entry.outcome = outcome;
      if (kind.endsWith('.period')) {
        entry.from = addDays(date, -100);
        entry.to = addDays(date, -1);
      }
      // Every third entry names the one before it.
      if (log.length % 3 === 2) entry.relatesTo = last;
      last = id;
      log.push(entry);
    }
  };
  put(ROUND, start);
  const lives = Math.ceil(size / LIFE.length);
  for (let i = 0; log.length < size; i++) put(LIFE, addDays(start, 430 + Math.floor((i * 7000) / lives)));
  return log;
}
