import { describe, expect, test } from 'vitest';
import { sampleCase } from '#domain/sample';
import { officialValues } from '#forms';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { statementControlIds } from '#rulebook/controls';

const AS_OF = plainDate('2026-11-21');
const file = sampleCase('complete');

/** What a case does not hold: told to the user as open, never made up. */
const UNKNOWN = [
  'contact.title',
  'preApplication.noticeNumber',
  'change.kind',
  'change.before',
  'change.after',
];

describe('officialValues', () => {
  test('every field of the vocabulary is answered by a full case, or known not to be in one', () => {
    const entry = (kind: (typeof file.log)[number]['kind'], note = ''): (typeof file.log)[number] => ({
      ...file.log[0]!,
      id: kind.replace('.', ''),
      kind,
      date: AS_OF,
      time: '09:40',
      note,
    });
    const full = {
      ...file,
      vendor: { ...file.vendor, address: { postalCode: '100-0001', text: '東京都' } },
      statement: { ...file.statement, subsequentEvents: 'なし' },
      incidents: sampleCase('registered').incidents,
      log: [
        ...file.log,
        entry('incident.recognised', '外部からの閲覧'),
        entry('incident.flash'),
        entry('change.occurred'),
        entry('pre.notice'),
      ],
    };
    const values = officialValues(full, AS_OF, '2-4');
    const keys = officialVocabulary.fields.map((f) => f.key);
    expect(keys.filter((key) => !values.has(key)).sort()).toEqual([...UNKNOWN].sort());
    for (const key of values.keys()) expect(keys).toContain(key);
  });

  test('the values are of the kind of their field, rows have its columns', () => {
    const values = officialValues(file, AS_OF, null);
    for (const field of officialVocabulary.fields) {
      const value = values.get(field.key);
      if (!value) continue;
      const kind = {
        text: 'text',
        code: 'text',
        date: 'date',
        dateTime: 'date',
        choice: 'choice',
        choices: 'choices',
        rows: 'rows',
      }[field.kind];
      expect(value.kind, field.key).toBe(kind);
      if (value.kind === 'choice') expect(field.options.map((o) => o.value)).toContain(value.value);
      if (value.kind !== 'rows') continue;
      const columns = field.columns.map((c) => c.key);
      for (const row of value.rows) for (const key of Object.keys(row)) expect(columns).toContain(key);
    }
  });

  test('the rows of the annex are those of the statement, with the reason or the implementation', () => {
    const controls = officialValues(file, AS_OF, '2-1別添').get('controls[]');
    const rows = controls?.kind === 'rows' ? controls.rows : [];
    const decided = file.rows.filter((r) => r.decision !== null && statementControlIds.includes(r.id));
    expect(rows.length).toBe(decided.length);
    expect(
      rows.every((r) =>
        r['adopted']?.kind === 'choice' && r['adopted'].value === 'true' ? !r['reason'] : !r['how'],
      ),
    ).toBe(true);
  });

  test('the date is that of the form’s own filing', () => {
    const day = (no: string | null): unknown => {
      const value = officialValues(file, AS_OF, no).get('filing.date');
      return value?.kind === 'date' ? value.date : null;
    };
    expect(day('2-1')).toBe(file.statement.preparedOn);
    expect(day('2-11')).toBeNull();
    expect(day('2-4')).not.toBe(day('1-1'));
  });
});
