import { describe, expect, it } from 'vitest';
import { overview } from '#domain/procedure';
import { enterPaper, receivedKind, receivedKinds } from '#domain/received';
import { sampleCase } from '#domain/sample';
import { applyPatches, countingIds, plainDate as d } from '#kernel';
import { logKindInfo } from '#messages';
import { caseFile, type CaseFile } from '#schemas';

const source = { id: countingIds('RCV'), now: () => '2026-11-21T00:00:00.000Z' };
const none = { receivedOn: null, due: null, number: '', attachmentIds: [] };

function enter(
  file: CaseFile,
  key: string,
  at: number | null,
  date: string,
  due: string | null = null,
): CaseFile {
  const kind = receivedKind(key)!;
  const meaning = at === null ? null : kind.meanings[at]!;
  const { patches } = enterPaper(file, source, {
    ...none,
    kind,
    meaning,
    date: d(date),
    due: due === null ? null : d(due),
    number: 'N-1',
  });
  return caseFile.parse(applyPatches(file, patches));
}
const stage = (file: CaseFile, asOf: string): string => overview(file, d(asOf)).stage;
const due = (file: CaseFile, asOf: string, id: string): string | undefined => {
  const clock = overview(file, d(asOf)).clocks.find((c) => c.id === id);
  return clock?.covered ? clock.due : undefined;
};

describe('the papers a vendor receives', () => {
  it('are the ten numbered ones and the three of others', () => {
    expect(receivedKinds.map((k) => k.key)).toEqual([
      ...['1-4', '1-6', '2-6', '2-7', '2-12', '2-13', '2-14', '2-16', '2-18', '2-19'],
      ...['登記事項証明書', '実施結果報告書', '事前申請結果通知書の写し'],
    ]);
  });

  it('mean events and outcomes that the log knows', () => {
    for (const kind of receivedKinds)
      for (const { kind: event, outcome } of kind.meanings) {
        const known = logKindInfo(event).outcomes.map((o) => o.value);
        expect(outcome === '' ? known : known.filter((o) => o === outcome)).toHaveLength(
          outcome === '' ? 0 : 1,
        );
      }
  });
});

describe('entering a paper', () => {
  const filed = sampleCase('withheld');
  const inReview: CaseFile = {
    ...filed,
    log: filed.log.filter((e) => e.date <= '2025-12-31'),
  };

  it('moves the stage, and its clocks run from the date on the paper', () => {
    const withheld = enter(inReview, '2-19', 0, '2026-04-10');
    expect(stage(withheld, '2026-04-20')).toBe('withheld');
    expect(due(withheld, '2026-04-20', '10.9')).toBe('2026-05-10');
    const registered = enter(inReview, '2-6', 0, '2026-04-10');
    expect(stage(registered, '2026-04-20')).toBe('registered');
    const rejected = enter(inReview, '2-7', 0, '2026-04-10');
    expect(stage(rejected, '2026-04-20')).toBe('rejected');
  });

  it('keeps the record with the entry it made', () => {
    const file = enter(inReview, '2-19', 0, '2026-04-10');
    const paper = file.received.at(-1)!;
    expect(file.log.find((e) => e.id === paper.entryId)).toMatchObject({
      kind: 'decision.withheld',
      date: '2026-04-10',
      note: '番号：N-1',
    });
    expect(paper).toMatchObject({ form: '2-19', number: 'N-1', sender: 'ISMAP運営委員会' });
  });

  it('a day named in a notice becomes a duty with a day (16.2)', () => {
    const listed = sampleCase('registered');
    const noticed = enter(listed, '2-12', 0, '2026-10-01', '2026-10-30');
    const asked = enter(noticed, '2-13', 1, '2026-11-02', '2027-03-31');
    const answer = overview(noticed, d('2026-10-10')).duties.find((x) => x.due === '2026-10-30');
    expect(answer?.safeDue).toBe('2026-10-30');
    expect(overview(asked, d('2026-11-10')).duties.some((x) => x.due === '2027-03-31')).toBe(true);
    expect(asked.log.at(-1)?.relatesTo).toBe(noticed.log.at(-1)?.id);
  });

  it('a certificate moves nothing', () => {
    const file = enter(inReview, '登記事項証明書', null, '2026-01-10');
    expect(file.log).toEqual(inReview.log);
    expect(file.received).toHaveLength(1);
  });
});
