/** Makes the submission bundle: papers rendered, attachments added, listing and manifest written, then read back. */
import { crc32 } from '#documents/zip';
import { err, ok, type Result } from '#kernel';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleManifest,
  type BundlePlan,
  type ExtraFormat,
  type LostCharacter,
  type MissingPaper,
  type PlannedEntry,
  type RenderAssets,
  type Renderer,
} from '#schemas';
import { issue, type BundleFailure } from './failure.ts';
import { sha256Hex } from './hash.ts';
import { renderListing } from './listing.ts';
import { CASE_PATH, isSafePath, LISTING_PATH, MANIFEST_PATH, pathKey } from './names.ts';
import { BUNDLE_LIMITS, writePieces, type Piece } from './pack.ts';
import { MemorySink, type BundleSink } from './sink.ts';
import { verifyBundle } from './verify.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A character that could not be drawn, and the paper it is missing from. */
export type LostInPaper = LostCharacter & { readonly path: string; readonly title: string };

export type BundleProgress = { readonly done: number; readonly total: number; readonly title: string };

export type BundleDeps = {
  readonly renderPdf: Renderer;
  /** Needed where the plan asks for these. */
  readonly renderers?: Partial<Readonly<Record<ExtraFormat, Renderer>>>;
  readonly assets: RenderAssets;
  /** The bytes kept under a SHA-256, or null where they are gone. */
  readonly attachment: (sha256: string) => Promise<Uint8Array | null>;
  readonly onProgress?: (progress: BundleProgress) => void;
  readonly signal?: AbortSignal;
};

export type WrittenBundle = {
  /** Bytes of the zip. */
  readonly size: number;
  readonly manifest: BundleManifest;
  /** Characters no paper could draw: to be shown to the user, never dropped in silence. */
  readonly lost: readonly LostInPaper[];
};

export type BuiltBundle = WrittenBundle & { readonly bytes: Bytes };

type ManifestEntry = BundleManifest['entries'][number];
type Made = { readonly entry: ManifestEntry; readonly piece: Piece };

/**
 * The bundle of a plan. The same plan, assets and attachments give the same bytes: no clock is read, the date inside the
 * zip is the as-of date. What is handed over has been read back and verified. An attachment whose bytes are gone or
 * differ from its record does not stop the bundle: it is listed as missing in `manifest.json` and `一覧.html`, with the
 * reason.
 */
export async function buildBundle(
  plan: BundlePlan,
  deps: BundleDeps,
): Promise<Result<BuiltBundle, BundleFailure>> {
  const sink = new MemorySink();
  const written = await make(plan, deps, sink, true);
  return written.ok ? ok({ ...written.value, bytes: sink.bytes }) : written;
}

/**
 * The same bytes written to a sink as they come: attachments are read twice, one at a time, and never held together. The
 * sink is read back and verified; where that or the writing fails, what was written is discarded.
 */
export async function writeBundle(
  plan: BundlePlan,
  deps: BundleDeps,
  sink: BundleSink,
): Promise<Result<WrittenBundle, BundleFailure>> {
  const written = await make(plan, deps, sink, false);
  // What cannot be taken away either is told by the failure that led here.
  if (!written.ok) await sink.discard().catch(() => undefined);
  return written;
}

/** `keep` = attachments stay in memory between their first reading and the writing. */
async function make(
  plan: BundlePlan,
  deps: BundleDeps,
  sink: BundleSink,
  keep: boolean,
): Promise<Result<WrittenBundle, BundleFailure>> {
  const bad = badPath(plan);
  if (bad !== null) return err(issue('bundle.badPath', bad));

  // Two steps after the entries: pack, and read back.
  const total = plan.entries.length + 2;
  const progress = (done: number, title: string): void => deps.onProgress?.({ done, total, title });
  const made: Made[] = [];
  const lost: LostInPaper[] = [];
  const missing: MissingPaper[] = [...plan.missing];
  let size = 0;

  for (const [i, planned] of plan.entries.entries()) {
    if (deps.signal?.aborted) return err(issue('bundle.cancelled'));
    progress(i, planned.title);
    if (planned.kind === 'attachment') {
      const { sha256, title, clauses } = planned;
      const loaded = await loadAttachment(sha256, deps);
      if (typeof loaded !== 'string' && isTooLarge(loaded.length, (size += loaded.length)))
        return err(
          issue('bundle.tooLarge', planned.path, {
            title,
            single: BUNDLE_LIMITS.single >> 20,
            total: BUNDLE_LIMITS.total >> 20,
          }),
        );
      if (typeof loaded === 'string') missing.push({ title, clauses, reason: loaded });
      else made.push(await describe(planned, loaded, keep ? null : () => again(sha256, title, deps)));
    } else if (planned.kind === 'bytes') {
      made.push(await describe(planned, planned.bytes));
    } else {
      const paper = await render(planned, deps);
      if (!paper.ok) return paper;
      for (const character of paper.value.lost)
        lost.push({ ...character, path: planned.path, title: planned.title });
      made.push(await describe(planned, paper.value.bytes));
    }
  }

  if (deps.signal?.aborted) return err(issue('bundle.cancelled'));
  progress(plan.entries.length, '一覧と検査用の目録');
  const { pieces, manifest } = await complete(plan, made, missing);
  let source;
  try {
    await writePieces(pieces, plan.asOf, sink.write, deps.signal);
    source = await sink.close();
  } catch (thrown) {
    if (deps.signal?.aborted) return err(issue('bundle.cancelled'));
    if (thrown instanceof AttachmentGone) return err(issue('bundle.attachmentGone', thrown.message));
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return err(issue('bundle.write', '', { detail: detail.slice(0, 300) }));
  }

  progress(plan.entries.length + 1, '読み返しと検証');
  const check = await verifyBundle(source);
  if (!check.ok) return err(selfCheck(check.error.code, check.error.where));
  if (check.value.repacked) return err(selfCheck('bundle.repacked', ''));
  progress(total, '');
  return ok({ size: source.size, manifest, lost });
}

