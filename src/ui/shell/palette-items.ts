import type { CaseSession } from '#state';
import { caseHref, PHASES } from '../routes.ts';

export type PaletteItem = { readonly group: string; readonly label: string; readonly href: string };
/** A place to go, with its folded text made once, not at every key. */
export type Searchable = PaletteItem & { readonly folded: string };

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-');

const searchable = (item: PaletteItem): Searchable => ({
  ...item,
  folded: fold(`${item.group} ${item.label}`),
});

/** Screens, fields and controls of the case at hand. */
export function caseItems(
  session: CaseSession,
  fields: readonly { readonly path: string; readonly label: string; readonly href: string }[],
): Searchable[] {
  const screens = PHASES.flatMap((phase) =>
    phase.screens.map((s) => ({ group: '画面', label: s.label, href: caseHref(session.id, s.name) })),
  );
  const controls = session.case.rows.map((row) => ({
    group: '管理策',
    label: row.id,
    href: caseHref(session.id, 'statement', `rows/${row.id}/decision`),
  }));
  return [
    ...screens,
    { group: '画面', label: '案件の一覧', href: '#/' },
    ...fields.map(({ label, href }) => ({ group: '項目', label, href })),
    ...controls,
  ].map(searchable);
}

/** Provisions, once their texts are loaded. */
export function clauseItems(
  caseId: string,
  provisions: readonly { readonly id: string; readonly title: string }[],
): Searchable[] {
  return provisions.map((p) =>
    searchable({
      group: '規程',
      label: `${p.id} ${p.title}`,
      href: `${caseHref(caseId, 'rules')}?clause=${encodeURIComponent(p.id)}`,
    }),
  );
}

/** Items that hold every word: screens first, then those that begin with the first word; at most `limit`. */
export function searchItems(items: readonly Searchable[], text: string, limit = 40): PaletteItem[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return items.slice(0, limit);
  const hits = items.filter((item) => words.every((w) => item.folded.includes(w)));
  // Screens are few and most often meant; then what begins with the word.
  const rank = (item: Searchable): number =>
    item.group === '画面' ? 0 : fold(item.label).startsWith(first) ? 1 : 2;
  return hits.toSorted((a, b) => rank(a) - rank(b)).slice(0, limit);
}
