/** Draws the pages of a PDF with pdf.js. The library and its worker (1.7 MB) are loaded with the first file looked at. */
import * as pdfjs from 'pdfjs-dist';
import { trustedScriptUrl } from '#sw';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import type { OpenedPdf } from './pdf.ts';

// The tables of Japanese encodings, for files that name a font instead of holding it. Never inlined: the content
// security policy lets nothing be fetched from a data URL.
const TABLES = import.meta.glob<string>(
  '/node_modules/pdfjs-dist/cmaps/{H,V,EUC-H,EUC-V,90ms-RKSJ-*,90msp-RKSJ-*,90pv-RKSJ-*,Adobe-Japan1-*,UniJIS-*,UniJIS2004-UTF16-*}.bcmap',
  { query: '?url&no-inline', import: 'default' },
);

/** What the library asks for while it reads: encoding tables. The fonts every PDF may name come from the system. */
class OwnTables {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = await TABLES[`/node_modules/pdfjs-dist/cmaps/${filename}`]?.();
    if (url === undefined) throw new RangeError(`not kept here: ${filename}`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

let worker: Worker | null = null;

/** Opens a PDF; null where it is no PDF, is damaged, or asks for a password. Scripts in it are not run. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf | null> {
  worker ??= new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
  pdfjs.GlobalWorkerOptions.workerPort = worker;
  const task = pdfjs.getDocument({
    // The library takes over the buffer it is given.
    data: bytes.slice(),
    BinaryDataFactory: OwnTables,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const pdf = await task.promise.catch(() => null);
  if (!pdf) return null;
  return {
    pages: pdf.numPages,
    close: () => void task.destroy(),
    async draw(number, canvas, width) {
      const page = await pdf.getPage(number);
      const whole = page.getViewport({ scale: 1 });
      const sharp = Math.min(2, globalThis.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: (Math.min(width, 1_200) / whole.width) * sharp });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const content = await page.getTextContent();
      const text = content.items.map((i) => ('str' in i ? `${i.str}${i.hasEOL ? '\n' : ''}` : '')).join('');
      return { width: canvas.width, height: canvas.height, text };
    },
  };
}
