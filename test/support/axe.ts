import axe from 'axe-core';

/** What axe finds in an element, as lines fit for a failure message; empty = nothing. WCAG 2.2 AA and best practices. */
export async function axeFindings(element: Element, off: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(['region', ...off].map((id) => [id, { enabled: false }]));
  const { violations } = await axe.run(element, { rules });
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html} — ${n.failureSummary ?? ''}`));
}
