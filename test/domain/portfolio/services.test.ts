import { describe, expect, test } from 'vitest';
import { filterServices, servicesOf, standingOf, type Standing } from '#domain/portfolio';
import { plainDate } from '#kernel';
import { completeCase, emptyCase, logged, SAMPLE_DAY } from '#test/support/cases.ts';

const blank = { ...standingOf(emptyCase(), SAMPLE_DAY), action: null, errors: 0, warnings: 0 };
let made = 0;
function standing(parts: Partial<Standing>): Standing {
  const caseId = parts.caseId ?? `C${++made}`;
  return { ...blank, caseId, vendor: '株式会社あさぎり', service: caseId, title: `案件${caseId}`, ...parts };
}
const clock = (id: string, safeDue: string, state: 'running' | 'past' = 'running') =>
  ({
    id,
    safeDue: plainDate(safeDue),
    due: plainDate(safeDue),
    state,
    covered: true,
  }) as Standing['clocks'][number];
const due = (duties: number) => ({ ...blank.attention, duties, total: duties });
const names = (standings: readonly Standing[]): string[][] =>
  servicesOf(standings).map((s) => s.cycles.map((c) => c.caseId));

describe('a case in few words', () => {
  test('the sample: its stage, the vendor’s open days in order, its problems', () => {
    const asked = logged(
      logged(logged(emptyCase(), 'pre.filed', '2026-10-19'), 'pre.received', '2026-10-20'),
      'pre.inquiry',
      '2026-10-26',
    );
    const s = standingOf(asked, plainDate('2026-11-20'));
    expect([s.stage, s.cycle, s.previousCaseId]).toEqual(['preFiled', 1, null]);
    expect(s.clocks.map((c) => [c.id, c.safeDue])).toEqual([['4.5(1)', '2026-11-26']]);
    expect(s.action?.code).toBe('action.answerPreInquiry');
    expect(s.attention).toMatchObject({ soon: 1, duties: 0 });
    expect(standingOf(completeCase(), SAMPLE_DAY)).toMatchObject({ errors: 0, sample: true });
  });
});

describe('services', () => {
  test('cycles linked to one another are one service under any name, the last cycle first', () => {
    const a = standing({ caseId: 'a', service: '旧名', stage: 'registered' });
    const b = standing({ caseId: 'b', service: '新名', cycle: 2, previousCaseId: 'a' });
    const [service] = servicesOf([a, standing({ caseId: 'x' }), b]);
    expect(service?.service).toBe('新名');
    expect(service?.cycles.map((c) => [c.caseId, c.previous, c.next])).toEqual([
      ['b', 'a', null],
      ['a', null, 'b'],
    ]);
  });

  test('unlinked cases are one service when vendor and service read the same; a blank name says nothing', () => {
    const one = standing({ caseId: 'a', service: 'まなび　ポータル', vendor: '(株)あさぎり' });
    const two = standing({ caseId: 'b', service: 'まなびポータル' });
    const other = standing({ caseId: 'c', service: 'まなびポータル', vendor: '株式会社ゆうなぎ' });
    expect(names([one, two, other]).map((n) => n.toSorted())).toEqual([['a', 'b'], ['c']]);
    expect(
      names([standing({ caseId: 'd', service: '' }), standing({ caseId: 'e', service: '' })]),
    ).toHaveLength(2);
  });

  test('what has passed comes first, then duties, then the nearest day, then errors', () => {
    const order = names([
      standing({ caseId: 'none' }),
      standing({ caseId: 'errors', errors: 3 }),
      standing({ caseId: 'late', clocks: [clock('9.6(1)', '2027-01-05')] }),
      standing({ caseId: 'soon', clocks: [clock('9.6(1)', '2026-11-25')] }),
      standing({ caseId: 'duty', attention: due(1) }),
      standing({ caseId: 'past', clocks: [clock('9.6(1)', '2026-11-01', 'past')] }),
    ]);
    expect(order.flat()).toEqual(['past', 'duty', 'soon', 'late', 'errors', 'none']);
  });

  test('a filed renewal takes the end of the registration away, a registered one all the rest', () => {
    const clocks = [clock('12.1', '2026-12-01'), clock('13.3', '2026-12-10')];
    const old = standing({ caseId: 'a', stage: 'registered', clocks });
    const next = (stage: Standing['stage']) =>
      servicesOf([old, standing({ caseId: 'b', cycle: 2, previousCaseId: 'a', stage })])[0]!.cycles[1]!;
    expect([next('auditing').clock?.id, next('appFiled').clock?.id]).toEqual(['12.1', '13.3']);
    expect([next('registered').clock, next('registered').over]).toEqual([null, true]);
  });

  test('fifty cases of ten services', () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      standing({ caseId: `m${i}`, service: `サービス${i % 10}`, cycle: Math.floor(i / 10) + 1 }),
    );
    const services = servicesOf(many);
    expect(services).toHaveLength(10);
    expect(services.every((s) => s.cycles.map((c) => c.cycle).join() === '5,4,3,2,1')).toBe(true);
  });

  test('filters by words in any width, by what is due, and by problems', () => {
    const services = servicesOf([
      standing({
        caseId: 'a',
        service: 'ＡＢＣ予約',
        clocks: [clock('9.6(1)', '2026-11-25')],
        attention: due(1),
      }),
      standing({ caseId: 'b', service: 'まなび', errors: 1 }),
    ]);
    const found = (words: string, only: 'all' | 'due' | 'problems' = 'all'): string[] =>
      filterServices(services, { words, only }).map((s) => s.service);
    expect(found('abc あさぎり')).toEqual(['ＡＢＣ予約']);
    expect(found('', 'due')).toEqual(['ＡＢＣ予約']);
    expect(found('', 'problems')).toEqual(['まなび']);
    expect(found('ない')).toEqual([]);
  });
});
