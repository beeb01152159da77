import { describe, expect, it } from 'vitest';
import {
  auditBlockers,
  countStatement,
  dayOf,
  historyOf,
  insightOf,
  rowState,
  snapshotCounts,
} from '#domain/insight';
import { plainDate } from '#kernel';
import { blockerMessage } from '#messages';
import { control } from '#rulebook/controls';
import { newRecord, type StatementRow } from '#schemas';
import { sampleCase } from '#domain/sample';
import { change, completeCase, emptyCase, SAMPLE_DAY, source } from '#test/support/cases.ts';

const s = source('INS');
const incomplete = sampleCase('incomplete');

describe('the state of a row', () => {
  const full: Partial<StatementRow> = {
    decision: 'adopted',
    how: '実施',
    owner: '管理部',
    operatingSince: plainDate('2026-01-01'),
    evidenceIds: ['E1'],
  };
  it.each<[string, string, Partial<StatementRow>, string]>([
    ['undecided', '5.1.1.2', {}, 'undecided'],
    ['adopted with everything', '5.1.1.2', full, 'complete'],
    ['adopted without how', '5.1.1.2', { ...full, how: ' ' }, 'incomplete'],
    ['adopted without owner', '5.1.1.2', { ...full, owner: '' }, 'incomplete'],
    ['adopted without start', '5.1.1.2', { ...full, operatingSince: null }, 'incomplete'],
    ['adopted without evidence', '5.1.1.2', { ...full, evidenceIds: [] }, 'incomplete'],
    ['left out with a reason', '5.1.1.2', { decision: 'notAdopted', reason: '該当なし' }, 'complete'],
    ['left out without', '5.1.1.2', { decision: 'notAdopted' }, 'incomplete'],
    [
      'basic, left out with a reason',
      '3.1.2.1',
      { decision: 'notAdopted', reason: '該当なし' },
      'incomplete',
    ],
    ['an objective adopted', '5.1.1', { decision: 'adopted' }, 'complete'],
  ])('%s', (_name, id, parts, expected) => {
    expect(rowState({ ...newRecord.row(s, id), ...parts }, control(id)!)).toBe(expected);
  });
});

describe('counts', () => {
  it('hold every row once by chapter, and every adopted or open row once by owner', () => {
    const { all, chapters, owners } = countStatement(incomplete);
    expect(all.total).toBe(incomplete.rows.length);
    expect(all.undecided + all.incomplete + all.complete).toBe(all.total);
    expect(chapters.reduce((sum, c) => sum + c.counts.total, 0)).toBe(all.total);
    expect(chapters.every((c) => c.label !== '')).toBe(true);
    const open = owners.map((o) => o.counts.total - o.counts.complete);
    expect(open).toEqual([...open].sort((a, b) => b - a));
    expect(owners.some((o) => o.owner === '')).toBe(true);
  });

  it('of the complete sample have nothing open, of an empty case everything', () => {
    expect(countStatement(completeCase()).all.complete).toBe(completeCase().rows.length);
    expect(countStatement(emptyCase()).all.undecided).toBe(emptyCase().rows.length);
  });
});

describe('history', () => {
  it.each([
    ['2026-11-04T14:59:59.999Z', '2026-11-04'],
    ['2026-11-04T15:00:00.000Z', '2026-11-05'],
  ])('%s is %s in Japan', (instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it('sums complete rows by the day they got their content, up to the date', () => {
    const file = completeCase();
    const total = file.rows.length;
    const older = change(file, { 'rows/5.1.1.2/changed': '2026-10-01T00:00:00.000Z' });
    expect(historyOf(older, SAMPLE_DAY).settled).toEqual([
      { date: '2026-10-01', complete: 1 },
      { date: '2026-11-05', complete: total },
      { date: SAMPLE_DAY, complete: total },
    ]);
    expect(historyOf(emptyCase(), SAMPLE_DAY).settled).toEqual([]);
  });

  it('gives what was kept in order, none after the date', () => {
    const counts = snapshotCounts(insightOf(incomplete, SAMPLE_DAY));
    expect(counts.rows).toBe(incomplete.rows.length);
    expect(counts.errors).toBeGreaterThan(0);
    const days = ['2026-11-20', '2026-11-22', '2026-11-01'].map((d) =>
      newRecord.snapshot(s, plainDate(d), counts),
    );
    const { kept } = historyOf({ ...incomplete, snapshots: days }, SAMPLE_DAY);
    expect(kept.map((k) => k.date)).toEqual(['2026-11-01', '2026-11-20']);
  });
});

describe('blockers', () => {
  const blockers = auditBlockers(incomplete, SAMPLE_DAY);

  it('are errors first, the most frequent first, each kind once, of the audit only', () => {
    const ranks = blockers.map((b) => [['error', 'warning', 'info'].indexOf(b.severity), -b.count] as const);
    expect(ranks).toEqual([...ranks].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect(new Set(blockers.map((b) => `${b.severity} ${b.kind}`)).size).toBe(blockers.length);
    expect(blockers.some((b) => b.path.startsWith('vendor'))).toBe(false);
  });

  it('count what is told as many', () => {
    const undecided = incomplete.rows.filter((r) => r.decision === null).length;
    expect(blockers.find((b) => b.kind === 'statement.undecided')?.count).toBe(undecided);
  });

  it('take in the advice of the linter unless it is muted', () => {
    const found = blockers.find((b) => b.kind === 'S06');
    expect(found).toMatchObject({ severity: 'warning', clauses: ['10.3(2)'] });
    expect(found?.path).toMatch(/^rows\/.+\/evidenceIds$/);
    const mutes = [newRecord.lintMute(s, 'S06', '', '更新の手続中')];
    const muted = { ...incomplete, workbench: { ...incomplete.workbench, mutes } };
    expect(auditBlockers(muted, SAMPLE_DAY).some((b) => b.kind === 'S06')).toBe(false);
  });

  it('read as full sentences', () => {
    for (const b of blockers) expect(blockerMessage(b), b.kind).toMatch(/[。）]$/);
    expect(auditBlockers(completeCase(), SAMPLE_DAY)).toEqual([]);
  });
});
