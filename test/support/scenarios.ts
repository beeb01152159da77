/**
 * Scenarios: readable files of log entries and what must follow. A file holds several, each begun by a `#` line:
 *
 *     # 10.9: no declaration in time
 *     audit 2026-04-01..2026-09-30 report 2026-10-30      (the case's own external audit; optional)
 *     works unlisted                                       (or listed; optional)
 *     assessed 2026-01-15                                  (date of an agency's result; optional, repeatable)
 *     finding 5.1.1.1 completed 2026-12-01                 (control, completed or -; optional, repeatable)
 *     internal audit ended 2026-08-28                      (optional)
 *     previous audit ended 2025-09-30                      (optional)
 *     begin review                                         (the common beginning up to a stage; see BEGINNINGS)
 *     2026-11-16 app.filed                                 (date, kind …)
 *     2026-12-01 app.inquiry @q1                           (@name names the entry)
 *     2026-12-03 app.answered ->q1                         (-> relates to a named entry)
 *     2027-01-15 followup.period 2027-01-15..2027-04-30    (from..to)
 *     2027-02-01 pre.notice =applies                       (=outcome)
 *     2027-02-01 reaudit.requested !2027-03-31             (!due named in the notice)
 *     as of 2027-02-20
 *       stage withheld since 2027-01-15
 *       clock 10.9 from 2027-01-15 due 2027-02-15 safe 2027-02-15 past
 *       no clock 10.10(4)
 *       clock 10.6 from 2023-10-10 uncovered
 *       not counted 13.2 2026-12-29   (its explanation names the day as not counted)
 *       duty duty.reaudit since 2026-12-01 due 2027-01-29 clause 16.2
 *       no duty duty.answerInquiry    (alone: no duty at all)
 *       problem procedure.notAllowed
 *       no problem procedure.notAllowed   (alone: none of the procedure)
 *       next withheld.intent          (may be entered next)
 *       not next app.filed
 *       action action.awaitDecision
 *       expires 2028-01-31
 *       pending                       (a renewal; or: not pending)
 *       filing auditing               (the track beneath a listing)
 *
 * Lines that begin with `--` are remarks.
 */
import { countingIds, plainDate, type PlainDate } from '#kernel';
import { LOG_KINDS, newCase, newRecord, type CaseFile, type LogEntry, type LogKind } from '#schemas';

export type Expectation = { readonly line: number; readonly text: string };
export type Scenario = {
  readonly title: string;
  readonly file: CaseFile;
  readonly checks: readonly { readonly asOf: PlainDate; readonly expectations: readonly Expectation[] }[];
};

/** How a case comes to a stage, for scenarios that begin there. The registration expires on 2028-01-31. */
const BEGINNINGS: Readonly<Record<string, { after?: string; lines: readonly string[] }>> = {
  auditing: {
    lines: [
      '2026-01-26 pre.filed',
      '2026-01-26 pre.received',
      '2026-02-06 pre.accepted',
      '2026-03-02 pre.notice =applies',
    ],
  },
  appFiled: {
    after: 'auditing',
    lines: [
      '2026-10-01 audit.period 2026-04-01..2026-09-30',
      '2026-10-30 audit.report',
      '2026-11-16 app.filed',
      '2026-11-17 app.received',
    ],
  },
  review: { after: 'appFiled', lines: ['2026-11-27 app.accepted'] },
  registered: { after: 'review', lines: ['2027-04-20 decision.registered'] },
  // The renewal up to the notice, with the audit that follows on the first.
  renewing: {
    after: 'registered',
    lines: [
      '2027-06-01 pre.filed',
      '2027-06-10 pre.accepted',
      '2027-07-01 pre.notice =applies',
      '2027-10-01 audit.period 2026-10-01..2027-09-30',
      '2027-12-31 audit.report',
    ],
  },
};

function beginning(stage: string): readonly string[] | null {
  const found = BEGINNINGS[stage];
  if (!found) return null;
  return [...(found.after ? (beginning(found.after) ?? []) : []), ...found.lines];
}

const NOW = '2026-01-01T00:00:00.000Z';

