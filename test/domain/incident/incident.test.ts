import { describe, expect, it } from 'vitest';
import {
  changedSinceLast,
  currentIncident,
  incidentDeadlines,
  incidentProblems,
  INCIDENT_STEPS,
  lackingFor,
  logLacks,
  logPatches,
  nextNumber,
  nextStep,
  reportFields,
  storyOf,
  timeLeft,
} from '#domain/incident';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { applyPatches, countingIds, plainDate as d, type PlainDate } from '#kernel';
import { INCIDENT_STEP_WORDS, problemMessage, timeLeftText } from '#messages';
import { newAfter, newRecord, type CaseFile, type Incident, type LogEntry, type LogKind } from '#schemas';
import { contentOf } from '#domain/incident';

const registered = sampleCase('registered');
const bare: CaseFile = {
  ...registered,
  incidents: [],
  log: registered.log.filter((e) => !/^(incident|suspension|change|monitoring|reaudit)\./.test(e.kind)),
};
const source = () => ({ id: countingIds('T'), now: () => '2026-12-28T08:50:00.000Z' });

/** 17:50 on the last opening day of 2026: the offices are closed from the 29th to 3 January, the 9th to 11th too. */
const RECOGNISED = d('2026-12-28');
const filled: Partial<Incident> = {
  summary: '別の組織の予約一覧が見えた。',
  affectedFunctions: '予約の一覧',
  response: '更新を戻した。',
  continuing: false,
  judgedBy: 'vendor',
  judgedOn: RECOGNISED,
  judgedReason: '他の組織の情報が見えたため。',
};
const finished: Partial<Incident> = {
  ...filled,
  howNoticed: '利用者からの電話。',
  affectedAgencies: '架空省',
  affectedInformation: '予約の件名',
  recovery: '18時05分に復旧した。',
  publication: '電話で連絡した。',
  cause: '条件の付け忘れ。',
  prevention: '自動試験を足す。',
};

type Event = readonly [on: string, kind: LogKind, more?: Partial<Pick<LogEntry, 'outcome' | 'relatesTo'>>];

/** A case with one incident of 28 December, and events of its log that name the recognition. */
function withIncident(change: Partial<Incident>, events: readonly Event[] = [], logged = true): CaseFile {
  const s = source();
  const incident: Incident = {
    ...newRecord.incident(s, '予約一覧の件'),
    occurredOn: RECOGNISED,
    occurredTime: '16:20',
    recognisedOn: RECOGNISED,
    recognisedTime: '17:50',
    ...change,
  };
  let file: CaseFile = { ...bare, incidents: [incident] };
  if (logged) file = applyPatches(file, logPatches(file, incident, s));
  const root = file.incidents[0]!.entryId;
  const log = events.map(([on, kind, more]) => ({
    ...newRecord.logEntry(s, kind, d(on)),
    relatesTo: root,
    ...more,
  }));
  return { ...file, log: [...file.log, ...log] };
}
const only = (file: CaseFile): Incident => file.incidents[0]!;

/** The incident with a report of its present content. */
function reported(file: CaseFile, stages: readonly ('flash' | 'report')[]): CaseFile {
  const s = { id: countingIds('V'), now: () => '2026-12-29T00:00:00.000Z' };
  const incident = only(file);
  const versions = stages.map((stage) =>
    newRecord.incidentVersion(s, {
      stage,
      number: 1,
      filedOn: RECOGNISED,
      filedTime: null,
      changes: 'なし',
      said: contentOf(incident),
      entryId: null,
    }),
  );
  return { ...file, incidents: [{ ...incident, versions }] };
}

