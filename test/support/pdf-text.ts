/** What a reader of the PDF finds in it, by an independent implementation (pdf.js). */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text with its place: points from the bottom left corner of the page. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
};
export type Bookmark = { readonly title: string; readonly page: number; readonly items: readonly Bookmark[] };
export type ReadPdf = {
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly pieces: readonly Piece[];
  }[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | null;
  readonly outline: readonly Bookmark[];
};

type OutlineNode = { title: string; dest: string | unknown[] | null; items: OutlineNode[] };

/** Reads a PDF; the bytes stay the caller's. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const content = await page.getTextContent();
    const pieces = content.items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , size = 0, x = 0, y = 0] = item.transform.map(Number);
      return [{ text: item.str, x, y, size, width: item.width }];
    });
    pages.push({ width, height, pieces });
  }
  const { info } = await pdf.getMetadata();
  const bookmarks = async (nodes: readonly OutlineNode[]): Promise<Bookmark[]> =>
    Promise.all(
      nodes.map(async ({ title, dest, items }) => {
        const target: unknown = Array.isArray(dest) ? dest[0] : null;
        const isRef = typeof target === 'object' && target !== null && 'num' in target && 'gen' in target;
        const ref = isRef ? { num: Number(target.num), gen: Number(target.gen) } : null;
        return { title, page: ref ? (await pdf.getPageIndex(ref)) + 1 : 0, items: await bookmarks(items) };
      }),
    );
  const outline = await bookmarks((await pdf.getOutline()) ?? []);
  const entries: Record<string, unknown> = Object.fromEntries(Object.entries(info));
  const language = typeof entries['Language'] === 'string' ? entries['Language'] : null;
  await task.destroy();
  return { pages, info: entries, language, outline };
}

/** The text between the running head and foot of each page, in the order it was written, without white space, NFKC. */
export function bodyText(pdf: ReadPdf): string {
  return pdf.pages
    .flatMap(({ height, pieces }) => pieces.filter(({ y }) => y > 44 && y < height - 55))
    .map(({ text }) => bare(text))
    .join('');
}

/** NFKC without white space: what two renderings of one text have in common. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
