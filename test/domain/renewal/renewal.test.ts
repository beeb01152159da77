import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overview } from '#domain/procedure';
import { changesSince, digestOf, endOfLastPeriod, renewCase, textDigest } from '#domain/renewal';
import { sampleCase } from '#domain/sample';
import { addDays, isPlainDate, plainDate } from '#kernel';
import { caseFile, type CaseFile } from '#schemas';
import { change, completeCase, emptyCase, logged } from '#test/support/cases.ts';

const NOW = '2027-05-10T03:00:00.000Z';
let made = 0;
const source = { id: () => `NEXT${String(++made).padStart(4, '0')}`, now: () => NOW };
const sample = completeCase();

type Leaf = { readonly path: string; readonly value: unknown };
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}/${key}`));
}
/** Where a date is a fact about the service, a control, a person or the digest, not of the cycle; and where it is carried. */
const FACT =
  /^(service\/startedOn|rows\/\d+\/operatingSince|archivedRows\/\d+\/operatingSince|renewal\/rows\/.+\/operatingSince|workbench\/people\/\d+\/leftOn|externalAudit\/previousPeriodEnd|specialMeasure\/(auditScope|internalAuditExemption)UsedOn)$/;
const dates = (file: CaseFile): string[] =>
  leaves(file)
    .filter((l) => isPlainDate(l.value) && !FACT.test(l.path))
    .map((l) => l.path);

describe('the case of the next cycle', () => {
  const next = renewCase(sample, source);

  it('is a valid case, linked to the one before, one cycle on', () => {
    expect(caseFile.parse(JSON.parse(JSON.stringify(next)))).toEqual(next);
    expect(next.id).not.toBe(sample.id);
    expect(next.renewal).toMatchObject({ cycle: 2, previousCaseId: sample.id, previousTitle: sample.title });
    expect(next.application.kind).toBe('renewal');
    expect(renewCase(next, source).renewal.cycle).toBe(3);
    expect([next.title, renewCase(next, source).title]).toEqual([
      `${sample.title}（更新）`,
      `${sample.title}（更新2）`,
    ]);
  });

  it('7.14: carries the end of the audit period; without one, what the log says', () => {
    expect(next.externalAudit.previousPeriodEnd).toBe(sample.externalAudit.periodEnd);
    const period = { from: plainDate('2026-01-01'), to: plainDate('2026-06-30') };
    expect(endOfLastPeriod(logged(emptyCase(), 'audit.period', '2026-07-01', period))).toBe('2026-06-30');
    expect(endOfLastPeriod(emptyCase())).toBeNull();
  });

  it('leaves behind proofs, log, audits, findings, oath and what was signed or received', () => {
    expect([next.log, next.attachments, next.evidence, next.findings, next.assessments, next.plans]).toEqual(
      Array(6).fill([]),
    );
    expect(next.rows.every((r) => r.evidenceIds.length === 0 && r.work === 'todo')).toBe(true);
    expect(Object.values(next.oath).filter((v) => v === true)).toEqual([]);
    expect(next.internalAudit).toMatchObject({ plan: '', lead: '', people: [], examined: [], findings: [] });
    expect(next.statement).toMatchObject({ subsequentEvents: '', confirmedBy: { title: '', name: '' } });
    expect(next.specialMeasure).toMatchObject({ wanted: null, usedInternalAuditExemption: false });
  });

  it('keeps vendor, service, scope and every row with its words', () => {
    expect(next.vendor.name).toBe(sample.vendor.name);
    expect(next.service.summary).toBe(sample.service.summary);
    expect(next.statement.scope).toBe(sample.statement.scope);
    const words = (f: CaseFile) =>
      f.rows.map(({ id, decision, reason, how, owner, note }) => [id, decision, reason, how, owner, note]);
    expect(words(next)).toEqual(words(sample));
  });

  it('carries no stamp of the old cycle', () => {
    const stamps = leaves(next).filter((l) => /(created|changed|Changed)$/.test(l.path) && l.value !== null);
    expect(new Set(stamps.map((l) => l.value))).toEqual(new Set([NOW]));
  });
});

/** A case with a date in every place a date can stand. */
function dated(file: CaseFile, day: (n: number) => string): CaseFile {
  const all = leaves(file).filter(
    ({ path, value }) =>
      (value === null || isPlainDate(value)) &&
      /(On|Start|End|Date|Since|date|expires|target|plannedFiling|from|to|due)$/.test(path),
  );
  const copy = structuredClone(file) as unknown;
  all.forEach(({ path }, n) => {
    const steps = path.split('/');
    const last = steps.pop()!;
    let at = copy as Record<string, unknown>;
    for (const step of steps) at = at[step] as Record<string, unknown>;
    at[last] = day(n);
  });
  return copy as CaseFile;
}

it('no date of the old cycle survives and no decision is lost, whatever the case', () => {
  const ids = sample.rows.slice(0, 60).map((r) => r.id);
  const small = { ...sample, rows: sample.rows.slice(0, 60) };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      fc.array(
        fc.record({
          id: fc.constantFrom(...ids),
          decision: fc.constantFrom('adopted', 'notAdopted', null),
          how: fc.string(),
        }),
        { maxLength: 20 },
      ),
      (offset, edits) => {
        const values = edits.flatMap(({ id, decision, how }) => [
          [`rows/${id}/decision`, decision],
          [`rows/${id}/how`, how],
        ]);
        const start = plainDate('2024-01-01');
        const file = dated(change(small, Object.fromEntries(values) as Record<string, unknown>), (n) =>
          addDays(start, offset + n),
        );
        const next = renewCase(file, source);
        expect(dates(next)).toEqual([]);
        expect(next.rows.map((r) => [r.id, r.decision, r.how])).toEqual(
          file.rows.map((r) => [r.id, r.decision, r.how]),
        );
        expect(changesSince(next, null).rows).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

describe('changes since the last audit (12.3)', () => {
  const next = renewCase(sample, source);
  const edited = change(next, {
    'rows/9.2.1.1/how': '新しいやり方',
    'rows/5.1.1.2/decision': 'notAdopted',
    'rows/5.1.1.2/reason': '使わなくなった',
    'statement/scopeExcluded': 'なし',
  });

  it.each([
    ['with the case before at hand', sample, 'case', sample.rows.find((r) => r.id === '9.2.1.1')?.how],
    ['from the digest alone', null, 'digest', null],
  ] as const)('%s', (_name, previous, basis, before) => {
    const found = changesSince(edited, previous);
    expect(found.basis).toBe(basis);
    expect(found.since).toBe('2026-09-30');
    expect(found.rows.map((r) => [r.controlId, r.kind, r.fields])).toEqual([
      ['5.1.1.2', 'changed', ['decision', 'reason']],
      ['9.2.1.1', 'changed', ['how']],
    ]);
    expect(found.rows[1]?.before.how).toBe(before);
    expect(found.rows[0]?.decision).toEqual({ before: 'adopted', after: 'notAdopted' });
    expect(found.values.map((v) => v.path)).toEqual(['statement/scopeExcluded']);
  });

  it('what is edited in the case before later changes nothing, but its words are no longer those audited', () => {
    const later = change(sample, { 'rows/9.2.1.1/how': '後から直した', 'rows/9.2.1.2/how': '後から直した' });
    const found = changesSince(edited, later);
    expect(found.rows.map((r) => r.controlId)).toEqual(['5.1.1.2', '9.2.1.1']);
    expect(found.rows[1]?.before.how).toBeNull();
  });

  it('without a digest the case before itself is compared with', () => {
    const bare = { ...edited, renewal: { ...edited.renewal, rows: {}, values: {} } };
    expect(changesSince(bare, sample).rows.map((r) => r.controlId)).toEqual(['5.1.1.2', '9.2.1.1']);
    expect(changesSince(bare, null).basis).toBe('none');
  });

  it('an edit taken back is no change, nor is white space at an end', () => {
    const how = sample.rows.find((r) => r.id === '9.2.1.1')!.how;
    const back = change(edited, { 'rows/9.2.1.1/how': `${how}\r\n` });
    expect(changesSince(back, null).rows.map((r) => r.controlId)).toEqual(['5.1.1.2']);
  });

  it('names rows that came or went with another catalogue', () => {
    const [gone, ...rest] = next.rows;
    const other = { ...next, rows: [...rest, { ...gone!, id: '99.1.1.1' }] };
    const kinds = changesSince(other, null).rows.map((r) => [r.controlId, r.kind]);
    expect(kinds).toContainEqual([gone!.id, 'dropped']);
    expect(kinds).toContainEqual(['99.1.1.1', 'added']);
  });

  it('a first application has nothing to compare', () => {
    expect(changesSince(emptyCase(), null)).toMatchObject({ basis: 'none', rows: [], values: [] });
  });

  it('says which rows were edited after the filing', () => {
    const filed = logged(sample, 'app.filed', '2026-11-04');
    expect(Object.values(digestOf(filed).rows).every((r) => r.late)).toBe(true);
    const later = logged(sample, 'app.filed', '2026-11-05');
    expect(Object.values(digestOf(later).rows).some((r) => r.late)).toBe(false);
    expect(changesSince(renewCase(filed, source), null).lateRows).toHaveLength(sample.rows.length);
  });
});

it('digests tell texts apart and are short', () => {
  const texts = sample.rows.flatMap((r) => [r.how, `${r.how}。`, r.reason]).map((t) => t.trim());
  const distinct = new Set(texts);
  expect(new Set([...distinct].map(textDigest)).size).toBe(distinct.size);
  expect(textDigest('あ\r\nい ')).toBe(textDigest('あ\nい'));
});

it('12.1: counts to the end of the registration that is renewed, until the renewal is filed', () => {
  const next = renewCase(sampleCase('registered'), source);
  const at = (file: typeof next, day: string) =>
    overview(file, plainDate(day)).clocks.filter((c) => c.id === '12.1' && c.covered);
  expect(at(next, '2026-11-20')).toMatchObject([
    { due: '2027-01-31', state: 'running', path: 'externalAudit/previousPeriodEnd' },
  ]);
  const filed = logged(next, 'app.filed', '2027-01-15');
  expect(at(filed, '2027-01-20')).toMatchObject([{ state: 'met', metOn: '2027-01-15' }]);
});