describe('the clocks of an incident', () => {
  it('of 17:50 on the last opening day of the year: three opening days over the holidays, thirty days, a year', () => {
    const file = withIncident(filled, [['2027-01-20', 'suspension.started', { outcome: '13.7' }]]);
    const deadlines = incidentDeadlines(file, only(file), storyOf(file, only(file), d('2027-01-21')));
    const dates = deadlines.map(({ id, answer }) => [
      id,
      answer.covered && answer.due,
      answer.covered && answer.safeDue,
    ]);
    expect(dates).toEqual([
      ['13.2', '2027-01-06', '2027-01-06'],
      ['13.3', '2027-01-27', '2027-01-27'],
      ['18.2(6)', '2027-12-28', '2027-12-28'],
    ]);
  });

  it('are those the procedure counts from the log', () => {
    const file = withIncident(filled, [['2027-01-20', 'suspension.started', { outcome: '13.7' }]]);
    const clocks = overview(file, d('2027-01-21')).clocks.filter((c) => /^13\.|^18/.test(c.id));
    expect(clocks.map((c) => [c.id, c.covered && c.due, c.covered && c.state])).toEqual([
      ['13.2', '2027-01-06', 'past'],
      ['13.3', '2027-01-27', 'running'],
      ['18.2(6)', '2027-12-28', 'running'],
    ]);
  });

  it('do not run for one that need not be reported, nor before the recognition is known', () => {
    for (const change of [{ judgedBy: 'none' as const }, { recognisedOn: null }]) {
      const file = withIncident(change, [], false);
      expect(incidentDeadlines(file, only(file), storyOf(file, only(file), RECOGNISED))).toEqual([]);
    }
  });

  it.each([
    // To the end of 6 January: 9 days, 6 hours, 10 minutes; opening days 28, 4, 5, 6.
    ['2026-12-28', '17:50', 'あと9日6時間10分（開庁日は今日を含めてあと4日）'],
    ['2027-01-01', '00:00', 'あと6日0時間0分（開庁日は今日を含めてあと3日）'],
    ['2027-01-06', '23:59', 'あと0時間1分（開庁日は今日を含めてあと1日）'],
    ['2027-01-07', '00:00', '期限を過ぎています'],
  ])('at %s %s leave: %s', (date, time, text) => {
    expect(timeLeftText(timeLeft(d('2027-01-06'), { date: d(date), time }))).toBe(text);
  });
});

describe('the log of an incident', () => {
  it('takes the occurrence and the recognition, and is then in step', () => {
    const file = withIncident(filled);
    const [occurred, recognised] = file.log.slice(-2);
    expect([occurred?.kind, occurred?.date, occurred?.time]).toEqual([
      'incident.occurred',
      '2026-12-28',
      '16:20',
    ]);
    expect([recognised?.kind, recognised?.time, recognised?.relatesTo]).toEqual([
      'incident.recognised',
      '17:50',
      occurred?.id,
    ]);
    expect(only(file).entryId).toBe(recognised?.id);
    expect(logLacks(file, only(file))).toEqual([]);
    expect(logPatches(file, only(file), source())).toEqual([]);
  });

  it.each([
    ['an earlier recognition', { recognisedOn: d('2026-12-27') }, ['recognised']],
    ['another time', { recognisedTime: '17:55' }, ['recognised']],
    ['an earlier occurrence', { occurredOn: d('2026-12-20') }, ['occurred']],
    ['no occurrence any more', { occurredOn: null }, []],
    ['no need to report', { judgedBy: 'none' as const }, ['superfluous']],
  ])('is brought into step after %s', (_name, change, lacks) => {
    const file = withIncident(filled);
    const changed = { ...file, incidents: [{ ...only(file), ...change }] };
    expect(logLacks(changed, only(changed))).toEqual(lacks);
    const patches = logPatches(changed, only(changed), { id: countingIds('U'), now: source().now });
    const mended = applyPatches(changed, patches);
    expect(logLacks(mended, only(mended))).toEqual([]);
  });

  it('gives an occurrence learnt of later to the recognition that is there', () => {
    const file = withIncident({ ...filled, occurredOn: null });
    const later = { ...file, incidents: [{ ...only(file), occurredOn: d('2026-12-25') }] };
    const mended = applyPatches(
      later,
      logPatches(later, only(later), { id: countingIds('U'), now: source().now }),
    );
    expect(storyOf(mended, only(mended), RECOGNISED).occurred?.date).toBe('2026-12-25');
  });

  it('is told apart between two incidents, and without a name belongs to the one recognised last', () => {
    const first = withIncident(filled, [['2026-12-29', 'incident.flash']]);
    const second = {
      ...newRecord.incident({ id: countingIds('X'), now: source().now }, '二つ目'),
      recognisedOn: d('2027-01-10'),
    };
    const s = { id: countingIds('Y'), now: source().now };
    let file: CaseFile = { ...first, incidents: [...first.incidents, second] };
    file = applyPatches(file, logPatches(file, second, s));
    file = { ...file, log: [...file.log, newRecord.logEntry(s, 'incident.flash', d('2027-01-12'))] };
    const [a, b] = file.incidents;
    expect(storyOf(file, a!, d('2027-02-01')).flash?.date).toBe('2026-12-29');
    expect(storyOf(file, b!, d('2027-02-01')).flash?.date).toBe('2027-01-12');
    expect(currentIncident(file)?.title).toBe('二つ目');
  });

  it('takes in a re-audit that the committee asked for (16.5), not one that followed monitoring', () => {
    const file = withIncident(finished, [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE]);
    const s = { id: countingIds('Q'), now: source().now };
    const asked = newRecord.logEntry(s, 'reaudit.requested', d('2027-02-15'));
    const log = [...file.log, asked];
    const reaudit = { ...newAfter.reaudit(s), entryId: asked.id };
    const storyWith = (basis: '16.1' | '16.5') => {
      const after = { ...file.after, reaudits: [{ ...reaudit, basis }] };
      return storyOf({ ...file, log, after }, only(file), d('2027-03-01')).suspension?.reaudit?.id;
    };
    expect([storyWith('16.1'), storyWith('16.5')]).toEqual([undefined, asked.id]);
  });

  it('leaves out a suspension for want of a notification (14.3)', () => {
    const file = withIncident(filled, [
      ['2027-01-20', 'suspension.started', { outcome: '14.3', relatesTo: null }],
    ]);
    expect(storyOf(file, only(file), d('2027-02-01')).suspension).toBeNull();
  });
});

