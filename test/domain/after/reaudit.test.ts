/** 16.1–16.7: the next step of a re-audit, by what is written and what the log has. */
import { expect, it } from 'vitest';
import { reauditStep } from '#domain/after';
import { nextStep } from '#domain/incident';
import { plainDate as d } from '#kernel';
import { newAfter, newRecord, type CaseFile, type LogKind, type Reaudit } from '#schemas';
import { emptyCase, logged, source } from '#test/support/cases.ts';

const AS_OF = d('2026-11-20');
const asked = logged(emptyCase(), 'reaudit.requested', '2026-11-02', { due: d('2027-02-26') });
const entryId = asked.log.at(-1)!.id;
const told: Reaudit = {
  ...newAfter.reaudit(source('R')),
  basis: '16.5',
  requestedOn: d('2026-11-02'),
  due: d('2027-02-26'),
  parts: '宛先を選ぶ処理',
  entryId,
};
const audited: Reaudit = { ...told, reportDate: d('2026-11-16'), attachmentIds: ['FILE1'] };
const stated: Reaudit = { ...audited, scope: '基盤運用部', preparedOn: d('2026-11-10') };
const step = (r: Reaudit, file: CaseFile = asked) => reauditStep(file, r, AS_OF);

it('goes from the notice by way of audit and statement to the filing', () => {
  expect(step({ ...told, parts: '' })).toBe('notice');
  expect(step({ ...told, due: d('2027-02-25') })).toBe('notice');
  expect([step(told), step(audited), step(stated)]).toEqual(['audit', 'statement', 'file']);
});

it('then waits for the result, and ends with it', () => {
  const after = (kind: LogKind, outcome = '') =>
    step(stated, logged(filed, kind, '2026-11-19', { relatesTo: entryId, outcome }));
  const filed = logged(asked, 'reaudit.filed', '2026-11-18', { relatesTo: entryId });
  expect(step(stated, filed)).toBe('result');
  expect(after('reaudit.result', 'confirmed')).toBe('confirmed');
  expect(after('reaudit.result', 'reapplication')).toBe('reapplication');
  expect(reauditStep(filed, stated, d('2026-11-17'))).toBe('file');
});

it('16.6: the desk of the incident counts to the day of the notice', () => {
  const recognised = logged(emptyCase(), 'incident.recognised', '2026-09-01');
  const root = recognised.log[0]!.id;
  const suspended = ['incident.flash', 'incident.report'].reduce(
    (file, kind) => logged(file, kind as LogKind, '2026-09-02', { relatesTo: root }),
    recognised,
  );
  const stopped = logged(suspended, 'suspension.started', '2026-09-10', { outcome: '13.7', relatesTo: root });
  const stop = stopped.log.at(-1)!.id;
  const noticed = logged(stopped, 'suspension.notified', '2026-09-10', { relatesTo: stop });
  const again = logged(noticed, 'reaudit.requested', '2026-11-02', { due: d('2027-02-28'), relatesTo: stop });
  const incident = {
    ...newRecord.incident(source('I'), '件名'),
    recognisedOn: d('2026-09-01'),
    judgedBy: 'vendor' as const,
    entryId: root,
  };
  const file = { ...again, incidents: [incident] };
  expect(nextStep(file, incident, AS_OF)).toMatchObject({
    code: 'reaudit',
    due: '2027-02-28',
    safeDue: '2027-02-26',
  });
});
