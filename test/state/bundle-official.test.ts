import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildBundle, recheck, verifyBundle } from '#documents/bundle';
import { recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { sampleCase } from '#domain/sample';
import { canonicalCaseJson, planBundle, plansOf } from '#forms';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialCorrections } from '#schemas';
// Behind the door: the step of the worker.
import { recheckOfficial, withOfficial } from '../../src/state/bundle-official.ts';

const AS_OF = plainDate('2026-11-21');
const FILING = { key: 'pre-application', subject: '' };
const NAME = '様式1-1_事前申請書.docx';
const bytes = new Uint8Array(
  readFileSync(join(import.meta.dirname, '../fixtures/official-like', NAME)),
) as Uint8Array<ArrayBuffer>;
const file = sampleCase('complete');

async function made(corrections: OfficialCorrections | null) {
  const plan = planBundle(file, AS_OF, canonicalCaseJson(file), undefined, FILING);
  const source = { no: '1-1', fileName: NAME, sha256: 'a'.repeat(64), bytes, corrections };
  return withOfficial(plan, file, AS_OF, [source]);
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
  expect(recheck(manifest, plansOf(report.value.file, AS_OF, FILING))).toEqual([]);
  expect(recheckOfficial(manifest, report.value.file, AS_OF)).toEqual([]);
  // Another name than the case's is found.
  const forged = {
    ...manifest,
    official: [{ ...form!, fields: [{ field: 'applicant.name', place: 'p[0]', text: '別の会社' }] }],
  };
  expect(recheckOfficial(forged, report.value.file, AS_OF)).toMatchObject([{ code: 'bundle.planDiffers' }]);
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
