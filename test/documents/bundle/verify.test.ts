import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentState, recheck, sha256Hex, verifyBundle } from '#documents/bundle';
import { writeZip } from '#documents/zip';
import { verifyMessage } from '#messages';
import { BACKUP_FORMAT, type BundleManifest } from '#schemas';
import {
  AS_OF,
  built,
  CASE_PATH,
  changed,
  LISTING_PATH,
  MANIFEST_PATH,
  smallCase,
  smallPlan,
  textOf,
  unpack,
  utf8,
} from './support.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const PAPER = '01_事前申請/01_様式1-1_事前申請書.pdf';
let good: Bytes;

beforeAll(async () => {
  good = (await built()).bytes;
});

async function codes(bytes: Bytes): Promise<string[]> {
  const result = await verifyBundle(bytes);
  if (result.ok) return [];
  const all = [result.error, ...result.error.others];
  // Every code has a sentence of its own.
  for (const found of all) expect(verifyMessage(found)).not.toContain(found.code);
  return all.map((found) => `${result.error.kind} ${found.code} ${found.where}`.trim());
}

describe('a manifest against the case inside', () => {
  const manifestOf = async (change: (m: BundleManifest) => BundleManifest): Promise<BundleManifest> => {
    const result = await verifyBundle(good);
    if (!result.ok) throw new Error(result.error.code);
    return change(result.value.manifest);
  };
  const gap = { title: '事前申請結果通知書の写し', clauses: ['8.1(9)'], reason: '添付がありません。' };

  it('agrees where it says what the plan says, and where more is missing than planned', async () => {
    const plan = await smallPlan();
    expect(recheck(await manifestOf((m) => m), [plan])).toEqual([]);
    expect(recheck(await manifestOf((m) => ({ ...m, missing: [gap] })), [plan])).toEqual([]);
    expect(recheck(await manifestOf((m) => m), [])).toEqual([]);
  });

  it('is told where it hides a draft, a missing paper or a file', async () => {
    const plan = await smallPlan({ missing: [gap] });
    const hidden = await manifestOf((m) => ({
      ...m,
      entries: m.entries.filter((e) => e.path !== PAPER).map((e) => ({ ...e, open: [] })),
    }));
    const found = recheck(hidden, [plan]);
    expect(found.map((f) => f.where)).toEqual([PAPER, '02_登録申請/01_様式2-1_言明書.pdf', gap.title]);
    for (const f of found) expect(verifyMessage(f)).toContain(f.where);
  });

  it('is held against the plan of its own filing', async () => {
    const all = await smallPlan();
    const pre = { ...all, entries: all.entries.filter((e) => e.path.startsWith('01_')) };
    const { bytes } = await built(pre);
    const result = await verifyBundle(bytes);
    if (!result.ok) throw new Error(result.error.code);
    expect(recheck(result.value.manifest, [all, pre])).toEqual([]);
  });
});

describe('a whole bundle', () => {
  it('is reported with its drafts and facts', async () => {
    const result = await verifyBundle(good);
    expect(result.ok && result.value).toMatchObject({
      caseId: smallCase().id,
      asOf: AS_OF,
      files: 5,
      complete: false,
      missing: [],
      drafts: [{ title: '言明書', open: ['言明の対象範囲'] }],
      repacked: false,
    });
  });

  it('is complete when nothing is missing and nothing a draft', async () => {
    const plan = await smallPlan();
    const { bytes } = await built({ ...plan, entries: plan.entries.filter((e) => e.open.length === 0) });
    const result = await verifyBundle(bytes);
    expect(result.ok && result.value.complete).toBe(true);
  });

  it('packed again by another program is still whole, and said to be repacked', async () => {
    const entries = [...unpack(good)].reverse().map(([path, bytes]) => ({ path, bytes }));
    const result = await verifyBundle(writeZip(entries, { date: AS_OF }));
    expect(result.ok && result.value.repacked).toBe(true);
  });
});

