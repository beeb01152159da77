/** Random logs: valid kinds with dates, outcomes, periods and relations that may well be nonsense. */
import fc from 'fast-check';
import { addDays, countingIds, plainDate, type PlainDate } from '#kernel';
import { LOG_KINDS, newRecord, type CaseFile, type LogEntry } from '#schemas';
import { emptyCase } from './long-log.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const FIRST = plainDate('2021-06-01');
const DAYS = 30 * 365;

const OUTCOMES = [
  '',
  'applies',
  'notApplicable',
  'upheld',
  'dismissed',
  'pursue',
  'abandon',
  '13.5',
  '13.7',
  '14.3',
  'material',
  'listed',
  'confirmed',
  'reaudit',
  'reapplication',
  'nonsense',
];

export const anyDate: fc.Arbitrary<PlainDate> = fc
  .integer({ min: 0, max: DAYS })
  .map((n) => addDays(FIRST, n));
/** Days close together, so that entries meet each other. */
const nearDate = fc.integer({ min: 0, max: 900 }).map((n) => addDays(plainDate('2026-01-05'), n));
const maybe = (date: fc.Arbitrary<PlainDate>): fc.Arbitrary<PlainDate | null> => fc.option(date, { freq: 2 });

/** A log in which relations name any entry of it, itself, or nothing that exists. */
export const anyLog: fc.Arbitrary<LogEntry[]> = fc
  .oneof(fc.constant(nearDate), fc.constant(anyDate))
  .chain((date) =>
    fc.array(
      fc.record({
        kind: fc.constantFrom(...LOG_KINDS),
        date,
        time: fc.option(fc.constantFrom('00:00', '09:30', '17:50', '23:59')),
        from: maybe(date),
        to: maybe(date),
        due: maybe(date),
        outcome: fc.constantFrom(...OUTCOMES),
        relation: fc.option(fc.nat(40), { freq: 2 }),
      }),
      { maxLength: 40 },
    ),
  )
  .map((drafts) =>
    drafts.map(({ relation, ...draft }, i): LogEntry => ({
      ...newRecord.logEntry({ id: () => `E${i}`, now: () => NOW }, draft.kind, draft.date),
      ...draft,
      relatesTo: relation === null ? null : `E${relation}`,
    })),
  );

/** A case about any log, with any dates of its own. */
export const anyCase: fc.Arbitrary<CaseFile> = fc
  .record({
    log: anyLog,
    dates: fc.array(maybe(anyDate), { minLength: 9, maxLength: 9 }),
    unlisted: fc.constantFrom(true, false, null),
    findings: fc.array(fc.constantFrom('', '3.1.1.1', '5.1.1.1', '18.2.1'), { maxLength: 3 }),
  })
  .map(({ log, dates, unlisted, findings }) => {
    const source = { id: countingIds('CASE'), now: () => NOW };
    const base = emptyCase();
    const [assessed, start, end, report, previous, internal, preFiling, filing, completed] = dates;
    return {
      ...base,
      log,
      works: [{ ...newRecord.work(source), listed: unlisted }],
      assessments: [{ ...newRecord.assessment(source), date: assessed ?? null }],
      externalAudit: {
        ...base.externalAudit,
        periodStart: start ?? null,
        periodEnd: end ?? null,
        reportDate: report ?? null,
        previousPeriodEnd: previous ?? null,
      },
      internalAudit: { ...base.internalAudit, endedOn: internal ?? null },
      preApplication: { ...base.preApplication, plannedOn: preFiling ?? null },
      application: { ...base.application, plannedOn: filing ?? null },
      findings: findings.map((controlId) => ({
        ...newRecord.finding(source),
        controlId,
        completedOn: completed ?? null,
      })),
    };
  });