const FLASH: Event = ['2026-12-28', 'incident.flash'];
const REPORT: Event = ['2027-01-25', 'incident.report'];
const STARTED: Event = ['2027-01-28', 'suspension.started', { outcome: '13.7' }];
const TOLD: Event = ['2027-01-28', 'suspension.notified'];
const CONDITIONS: Event = ['2027-01-29', 'suspension.conditions'];
const RELEASE: Event = ['2027-02-10', 'suspension.releaseFiled'];
const RELEASED: Event = ['2027-02-20', 'suspension.released'];
const RESOLVED: Event = ['2027-02-22', 'incident.resolved'];
const said = { conditions: '1　点検すること。', conditionsAnswer: '1　点検した。' };
const step = (on: string): Partial<Incident> => ({
  steps: [
    newRecord.incidentStep(
      { id: countingIds('S'), now: source().now },
      { on: d(on), time: '18:05', text: '戻した。' },
    ),
  ],
});

describe('the next step', () => {
  it.each([
    ['recognise', { recognisedOn: null }, []],
    ['judge', { judgedBy: null }, []],
    ['notSerious', { judgedBy: 'none' as const }, []],
    ['flash', filled, []],
    ['report', filled, [FLASH]],
    // An operator who asks again (13.5) is answered by the report; the users are told first.
    ['tell', filled, [FLASH, ['2027-01-10', 'suspension.started', { outcome: '13.5' }]]],
    ['report', filled, [FLASH, ['2027-01-10', 'suspension.started', { outcome: '13.5' }], TOLD]],
    ['resolve', finished, [FLASH, REPORT]],
    ['tell', finished, [FLASH, REPORT, STARTED]],
    ['awaitConditions', finished, [FLASH, REPORT, STARTED, TOLD]],
    ['answerConditions', finished, [FLASH, REPORT, STARTED, TOLD, CONDITIONS]],
    ['release', { ...finished, ...said }, [FLASH, REPORT, STARTED, TOLD, CONDITIONS]],
    ['awaitRelease', { ...finished, ...said }, [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE]],
    [
      'reaudit',
      { ...finished, ...said },
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE, ['2027-02-15', 'reaudit.requested']],
    ],
    ['resolve', { ...finished, ...said }, [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE, RELEASED]],
    [
      'closed',
      { ...finished, ...said },
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE, RELEASED, RESOLVED],
    ],
  ] as const)('is %s', (code, change, events) => {
    const file = withIncident({ ...step('2026-12-28'), ...change }, events as readonly Event[]);
    expect(nextStep(file, only(file), d('2027-03-01')).code).toBe(code);
  });

  it('is to put it into the log while it is not there', () => {
    const file = withIncident(filled, [], false);
    expect(nextStep(file, only(file), RECOGNISED).code).toBe('log');
  });

  it('names the day of the 速報 and what is still to be filled in', () => {
    const file = withIncident({ ...filled, response: ' ', affectedFunctions: '' });
    expect(nextStep(file, only(file), RECOGNISED)).toEqual({
      code: 'flash',
      clause: '13.2',
      due: '2027-01-06',
      safeDue: '2027-01-06',
      lacking: ['affectedFunctions', 'response'],
    });
  });

  it('is an update when something became known after the 速報, and the 確報 once all of it is known', () => {
    const first = reported(withIncident(filled, [FLASH]), ['flash']);
    expect(nextStep(first, only(first), RECOGNISED).code).toBe('report');
    const news = { ...first, incidents: [{ ...only(first), affectedUsers: '約30人' }] };
    expect(nextStep(news, only(news), RECOGNISED).code).toBe('update');
    expect(changedSinceLast(only(news))).toEqual(['affectedUsers']);
    const all = { ...first, incidents: [{ ...only(first), ...finished, ...step('2026-12-28') }] };
    expect(lackingFor(only(all), 'report')).toEqual([]);
    expect(nextStep(all, only(all), RECOGNISED).code).toBe('report');
    const after = reported(
      {
        ...all,
        log: [
          ...all.log,
          {
            ...newRecord.logEntry(
              { id: countingIds('R'), now: source().now },
              'incident.report',
              d('2027-01-25'),
            ),
            relatesTo: only(all).entryId,
          },
        ],
      },
      ['flash', 'report'],
    );
    const more = { ...after, incidents: [{ ...only(after), prevention: '対策を改めた。' }] };
    expect(nextStep(after, only(after), d('2027-01-26')).code).toBe('resolve');
    expect(nextStep(more, only(more), d('2027-01-26')).code).toBe('updateReport');
    expect([nextNumber(only(more), 'flash'), nextNumber(only(more), 'report')]).toEqual([2, 2]);
  });

  it('has words for each of them', () => {
    for (const code of INCIDENT_STEPS) expect(INCIDENT_STEP_WORDS[code].why).toMatch(/。$/);
  });
});

