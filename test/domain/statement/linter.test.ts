import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { countLint, LINT_RULES, lintPath, lintStatement, sortLint, type LintRule } from '#domain/statement';
import { lintMessage, lintRuleLabel } from '#messages';
import { newRecord, type CaseFile } from '#schemas';
import { PROVISION_IDS } from '#test/support/provision-ids.ts';
import { adoptAll, change, completeCase, emptyCase, source } from '#test/support/cases.ts';

const TODAY = plainDate('2026-11-21');
const made = adoptAll(emptyCase(), '2026-01-01');
const s = source('L');
const piece = { ...newRecord.evidence(s, 'reference', '議事録'), id: 'EV1', reference: '文書庫' };
/** Nothing to say: every row with an answer of its own and a piece of evidence. */
const clean: CaseFile = {
  ...made,
  evidence: [piece],
  rows: made.rows.map((r, i) => ({ ...r, how: `手順書${i}号のとおり行う`, evidenceIds: ['EV1'] })),
};
const found = (file: CaseFile, today = TODAY): string[] =>
  lintStatement(file, today)
    .filter((f) => f.mute === null)
    .map((f) => `${f.rule} ${lintPath(f)}`);
const after = (values: Record<string, unknown>): string[] => found(change(clean, values));
const at = 'rows/5.1.1.1';

describe('the rules of the linter', () => {
  it('say nothing of a clean statement, nor of rows not decided', () => {
    expect(found(clean)).toEqual([]);
    expect(found(emptyCase())).toEqual([]);
  });

  it.each<[LintRule, Record<string, unknown>, string]>([
    ['S01', { 'rows/9.4.2.2.B/decision': 'notAdopted' }, 'rows/9.4.2.2.B/decision'],
    ['S02', { [`${at}/decision`]: 'notAdopted' }, `${at}/reason`],
    ['S03', { [`${at}/how`]: ' ' }, `${at}/how`],
    [
      'S04',
      { 'externalAudit/periodEnd': '2026-09-30', [`${at}/operatingSince`]: '2026-07-02' },
      `${at}/operatingSince`,
    ],
    ['S05', { [`${at}/evidenceIds`]: [] }, `${at}/evidenceIds`],
    [
      'S09',
      {
        'workbench/people': [{ ...newRecord.workPerson(s, '佐藤'), leftOn: '2026-11-21' }],
        [`${at}/owner`]: '佐藤 ',
      },
      `${at}/owner`,
    ],
    [
      'S10',
      {
        [`${at}/howChanged`]: '2026-03-02T00:00:00.000Z',
        [`${at}/evidenceChanged`]: '2026-03-01T00:00:00.000Z',
      },
      `${at}/how`,
    ],
  ])('%s', (rule, values, path) => {
    expect(after(values)).toEqual([`${rule} ${path}`]);
  });

  it('three months to the day are enough (10.3(1)), and nothing is said while the end is unknown', () => {
    const end = { 'externalAudit/periodEnd': '2026-09-30' };
    expect(after({ ...end, [`${at}/operatingSince`]: '2026-07-01' })).toEqual([]);
    expect(after({ [`${at}/operatingSince`]: '2026-11-20' })).toEqual([]);
  });

  it('evidence that ran out, or is dated after the audit: one finding a row', () => {
    const two = { ...piece, id: 'EV2', expires: plainDate('2026-11-20'), date: plainDate('2026-10-01') };
    const file = change({ ...clean, evidence: [piece, two] }, { [`${at}/evidenceIds`]: ['EV1', 'EV2'] });
    expect(found(file)).toEqual([`S06 ${at}/evidenceIds`]);
    expect(found(file, plainDate('2026-11-20'))).toEqual([]);
    const audited = change(file, { 'externalAudit/periodEnd': '2026-09-30' });
    expect(found(audited)).toEqual([`S06 ${at}/evidenceIds`, `S07 ${at}/evidenceIds`]);
  });

  it('the same answer over ten rows, whatever its spaces and the number of the row in it', () => {
    const copy = (n: number): CaseFile => ({
      ...clean,
      rows: clean.rows.map((r, i) =>
        r.id.startsWith('5.1.1.') && i < clean.rows.findIndex((x) => x.id === '5.1.1.1') + n
          ? { ...r, how: `${r.id}は手順書に 従って実施している` }
          : r,
      ),
    });
    expect(found(copy(9))).toEqual([]);
    const ten = lintStatement(copy(10), TODAY);
    expect(ten.map((f) => f.rule)).toEqual(Array.from({ length: 10 }, () => 'S08'));
    expect(ten[9]?.params).toEqual({ count: 10, first: '5.1.1.1' });
  });

  it('an objective is asked for its decision only', () => {
    expect(after({ 'rows/5.1.1/how': '', 'rows/5.1.1/evidenceIds': [] })).toEqual([]);
    expect(after({ 'rows/5.1.1/decision': 'notAdopted' })).toEqual(['S01 rows/5.1.1/decision']);
  });

  it('somebody who leaves later has not left', () => {
    const people = [{ ...newRecord.workPerson(s, '佐藤'), leftOn: '2026-11-22' }];
    expect(after({ 'workbench/people': people, [`${at}/owner`]: '佐藤' })).toEqual([]);
  });
});

describe('muted rules', () => {
  const wrong = change(clean, { 'rows/5.1.1.1/how': '', 'rows/5.1.1.2/how': '' });
  it('of a row, or everywhere; counted apart, their reason kept', () => {
    const one = {
      ...wrong,
      workbench: { ...wrong.workbench, mutes: [newRecord.lintMute(s, 'S03', '5.1.1.1', '後日')] },
    };
    expect(found(one)).toEqual(['S03 rows/5.1.1.2/how']);
    expect(countLint(lintStatement(one, TODAY))).toEqual({ severe: 1, caution: 0, note: 0, muted: 1 });
    expect(lintStatement(one, TODAY)[0]?.mute?.reason).toBe('後日');
    const all = {
      ...wrong,
      workbench: { ...wrong.workbench, mutes: [newRecord.lintMute(s, 'S03', '', '別紙で管理')] },
    };
    expect(found(all)).toEqual([]);
    expect(countLint(lintStatement(all, TODAY)).muted).toBe(2);
  });
});

describe('what is shown', () => {
  it('the severe ones stand first, and every rule has its words', () => {
    const file = change(clean, { 'rows/3.1.2.1/evidenceIds': [], [`${at}/how`]: '' });
    expect(sortLint(lintStatement(file, TODAY)).map((f) => f.rule)).toEqual(['S03', 'S05']);
    for (const [rule, { clauses }] of Object.entries(LINT_RULES)) {
      expect(lintRuleLabel(rule as LintRule)).not.toBe('');
      expect(clauses.filter((c) => !PROVISION_IDS.has(c))).toEqual([]);
    }
    const params = { startDate: '2026-07-01', endDate: '2026-09-30', untilDate: '2026-10-01' };
    expect(lintMessage({ rule: 'S04', params })).toEqual({
      title: '令和8年7月1日に運用を始めたため、監査対象期間の末日（令和8年9月30日）まで3か月ありません。',
      remedy: '末日を令和8年10月1日以降にできないか、監査機関と相談してください。',
    });
  });

  it('the complete sample has no severe advice', () => {
    expect(countLint(lintStatement(completeCase(), TODAY)).severe).toBe(0);
  });
});
