import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildBundle, bundleFile, recheck, verifyBundle } from '#documents/bundle';
import { recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { sampleCase } from '#domain/sample';
import {
  canonicalCaseJson,
  officialOutlook,
  officialPapers,
  planBundle,
  plansOf,
  recheckOfficial,
  withOfficial,
} from '#forms';
import { countingIds, plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { newAfter, newRecord, type OfficialCorrections, type RecordSource } from '#schemas';
// Behind the door: the filler of the worker.
import { formFiller } from '../../src/state/bundle-official.ts';

const AS_OF = plainDate('2026-11-21');
const FILING = { key: 'pre-application', subject: '' };
const NAME = '様式1-1_事前申請書.docx';
const form = (name: string) =>
  new Uint8Array(
    readFileSync(join(import.meta.dirname, '../fixtures/official-like', name)),
  ) as Uint8Array<ArrayBuffer>;
const bytes = form(NAME);
const SOURCE: RecordSource = { id: countingIds('NEW'), now: () => '2026-11-21T00:00:00.000Z' };
const file = sampleCase('complete');

async function made(corrections: OfficialCorrections | null, of = file) {
  const plan = planBundle(of, AS_OF, canonicalCaseJson(of), undefined, FILING);
  const source = { no: '1-1', fileName: NAME, sha256: 'a'.repeat(64), bytes, corrections };
  return withOfficial(plan, of, AS_OF, [source], formFiller);
}

test('a form of the library goes in filled, named in the manifest with its source and its fields', async () => {
  const plan = await made(null);
  expect(plan.officialNotes).toEqual([]);
  const built = await buildBundle(plan, {
    renderPdf: () => Promise.resolve({ bytes: new Uint8Array([1]), lost: [] }),
    assets: { font: new Uint8Array(), subsetterWasm: new Uint8Array() },
    attachment: () => Promise.resolve(null),
  });
  if (!built.ok) throw new Error(built.error.code);
  const { manifest } = built.value;
  const [form] = manifest.official;
  expect(form).toMatchObject({
    path: `公式様式/01_${NAME}`,
    form: '1-1',
    source: { fileName: NAME, sha256: 'a'.repeat(64) },
  });
  expect(form?.readingCopy).toMatch(/様式1-1.*\.pdf$/);
  expect(form?.fields).toContainEqual(
    expect.objectContaining({ field: 'applicant.name', text: file.vendor.name }),
  );
  const zip = readZip(built.value.bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  expect(zip.value.get(`公式様式/01_${NAME}`)?.length).toBeGreaterThan(1_000);
  const listing = new TextDecoder().decode(zip.value.get('一覧.html'));
  expect(listing).toContain('記入した公式様式（1 件）');
  expect(listing).toContain('a'.repeat(64));

  const report = await verifyBundle(built.value.bytes);
  if (!report.ok) throw new Error(report.error.code);
  const plans = plansOf(report.value.file, AS_OF, FILING);
  expect(recheck(manifest, plans)).toEqual([]);
  const inside = (path: string) => bundleFile(built.value.bytes, path);
  const again = (of: typeof manifest, read = inside) =>
    recheckOfficial(of, report.value.file, plans, formFiller, read);
  expect(await again(manifest)).toEqual([]);
  // Another name than the case's is found: in the manifest, and in the form itself.
  const forged = {
    ...manifest,
    official: [{ ...form!, fields: [{ field: 'applicant.name', place: 'p[0]', text: '別の会社' }] }],
  };
  expect(await again(forged)).toMatchObject([{ code: 'bundle.planDiffers' }]);
  const other = await made(null, { ...file, vendor: { ...file.vendor, name: '別の会社' } });
  const swapped = other.entries.find((e) => e.kind === 'bytes');
  const read = () => Promise.resolve(swapped?.kind === 'bytes' ? swapped.bytes : null);
  expect(await again(manifest, read)).toMatchObject([{ code: 'bundle.planDiffers', where: form!.path }]);
});

test('a filing about one incident or change takes the form with that one in it, and is checked so', async () => {
  const registered = sampleCase('registered');
  const second = {
    ...newRecord.incident(SOURCE, '二つ目'),
    recognisedOn: plainDate('2026-11-18'),
    recognisedTime: '09:40',
    summary: '二つ目の概要',
  };
  const change = {
    ...newAfter.change(SOURCE),
    before: '旧い名前',
    after: '新しい名前',
    occurredOn: plainDate('2026-10-02'),
  };
  change.items = { ...change.items, name: true };
  const whole = {
    ...registered,
    incidents: [...registered.incidents, second],
    after: { ...registered.after, changes: [change] },
  };
  const first = registered.incidents[0]!;
  const cases = [
    [
      '2-8',
      '様式2-8_情報セキュリティインシデントに関する報告書.docx',
      'incident-report',
      first.id,
      first.summary,
    ],
    [
      '2-8',
      '様式2-8_情報セキュリティインシデントに関する報告書.docx',
      'incident-report',
      second.id,
      second.summary,
    ],
    ['2-11', '様式2-11_掲載事項変更届出書.docx', 'change-listed', change.id, '新しい名前'],
  ] as const;
  for (const [no, name, key, subject, said] of cases) {
    const filing = { key, subject };
    const plan = planBundle(whole, AS_OF, canonicalCaseJson(whole), undefined, filing);
    const source = { no, fileName: name, sha256: 'b'.repeat(64), bytes: form(name), corrections: null };
    const filled = await withOfficial(plan, whole, AS_OF, [source], formFiller);
    expect(filled.officialNotes, no).toEqual([]);
    const [official] = filled.official ?? [];
    expect(official?.fields.map((f) => f.text)).toContain(said);
    const entry = filled.entries.find((e) => e.path === official?.path);
    const bytes = entry?.kind === 'bytes' ? entry.bytes : null;
    const check = (of: typeof whole) =>
      recheckOfficial(
        { official: [official!], asOf: AS_OF },
        of,
        plansOf(of, AS_OF, filing),
        formFiller,
        () => Promise.resolve(bytes),
      );
    expect(await check(whole), `${no} ${subject}`).toEqual([]);
    const changed = {
      ...whole,
      incidents: whole.incidents.map((i) => (i.id === subject ? { ...i, summary: '書き換えた概要' } : i)),
      after: { ...whole.after, changes: [{ ...change, after: '書き換えた名前' }] },
    };
    expect(await check(changed), `${no} ${subject}`).toHaveLength(1);
  }
});

test('before it is made: which forms go in, which are missing, which must be looked at', async () => {
  const plan = planBundle(file, AS_OF, '', undefined, FILING);
  const none = await officialOutlook(officialPapers(plan), file, AS_OF, [], formFiller);
  expect(none.map((o) => [o.use.no, o.state])).toEqual([
    ['1-1', 'none'],
    ['1-2', 'none'],
  ]);
  const sheet = form('様式1-2_影響度評価シート.xlsx');
  const broken = {
    no: '1-2',
    fileName: 'b.xlsx',
    sha256: 'c'.repeat(64),
    bytes: sheet.slice(0, 900),
    corrections: null,
  };
  const source = { no: '1-1', fileName: NAME, sha256: 'a'.repeat(64), bytes, corrections: null };
  const [taken, refused] = await officialOutlook(
    officialPapers(plan),
    file,
    AS_OF,
    [source, broken],
    formFiller,
  );
  expect(taken).toMatchObject({ state: 'taken', asked: [], source: { fileName: NAME } });
  expect(taken?.readingCopy).toMatch(/様式1-1.*\.pdf$/);
  expect(taken).not.toHaveProperty('filled');
  expect(refused).toMatchObject({ state: 'refused' });
  expect(refused?.reason).not.toBe('');
});

test('what must be asked keeps the form out, with the reason', async () => {
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const text = reading.value.places.find((p) => p.field === 'service.name')!;
  // A kind of value that a line of text cannot hold.
  const plan = await made({
    fingerprint: reading.value.fingerprint,
    entries: [{ place: text.id, signature: text.signature, field: 'assessment.functions[]' }],
  });
  expect(plan.official).toEqual([]);
  expect(plan.entries.some((e) => e.path.startsWith('公式様式/'))).toBe(false);
  expect(plan.officialNotes?.[0]?.reason).toMatch(/確かめることが 1 件/);
});