const isTooLarge = (one: number, all: number): boolean =>
  one > BUNDLE_LIMITS.single || all > BUNDLE_LIMITS.total;

function selfCheck(cause: string, where: string): BundleFailure {
  return issue('bundle.selfCheck', where, { cause });
}

/** The first path that is unsafe, taken twice or one of the bundle's own; null when all is well. */
function badPath(plan: BundlePlan): string | null {
  const seen = new Set([MANIFEST_PATH, CASE_PATH, LISTING_PATH].map(pathKey));
  for (const { path } of plan.entries) {
    if (!isSafePath(path) || seen.has(pathKey(path))) return path;
    seen.add(pathKey(path));
  }
  return null;
}

/** The bytes, or the reason (a sentence for the listing) why they cannot be put in. */
async function loadAttachment(sha256: string, deps: BundleDeps): Promise<Bytes | string> {
  const bytes = await deps.attachment(sha256);
  if (bytes === null) return '添付ファイルの中身が見つかりません。もう一度添付してください。';
  const own = ownBytes(bytes);
  if ((await sha256Hex(own)) === sha256) return own;
  return '添付ファイルの中身が記録されたハッシュ値と一致しません。もう一度添付してください。';
}

/** An attachment that was there when it was described and is not, or is another, when it is written. */
class AttachmentGone extends Error {}

async function again(sha256: string, title: string, deps: BundleDeps): Promise<Bytes> {
  const loaded = await loadAttachment(sha256, deps);
  if (typeof loaded === 'string') throw new AttachmentGone(title);
  return loaded;
}

/** The same bytes over a plain ArrayBuffer: WebCrypto and zip take nothing shared. */
function ownBytes(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}

async function render(
  planned: PlannedEntry & { kind: 'paper' },
  deps: BundleDeps,
): Promise<Result<Awaited<ReturnType<Renderer>>, BundleFailure>> {
  try {
    const render = planned.format === undefined ? deps.renderPdf : deps.renderers?.[planned.format];
    if (!render) throw new Error(`no renderer for ${planned.format}`);
    return ok(await render(planned.paper, deps.assets));
  } catch (thrown) {
    // A throw is a bug of a renderer; the user still needs to know which paper it was.
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return err(
      issue('bundle.paperFailed', planned.path, { title: planned.title, detail: detail.slice(0, 300) }),
    );
  }
}

async function describe(
  planned: Pick<PlannedEntry, 'path' | 'formNo' | 'title' | 'clauses' | 'open' | 'copyOf'>,
  bytes: Bytes,
  load: (() => Promise<Bytes>) | null = null,
): Promise<Made> {
  const { path, formNo, title, clauses, open, copyOf } = planned;
  const entry: ManifestEntry = {
    path,
    bytes: bytes.byteLength,
    sha256: await sha256Hex(bytes),
    form: formNo,
    title,
    clauses: [...clauses],
    open: open.map((text) => text.slice(0, 2_000)),
    ...(copyOf === undefined ? {} : { copyOf }),
  };
  const crc = crc32(bytes);
  const held = load ?? (() => Promise.resolve(bytes));
  return { entry, piece: { path, crc, size: bytes.byteLength, load: held } };
}

const notIncluded = ({ title, clauses, reason }: MissingPaper): BundleManifest['missing'][number] => ({
  title,
  clauses: [...clauses],
  reason: reason.slice(0, 2_000),
});

/** Adds the bundle's own three files, in the order a reader meets them. */
async function complete(
  plan: BundlePlan,
  made: readonly Made[],
  missing: readonly MissingPaper[],
): Promise<{ pieces: readonly Piece[]; manifest: BundleManifest }> {
  const encoder = new TextEncoder();
  const own = (path: string, title: string, bytes: Bytes): Promise<Made> =>
    describe({ path, title, formNo: null, clauses: [], open: [] }, bytes);
  const caseJson = await own(CASE_PATH, '案件データ', encoder.encode(plan.caseJson));
  const entries = made.map((m) => m.entry);
  const listing = await own(LISTING_PATH, '提出バンドルの一覧', renderListing(plan, entries, missing));

  const all = [listing, ...made, caseJson];
  const manifest: BundleManifest = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    caseId: plan.caseId,
    caseTitle: plan.caseTitle,
    caseSha256: caseJson.entry.sha256,
    edition: plan.edition,
    asOf: plan.asOf,
    filing: plan.filing,
    formats: [...(plan.formats ?? [])],
    entries: all.map((m) => m.entry),
    missing: missing.map(notIncluded),
    dropped: plan.dropped.map(notIncluded),
    official: (plan.official ?? []).map((o) => ({ ...o, fields: o.fields.slice(0, 20_000) })),
    officialNotes: [...(plan.officialNotes ?? [])],
  };
  const manifestBytes = encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const last = await own(MANIFEST_PATH, '', manifestBytes);
  return { pieces: [...all, last].map((m) => m.piece), manifest };
}
