import { describe, expect, it } from 'vitest';
import { auditCoverage, checkInternalAudit, chooseRows, independenceConflicts } from '#domain/audit';
import { statementControlIds } from '#rulebook/controls';
import { newRecord, type CaseFile, type ExaminedRow, type InternalAuditor } from '#schemas';
import { change, completeCase, emptyCase, SAMPLE_DAY, source } from '#test/support/cases.ts';

const s = source('IA');
const person = (id: string, parts: Partial<InternalAuditor>): InternalAuditor => ({
  ...newRecord.internalAuditor(s),
  id,
  name: '監査 太郎',
  department: '監査室',
  ...parts,
});
const looked = (controlId: string, parts: Partial<ExaminedRow> = {}): ExaminedRow => ({
  ...newRecord.examinedRow(s, controlId),
  result: 'ok',
  ...parts,
});
const audited = (
  people: InternalAuditor[],
  examined: ExaminedRow[],
  owners: Record<string, string> = {},
): CaseFile => {
  const file = change(
    emptyCase(),
    Object.fromEntries(Object.entries(owners).map(([id, owner]) => [`rows/${id}/owner`, owner])),
  );
  return { ...file, internalAudit: { ...file.internalAudit, people, examined } };
};
const codes = (file: CaseFile): string[] =>
  checkInternalAudit(file, SAMPLE_DAY)
    .problems.map((p) => p.code)
    .filter((c) => c !== 'field.missing');

describe('independence (2.9, 7.2)', () => {
  it.each<[string, Partial<InternalAuditor>, string, 'owner' | 'department' | null]>([
    ['the owner is another', {}, '基盤運用部長', null],
    ['the owner is the auditor', { name: '森田　健' }, '森田健', 'owner'],
    ['post and name of the auditor', { name: '森田　健' }, '基盤運用部長　森田　健', 'owner'],
    ['a post the auditor holds', { duties: '総務部長\n基盤運用部長' }, '基盤運用部長', 'owner'],
    ['full-width and half-width alike', { duties: 'IT部' }, 'ＩＴ部', 'owner'],
    ['a short post within a longer one', { duties: '部長' }, '基盤運用部長', null],
    ['the department of the auditor', { department: '基盤運用部' }, '基盤運用部長', 'department'],
    ['no owner on record', { department: '', duties: '' }, '', null],
    ['an auditor without a name', { name: '', department: '' }, '基盤運用部', null],
  ])('%s', (_name, parts, owner, kind) => {
    const file = audited([person('P1', parts)], [looked('5.1.1.1')], { '5.1.1.1': owner });
    expect(independenceConflicts(file).map((c) => c.kind)).toEqual(kind === null ? [] : [kind]);
  });

  it.each<[string, Partial<ExaminedRow>, string[]]>([
    ['assigned to nobody alone: both are concerned', {}, ['P1', 'P2']],
    ['assigned to one', { auditorId: 'P2' }, ['P2']],
    ['assigned to a third', { auditorId: 'P3' }, []],
    ['not applicable', { result: 'notApplicable' }, []],
  ])('a row %s', (_name, parts, expected) => {
    const people = [person('P1', { duties: '管理部' }), person('P2', { name: '管理部' }), person('P3', {})];
    const file = audited(people, [looked('5.1.1.1', parts)], { '5.1.1.1': '管理部' });
    expect(independenceConflicts(file).map((c) => c.auditorId)).toEqual(expected);
  });

  it('is told at the auditor, with the number of rows', () => {
    const rows = [looked('5.1.1.1'), looked('5.1.1.2')];
    const file = audited([person('P1', { duties: '管理部' })], rows, {
      '5.1.1.1': '管理部',
      '5.1.1.2': '管理部',
    });
    const found = checkInternalAudit(file, SAMPLE_DAY).problems.find(
      (p) => p.code === 'audit.internal.ownsRow',
    );
    expect(found).toMatchObject({ path: 'internalAudit/people/P1/duties', params: { count: 2 } });
  });
});

