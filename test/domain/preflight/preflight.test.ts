import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay, getAt, plainDate, toEpochDay, type Path } from '#kernel';
import { CHECK_IDS, preflight, problemsOf } from '#domain/preflight';
import { CHECK_IDS as CITED_CHECKS } from '#rulebook/provisions';
import { sampleCase } from '#domain/sample';
import { PROBLEM_CODES, problemMessage } from '#messages';
import { caseFile, LOG_KINDS, type CaseFile } from '#schemas';
import { change, completeCase, emptyCase, logged, SAMPLE_DAY } from '#test/support/cases.ts';
import { PROVISION_IDS } from '#test/support/provision-ids.ts';

const verdict = (file: CaseFile, id: string) => preflight(file, SAMPLE_DAY).find((c) => c.id === id)?.verdict;
const found = (file: CaseFile, id?: string) =>
  (id
    ? (preflight(file, SAMPLE_DAY).find((c) => c.id === id)?.problems ?? [])
    : problemsOf(file, SAMPLE_DAY)
  ).map((p) => p.code);

// The rulebook has its own list, so that the first page need not load the provisions: the two must not drift apart.
it('runs exactly the checks the rulebook points at', () => {
  expect([...CHECK_IDS]).toEqual([...CITED_CHECKS]);
});

describe('the checks of 4.1, 5.1, 9.1 and 10.1', () => {
  it('are 19, in the order of the clauses, for every case', () => {
    for (const file of [emptyCase(), completeCase()]) {
      expect(preflight(file, SAMPLE_DAY).map((c) => c.id)).toEqual([...CHECK_IDS]);
    }
  });

  it('find nothing to mend in the complete sample, and leave the judgements to a human', () => {
    const verdicts = preflight(completeCase(), SAMPLE_DAY).map((c) => c.verdict);
    expect(new Set(verdicts)).toEqual(new Set(['pass', 'human']));
    expect(problemsOf(completeCase(), SAMPLE_DAY).filter((p) => p.severity === 'error')).toEqual([]);
  });

  it('pass nothing of an empty case', () => {
    expect(
      preflight(emptyCase(), SAMPLE_DAY).filter((c) => c.verdict === 'pass' || c.verdict === 'human'),
    ).toEqual([]);
  });

  it.each<[string, Record<Path, unknown>, string, string]>([
    [
      '8.1(1): a wrong check digit and no certificate',
      { 'vendor/corporateNumber': '1234567890123' },
      '9.1(1)',
      'attachment.registryCertificate',
    ],
    [
      'a wrong check digit',
      { 'vendor/corporateNumber': '1234567890123' },
      '9.1(3)',
      'vendor.corporateNumber',
    ],
    ['12 digits', { 'vendor/corporateNumber': '700001205000' }, '9.1(3)', 'vendor.corporateNumberForm'],
    ['7.11: not under its own name', { 'service/ownName': false }, '5.1(4)', 'service.notOwnName'],
    ['7.13: an excluded party', { 'service/notExcluded': false }, '10.1(8)', 'service.excluded'],
    ['5.1(4): removed before', { 'service/neverRemoved': false }, '5.1(4)', 'service.removedBefore'],
    ['2.1: not SaaS', { 'service/isSaas': false }, '5.1(4)', 'service.notSaas'],
    ['11.5(2): no web address', { 'service/url': 'example' }, '4.1(2)', 'service.url'],
    [
      '9.1(5): the service has changed',
      { 'application/sameAsPreApplication': false },
      '9.1(5)',
      'application.serviceChanged',
    ],
    ['7.5(1): no officers', { 'vendor/officers': [] }, '10.1(5)', 'disclosure.noOfficers'],
    ['7.6: one item of the oath open', { 'oath/item4': false }, '10.1(6)', 'oath.item'],
    [
      '7.10: a summary in English',
      { 'service/summary': 'Booking service' },
      '4.1(1)',
      'language.notJapanese',
    ],
  ])('%s', (_, values, id, code) => {
    const changed = change(completeCase(), values);
    expect(found(changed, id)).toContain(code);
    expect(found(changed)).toContain(code);
    expect(verdict(completeCase(), id)).not.toBe('fail');
  });

  it('3.1(1): every agency’s own sheet is attached', () => {
    const file = completeCase();
    const id = file.assessments[0]?.id ?? '';
    expect(found(change(file, { [`assessments/${id}/attachmentIds`]: [] }), '4.1(1)')).toEqual([
      'attachment.assessmentSigned',
    ]);
  });

  it('8.1(4), 8.1(9): the audit report and the copy of the notice are attached', () => {
    const bare = change({ ...completeCase(), attachments: [] }, { 'externalAudit/attachmentIds': [] });
    expect(found(bare, '9.1(1)')).toEqual(
      expect.arrayContaining([
        'attachment.auditReport',
        'attachment.preApplicationNotice',
        'attachment.gone',
      ]),
    );
    expect(verdict(bare, '9.1(1)')).toBe('fail');
  });
});

