/** Entries that lack what their kind needs, or whose dates contradict each other or the rules. */
import { addDays, type PlainDate } from '#kernel';
import type { CaseFile, LogEntry, LogKind, Problem } from '#schemas';
import { runClock } from '../calendar/index.ts';

const OUTCOMES: Readonly<Partial<Record<LogKind, { clause: string; values: readonly string[] }>>> = {
  'pre.notice': { clause: '5.4', values: ['applies', 'notApplicable'] },
  'withheld.intent': { clause: '10.9', values: ['pursue', 'abandon'] },
  'suspension.started': { clause: '13.7', values: ['13.5', '13.7', '14.3'] },
  'change.occurred': { clause: '14.1', values: ['material', 'listed'] },
  'monitoring.result': { clause: '15.2(5)', values: ['confirmed', 'reaudit', 'reapplication'] },
  'reaudit.result': { clause: '16.3', values: ['confirmed', 'reapplication'] },
};

const PERIODS: Readonly<Partial<Record<LogKind, string>>> = {
  'audit.period': '7.3',
  'followup.period': '10.10(1)',
};

/** An answer must name, and follow, what it answers. */
const ANSWERS: Readonly<Partial<Record<LogKind, readonly LogKind[]>>> = {
  'pre.answered': ['pre.inquiry'],
  'pre.objectionAnswer': ['pre.objection'],
  'app.answered': ['app.inquiry'],
  'app.infoAnswered': ['app.infoRequest'],
  'app.additionalReport': ['app.additionalAudit'],
  'incident.flash': ['incident.recognised', 'incident.operatorJudged'],
  'incident.report': ['incident.recognised', 'incident.operatorJudged'],
  'suspension.releaseFiled': ['suspension.conditions', 'reaudit.requested'],
  'change.filedMaterial': ['change.occurred', 'change.demanded'],
  'change.filedListed': ['change.occurred', 'change.demanded'],
  'monitoring.answered': ['monitoring.notice'],
  'monitoring.result': ['monitoring.notice'],
  'reaudit.filed': ['reaudit.requested', 'monitoring.result'],
  'reaudit.result': ['reaudit.filed'],
  'objection.answered': ['objection.filed'],
};

type Add = (code: string, entry: LogEntry, field: string, clause: string, params?: Problem['params']) => void;

/** Problems of single entries and of pairs, in the order of the entries. Errors: the entry cannot be right as it stands. */
export function contradictions(file: CaseFile, entries: readonly LogEntry[]): Problem[] {
  const found: Problem[] = [];
  const add: Add = (code, entry, field, clause, params = {}) => {
    found.push({
      code,
      severity: WARNINGS.has(code) ? 'warning' : 'error',
      clauses: [clause],
      path: `log/${entry.id}/${field}`,
      params: { kind: entry.kind, date: entry.date, ...params },
    });
  };
  const byId = new Map(entries.map((e) => [e.id, e]));
  const seen = new Set<LogKind>();
  for (const entry of entries) {
    seen.add(entry.kind);
    missingParts(entry, add);
    answers(entry, byId, seen, add);
  }
  periods(entries, add);
  reports(file, entries, add);
  return found;
}

const WARNINGS: ReadonlySet<string> = new Set(['procedure.nothingToAnswer']);

function missingParts(entry: LogEntry, add: Add): void {
  const outcome = OUTCOMES[entry.kind];
  if (outcome && !outcome.values.includes(entry.outcome)) {
    add('procedure.outcomeMissing', entry, 'outcome', outcome.clause);
  }
  const period = PERIODS[entry.kind];
  if (period && (!entry.from || !entry.to)) add('procedure.periodMissing', entry, 'from', period);
  if (entry.from && entry.to && entry.to < entry.from) {
    add('procedure.periodReversed', entry, 'to', period ?? '7.3', { from: entry.from, to: entry.to });
  }
  if (entry.due && entry.due < entry.date)
    add('procedure.dueBeforeNotice', entry, 'due', '16.2', { due: entry.due });
}

function answers(
  entry: LogEntry,
  byId: ReadonlyMap<string, LogEntry>,
  seen: ReadonlySet<LogKind>,
  add: Add,
): void {
  const asked = ANSWERS[entry.kind];
  if (!asked) return;
  const clause = CLAUSE_OF[entry.kind] ?? '';
  if (entry.relatesTo !== null) {
    // Entries are in order of date, so what is not known by now lies later, or was deleted.
    const root = byId.get(entry.relatesTo);
    if (root && root.date > entry.date) {
      add('procedure.answerBeforeQuestion', entry, 'date', clause, { asked: root.date });
    }
    return;
  }
  if (!asked.some((kind) => seen.has(kind))) add('procedure.nothingToAnswer', entry, 'relatesTo', clause);
}

const CLAUSE_OF: Readonly<Partial<Record<LogKind, string>>> = {
  'pre.answered': '4.5(1)',
  'pre.objectionAnswer': '6.2',
  'app.answered': '9.5',
  'app.infoAnswered': '10.4',
  'app.additionalReport': '10.3',
  'incident.flash': '13.2',
  'incident.report': '13.3',
  'suspension.releaseFiled': '13.9',
  'change.filedMaterial': '14.1',
  'change.filedListed': '14.2',
  'monitoring.answered': '15.2(2)',
  'monitoring.result': '15.2(4)',
  'reaudit.filed': '16.2',
  'reaudit.result': '16.3',
  'objection.answered': '19.2',
};

/** 7.14: audit periods follow on without a gap or an overlap; 10.10(1): a follow-up period has three months at least. */
function periods(entries: readonly LogEntry[], add: Add): void {
  let last: PlainDate | null = null;
  for (const entry of entries) {
    if (!entry.from || !entry.to || entry.to < entry.from) continue;
    if (entry.kind === 'audit.period') {
      if (last && entry.from !== addDays(last, 1)) {
        add(entry.from > last ? 'procedure.auditGap' : 'procedure.auditOverlap', entry, 'from', '7.14', {
          expected: addDays(last, 1),
          from: entry.from,
        });
      }
      if (last === null || entry.to > last) last = entry.to;
    }
    if (entry.kind === 'followup.period') {
      const answer = runClock('10.10(1)', entry.from);
      if (answer.covered && entry.to < answer.due) {
        add('procedure.followupTooShort', entry, 'to', '10.10(1)(ア)', {
          to: entry.to,
          earliest: answer.due,
        });
      }
    }
  }
}

/** 7.3, 10.10(3): a report is dated after its period and within the clock; 8.2, 10.10(4) are judged as clocks. */
function reports(file: CaseFile, entries: readonly LogEntry[], add: Add): void {
  for (const [i, entry] of entries.entries()) {
    const followup = entry.kind === 'followup.report';
    if (entry.kind !== 'audit.report' && !followup) continue;
    const kind = followup ? 'followup.period' : 'audit.period';
    // The period may be written down on the same day or later; take the latest that had ended by the report.
    const period =
      entries.findLast((e, j) => e.kind === kind && e.to !== null && (j < i || e.date === entry.date)) ??
      null;
    const end = period?.to ?? (followup ? null : file.externalAudit.periodEnd);
    if (!end) {
      if (followup) add('procedure.periodUnknown', entry, 'date', '10.10(3)');
      continue;
    }
    if (entry.date <= end)
      add('procedure.reportBeforePeriodEnd', entry, 'date', followup ? '10.10(3)' : '7.3', { end });
  }
}
