/**
 * Scenarios: readable files of log entries and what must follow. A file holds several, each begun by a `#` line:
 *
 *     # 10.9: no declaration in time
 *     audit 2026-04-01..2026-09-30 report 2026-10-30      (the case's own external audit; optional)
 *     works unlisted                                       (or listed; optional)
 *     assessed 2026-01-15                                  (date of an agency's result; optional, repeatable)
 *     finding 5.1.1.1 completed 2026-12-01                 (control, completed or -; optional, repeatable)
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
 *       duty duty.answerInquiry since 2026-12-01
 *       no duty duty.answerInquiry
 *       problem procedure.notAllowed
 *       no problem procedure.notAllowed
 *       next withheld.intent          (may be entered next)
 *       not next app.filed
 *       action action.awaitDecision
 *       expires 2028-01-31
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
