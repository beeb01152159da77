/** The tasks of the bundle worker. Apart from how messages travel, so that tests run them without a worker. */
import {
  buildBundle,
  bundleFile,
  currentState,
  recheck,
  verifyBundle,
  writeBundle,
  type BundleDeps,
  type BundleFailure,
  type BundleProgress,
  type LostInPaper,
  type WrittenBundle,
} from '#documents/bundle';
import { renderHtml } from '#documents/html';
import { findLost, renderPdf } from '#documents/pdf';
import {
  canonicalCaseJson,
  officialOutlook,
  officialPapers,
  planBundle,
  plansOf,
  recheckOfficial,
  withFormats,
  withOfficial,
  type FormFiller,
} from '#forms';
import { err, ok, type Result } from '#kernel';
import { currentEdition } from '#rulebook/editions';
import { blobSource } from '#documents/zip';
import type { BundlePlan, CaseFile, ExtraFormat, PlannedEntry, RenderAssets, Renderer } from '#schemas';
import { fileSink } from './file-sink.ts';
import type { QuestionName, Questions, TaskName, Tasks } from './bundle-protocol.ts';

/** What a task may use: the fonts, the page's store by questions, and a way to tell how far it is. */
export type WorkTools = {
  readonly assets: () => Promise<RenderAssets>;
  readonly ask: <Q extends QuestionName>(
    name: Q,
    input: Questions[Q]['input'],
  ) => Promise<Questions[Q]['output']>;
  readonly progress: (progress: BundleProgress) => void;
};

type Work = {
  readonly [K in TaskName]: (input: Tasks[K]['input'], tools: WorkTools) => Promise<Tasks[K]['output']>;
};

/** Planning runs here too: over a thousand rows it takes longer than a frame. */
export const work: Work = {
  bundle: async ({ file, asOf, rulebook, filing, formats, target, official }, tools) => {
    const assets = await loaded(tools);
    if (!assets.ok) return assets;
    const pdfs = planBundle(file, asOf, canonicalCaseJson(file), rulebook, filing);
    const papers = withFormats(pdfs, formats ?? []);
    const plan =
      official && official.length > 0
        ? await withOfficial(papers, file, asOf, official, await loadFiller())
        : papers;
    const deps: BundleDeps = {
      renderPdf,
      renderers: await renderersFor(plan.formats ?? []),
      assets: assets.value,
      attachment: (sha256) => tools.ask('attachment', sha256),
      onProgress: tools.progress,
    };
    const built = await (target ? writeInto(target, plan, deps) : buildBundle(plan, deps));
    if (!built.ok) return built;
    const { bytes, size, manifest, lost } = built.value;
    const fileName = target?.name ?? plan.fileName;
    return ok({ fileName, bytes, size, manifest, missing: manifest.missing, lost });
  },

  paper: async ({ paper, format }, tools) => {
    if (format !== 'pdf') {
      const render = format === 'html' ? renderHtml : (await renderersFor([format]))[format];
      // The fonts are the reader's: nothing of four megabytes is loaded for these.
      if (render) return ok(await render(paper, NO_ASSETS));
    }
    const assets = await loaded(tools);
    return assets.ok ? ok(await renderPdf(paper, assets.value)) : assets;
  },

  lost: async ({ file, asOf, rulebook }, tools) => {
    const assets = await loaded(tools);
    if (!assets.ok) return assets;
    const lost: LostInPaper[] = [];
    for (const entry of planBundle(file, asOf, '', rulebook).entries) {
      if (entry.kind !== 'paper') continue;
      for (const character of findLost(entry.paper, assets.value.font)) {
        lost.push({ ...character, path: entry.path, title: entry.title });
      }
    }
    return ok(lost);
  },

  outline: async ({ file, asOf, rulebook, filing }) => {
    const { fileName, entries, missing, dropped } = planBundle(file, asOf, '', rulebook, filing);
    return ok({
      fileName,
      missing,
      dropped,
      attachmentBytes: weightOf(file, entries),
      entries: entries.map(({ kind, path, formNo, title, clauses, open }) => ({
        kind,
        path,
        formNo,
        title,
        clauses,
        open,
      })),
    });
  },

  outlook: async ({ file, asOf, rulebook, filing, official }) => {
    const plan = planBundle(file, asOf, '', rulebook, filing);
    return ok(await officialOutlook(officialPapers(plan), file, asOf, official, await loadFiller()));
  },

  verify: async ({ bytes }, tools) => {
    const source = bytes instanceof Blob ? blobSource(bytes) : bytes;
    const report = await verifyBundle(source);
    if (!report.ok) return report;
    const file = await tools.ask('case', report.value.caseId);
    const json = file === null ? null : canonicalCaseJson(file);
    const current = await currentState(report.value, json, file?.edition ?? currentEdition.id);
    const { manifest, file: inside, asOf } = report.value;
    const plans = plansOf(inside, asOf, manifest.filing, manifest.formats);
    const differs = [...recheck(manifest, plans)];
    if (manifest.official.length > 0) {
      const filler = await loadFiller();
      differs.push(
        ...(await recheckOfficial(manifest, inside, plans, filler, (path) => bundleFile(source, path))),
      );
    }
    return ok({ report: report.value, current, differs });
  },
};

const loadFiller = async (): Promise<FormFiller> => (await import('./bundle-official.ts')).formFiller;

async function writeInto(
  target: FileSystemFileHandle,
  plan: BundlePlan,
  deps: BundleDeps,
): Promise<Result<WrittenBundle & { bytes: null }, BundleFailure>> {
  try {
    const written = await writeBundle(plan, deps, await fileSink(target));
    return written.ok ? ok({ ...written.value, bytes: null }) : written;
  } catch (thrown) {
    return err({ code: 'bundle.write', where: '', params: { detail: String(thrown) } });
  }
}

function weightOf(file: CaseFile, entries: readonly PlannedEntry[]): number {
  const sizes = new Map(file.attachments.map((a) => [a.sha256, a.bytes]));
  return entries.reduce((n, e) => n + (e.kind === 'attachment' ? (sizes.get(e.sha256) ?? 0) : 0), 0);
}

const NO_ASSETS: RenderAssets = { font: new Uint8Array(), subsetterWasm: new Uint8Array() };

/** The renderers of these formats, loaded when they are asked for. */
async function renderersFor(
  formats: readonly ExtraFormat[],
): Promise<Partial<Record<ExtraFormat, Renderer>>> {
  const { renderDocx } = formats.includes('docx') ? await import('#documents/docx') : {};
  const { renderXlsx } = formats.includes('xlsx') ? await import('#documents/xlsx-paper') : {};
  return { ...(renderDocx && { docx: renderDocx }), ...(renderXlsx && { xlsx: renderXlsx }) };
}

async function loaded(
  tools: WorkTools,
): Promise<Result<RenderAssets, { code: string; where: string; params: { detail: string } }>> {
  try {
    return ok(await tools.assets());
  } catch (thrown) {
    // Offline before the first full visit, or a cache the browser has cleared.
    return err({ code: 'bundle.assets', where: '', params: { detail: String(thrown) } });
  }
}
