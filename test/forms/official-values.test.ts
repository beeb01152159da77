import { describe, expect, test } from 'vitest';
import { sampleCase } from '#domain/sample';
import { officialUses, officialValues } from '#forms';
import { countingIds, plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { statementControlIds } from '#rulebook/controls';
import { newAfter, newRecord, type ListItem, type RecordSource } from '#schemas';

const AS_OF = plainDate('2026-11-21');
const file = sampleCase('complete');
const SOURCE: RecordSource = { id: countingIds('NEW'), now: () => '2026-11-21T00:00:00.000Z' };

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

describe('about one element of the case', () => {
  const registered = sampleCase('registered');
  const textOf = (no: string, key: string, about: { form?: string; subject?: string } = {}): string => {
    const value = officialValues(registered, AS_OF, no, about).get(key);
    if (value?.kind === 'text') return value.text;
    return value?.kind === 'date' ? value.date : value?.kind === 'choice' ? value.value : '';
  };

  test('a report speaks of the incident asked for, in the stage of the paper', () => {
    const [first] = registered.incidents;
    const second = {
      ...newRecord.incident(SOURCE, '二つ目'),
      recognisedOn: plainDate('2026-11-18'),
      recognisedTime: '09:40',
      summary: '二つ目の概要',
    };
    const file = { ...registered, incidents: [...registered.incidents, second] };
    const of = (subject: string, form = '2-8'): ReadonlyMap<string, unknown> =>
      officialValues(file, AS_OF, form === '2-8' ? '2-8' : 'インシデント速報', { form, subject });
    expect(of(second.id).get('incident.summary')).toEqual({ kind: 'text', text: '二つ目の概要' });
    expect(of(second.id).get('incident.recognisedAt')).toEqual({
      kind: 'date',
      date: '2026-11-18',
      time: '09:40',
    });
    expect(of(first!.id).get('incident.summary')).toEqual({ kind: 'text', text: first!.summary });
    // The log ends with the first one's report; what is written now is the first report on the second.
    expect(of(second.id).get('incident.stage')).toEqual({ kind: 'choice', value: '確報' });
    expect(of(second.id, 'incident-flash').get('incident.stage')).toEqual({ kind: 'choice', value: '速報' });
    expect(of(second.id).get('filing.date')).toEqual({ kind: 'date', date: AS_OF, time: null });
    // Nothing asked for: the last one, as the paper itself does.
    expect(officialValues(file, AS_OF, '2-8').get('incident.summary')).toEqual({
      kind: 'text',
      text: '二つ目の概要',
    });
    // One that is gone says nothing of another one.
    expect(of('GONE').has('incident.summary')).toBe(false);
  });

  test('a notice of a change says which, what was and is, and ticks only what it names whole', () => {
    const changed = (items: Partial<Record<ListItem, boolean>>) => {
      const change = {
        ...newAfter.change(SOURCE),
        before: '旧い名前',
        after: '新しい名前',
        occurredOn: plainDate('2026-10-02'),
        filedOn: plainDate('2026-11-20'),
      };
      change.items = { ...change.items, ...items };
      const file = {
        ...registered,
        after: { ...registered.after, changes: [change, { ...change, id: 'LATER', before: '別の変更' }] },
      };
      return officialValues(file, AS_OF, '2-11', { form: '2-11', subject: change.id });
    };
    const values = changed({ name: true });
    expect(values.get('change.before')).toEqual({ kind: 'text', text: '旧い名前' });
    expect(values.get('change.date')).toEqual({ kind: 'date', date: '2026-10-02', time: null });
    expect(values.get('filing.date')).toEqual({ kind: 'date', date: '2026-11-20', time: null });
    expect(values.get('change.kind')).toEqual({ kind: 'choices', values: ['service.name'] });
    expect(changed({ name: true, vendor: true }).has('change.kind')).toBe(false);
  });

  test('a statement after a withheld application speaks of its own audit and its own controls', () => {
    const withheld = sampleCase('withheld');
    const part = officialValues(withheld, AS_OF, '2-1', { form: '2-1-followup' });
    const whole = officialValues(withheld, AS_OF, '2-1');
    const { followup } = withheld.review;
    expect(followup.scope).not.toBe('');
    expect(part.get('statement.scope')).toEqual({ kind: 'text', text: followup.scope });
    expect(whole.get('statement.scope')).toEqual({ kind: 'text', text: withheld.statement.scope });
    const rows = (form?: string): number => {
      const about = form === undefined ? {} : { form };
      const value = officialValues(withheld, AS_OF, '2-1別添', about).get('controls[]');
      return value?.kind === 'rows' ? value.rows.length : 0;
    };
    expect(rows('2-1-annex-followup')).toBe(followup.controlIds.split(/[\s,、，]+/).filter(Boolean).length);
    expect(rows()).toBeGreaterThan(1_000);
  });

  test('what a form may be filled for: the papers that have it, the last element first', () => {
    expect(officialUses(registered, '2-4').map((u) => u.form)).toEqual(['2-4']);
    const incidents = officialUses(registered, '2-8');
    expect(incidents.map((u) => u.subject)).toEqual(registered.incidents.map((i) => i.id).toReversed());
    expect(incidents[0]?.label).toContain(registered.incidents.at(-1)!.title);
    expect(officialUses({ ...registered, incidents: [] }, '2-8')).toMatchObject([
      { form: '2-8', subject: '' },
    ]);
    expect(officialUses(sampleCase('withheld'), '2-1').map((u) => u.form)).toEqual(['2-1', '2-1-followup']);
    expect(textOf('2-8', 'service.name')).toBe(registered.service.name);
  });
});
