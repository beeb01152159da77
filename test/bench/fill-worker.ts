/** What the benchmark of form filling does in a worker of the browser: our own filling, and other libraries' of the same data. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import type { OfficialValues } from '#schemas';
import { officialVocabulary } from '#rulebook/official';
import { docxFiller } from '../../src/documents/fill/docx/index.ts';
import { xlsxFiller } from '../../src/documents/fill/xlsx/index.ts';
import { parseSheetArea } from '../../src/documents/fill/xlsx/ranges.ts';

export type FillJob = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly values: OfficialValues;
  readonly runs: number;
} & (
  | { readonly by: 'docx' | 'xlsx' }
  /** What stands where, as our own filling wrote it: the other library recognises nothing. */
  | { readonly by: 'hucre'; readonly cells: readonly FillCell[] }
  /** A twin of the form with tags in its blanks (`locator` = the tag): it finds what somebody marked. */
  | { readonly by: 'docxtemplater'; readonly cells: readonly FillCell[] }
);
export type FillCell = { readonly locator: string; readonly text: string };
export type FillDone = {
  /** Milliseconds of each run. */
  readonly times: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cells: readonly FillCell[];
};

type Made = Pick<FillDone, 'bytes' | 'cells'>;

async function own({ bytes, values, by }: FillJob): Promise<Made> {
  const filler = by === 'docx' ? docxFiller : xlsxFiller;
  const reading = await filler.recognise(bytes, officialVocabulary, null);
  if (!reading.ok) throw new Error(reading.error.code);
  const done = await filler.fill(bytes, reading.value, values, officialVocabulary);
  if (!done.ok) throw new Error(done.error.code);
  const cells = done.value.written.flatMap((w): FillCell[] =>
    w.cells.length > 0 ? [...w.cells] : [{ locator: w.locator, text: w.text }],
  );
  return { bytes: done.value.bytes, cells };
}

async function others(bytes: Uint8Array<ArrayBuffer>, cells: readonly FillCell[]): Promise<Made> {
  const book = await openXlsx(bytes);
  for (const { locator, text } of cells) {
    const at = parseSheetArea(locator, '');
    const sheet = book.sheets.find((s) => s.name === at?.sheet);
    if (!at || !sheet) throw new Error(`no cell ${locator}`);
    const row = (sheet.rows[at.area.top - 1] ??= []);
    row[at.area.left - 1] = text;
  }
  return { bytes: new Uint8Array(await saveXlsx(book)), cells };
}

function tagged(bytes: Uint8Array<ArrayBuffer>, cells: readonly FillCell[]): Made {
  const document = new Docxtemplater(new PizZip(bytes), { linebreaks: true });
  document.render(Object.fromEntries(cells.map(({ locator, text }) => [locator, text])));
  const made = document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  return { bytes: new Uint8Array(made), cells };
}

function made(job: FillJob): Promise<Made> {
  if (job.by === 'hucre') return others(job.bytes, job.cells);
  if (job.by === 'docxtemplater') return Promise.resolve(tagged(job.bytes, job.cells));
  return own(job);
}

addEventListener('message', (event: MessageEvent<FillJob>) => {
  const job = event.data;
  const run = async (): Promise<void> => {
    const times: number[] = [];
    let last: Made | null = null;
    for (let n = 0; n <= job.runs; n++) {
      // A copy: what was read of the same bytes before must not help.
      const bytes = job.bytes.slice();
      const start = performance.now();
      last = await made({ ...job, bytes });
      if (n > 0) times.push(performance.now() - start);
    }
    if (last) postMessage({ times, ...last } satisfies FillDone);
  };
  void run().catch((error: unknown) => {
    postMessage(String(error));
  });
});
