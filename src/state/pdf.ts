/** PDF files as they look. Apart from what draws them, which is large and loaded with the first file that is looked at. */

export type PdfPage = { readonly width: number; readonly height: number; readonly text: string };
export type OpenedPdf = {
  readonly pages: number;
  /** Draws a page (from 1) at most that many CSS pixels wide; answers with its size and its words. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<PdfPage>;
  readonly close: () => void;
};

/** Opens a PDF; null where it is no PDF, is damaged, or asks for a password. Scripts in it are not run. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf | null> {
  try {
    return await (await import('./pdf-view.ts')).openPdf(bytes);
  } catch {
    // Offline before everything was fetched, or a browser that lacks what the library needs.
    return null;
  }
}
