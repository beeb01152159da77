import { describe, expect, it } from 'vitest';
import { scheduleOf, shifts, type Schedule } from '#domain/schedule';
import { plainDate } from '#kernel';
import { caseWith, conflictCodes, stepsOf } from './support.ts';

const APRIL = plainDate('2026-04-01');

/** `earliest likely latest` of each step, as they stand in the examples below. */
const rows = (schedule: Schedule): Record<string, string> =>
  Object.fromEntries(
    Object.entries(stepsOf(schedule)).map(([id, s]) => [id, `${s.earliest} ${s.likely} ${s.latest}`]),
  );

describe('forwards from an empty case, counted by hand', () => {
  it('listed work: two weeks to acceptance, then the vendor’s own assumptions', () => {
    expect(rows(scheduleOf(caseWith({ listed: true }), APRIL))).toEqual({
      // 5, 14, 30 days
      describe: '2026-04-06 2026-04-15 2026-05-01',
      // 14, 30, 90 days more
      assessment: '2026-04-20 2026-05-15 2026-07-30',
      // 1, 7, 30 days more; 29 August 2026 is a Saturday
      preFile: '2026-04-21 2026-05-22 2026-08-31',
      // the next opening day at the earliest, two weeks (4.3) otherwise
      preAccept: '2026-04-22 2026-06-05 2026-09-14',
      // 14, 30, 60 days more
      notice: '2026-05-06 2026-07-05 2026-11-13',
      // 30, 90, 180 days from today
      controls: '2026-05-01 2026-06-30 2026-09-28',
      periodStart: '2026-05-02 2026-07-01 2026-09-29',
      // 10, 30, 60 days after the controls
      internalAudit: '2026-05-11 2026-07-30 2026-11-27',
      // 3, 6, 12 months that count their first day
      periodEnd: '2026-08-01 2026-12-31 2027-09-28',
      // 20, 45, 90 days more; the three months of 7.3 end on 28 December 2027
      report: '2026-08-21 2027-02-14 2027-12-27',
      // 1, 14, 30 days more; 22 August 2026 is a Saturday, 28 February 2027 a Sunday
      file: '2026-08-24 2027-03-01 2028-01-26',
      accept: '2026-08-25 2027-03-15 2028-02-09',
      // the next opening day at the earliest, six months (10.6) otherwise
      decision: '2026-08-26 2027-09-15 2028-08-09',
    });
  });

  it('unlisted work waits for the half year to close and three months more', () => {
    const found = rows(scheduleOf(caseWith({ listed: false }), APRIL));
    expect(found['preFile']).toBe('2026-04-21 2026-05-22 2026-08-31');
    // All three filings lie in the half that closes on 30 September.
    expect(found['notice']).toBe('2026-10-01 2026-12-31 2026-12-31');
    expect(found['periodEnd']).toBe('2026-10-01 2026-12-31 2027-09-28');
    expect(found['report']).toBe('2026-10-21 2027-02-14 2027-12-27');
    expect(found['file']).toBe('2026-10-22 2027-03-01 2028-01-26');
  });

  it('an empty case has every step projected, and nothing in conflict', () => {
    const schedule = scheduleOf(caseWith({}), APRIL);
    expect(Object.values(stepsOf(schedule)).every((s) => s.state === 'projected')).toBe(true);
    expect(conflictCodes(schedule)).toEqual([]);
  });
});