describe('8.2, 9.1(2): the application within one month of the report’s date', () => {
  // The report is dated 2026-11-30: one month ends on 2026-12-31.
  const file = (filed: string) =>
    change(
      { ...completeCase(), log: [] },
      { 'externalAudit/reportDate': '2026-11-30', 'application/plannedOn': filed },
    );

  it.each([
    ['2026-12-28', []],
    ['2026-12-31', ['filing.closedDay']],
    ['2027-01-01', ['filing.tooLate', 'filing.closedDay']],
    ['2026-11-27', ['filing.beforeReport']],
    ['2026-12-12', ['filing.closedDay']],
  ])('planned for %s: %j', (day, expected) => {
    expect(found(file(day), '9.1(2)')).toEqual(expected);
  });

  it('judges the day in the log once it is filed', () => {
    const filed = logged(file('2026-12-28'), 'app.filed', '2027-01-04');
    const check = preflight(filed, plainDate('2027-01-10')).find((c) => c.id === '9.1(2)');
    expect(check?.problems.map((p) => p.code)).toEqual(['filing.tooLate']);
    expect(check?.verdict).toBe('fail');
  });

  it('is not judged before the report is there', () => {
    expect(verdict(emptyCase(), '9.1(2)')).toBe('notYet');
  });
});

describe('contacts', () => {
  const contact = (field: string, value: string): string[] => {
    const id = completeCase().contacts[0]?.id ?? '';
    return found(change(completeCase(), { [`contacts/${id}/${field}`]: value })).filter((c) =>
      c.startsWith('contact.'),
    );
  };

  it.each(['03-1234-5678', '０３－１２３４－５６７８', '090 1234 5678', '+81-3-1234-5678', '0120123456'])(
    'phone %s is fine',
    (t) => {
      expect(contact('phone', t)).toEqual([]);
    },
  );
  it.each(['1234-5678', '03-1234', 'なし', '+1 650 555 0100'])('phone %s is not', (t) => {
    expect(contact('phone', t)).toEqual(['contact.phone']);
  });
  it.each(['a@example.co.jp', 'a.b+c@example.jp', 'ａ@example.jp'])('address %s is fine', (t) => {
    expect(contact('email', t)).toEqual([]);
  });
  it.each(['a@example', 'example.jp', 'a b@example.jp', 'a@example..jp', '<a@example.jp>'])(
    'address %s is not',
    (t) => {
      expect(contact('email', t)).toEqual(['contact.email']);
    },
  );
  it('one of them is the main contact', () => {
    expect(found({ ...completeCase(), contacts: [] })).toContain('contact.noMain');
  });
});

describe('5.5, 9.1(5): the notice of applicability comes first', () => {
  const bare: CaseFile = { ...completeCase(), log: [] };
  it.each([
    ['no notice', bare, 'notYet', ['notice.none']],
    ['applies', logged(bare, 'pre.notice', '2026-08-20', { outcome: 'applies' }), 'human', []],
    [
      'does not apply',
      logged(bare, 'pre.notice', '2026-08-20', { outcome: 'notApplicable' }),
      'fail',
      ['notice.notApplicable'],
    ],
    [
      'a notice later than the date asked about',
      logged(bare, 'pre.notice', '2026-11-22', { outcome: 'applies' }),
      'notYet',
      ['notice.none'],
    ],
  ] as const)('%s', (_, file, expected, codes) => {
    expect(verdict(file, '9.1(5)')).toBe(expected);
    expect(found(file, '9.1(5)')).toEqual(codes);
  });
});

