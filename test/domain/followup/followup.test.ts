import { describe, expect, it } from 'vitest';
import { followupControls, followupProblems } from '#domain/followup';
import { sampleCase } from '#domain/sample';
import { plainDate as d } from '#kernel';
import { problemMessage } from '#messages';
import type { CaseFile, Followup } from '#schemas';

const base = sampleCase('withheld');
const AS_OF = d('2026-11-21');
const withFollowup = (change: Partial<Followup>, log = base.log): CaseFile => ({
  ...base,
  log,
  review: { ...base.review, followup: { ...base.review.followup, ...change } },
});
const codes = (change: Partial<Followup>, asOf = AS_OF): readonly string[] =>
  followupProblems(withFollowup(change), asOf)
    .filter((p) => p.severity !== 'info')
    .map((p) => p.code);

describe('the controls a notice names', () => {
  it('are read line by line, full-width digits and commas included, each once', () => {
    const file = withFollowup({ controlIds: '９.２.１.１、12.4.1.1\n9.2.1.1  99.9.9.9' });
    expect(followupControls(file)).toEqual({ known: ['9.2.1.1', '12.4.1.1'], unknown: ['99.9.9.9'] });
  });
});

describe('the follow-up audit (10.10)', () => {
  it('has nothing wrong in the sample, and says by when to file', () => {
    expect(codes({})).toEqual([]);
    const [info] = followupProblems(base, AS_OF);
    expect(info?.params).toEqual({ due: '2026-11-30', safe: '2026-11-30' });
    expect(problemMessage(info!).title).toContain('令和8年11月30日');
  });

  it.each([
    // 10.10(1)(ア): 2026-05-15 counts, so three months end on 2026-08-14.
    ['a period of exactly three months is enough', { periodEnd: d('2026-08-14'), reportDate: null }, []],
    ['a day less is not', { periodEnd: d('2026-08-13'), reportDate: null }, ['followup.periodShort']],
    [
      'an end before the start',
      { periodEnd: d('2026-05-14'), reportDate: null },
      ['followup.periodReversed'],
    ],
    // 10.10(1)(イ)
    ['improved on the first day of the period', { improvedOn: d('2026-05-15') }, []],
    ['improved a day later', { improvedOn: d('2026-05-16') }, ['followup.notYetImproved']],
    ['improved, but nobody wrote when', { improvedOn: null }, ['followup.improvedUnknown']],
    // 10.10(3): 2026-08-31 + 2 months → 2026-10-31.
    ['a report on the last day', { reportDate: d('2026-10-31') }, []],
    ['a report a day late', { reportDate: d('2026-11-01') }, ['followup.reportLate']],
    [
      'a report on the last day of the period',
      { reportDate: d('2026-08-31'), filedOn: d('2026-09-10') },
      ['followup.reportEarly'],
    ],
    // 10.10(4): 2026-10-30 + 1 month → 2026-11-30.
    ['planned for the last day', { filedOn: d('2026-11-30') }, []],
    ['planned a day late', { filedOn: d('2026-12-01') }, ['followup.filedLate']],
    ['no control named', { controlIds: ' ' }, ['followup.noControls']],
    ['a control that is not in the statement', { controlIds: '9.2.1.1 X' }, ['followup.unknownControl']],
  ] as const)('%s', (_name, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('is late when nothing was filed and the day has passed', () => {
    expect(codes({ filedOn: null }, d('2026-11-30'))).toEqual([]);
    expect(codes({ filedOn: null }, d('2026-12-01'))).toEqual(['followup.filedLate']);
  });
});
