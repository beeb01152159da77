import { expect, it } from 'vitest';
import { sampleCase } from '#domain/sample';
import { overview } from '#domain/procedure';
import { plainDate } from '#kernel';
import { actionMessage } from '#messages';
import type { CaseFile } from '#schemas';

const complete = sampleCase('complete');
const asOf = plainDate('2026-11-21');

const application = (file: CaseFile) =>
  overview(file, asOf).actions.find((a) => a.code === 'action.completeApplication');

it('a step with every field there but a problem open is to be mended, not written', () => {
  const file: CaseFile = {
    ...complete,
    // Planned later than a month after the report (8.2): all there, but wrong.
    application: { ...complete.application, plannedOn: plainDate('2027-10-01') },
  };
  const action = application(file);
  expect(action?.params['done']).toBe(action?.params['total']);
  expect(Number(action?.params['problems'])).toBeGreaterThan(0);
  expect(action?.path).toBe('');
  expect(actionMessage(action!).what).toBe(`登録申請の項目の問題を直す（${action!.params['problems']}件）`);
});

it('a step with a field missing says how far it is', () => {
  const file: CaseFile = { ...complete, application: { ...complete.application, plannedOn: null } };
  expect(actionMessage(application(file)!).what).toBe('登録申請の残りの項目を書く（13／14）');
});
