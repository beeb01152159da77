import { describe, expect, test } from 'vitest';
import {
  contentPack,
  defaultPacks,
  impactScale,
  incidentReportItems,
  defaultPack,
  internalAuditField,
  PACK_KINDS,
  packInUse,
  readOwnPacks,
  parseContentPack,
} from '#rulebook/packs';
import { plainDate } from '#kernel';
import { provision } from '#rulebook/provisions';
import { caseFile } from '#schemas';

const copy = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe('content packs', () => {
  test.each(defaultPacks.map((p) => [p.id, p] as const))(
    '%s follows its schema and admits it needs a check',
    (_, p) => {
      expect(contentPack.parse(p)).toEqual(p);
      expect(p.provenance).toBe('ours');
      expect(p.needsCheck).toBe(true);
      for (const clause of p.clauses) expect(provision(clause), clause).toBeDefined();
    },
  );

  test('there is one default of each kind', () => {
    expect(defaultPacks.map((p) => p.kind)).toEqual([...PACK_KINDS]);
    expect(defaultPack('listedWorks').works).toEqual([]);
  });

  test('the impact scale has three axes of three levels, each with guidance', () => {
    expect(impactScale.axes.map((a) => a.axis)).toEqual(['confidentiality', 'integrity', 'availability']);
    for (const a of impactScale.axes) {
      expect(a.levels.map((l) => l.label)).toEqual(['低位', '中位', '高位']);
      for (const l of a.levels) expect(l.guidance).toMatch(/。$/);
    }
    expect(impactScale.overall).toBe('highest');
  });

  test('internal-audit items name fields the case really has', () => {
    const fields = Object.keys(caseFile.shape.internalAudit.shape);
    for (const field of internalAuditField.options) expect(fields).toContain(field);
  });

  test('the full report asks for cause and prevention, the first report does not', () => {
    const stages = (id: string): readonly string[] | undefined =>
      incidentReportItems.items.find((i) => i.id === id)?.stages;
    expect(stages('cause')).toEqual(['final']);
    expect(stages('prevention')).toEqual(['final']);
    expect(stages('recognisedOn')).toEqual(['preliminary', 'final']);
  });
});

describe('an imported pack', () => {
  test('a changed copy is accepted', () => {
    const mine = { ...copy(impactScale), id: 'agency-scale', provenance: 'public', source: '省の手引き' };
    const result = parseContentPack(mine);
    expect(result.ok && result.value.id).toBe('agency-scale');
  });

  test.each([
    ['not an object', 'text', ''],
    ['an unknown kind', { ...copy(impactScale), kind: 'other' }, 'kind'],
    ['a field it does not know', { ...copy(impactScale), script: 'x' }, ''],
    [
      'a non-seed pack that claims to need no check',
      { ...copy(impactScale), needsCheck: false },
      'needsCheck',
    ],
    ['an axis missing', { ...copy(impactScale), axes: [] }, 'axes'],
    [
      'two items under one id',
      { ...copy(incidentReportItems), items: [incidentReportItems.items[0], incidentReportItems.items[0]] },
      'items',
    ],
  ])('%s is refused with its place', (_, value, path) => {
    const result = parseContentPack(value);
    expect(result).toMatchObject({ ok: false, error: { code: 'pack.invalid', path } });
  });
});

describe('the packs in use', () => {
  const mine = { ...impactScale, id: 'mine', title: '省から受け取った目安' };
  const on = plainDate('2026-11-21');

  test('are the shipped ones, to be checked, until the vendor brings its own or ticks them', () => {
    expect(packInUse('impactScale')).toEqual({
      pack: impactScale,
      own: false,
      checkedOn: null,
      needsCheck: true,
    });
    const checked = { id: impactScale.id, version: impactScale.version, on };
    expect(packInUse('impactScale', { impactScale: { pack: null, checked } })).toMatchObject({
      own: false,
      checkedOn: on,
      needsCheck: false,
    });
  });

  test('a tick is for one pack and version', () => {
    const old = { id: 'mine', version: 1, on };
    const own = { impactScale: { pack: { ...mine, version: 2 }, checked: old } };
    expect(packInUse('impactScale', own)).toMatchObject({ own: true, checkedOn: null, needsCheck: true });
  });

  test('what was stored is read again; what is not sound is left out', () => {
    const good = { pack: mine, checked: null };
    const read = readOwnPacks({
      impactScale: good,
      internalAudit: { pack: mine, checked: null },
      incidentReport: { pack: { kind: 'incidentReport' }, checked: null },
      other: 1,
    });
    expect(read).toEqual({ impactScale: good });
    expect(readOwnPacks(undefined)).toEqual({});
    expect(readOwnPacks('x')).toEqual({});
  });

  test('a list of works of the vendor is a pack like the others', () => {
    const list = {
      ...copy(defaultPack('listedWorks')),
      id: 'my-list',
      source: '公表資料',
      listedOn: '2026-04-01',
      works: [{ id: 'W1', name: '会議室の予約', description: '' }],
    };
    expect(parseContentPack(list).ok).toBe(true);
    expect(parseContentPack({ ...list, listedOn: '2026-02-30' })).toMatchObject({
      ok: false,
      error: { path: 'listedOn', detail: 'date.noSuchDay' },
    });
  });
});
