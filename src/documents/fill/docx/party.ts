/** Parties named within a line: whose the label behind them is. */
import type { Heads, Walk } from './walk.ts';

/**
 * 「申請者 住所」: the party of this line and of those below it, and the label. Below a heading that is unknown or
 * another's, a party is that heading's (品質管理部門 担当者), and stays in the label.
 */
export function partyOf(
  walk: Walk,
  heads: Heads,
  text: string,
): { readonly label: string; readonly party: string } {
  if (walk.matcher.isListed(text) || !takesParty(walk, heads)) return { label: text, party: '' };
  const { matcher } = walk;
  // The party may be set wide itself (申 請 者 住 所): the longest head that names one.
  const gaps = [...text.matchAll(/[\s\u3000]+/gu)].map((m) => [m.index, m.index + m[0].length] as const);
  for (const [from, to] of gaps.reverse()) {
    const party = text.slice(0, from);
    if (matcher.isParty(party) && matcher.knows(text.slice(to))) return { label: text.slice(to), party };
  }
  return { label: text, party: '' };
}

/** Whether a party named within a line may be believed: below headings of parties we know, or none. */
export const takesParty = ({ matcher }: Walk, heads: Heads): boolean =>
  [heads.one, heads.two].every(
    (t) => t === '' || matcher.groupOf(t) === '' || (matcher.isParty(t) && !matcher.isForeign(t)),
  );
