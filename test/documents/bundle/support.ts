import {
  buildBundle,
  CASE_PATH,
  LISTING_PATH,
  MANIFEST_PATH,
  sha256Hex,
  type BuiltBundle,
  type BundleDeps,
} from '#documents/bundle';
import { readZip, writeZip } from '#documents/zip';
import { countingIds, plainDate } from '#kernel';
import {
  EVERYTHING,
  newCase,
  type BundleManifest,
  type BundlePlan,
  type CaseFile,
  type Paper,
  type PlannedEntry,
  type Renderer,
} from '#schemas';

type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
export const AS_OF = plainDate('2026-11-21');

export const ATTACHMENT = utf8('%PDF-1.4 an attachment of the case');

/** A small case of its own, so that these tests do not depend on the samples. */
export function smallCase(title = '試験の案件'): CaseFile {
  const source = { id: countingIds('T'), now: () => '2026-11-01T00:00:00.000Z' };
  return newCase(source, { title, edition: 'rules-2024-03-01', catalogue: 'test', controlIds: ['3.1.1'] });
}

function paper(title: string, open: readonly string[], text: string): Paper {
  return {
    formNo: '様式1-1',
    title,
    language: 'ja',
    orientation: 'portrait',
    footer: '公式様式ではありません',
    open,
    stamp: null,
    author: 'LIU Navi',
    date: AS_OF,
    blocks: [{ type: 'paragraph', value: { text } }],
  };
}

/** Draws the paper as JSON: the bundle is under test, not the PDF. Characters beyond U+FFFF count as lost. */
export const plainRenderer: Renderer = (drawn) => {
  const text = JSON.stringify(drawn);
  const lost = [...text]
    .filter((c) => c.codePointAt(0)! > 0xffff)
    .map((character) => ({
      character,
      codePoint: `U+${character.codePointAt(0)!.toString(16).toUpperCase()}`,
      context: '',
    }));
  return Promise.resolve({ bytes: utf8(text), lost });
};

export async function smallPlan(change: Partial<BundlePlan> = {}): Promise<BundlePlan> {
  const file = smallCase();
  const entries: PlannedEntry[] = [
    {
      kind: 'paper',
      path: '01_事前申請/01_様式1-1_事前申請書.pdf',
      formNo: '様式1-1',
      title: '事前申請書',
      clauses: ['3.1', '4.1(1)'],
      open: [],
      paper: paper('事前申請書', [], '<script>alert(1)</script>'),
    },
    {
      kind: 'paper',
      path: '02_登録申請/01_様式2-1_言明書.pdf',
      formNo: '様式2-1',
      title: '言明書',
      clauses: ['7.1'],
      open: ['言明の対象範囲'],
      paper: paper('言明書', ['言明の対象範囲'], '𠮷'),
    },
    {
      kind: 'attachment',
      path: '02_登録申請/添付/実施結果報告書.pdf',
      formNo: null,
      title: '実施結果報告書',
      clauses: ['8.1(5)', '7.10'],
      open: [],
      sha256: await sha256Hex(ATTACHMENT),
    },
  ];
  return {
    caseId: file.id,
    caseTitle: file.title,
    edition: file.edition,
    editionTitle: '登録規則（令和6年3月1日施行）',
    asOf: AS_OF,
    filing: EVERYTHING,
    entries,
    missing: [],
    dropped: [],
    caseJson: JSON.stringify(file),
    fileName: '提出バンドル.zip',
    ...change,
  };
}

export function deps(change: Partial<BundleDeps> = {}): BundleDeps {
  const none = new Uint8Array();
  return {
    renderPdf: plainRenderer,
    assets: { font: none, subsetterWasm: none },
    attachment: () => Promise.resolve(ATTACHMENT),
    ...change,
  };
}

/** Builds or fails the test. */
export async function built(plan?: BundlePlan, change: Partial<BundleDeps> = {}): Promise<BuiltBundle> {
  const result = await buildBundle(plan ?? (await smallPlan()), deps(change));
  if (!result.ok) throw new Error(`no bundle: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function unpack(bytes: Bytes): Map<string, Bytes> {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  return new Map(zip.value);
}

export function pack(files: ReadonlyMap<string, Bytes>): Bytes {
  return writeZip(
    [...files].map(([path, bytes]) => ({ path, bytes })),
    { date: AS_OF, level: 0 },
  );
}

export const textOf = (bytes: Bytes | undefined): string => new TextDecoder().decode(bytes);

/** The bundle with its files or its manifest changed. */
export function changed(
  bytes: Bytes,
  change: { files?: (files: Map<string, Bytes>) => void; manifest?: (manifest: BundleManifest) => unknown },
): Bytes {
  const files = unpack(bytes);
  change.files?.(files);
  if (change.manifest) {
    const manifest = JSON.parse(textOf(files.get(MANIFEST_PATH))) as BundleManifest;
    files.set(MANIFEST_PATH, utf8(JSON.stringify(change.manifest(manifest) ?? manifest)));
  }
  return pack(files);
}

export { CASE_PATH, LISTING_PATH, MANIFEST_PATH };
