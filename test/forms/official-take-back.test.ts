import { describe, expect, test } from 'vitest';
import { sampleCase } from '#domain/sample';
import {
  forms,
  officialNo,
  officialUses,
  officialValues,
  takenBack,
  takenBackRow,
  type ReturnedRow,
} from '#forms';
import { applyPatches, countingIds, getAt, plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { caseFile, type CaseFile, type OfficialValue, type RecordSource } from '#schemas';

const AS_OF = plainDate('2026-11-21');
// Without its rows, of which there are many.
const file = { ...sampleCase('registered'), rows: [] };
const FORMS = ['1-1', '2-1', '2-2', '2-3', '2-4', '2-8', '2-9', '2-11', '2-17', '2-20', null];
const source: RecordSource = { id: countingIds('NEW'), now: () => '2026-11-21T00:00:00.000Z' };
const text = (value: string): OfficialValue => ({ kind: 'text', text: value });

test('what is taken back into the case is what the form is filled with again', () => {
  let tried = 0;
  for (const no of FORMS) {
    for (const about of no === null ? [{}] : officialUses(file, no)) {
      for (const field of officialVocabulary.fields) {
        if (field.kind === 'rows') continue;
        const given: OfficialValue =
          field.kind === 'date' || field.kind === 'dateTime'
            ? {
                kind: 'date',
                date: plainDate('2026-05-06'),
                time: field.kind === 'dateTime' ? '08:09' : null,
              }
            : field.key === 'incident.kind'
              ? { kind: 'choices', values: ['integrity'] }
              : field.kind === 'choice'
                ? { kind: 'choice', value: 'renewal' }
                : text('変えた値');
        const { patches } = takenBack(file, no, about, field.key, given);
        if (patches.length === 0) continue;
        const changed = applyPatches(file, patches);
        for (const { path, value } of patches) expect(getAt(changed, path)).toBe(value);
        expect(caseFile.safeParse(changed).success, field.key).toBe(true);
        expect(officialValues(changed, AS_OF, no, about).get(field.key), `${no} ${field.key}`).toEqual(given);
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(200);
});

test('a value of another kind is not taken, an emptied one is', () => {
  const taken = (field: string, value: OfficialValue | null): unknown =>
    takenBack(file, '2-4', {}, field, value).patches.map((p) => p.value);
  expect(taken('audit.periodEnd', text('十月'))).toEqual([]);
  expect(taken('audit.periodEnd', null)).toEqual([null]);
  expect(taken('applicant.name', null)).toEqual(['']);
  expect(taken('application.kind', null)).toEqual([]);
  expect(taken('application.kind', { kind: 'choice', value: '?' })).toEqual([]);
  expect(taken('officers[]', text('役員'))).toEqual([]);
  expect(taken('filing.date', { kind: 'date', date: AS_OF, time: null })).toEqual([]);
  expect(taken('change.kind', { kind: 'choices', values: ['applicant.name'] })).toEqual([]);
});

describe('rows', () => {
  const take = (of: CaseFile, field: string, row: ReturnedRow) =>
    takenBackRow(of, null, {}, field, row, source);
  /** The rows that the form is filled with once the patches are in. */
  const after = (of: CaseFile, field: string, row: ReturnedRow): unknown => {
    const { patches } = take(of, field, row);
    const changed = applyPatches(of, patches);
    const parsed = caseFile.safeParse(changed);
    expect(parsed.success, JSON.stringify(parsed.error?.issues[0])).toBe(true);
    const value = officialValues(changed, AS_OF, null).get(field);
    return value?.kind === 'rows' ? value.rows : [];
  };
  const rowsOf = (of: CaseFile, field: string): readonly Readonly<Record<string, OfficialValue>>[] => {
    const value = officialValues(of, AS_OF, null).get(field);
    return value?.kind === 'rows' ? value.rows : [];
  };

  test.each(['officers[]', 'assessment.functions[]', 'findings[]'])(
    '%s: changed, added, taken out',
    (field) => {
      const rows = rowsOf(file, field);
      expect(rows.length).toBeGreaterThan(0);
      const [column] = Object.keys(rows[0]!);
      const now = { ...rows[0], [column!]: text('変えた') };
      expect(after(file, field, { before: 0, now, columns: [column!] })).toEqual([now, ...rows.slice(1)]);
      const added = Object.fromEntries(Object.keys(rows[0]!).map((c) => [c, rows[0]![c]!]));
      expect(after(file, field, { before: null, now: added, columns: Object.keys(added) })).toEqual([
        ...rows,
        added,
      ]);
      expect(after(file, field, { before: 0, now: null, columns: [] })).toEqual(rows.slice(1));
    },
  );

  test('kinds of information: levels go to the agency’s result, a new kind and a removed one keep the results in step', () => {
    const field = 'assessment.information[]';
    const rows = rowsOf(file, field);
    const high: OfficialValue = { kind: 'choice', value: '高' };
    expect(file.assessments.length).toBeGreaterThan(0);
    const { patches } = take(file, field, { before: 0, now: { ...rows[0], c: high }, columns: ['c'] });
    expect(patches[0]?.path).toMatch(/^assessments\/.+\/results\/.+\/levels\/confidentiality$/);
    const added = { name: text('新しい情報'), c: high };
    expect(after(file, field, { before: null, now: added, columns: ['name', 'c'] })).toEqual([
      ...rows,
      added,
    ]);
    const { patches: removal } = take(file, field, { before: 0, now: null, columns: [] });
    expect(removal).toHaveLength(1 + file.assessments.length);
    // What is no level of the form stays out, and is named.
    const odd = take(file, field, { before: 0, now: { ...rows[0], c: text('？') }, columns: ['c'] });
    expect(odd).toEqual({ patches: [], left: ['c'] });
  });

  test('controls: a decision with its reason; no control is made or taken out', () => {
    const whole = sampleCase('complete');
    const field = 'controls[]';
    const n = rowsOf(whole, field).findIndex(
      (r) => r['adopted']?.kind === 'choice' && r['adopted'].value === 'true',
    );
    const before = rowsOf(whole, field)[n]!;
    const id = before['id']?.kind === 'text' ? before['id'].text : '';
    const now = {
      id: before['id']!,
      adopted: { kind: 'choice', value: 'false' } as const,
      reason: text('扱わない'),
    };
    const taken = take(whole, field, { before: n, now, columns: ['adopted', 'reason', 'how'] });
    expect(taken).toEqual({
      patches: [
        { path: `rows/${id}/decision`, value: 'notAdopted' },
        { path: `rows/${id}/reason`, value: '扱わない' },
      ],
      left: [],
    });
    expect(take(whole, field, { before: n, now: null, columns: [] }).patches).toEqual([]);
    const unknown = { ...now, id: text('99.9.9.9') };
    expect(take(whole, field, { before: null, now: unknown, columns: ['id', 'adopted'] }).patches).toEqual(
      [],
    );
    // Under another number it is another control: only what else was changed is taken, and the number named.
    expect(
      take(whole, field, { before: n, now: { ...before, id: text('5.1.1.2') }, columns: ['id'] }),
    ).toEqual({
      patches: [],
      left: ['id'],
    });
  });
});

test('papers know under which number the library has their official form', () => {
  const numbers = forms.map((form) => [form.key, officialNo(form)]);
  expect(numbers).toContainEqual(['2-1-annex', '2-1別添']);
  expect(numbers).toContainEqual(['2-1-reaudit', '2-1']);
  expect(numbers).toContainEqual(['2-4', '2-4']);
  expect(numbers).toContainEqual(['7.5-information', null]);
  const known = new Set(officialVocabulary.forms.map((f) => f.no));
  for (const [, no] of numbers) if (no) expect(known).toContain(no);
});
