import axe from 'axe-core';

const still = new CSSStyleSheet();
still.replaceSync('*, ::before, ::after { transition: none !important; }');

/**
 * What axe finds in an element, as lines fit for a failure message; empty = nothing. WCAG 2.2 AA and best practices. Colours
 * are judged as they end up: half way through a change of theirs, no contrast is what it will be.
 */
export async function axeFindings(element: Element, off: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(['region', ...off].map((id) => [id, { enabled: false }]));
  document.adoptedStyleSheets.push(still);
  try {
    const { violations } = await axe.run(element, { rules });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html} — ${n.failureSummary ?? ''}`));
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  }
}