describe('the list of all problems', () => {
  const list = problemsOf(sampleCase('incomplete'), SAMPLE_DAY);

  it('puts errors first and names each problem once', () => {
    const weight = { error: 0, warning: 1, info: 2 };
    const weights = list.map((p) => weight[p.severity]);
    expect(weights).toEqual([...weights].sort());
    const keys = list.map(
      (p) => `${p.code} ${p.path} ${p.params['kind'] ?? ''} ${p.params['informationId'] ?? ''}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('contains every error of every check', () => {
    const all = new Set(list.map((p) => p.code + p.path));
    const errors = preflight(sampleCase('incomplete'), SAMPLE_DAY).flatMap((c) =>
      c.problems.filter((p) => p.severity === 'error'),
    );
    const lost = errors.filter((p) => !all.has(p.code + p.path)).map((p) => p.code);
    expect(new Set(lost).size <= 1 && lost.every((c) => c === 'statement.basicUndecided')).toBe(true);
  });
});

// --- properties ---------------------------------------------------------------------------------------------------

const SHAPES: readonly CaseFile[] = [emptyCase(), completeCase(), sampleCase('incomplete')].map((file) => ({
  ...file,
  // A tenth of the rows keeps the runs short; the missing ones are themselves a case to survive.
  rows: file.rows.filter((_, i) => i % 10 === 0),
  attachments: file.attachments.map(({ data: _bytes, ...rest }) => rest),
}));

const anyDate = fc
  .integer({ min: toEpochDay(plainDate('2022-01-01')), max: toEpochDay(plainDate('2032-12-31')) })
  .map(fromEpochDay);
const anyLevel = fc.constantFrom('low', 'moderate', 'high', null);
const anyText = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 30 }).map((t) => t.replace(/[\p{Cc}\p{Cs}]/gu, '')),
);
const maybe = fc.constantFrom(true, false, null);

type Bag = Record<string, unknown>;
const isBag = (v: unknown): v is Bag => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Every leaf of the case a mutation may change, with a generator of valid values. */
function mutable(at: unknown, path: string): { path: string; values: fc.Arbitrary<unknown> }[] {
  if (Array.isArray(at)) {
    return at.flatMap((e) =>
      isBag(e) && typeof e['id'] === 'string' ? mutable(e, `${path}/${e['id']}`) : [],
    );
  }
  if (!isBag(at)) return [];
  return Object.entries(at).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}/${key}`;
    if (
      [
        'id',
        'created',
        'changed',
        'format',
        'version',
        'edition',
        'catalogue',
        'sha256',
        'mediaType',
        'informationId',
        'attachmentId',
        'auditorId',
        'previousCaseId',
        'result',
        'work',
        'time',
        'relatesTo',
      ].includes(key)
    )
      return [];
    if (/(On|Date|Since|Start|End|Filing|from|to|due)$|^(date|expires)$/.test(key)) {
      return [
        { path: here, values: path.startsWith('log/') && key === 'date' ? anyDate : fc.option(anyDate) },
      ];
    }
    if (['confidentiality', 'integrity', 'availability', 'overall'].includes(key))
      return [{ path: here, values: anyLevel }];
    if (key === 'decision') return [{ path: here, values: fc.constantFrom('adopted', 'notAdopted', null) }];
    if (
      [
        'listed',
        'isSaas',
        'ownName',
        'notExcluded',
        'neverRemoved',
        'personalData',
        'hasFindings',
        'auditorAttends',
        'sameAsPreApplication',
        'wanted',
      ].includes(key)
    ) {
      return [{ path: here, values: maybe }];
    }
    if (typeof value === 'boolean') return [{ path: here, values: fc.boolean() }];
    if (key === 'kind' && path.startsWith('log/'))
      return [{ path: here, values: fc.constantFrom(...LOG_KINDS) }];
    if (['kind', 'role', 'annexLanguage'].includes(key)) return [];
    if (typeof value === 'string') return [{ path: here, values: anyText }];
    if (Array.isArray(value) && key !== 'rows')
      return [{ path: here, values: fc.constant([]) }, ...mutable(value, here)];
    return mutable(value, here);
  });
}

const LEAVES = SHAPES.map((file) => mutable(file, ''));

type Edits = { readonly shape: number; readonly edits: readonly { path: string; value: unknown }[] };

/** Changes to one of the shapes; a failing run prints these, not the whole case. */
const anyEdits: fc.Arbitrary<Edits> = fc.integer({ min: 0, max: SHAPES.length - 1 }).chain((shape) =>
  fc
    .array(
      fc
        .constantFrom(...(LEAVES[shape] ?? []))
        .chain(({ path, values }) => values.map((value) => ({ path, value }))),
      { maxLength: 25 },
    )
    .map((edits) => ({ shape, edits })),
);

/** The case valid by the schema that the edits make. */
function made({ shape, edits }: Edits): CaseFile {
  return edits.reduce<CaseFile>(
    // An edit inside a list that an earlier edit emptied has nothing to change.
    (file, { path, value }) => (getAt(file, path) === undefined ? file : change(file, { [path]: value })),
    SHAPES[shape] ?? emptyCase(),
  );
}

describe('for any valid case and date', () => {
  it('the checks never throw; each problem has a sentence, existing clauses and a path that leads somewhere', () => {
    const known = new Set(PROBLEM_CODES);
    fc.assert(
      fc.property(anyEdits, anyDate, (edits, asOf) => {
        const file = made(edits);
        const all = [...problemsOf(file, asOf), ...preflight(file, asOf).flatMap((c) => c.problems)];
        const wrong = all.filter(
          (p) =>
            !known.has(p.code) ||
            getAt(file, p.path) === undefined ||
            p.clauses.some((c) => !PROVISION_IDS.has(c)) ||
            /\bundefined\b|日付なし/.test(problemMessage(p).title),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is decided the same way twice, and the generated cases are valid', () => {
    fc.assert(
      fc.property(anyEdits, anyDate, (edits, asOf) => {
        const file = made(edits);
        expect(caseFile.safeParse(file).error?.issues ?? []).toEqual([]);
        expect(problemsOf(file, asOf)).toEqual(problemsOf(file, asOf));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
