/** Entries that lack what their kind needs, or whose dates contradict each other or the rules. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, LogEntry, LogKind, Problem } from '#schemas';
import { runClock } from '../calendar/index.ts';
import { firstAt, type LogIndex } from './log-index.ts';

const OUTCOMES: Readonly<Partial<Record<LogKind, { clause: string; values: readonly string[] }>>> = {
  'pre.notice': { clause: '5.4', values: ['applies', 'notApplicable'] },
  'pre.objectionAnswer': { clause: '6.2', values: ['upheld', 'dismissed'] },
  'withheld.intent': { clause: '10.9', values: ['pursue', 'abandon'] },
  'suspension.started': { clause: '13.7', values: ['13.5', '13.7', '14.3'] },
  'change.occurred': { clause: '14.1', values: ['material', 'listed'] },
  'monitoring.result': { clause: '15.2(5)', values: ['confirmed', 'reaudit', 'reapplication'] },
  'reaudit.result': { clause: '16.3', values: ['confirmed', 'reapplication'] },
  'objection.answered': { clause: '19.2', values: ['upheld', 'dismissed'] },
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
export function contradictions(
  file: CaseFile,
  index: LogIndex,
  rulebook: Rulebook = rulebookFor(file.edition),
): Problem[] {
  const { entries } = index;
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
  const seen = new Set<LogKind>();
  const recognitions = new Recognitions(index);
  for (const entry of entries) {
    seen.add(entry.kind);
    missingParts(entry, add);
    answers(entry, index, seen, add);
    incidents(entry, index, recognitions, add);
    followupPeriod(entry, rulebook, add);
  }
  reports(file, index, add);
  return found;
}

const WARNINGS: ReadonlySet<string> = new Set([
  'procedure.nothingToAnswer',
  'procedure.recognitionMissing',
  'procedure.occurrenceMissing',
]);

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

function answers(entry: LogEntry, index: LogIndex, seen: ReadonlySet<LogKind>, add: Add): void {
  const asked = ANSWERS[entry.kind];
  if (!asked) return;
  const clause = CLAUSE_OF[entry.kind] ?? '';
  if (entry.relatesTo !== null) {
    // Entries are in order of date, so what is not known by now lies later, or was deleted.
    const root = index.get(entry.relatesTo);
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

/**
 * 13.2, 13.3 run from the recognition and 18.2(6) from the occurrence: an incident the operator judged serious, or that
 * led to a suspension, needs those days. Without them no clock can run, and that must not pass in silence.
 */
function incidents(entry: LogEntry, index: LogIndex, recognitions: Recognitions, add: Add): void {
  if (entry.kind === 'incident.operatorJudged' && !recognitions.reach(entry)) {
    add('procedure.recognitionMissing', entry, 'relatesTo', '13.2');
  }
  if (entry.kind === 'suspension.started' && entry.outcome === '13.7' && !occurrenceOf(index, entry)) {
    add('procedure.occurrenceMissing', entry, 'relatesTo', '18.2(6)');
  }
}

class Recognitions {
  readonly #index: LogIndex;
  /** The recognitions and all that they name. */
  #named: Set<LogEntry> | null = null;

  constructor(index: LogIndex) {
    this.#index = index;
  }

  /** Whether the recognition of what an entry speaks of is recorded: any where the entry names nothing. */
  reach(entry: LogEntry): boolean {
    const index = this.#index;
    const recognised = index.of('incident.recognised');
    const own = index.chain(entry);
    if (own.length === 0) return recognised.length > 0;
    this.#named ??= new Set(recognised.flatMap((r) => [r, ...index.chain(r)]));
    return [entry, ...own].some((e) => this.#named!.has(e));
  }
}

/** The occurrence an entry goes back to by its relations; undefined when none is recorded. */
export function occurrenceOf(index: LogIndex, entry: LogEntry): LogEntry | undefined {
  return index.chain(entry).find((e) => e.kind === 'incident.occurred');
}

/** 10.10(1): a follow-up period has three months at least. */
function followupPeriod(entry: LogEntry, rulebook: Rulebook, add: Add): void {
  if (entry.kind !== 'followup.period' || !entry.from || !entry.to || entry.to < entry.from) return;
  const answer = runClock('10.10(1)', entry.from, {}, rulebook.clocks);
  if (answer.covered && entry.to < answer.due) {
    add('procedure.followupTooShort', entry, 'to', '10.10(1)(ア)', { to: entry.to, earliest: answer.due });
  }
}

/** 7.3, 10.10(3): a report is dated after its period ends; how long after is judged by the clocks (7.3, 10.10(3)). */
function reports(file: CaseFile, index: LogIndex, add: Add): void {
  for (const [kind, periodKind] of [
    ['audit.report', 'audit.period'],
    ['followup.report', 'followup.period'],
  ] as const) {
    const list = index.of(kind);
    // A report belongs to a period that has no report yet; the next one may already be written down.
    const periods = index.of(periodKind).flatMap(({ date, to }) => {
      if (!to) return [];
      return [{ date, to, report: firstAt(list, (r) => r.date >= date && r.date > to) }];
    });
    const reported = new Set(periods.map((p) => p.report));
    const open: typeof periods = [];
    let next = 0;
    for (const [i, report] of list.entries()) {
      while (next < periods.length && periods[next]!.date <= report.date) open.push(periods[next++]!);
      while (open.length > 0 && open.at(-1)!.report <= i) open.pop();
      if (reported.has(i)) continue;
      if (open.length > 0) tooEarly(report, open.at(-1)!.to, add);
      else if (kind === 'followup.report') {
        if (next === 0) add('procedure.periodUnknown', report, 'date', '10.10(3)');
      } else if (next === 0 && i === list.length - 1) {
        const end = file.externalAudit.periodEnd;
        if (end && report.date <= end) tooEarly(report, end, add);
      }
    }
  }
}

function tooEarly(report: LogEntry, end: PlainDate, add: Add): void {
  add(
    'procedure.reportBeforePeriodEnd',
    report,
    'date',
    report.kind === 'followup.report' ? '10.10(3)' : '7.3',
    { end },
  );
}
