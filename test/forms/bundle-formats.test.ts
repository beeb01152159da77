/** Bundles that hold the papers as Word documents and workbooks too. */
import { beforeAll, expect, test } from 'vitest';
import { buildBundle, recheck, verifyBundle, type VerifyReport } from '#documents/bundle';
import { renderDocx } from '#documents/docx';
import { renderXlsx } from '#documents/xlsx-paper';
import { canonicalCaseJson, planBundle, plansOf, withFormats } from '#forms';
import type { BundleManifest, ExtraFormat, Renderer } from '#schemas';
import { changed, textOf, unpack } from '../documents/bundle/support.ts';
import { wordProblems, packageProblems } from '../support/ooxml.ts';
import { AS_OF, incomplete } from './support.ts';

const FILING = { key: 'pre-application', subject: '' };
// The PDFs are not under test here.
const renderPdf: Renderer = async (paper) => ({ bytes: new TextEncoder().encode(paper.title), lost: [] });
const none = new Uint8Array();

async function make(formats: readonly ExtraFormat[]): Promise<Uint8Array<ArrayBuffer>> {
  const plan = planBundle(incomplete, AS_OF, canonicalCaseJson(incomplete), undefined, FILING);
  const built = await buildBundle(withFormats(plan, formats), {
    renderPdf,
    renderers: { docx: renderDocx, xlsx: renderXlsx },
    assets: { font: none, subsetterWasm: none },
    attachment: () => Promise.resolve(null),
  });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value.bytes;
}

async function checked(bytes: Uint8Array<ArrayBuffer>): Promise<VerifyReport> {
  const report = await verifyBundle(bytes);
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
}

const differs = ({ manifest, file, asOf }: VerifyReport): readonly string[] =>
  recheck(manifest, plansOf(file, asOf, manifest.filing, manifest.formats)).map((issue) => issue.where);

let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  bytes = await make(['xlsx', 'docx']);
});

test('each paper is there again as a Word document, what is a table as a workbook too', () => {
  const files = unpack(bytes);
  const copies = [...files.keys()].filter((path) => /^(Word|Excel)版\//.test(path));
  expect(copies).toEqual([
    'Word版/01_事前申請/01_様式1-1_事前申請書.docx',
    'Word版/01_事前申請/02_様式1-2_SaaSの利用に係る業務・情報の影響度評価シート.docx',
    'Excel版/01_事前申請/02_様式1-2_SaaSの利用に係る業務・情報の影響度評価シート.xlsx',
  ]);
  expect(wordProblems(files.get(copies[0]!)!)).toEqual([]);
  expect(packageProblems(files.get(copies[2]!)!)).toEqual([]);
});

test('they verify, and count as no papers of their own', async () => {
  const [whole, plain] = [await checked(bytes), await checked(await make([]))];
  expect(whole.manifest.formats).toEqual(['xlsx', 'docx']);
  expect(plain.manifest.formats).toEqual([]);
  expect(whole.drafts).toEqual(plain.drafts);
  expect(whole.drafts.length).toBeGreaterThan(0);
  expect(whole.files).toBe(plain.files + 3);
  expect(differs(whole)).toEqual([]);
  expect(differs(plain)).toEqual([]);
  const listing = textOf(unpack(bytes).get('一覧.html'));
  expect(listing.split('下書きの書類（').length).toBe(2);
  expect(listing).toContain(`下書きの書類（${whole.drafts.length} 件）`);
});

test('a copy taken out is missed, and a draft is not hidden by calling it a copy', async () => {
  const path = 'Word版/01_事前申請/01_様式1-1_事前申請書.docx';
  const without = changed(bytes, {
    files: (files) => files.delete(path),
    manifest: (m) => ({ ...m, entries: m.entries.filter((e) => e.path !== path) }),
  });
  expect(differs(await checked(without))).toEqual([path]);

  const pdf = '01_事前申請/01_様式1-1_事前申請書.pdf';
  const disguised = (copyOf: string): Uint8Array<ArrayBuffer> =>
    changed(bytes, {
      manifest: (m): BundleManifest => ({
        ...m,
        entries: m.entries.map((e) => (e.path === pdf ? { ...e, copyOf } : e)),
      }),
    });
  for (const target of ['一覧.html', path, 'どこにもない.pdf']) {
    const report = await checked(disguised(target));
    expect(report.drafts.some((d) => d.path === pdf)).toBe(true);
    expect(differs(report)).toContain(pdf);
  }
});