/** Parses a scenario file; throws with the line number on anything it does not know, so that no line is ever skipped. */
export function parseScenarios(text: string): Scenario[] {
  const scenarios: Scenario[] = [];
  let title = '';
  let source = { id: countingIds('SCEN'), now: () => NOW };
  let file: CaseFile | null = null;
  let names = new Map<string, string>();
  let checks: { asOf: PlainDate; expectations: Expectation[] }[] = [];
  const close = (): void => {
    if (!file) return;
    if (checks.length === 0) throw new Error(`scenario without "as of": ${title}`);
    scenarios.push({ title, file, checks });
  };
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\s+--.*$/, '').trimEnd();
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('--')) continue;
    const fail = (why: string): never => {
      throw new Error(`line ${i + 1}: ${why}: ${raw}`);
    };
    if (trimmed.startsWith('# ')) {
      close();
      title = trimmed.slice(2);
      source = { id: countingIds('SCEN'), now: () => NOW };
      file = newCase(source, {
        title,
        edition: 'rules-2024-03-01',
        catalogue: 'ismap-2024-07',
        controlIds: [],
      });
      names = new Map();
      checks = [];
      continue;
    }
    if (!file) return fail('no scenario begun');
    const asOf = /^as of (\S+)$/.exec(trimmed);
    if (asOf) {
      checks.push({ asOf: plainDate(asOf[1]!), expectations: [] });
      continue;
    }
    if (line.startsWith('  ')) {
      const check = checks.at(-1);
      if (!check) return fail('expectation before "as of"');
      check.expectations.push({ line: i + 1, text: trimmed });
      continue;
    }
    const begin = /^begin (\w+)$/.exec(trimmed);
    if (begin) {
      const lines = beginning(begin[1]!) ?? fail('no such beginning');
      const first = lines.flatMap((l) => entryLine(l, source, names) ?? []);
      file = { ...file, log: [...file.log, ...first] };
      continue;
    }
    const fact = factLine(file, trimmed, source);
    if (fact) {
      file = fact;
      continue;
    }
    const entry = entryLine(trimmed, source, names) ?? fail('not understood');
    file = { ...file, log: [...file.log, entry] };
  }
  close();
  return scenarios;
}

type Source = { id: () => string; now: () => string };

function factLine(file: CaseFile, line: string, source: Source): CaseFile | null {
  const audit = /^audit (\S+)\.\.(\S+)(?: report (\S+))?$/.exec(line);
  if (audit) {
    return {
      ...file,
      externalAudit: {
        ...file.externalAudit,
        periodStart: plainDate(audit[1]!),
        periodEnd: plainDate(audit[2]!),
        reportDate: audit[3] ? plainDate(audit[3]) : null,
      },
    };
  }
  const works = /^works (listed|unlisted)$/.exec(line);
  if (works)
    return { ...file, works: [...file.works, { ...newRecord.work(source), listed: works[1] === 'listed' }] };
  const assessed = /^assessed (\S+)$/.exec(line);
  if (assessed) {
    const record = { ...newRecord.assessment(source), date: plainDate(assessed[1]!) };
    return { ...file, assessments: [...file.assessments, record] };
  }
  const internal = /^internal audit ended (\S+)$/.exec(line);
  if (internal)
    return { ...file, internalAudit: { ...file.internalAudit, endedOn: plainDate(internal[1]!) } };
  const previous = /^previous audit ended (\S+)$/.exec(line);
  if (previous) {
    const previousPeriodEnd = plainDate(previous[1]!);
    return { ...file, externalAudit: { ...file.externalAudit, previousPeriodEnd } };
  }
  const finding = /^finding (\S+) completed (\S+)$/.exec(line);
  if (finding) {
    const completedOn = finding[2] === '-' ? null : plainDate(finding[2]!);
    const record = { ...newRecord.finding(source), controlId: finding[1]!, completedOn };
    return { ...file, findings: [...file.findings, record] };
  }
  return null;
}

function entryLine(line: string, source: Source, names: Map<string, string>): LogEntry | null {
  const [date, kind, ...words] = line.split(/\s+/);
  if (!date || !kind || !LOG_KINDS.includes(kind as LogKind)) return null;
  const entry: LogEntry = { ...newRecord.logEntry(source, kind as LogKind, plainDate(date)) };
  for (const word of words) {
    const period = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(word);
    if (period) {
      entry.from = plainDate(period[1]!);
      entry.to = plainDate(period[2]!);
    } else if (word.startsWith('@')) names.set(word.slice(1), entry.id);
    else if (word.startsWith('=')) entry.outcome = word.slice(1);
    else if (word.startsWith('!')) entry.due = plainDate(word.slice(1));
    else if (word.startsWith('->')) {
      const id = names.get(word.slice(2));
      if (!id) throw new Error(`unknown name in: ${line}`);
      entry.relatesTo = id;
    } else if (/^\d{2}:\d{2}$/.test(word)) entry.time = word;
    else throw new Error(`word not understood: ${word} in: ${line}`);
  }
  return entry;
}
