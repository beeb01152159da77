import { expect, test } from 'vitest';
import { sampleCase } from '#domain/sample';
import { caseValueOf, forms, officialNo, officialPath, officialValues } from '#forms';
import { applyPatches, getAt, plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { caseFile, type OfficialValue } from '#schemas';

const AS_OF = plainDate('2026-11-21');
// Without its rows, of which there are many.
const file = { ...sampleCase('complete'), rows: [] };
const FORMS = ['1-1', '2-1', '2-2', '2-3', '2-4', '2-8', null];

test('what is taken back into the case is what the form is filled with again', () => {
  let tried = 0;
  for (const no of FORMS) {
    for (const field of officialVocabulary.fields) {
      const path = officialPath(file, no, field.key);
      if (path === null) continue;
      const given: OfficialValue =
        field.kind === 'date'
          ? { kind: 'date', date: plainDate('2026-05-06'), time: null }
          : field.kind === 'choice'
            ? { kind: 'choice', value: 'renewal' }
            : { kind: 'text', text: '変えた値' };
      const value = caseValueOf(path, given);
      expect(value, `${no} ${field.key}`).not.toBeUndefined();
      const changed = applyPatches(file, [{ path, value }]);
      expect(getAt(changed, path)).toBe(value);
      expect(caseFile.safeParse(changed).success, path).toBe(true);
      expect(officialValues(changed, AS_OF, no).get(field.key), `${no} ${field.key}`).toEqual(given);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(100);
});

test('a value of another kind is not taken, an emptied one is', () => {
  const text: OfficialValue = { kind: 'text', text: '十月' };
  expect(caseValueOf('externalAudit/periodEnd', text)).toBeUndefined();
  expect(caseValueOf('externalAudit/periodEnd', null)).toBeNull();
  expect(caseValueOf('vendor/name', null)).toBe('');
  expect(caseValueOf('application/kind', null)).toBeUndefined();
  expect(caseValueOf('application/kind', { kind: 'choice', value: '?' })).toBeUndefined();
  expect(officialPath(file, '2-4', 'officers[]')).toBeNull();
  expect(officialPath(file, '2-4', 'filing.date')).toBeNull();
});

test('papers know under which number the library has their official form', () => {
  const numbers = forms.map((form) => [form.key, officialNo(form)]);
  expect(numbers).toContainEqual(['2-1-annex', '2-1別添']);
  expect(numbers).toContainEqual(['2-4', '2-4']);
  expect(numbers).toContainEqual(['7.5-information', null]);
  const known = new Set(officialVocabulary.forms.map((f) => f.no));
  for (const [, no] of numbers) if (no) expect(known).toContain(no);
});