describe('damage', () => {
  it('is found wherever one byte is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = good.slice();
        bytes[at]! ^= flip;
        const result = await verifyBundle(bytes);
        expect(!result.ok || result.value.repacked).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('is found wherever the file is cut or grown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (cut, tail) => {
          expect((await verifyBundle(good.slice(0, cut))).ok).toBe(false);
          const grown = await verifyBundle(new Uint8Array([...good, ...tail]));
          expect(!grown.ok || grown.value.repacked).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await verifyBundle(new Uint8Array(bytes))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (files: Map<string, Bytes>) => unknown, string[]]>([
    ['a file is missing', (f) => f.delete(PAPER), [`damaged bundle.missingEntry ${PAPER}`]],
    ['a file was added', (f) => f.set('余分.txt', utf8('x')), ['damaged bundle.extraEntry 余分.txt']],
    ['contents changed at the same size', (f) => f.get(PAPER)!.fill(0x20), [`damaged bundle.hash ${PAPER}`]],
    ['contents grew', (f) => f.set(PAPER, utf8('longer or shorter')), [`damaged bundle.size ${PAPER}`]],
    [
      'the manifest is gone',
      (f) => f.delete(MANIFEST_PATH),
      [`unreadable bundle.notABundle ${MANIFEST_PATH}`],
    ],
    [
      'the manifest is no JSON',
      (f) => f.set(MANIFEST_PATH, utf8('{')),
      [`unreadable bundle.manifestBroken ${MANIFEST_PATH}`],
    ],
    [
      'the manifest is no text',
      (f) => f.set(MANIFEST_PATH, new Uint8Array([0xff])),
      [`unreadable bundle.manifestBroken ${MANIFEST_PATH}`],
    ],
    [
      'the manifest is null',
      (f) => f.set(MANIFEST_PATH, utf8('null')),
      [`unreadable bundle.manifestBroken ${MANIFEST_PATH}`],
    ],
  ])('is named when %s', async (_, files, expected) => {
    expect(await codes(changed(good, { files }))).toEqual(expected);
  });

  it.each<[string, (m: BundleManifest) => unknown, string[]]>([
    [
      'a hash was rewritten',
      (m) => ({
        ...m,
        entries: m.entries.map((e) => (e.path === PAPER ? { ...e, sha256: 'a'.repeat(64) } : e)),
      }),
      [`damaged bundle.hash ${PAPER}`],
    ],
    [
      'an entry was struck out',
      (m) => ({ ...m, entries: m.entries.filter((e) => e.path !== PAPER) }),
      [`damaged bundle.extraEntry ${PAPER}`],
    ],
    [
      'an entry stands twice',
      (m) => ({ ...m, entries: [...m.entries, m.entries[1]] }),
      [`damaged bundle.duplicate ${PAPER}`],
    ],
    [
      'an entry leads outside',
      (m) => ({ ...m, entries: [...m.entries, { ...m.entries[1], path: '../x' }] }),
      ['damaged bundle.unsafePath ../x', 'damaged bundle.missingEntry ../x'],
    ],
    [
      'the case hash is another',
      (m) => ({ ...m, caseSha256: 'a'.repeat(64) }),
      [`damaged bundle.caseMismatch ${MANIFEST_PATH}#caseSha256`],
    ],
    [
      'the case id is another',
      (m) => ({ ...m, caseId: 'OTHER' }),
      [`damaged bundle.caseMismatch ${CASE_PATH}#id`],
    ],
    [
      'the edition is another',
      (m) => ({ ...m, edition: 'rules-2099' }),
      [`damaged bundle.caseMismatch ${CASE_PATH}#edition`],
    ],
    [
      'the version is newer',
      (m) => ({ ...m, version: 2, entries: 'anything' }),
      [`unreadable bundle.newer ${MANIFEST_PATH}#version`],
    ],
    [
      'it is a backup',
      (m) => ({ ...m, format: BACKUP_FORMAT }),
      [`unreadable bundle.isBackup ${MANIFEST_PATH}`],
    ],
    [
      'it is something else',
      (m) => ({ ...m, format: 'x' }),
      [`unreadable bundle.notABundle ${MANIFEST_PATH}#format`],
    ],
    [
      'the date does not exist',
      (m) => ({ ...m, asOf: '2026-02-30' }),
      [`unreadable bundle.manifestBroken ${MANIFEST_PATH}#asOf`],
    ],
    [
      'a field is missing',
      (m) => ({ ...m, missing: undefined }),
      [`unreadable bundle.manifestBroken ${MANIFEST_PATH}#missing`],
    ],
  ])('is named when %s in the manifest', async (_, manifest, expected) => {
    expect(await codes(changed(good, { manifest }))).toEqual(expected);
  });

  it('is named when the listing or the case is left out of both', async () => {
    for (const path of [LISTING_PATH, CASE_PATH]) {
      const bytes = changed(good, {
        files: (f) => f.delete(path),
        manifest: (m) => ({ ...m, entries: m.entries.filter((e) => e.path !== path) }),
      });
      expect(await codes(bytes)).toEqual([`damaged bundle.missingEntry ${path}`]);
    }
  });

  it('is named when 案件.json was exchanged together with its hashes', async () => {
    const other = utf8('{"format":"liu-navi/case","version":1}');
    const sha256 = await sha256Hex(other);
    const bytes = changed(good, {
      files: (f) => f.set(CASE_PATH, other),
      manifest: (m) => ({
        ...m,
        caseSha256: sha256,
        entries: m.entries.map((e) => (e.path === CASE_PATH ? { ...e, sha256, bytes: other.byteLength } : e)),
      }),
    });
    expect((await codes(bytes))[0]).toMatch(/^damaged bundle\.caseBroken 案件\.json#/);
  });

  it('names all that is wrong, not only the first', async () => {
    const bytes = changed(good, {
      files: (f) => void (f.delete(PAPER), f.set('a.txt', utf8('x')), f.delete(LISTING_PATH)),
    });
    expect(await codes(bytes)).toEqual([
      `damaged bundle.missingEntry ${LISTING_PATH}`,
      `damaged bundle.missingEntry ${PAPER}`,
      'damaged bundle.extraEntry a.txt',
    ]);
  });

  it.each(['../evil.txt', '/etc/passwd', 'a\\..\\b.txt', 'C:\\x.txt', 'a/../../b'])(
    'refuses the zip path %j',
    async (path) => {
      const entries = [...unpack(good)].map(([p, bytes]) => ({ path: p, bytes }));
      const bytes = writeZip([...entries, { path, bytes: utf8('x') }], { date: AS_OF, level: 0 });
      expect((await codes(bytes))[0]).toMatch(/^unreadable zip\.path/);
    },
  );

  it('refuses an entry that unpacks to more than is allowed, without unpacking it', async () => {
    const bytes = good.slice();
    const view = new DataView(bytes.buffer);
    // The size fields of the first entry, in its local header and in the directory.
    const directory = view.getUint32(bytes.length - 6, true);
    for (const at of [18, directory + 20]) {
      view.setUint32(at, 0xfffffff0, true);
      view.setUint32(at + 4, 0xfffffff0, true);
    }
    expect((await codes(bytes))[0]).toMatch(/^unreadable zip\.(single|total)/);
  });
});

describe('currentState', () => {
  it('tells a current bundle from one whose case or edition has moved on', async () => {
    const plan = await smallPlan();
    const result = await verifyBundle(good);
    if (!result.ok) throw new Error(result.error.code);
    const report = result.value;
    expect(await currentState(report, plan.caseJson, plan.edition)).toBe('current');
    expect(await currentState(report, plan.caseJson, 'rules-2099')).toBe('editionChanged');
    expect(await currentState(report, plan.caseJson.replace('試験', '別'), plan.edition)).toBe('caseChanged');
    expect(await currentState(report, null, plan.edition)).toBe('unknownCase');
    expect(textOf(unpack(good).get(CASE_PATH))).toBe(plan.caseJson);
  });
});
