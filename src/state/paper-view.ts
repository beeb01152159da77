/** Papers on the screen: the documents folder's HTML, for the screens, which must not import it themselves. */
import type { Paper } from '#schemas';

let styled = false;

/**
 * Draws a paper into an element, with the style papers have as pages of their own. What it needs is loaded at the first call.
 * A value that comes from the case carries its path in `data-source`.
 */
export async function showPaper(paper: Paper, element: Element): Promise<void> {
  const { mountHtml, paperCss, paperTree } = await import('#documents/html');
  if (!styled) {
    // A constructed sheet is no inline style: the strict policy allows it, and every class in it starts with `paper`.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(paperCss);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    styled = true;
  }
  mountHtml(paperTree(paper), element);
}