describe('the rows examined', () => {
  it('are chosen from what is adopted: a chapter whole, or a sample that is the same each time', () => {
    const file = completeCase();
    const fresh = { ...file, internalAudit: { ...file.internalAudit, examined: [] } };
    const wish = { chapters: ['9'], basicOnly: false, perChapter: null };
    const whole = chooseRows(fresh, wish);
    expect(whole.length).toBe(
      file.rows.filter((r) => r.decision === 'adopted' && /^9(\.\d+){3}/.test(r.id)).length,
    );
    const some = chooseRows(fresh, { ...wish, perChapter: 5 });
    expect(some).toHaveLength(5);
    expect(some).toEqual(chooseRows(fresh, { ...wish, perChapter: 5 }));
    expect(some.every((id) => whole.includes(id))).toBe(true);
    expect(chooseRows(fresh, { ...wish, perChapter: 0 })).toEqual([]);
    expect(chooseRows(fresh, { chapters: [], basicOnly: true, perChapter: 1 }).length).toBeGreaterThan(10);
    expect(chooseRows(emptyCase(), { chapters: [], basicOnly: false, perChapter: null })).toEqual([]);
  });

  it('leave out what is examined already', () => {
    const file = completeCase();
    const known = new Set(file.internalAudit.examined.map((e) => e.controlId));
    const more = chooseRows(file, { chapters: [], basicOnly: false, perChapter: null });
    expect(more.filter((id) => known.has(id))).toEqual([]);
    expect(more.length + known.size).toBe(
      file.rows.filter((r) => r.decision === 'adopted' && statementControlIds.includes(r.id)).length,
    );
  });

  it('are counted by chapter', () => {
    const counts = auditCoverage(
      audited(
        [],
        [looked('5.1.1.1'), looked('5.1.1.2', { result: 'deficient' }), looked('5.1.1.3', { result: null })],
      ),
    ).find((c) => c.chapter === '5');
    expect(counts).toMatchObject({ examined: 3, ok: 1, deficient: 1, open: 1, notApplicable: 0 });
  });

  it.each<[string, CaseFile, string[]]>([
    [
      'none, though it ended',
      change(audited([], []), { 'internalAudit/endedOn': '2026-09-01' }),
      ['audit.internal.noRows', 'audit.internal.recordsNotKept'],
    ],
    ['none, while it runs', audited([], []), []],
    ['an unknown number', audited([], [looked('99.1.1.1')]), ['audit.internal.unknownControl']],
    [
      'a deficiency nobody wrote up',
      audited([], [looked('5.1.1.1', { result: 'deficient' })]),
      ['audit.internal.deficientWithoutFinding'],
    ],
    [
      'no result, though it ended',
      change(audited([], [looked('5.1.1.1', { result: null })]), { 'internalAudit/endedOn': '2026-09-01' }),
      ['audit.internal.rowsOpen', 'audit.internal.recordsNotKept'],
    ],
  ])('%s', (_name, file, expected) => {
    expect(codes(file)).toEqual(expected);
  });
});

describe('findings of the internal audit', () => {
  const withFinding = (parts: Record<string, unknown>): CaseFile => {
    const file = change(audited([], []), { 'externalAudit/periodEnd': '2026-09-30' });
    const finding = {
      ...newRecord.internalFinding(s, '5.1.1.1'),
      description: '不備',
      action: '直す',
      plannedOn: '2026-09-30',
      ...parts,
    };
    return change(file, { [`internalAudit/findings/${finding.id}`]: finding });
  };
  it.each<[string, Record<string, unknown>, string[]]>([
    ['mended within the period', {}, []],
    ['planned after the period', { plannedOn: '2026-10-01' }, ['audit.internal.remedyAfterPeriod']],
    ['done in time though planned late', { plannedOn: '2026-10-01', completedOn: '2026-09-30' }, []],
    ['done in the future', { completedOn: '2026-11-22' }, ['audit.internal.completedInFuture']],
    ['about an unknown control', { controlId: '99.1' }, ['audit.internal.unknownControl']],
    ['about no single control', { controlId: '' }, []],
  ])('%s', (_name, parts, expected) => {
    expect(codes(withFinding(parts))).toEqual(expected);
  });

  it('must say what, and how it is mended', () => {
    const file = withFinding({ description: '', action: '', plannedOn: null });
    const paths = checkInternalAudit(file, SAMPLE_DAY).problems.map((p) => p.path);
    const ends = paths.filter((p) => p.startsWith('internalAudit/findings/')).map((p) => p.split('/')[3]);
    expect(ends).toEqual(['description', 'action', 'plannedOn']);
  });
});

it('people named one by one stand for the text about them', () => {
  const asks = (file: CaseFile): boolean =>
    checkInternalAudit(file, SAMPLE_DAY).problems.some((p) => p.path === 'internalAudit/auditors');
  expect(asks(audited([], []))).toBe(true);
  expect(asks(audited([person('P1', {})], []))).toBe(false);
});