describe('problems', () => {
  const codes = (file: CaseFile, asOf: PlainDate): readonly string[] =>
    incidentProblems(file, asOf).map((p) => p.code.replace('incident.', ''));

  it.each([
    ['nothing while the 速報 can still be in time', filled, [], '2027-01-06', []],
    ['the 速報 missed', filled, [], '2027-01-07', ['flashMissed']],
    ['the 速報 late', filled, [['2027-01-07', 'incident.flash']], '2027-01-07', ['flashWasLate']],
    ['the 確報 on its last day', filled, [FLASH], '2027-01-27', []],
    ['the 確報 missed', filled, [FLASH], '2027-01-28', ['reportMissed']],
    ['the 確報 late', filled, [FLASH, ['2027-01-28', 'incident.report']], '2027-01-28', ['reportWasLate']],
    ['a 確報 without a 速報', filled, [REPORT], '2027-01-06', []],
    ['a 確報 without a 速報, known', filled, [['2027-01-05', 'incident.report']], '2027-01-06', ['noFlash']],
    ['not judged', { judgedBy: null }, [], '2026-12-29', ['notJudged']],
    ['not serious, still in the log', { judgedBy: null }, [], '2026-12-28', ['notJudged']],
    ['no recognition', { recognisedOn: null }, [], '2026-12-29', ['noRecognition', 'notJudged']],
    [
      'recognised a minute before it occurred',
      { ...filled, recognisedTime: '16:19' },
      [],
      '2026-12-28',
      ['recognisedBeforeOccurred'],
    ],
    [
      'occurred the day after',
      { ...filled, occurredOn: d('2026-12-29') },
      [],
      '2026-12-30',
      ['recognisedBeforeOccurred'],
    ],
    ['the users not told', finished, [FLASH, REPORT, STARTED], '2027-01-28', ['yearRuns', 'usersNotTold']],
    [
      'conditions not copied',
      finished,
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS],
      '2027-02-01',
      ['yearRuns', 'noConditions'],
    ],
    [
      'conditions not answered',
      { ...finished, conditions: '1　点検すること。' },
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS],
      '2027-02-01',
      ['yearRuns', 'noConditionsAnswer'],
    ],
    [
      'a year gone',
      { ...finished, ...said },
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS],
      '2027-12-29',
      ['yearPassed'],
    ],
    [
      'released in time',
      { ...finished, ...said },
      [FLASH, REPORT, STARTED, TOLD, CONDITIONS, RELEASE, RELEASED],
      '2028-01-05',
      [],
    ],
    [
      'no day of the occurrence',
      { ...finished, occurredOn: null },
      [FLASH, REPORT, STARTED, TOLD],
      '2027-02-01',
      ['noOccurrence'],
    ],
  ] as const)('%s', (_name, change, events, asOf, expected) => {
    const file = withIncident(change, events as readonly Event[]);
    const found = incidentProblems(file, d(asOf));
    expect(found.map((p) => p.code.replace('incident.', ''))).toEqual(expected);
    for (const p of found) expect(problemMessage(p).title).not.toContain('日付なし');
  });

  it('of one that is not serious: its clocks are still counted', () => {
    const file = withIncident(filled);
    expect(codes({ ...file, incidents: [{ ...only(file), judgedBy: 'none' }] }, d('2027-03-01'))).toEqual([
      'clockForNothing',
    ]);
  });

  it('of its versions: no note of what changed, filed before it was known, other than in the log, news not told', () => {
    const file = reported(withIncident(filled, [FLASH]), ['flash', 'flash']);
    const [one, two] = only(file).versions;
    const entryId = file.log.at(-1)!.id;
    const versions = [
      { ...one!, filedOn: d('2026-12-27') },
      { ...two!, number: 2, changes: ' ', entryId, filedOn: d('2026-12-28'), filedTime: '20:30' },
    ];
    const wrong = { ...file, incidents: [{ ...only(file), versions, summary: '別のこと' }] };
    expect(codes(wrong, RECOGNISED)).toEqual([
      'filedBeforeRecognition',
      'noChangeNote',
      'versionNotAsLogged',
      'newsNotReported',
    ]);
  });

  it('of a step without its day, and of an incident that is not in the log as it is here', () => {
    const file = withIncident({ ...filled, steps: [{ ...step('2026-12-28').steps![0]!, on: null }] });
    expect(codes(file, RECOGNISED)).toEqual(['stepWithoutDay']);
    expect(codes(withIncident(filled, [], false), RECOGNISED)).toEqual(['notInLog']);
  });

  it('before the provisions held: not counted', () => {
    const early = d('2022-05-10');
    const file = withIncident({ ...filled, occurredOn: null, recognisedOn: early });
    expect(codes(file, d('2022-05-11'))).toEqual(['notCounted', 'notCounted']);
  });
});

it('the items of each report are fields of the incident; the full report asks for more', () => {
  const flash = reportFields('flash');
  const report = reportFields('report');
  const incident = newRecord.incident(source());
  for (const { field } of [...flash, ...report]) expect(incident).toHaveProperty(field);
  const required = (list: typeof flash): number => list.filter((f) => f.required).length;
  expect(required(report)).toBeGreaterThan(required(flash));
});
