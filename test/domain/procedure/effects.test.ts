/** What an entry of the log starts and settles, said before it is put there and afterwards. */
import { describe, expect, it } from 'vitest';
import { effectsOf, type EntryEffects } from '#domain/procedure';
import { plainDate } from '#kernel';
import { newRecord, type CaseFile, type LogEntry, type LogKind } from '#schemas';
import { change, completeCase, emptyCase, logged, source } from '#test/support/cases.ts';

const AS_OF = plainDate('2026-11-20');
const entryOf = (kind: LogKind, date: string, more: Partial<LogEntry> = {}): LogEntry => ({
  ...newRecord.logEntry(source('E'), kind, plainDate(date)),
  ...more,
});
const told = ({ starts, settles, closes, next }: EntryEffects) => ({
  starts: starts.map((c) => `${c.id} ${c.covered ? c.due : ''}`),
  settles: settles.map((c) => c.id),
  closes: closes.map((d) => d.code),
  next: next.map((n) => `${n.kind} ${n.clocks.join()}`),
});

/** The application of the sample has not been handed in yet. */
const unfiled: CaseFile = {
  ...completeCase(),
  log: completeCase().log.filter((e) => !e.kind.startsWith('app.')),
};

describe('an entry that is still to be made', () => {
  it('3.1: with works that are not listed, the judgement of the ministries has its period (5.3)', () => {
    const [work] = unfiled.works;
    const file = change(unfiled, { [`works/${work!.id}/listed`]: false });
    const { starts, next } = told(effectsOf(file, entryOf('pre.filed', '2026-11-20'), AS_OF));
    expect(starts).toEqual(['5.3 2027-06-30']);
    expect(next).toEqual(['pre.received 4.3', 'pre.inquiry 4.5(1)']);
  });

  it('8.1: ends the month of 8.2; what the operator answers starts the next ones', () => {
    expect(told(effectsOf(unfiled, entryOf('app.filed', '2026-11-20'), AS_OF))).toEqual({
      starts: [],
      settles: ['8.2'],
      closes: [],
      next: ['app.received 9.3', 'app.inquiry 9.6(1)', 'app.accepted 10.6'],
    });
  });

  it('14.2: closes the duty to tell of the change it answers', () => {
    const registered = logged(
      logged(emptyCase(), 'app.filed', '2026-01-05'),
      'decision.registered',
      '2026-04-20',
    );
    const file = logged(registered, 'change.occurred', '2026-11-02', { outcome: 'listed' });
    const filed = entryOf('change.filedListed', '2026-11-20', { relatesTo: file.log.at(-1)!.id });
    expect(told(effectsOf(file, filed, AS_OF)).closes).toEqual(['duty.notifyListed']);
  });

  it('is looked at on its own day, where that is yet to come', () => {
    const { starts } = effectsOf(emptyCase(), entryOf('app.inquiry', '2027-01-31'), AS_OF);
    expect(starts.map((c) => [c.id, c.from, c.covered && c.due, c.covered && c.daysLeft])).toEqual([
      ['9.6(1)', '2027-01-31', '2027-02-28', 28],
    ]);
  });
});

it('an entry that was made says the same', () => {
  const entry = entryOf('app.filed', '2026-11-20');
  const file = { ...unfiled, log: [...unfiled.log, entry] };
  expect(told(effectsOf(file, entry, AS_OF))).toEqual(told(effectsOf(unfiled, entry, AS_OF)));
});