describe('what has happened stays fixed', () => {
  const file = caseWith({
    listed: true,
    assessed: '2026-03-02',
    period: ['2026-04-01', '2026-09-30'],
    report: '2026-10-30',
    internalEnded: '2026-08-28',
    log: [
      ['2026-03-10', 'pre.filed'],
      ['2026-03-19', 'pre.accepted'],
      ['2026-04-10', 'pre.notice', 'applies'],
      ['2026-11-16', 'app.filed'],
      ['2026-11-27', 'app.accepted'],
    ],
  });

  it('as of the review: only the decision is open, six months from acceptance at the latest', () => {
    const steps = stepsOf(scheduleOf(file, plainDate('2026-12-01')));
    expect(steps.preFile).toMatchObject({ state: 'done', earliest: '2026-03-10', latest: '2026-03-10' });
    expect(steps.report).toMatchObject({ state: 'done', likely: '2026-10-30' });
    expect(steps.accept).toMatchObject({ state: 'done', likely: '2026-11-27' });
    expect(steps.decision).toMatchObject({ state: 'projected', likely: '2027-05-27', latest: '2027-05-27' });
  });

  it('as of an earlier day, what came later is not known, and set dates are plans', () => {
    const steps = stepsOf(scheduleOf(file, plainDate('2026-04-15')));
    expect(steps.notice).toMatchObject({ state: 'done', likely: '2026-04-10' });
    expect(steps.periodEnd).toMatchObject({ state: 'planned', likely: '2026-09-30' });
    expect(steps.report).toMatchObject({ state: 'planned', likely: '2026-10-30' });
    // 30 October and 14 days is 13 November, a Friday.
    expect(steps.file).toMatchObject({ state: 'projected', likely: '2026-11-13' });
  });

  it('a refused filing is to be made again', () => {
    const refused = caseWith({
      log: [
        ['2026-03-10', 'pre.filed'],
        ['2026-03-19', 'pre.notAccepted'],
      ],
    });
    expect(stepsOf(scheduleOf(refused, APRIL)).preFile.state).toBe('projected');
    const application = {
      ...file,
      log: [...file.log, ...caseWith({ log: [['2026-12-10', 'app.notAccepted']] }).log],
    };
    const steps = stepsOf(
      scheduleOf(
        { ...application, log: application.log.map((e, i) => ({ ...e, id: `L${i}` })) },
        plainDate('2026-12-15'),
      ),
    );
    expect(steps.file.state).toBe('projected');
    expect(steps.accept.state).toBe('projected');
    expect(steps.notice.state).toBe('done');
  });

  it('a renewal begins anew: its audit follows on the last, and the old papers are not its own', () => {
    const renewal = caseWith({
      listed: true,
      assessed: '2027-05-10',
      period: ['2026-04-01', '2026-09-30'],
      report: '2026-10-30',
      log: [
        ['2026-03-10', 'pre.filed'],
        ['2026-03-19', 'pre.accepted'],
        ['2026-04-10', 'pre.notice', 'applies'],
        ['2026-11-16', 'app.filed'],
        ['2026-11-27', 'app.accepted'],
        ['2027-04-20', 'decision.registered'],
        ['2027-06-01', 'pre.filed'],
      ],
    });
    const steps = stepsOf(scheduleOf(renewal, plainDate('2027-06-02')));
    expect(steps.preFile).toMatchObject({ state: 'done', likely: '2027-06-01' });
    expect(steps.preAccept).toMatchObject({ state: 'projected', likely: '2027-06-15' });
    expect(steps.periodStart).toMatchObject({ state: 'projected', likely: '2026-10-01' });
    expect(steps.report.state).toBe('projected');
    expect(steps.file.state).toBe('projected');
    expect(steps.decision.state).toBe('projected');
  });

  it('a registered case with nothing under way has every step of its round behind it', () => {
    const registered = {
      ...file,
      log: [
        ...file.log,
        { ...file.log[0]!, id: 'LAST', kind: 'decision.registered' as const, date: plainDate('2027-04-20') },
      ],
    };
    const steps = stepsOf(scheduleOf(registered, plainDate('2027-05-01')));
    expect(steps.preFile.state).toBe('done');
    expect(steps.decision).toMatchObject({ state: 'done', likely: '2027-04-20' });
  });
});

describe('what-if', () => {
  it('a longer agency moves what hangs on it, and nothing else', () => {
    const file = caseWith({ listed: true });
    const before = scheduleOf(file, APRIL);
    const after = scheduleOf(file, APRIL, { assessment: { min: 14, likely: 60, max: 90 } });
    if (!before.covered || !after.covered) throw new Error('not covered');
    // The audit period still ends after the notice, so nothing behind it moves.
    expect(shifts(before.steps, after.steps)).toEqual([
      { id: 'assessment', from: '2026-05-15', to: '2026-06-14' },
      // 21 June 2026 is a Sunday
      { id: 'preFile', from: '2026-05-22', to: '2026-06-22' },
      { id: 'preAccept', from: '2026-06-05', to: '2026-07-06' },
      { id: 'notice', from: '2026-07-05', to: '2026-08-05' },
    ]);
  });

  it('a span that cannot be used is left aside', () => {
    const file = caseWith({ listed: true });
    const odd = scheduleOf(file, APRIL, {
      describe: { min: 9, likely: 3, max: 1 },
      nonsense: { min: 1, likely: 1, max: 1 },
    });
    expect(odd).toEqual(scheduleOf(file, APRIL));
  });
});
