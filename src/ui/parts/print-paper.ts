import type { Paper } from '#schemas';
import { showPaper } from '#state';

const CLASS = 'print-paper';

/**
 * Prints one paper and nothing else, at once. The paper stands in the page only for the printer (print.css) and leaves it
 * when the dialog closes, or with the next one.
 */
export async function printPaper(paper: Paper): Promise<void> {
  for (const old of document.querySelectorAll(`.${CLASS}`)) old.remove();
  const sheet = document.createElement('div');
  sheet.className = CLASS;
  document.body.append(sheet);
  await showPaper(paper, sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  print();
}
