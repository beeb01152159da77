/** `liu rules [ID] [--as-of YYYY-MM-DD] [--edition FILE.json]`: the provisions, each with its effect at a date. */
import type { PlainDate } from '#kernel';
import { effectMessage, partyLabel, provisionKindLabel, verdictMessage } from '#messages';
import { shippedRulebook } from '#rulebook';
import { effectOn, provisionOn, provisionsOf, wordingsOf, type Provision } from '#rulebook/provisions';
import { asOfArg, parseArgs } from '../args.ts';
import { fail, failure, type Command } from '../io.ts';
import { editionArg } from '../read-edition.ts';

export const rules: Command = async (argv, io) => {
  const args = parseArgs(argv, { options: ['--as-of', '--edition'], positions: [], optional: ['ID'] });
  if (!args.ok) return fail(io, [args.error]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const rulebook = edition.value ?? shippedRulebook;
  const print = (value: unknown): Promise<void> => io.out(`${JSON.stringify(value, null, 2)}\n`);

  const wanted = args.value.positions[0]?.normalize('NFKC').trim();
  if (wanted === undefined) {
    const ids = new Set(provisionsOf(rulebook).map((p) => p.id));
    await print([...ids].map((id) => provisionOut(provisionOn(rulebook, id, asOf.value)!, asOf.value)));
    return 0;
  }
  // Ids of the notice hold signs that NFKC would fold (①): as typed first, then folded on both sides.
  const typed = args.value.positions[0]!;
  const id = provisionsOf(rulebook).find((p) => p.id === typed || p.id.normalize('NFKC') === wanted)?.id;
  const found = id === undefined ? undefined : provisionOn(rulebook, id, asOf.value);
  if (!found) return fail(io, [failure('rules.unknownId', { id: typed.slice(0, 60) })]);
  const wordings = wordingsOf(rulebook, found.id).map((p) => ({
    summary: p.summary,
    effect: effectOut(p, asOf.value),
  }));
  await print({ edition: rulebook.edition.id, ...provisionOut(found, asOf.value), wordings });
  return 0;
};

/** What is printed of a provision. */
export function provisionOut(p: Provision, asOf: PlainDate) {
  const { id, doc, chapter, title, summary, kind, forms, refs, use } = p;
  return {
    id,
    doc,
    chapter,
    title,
    summary,
    kind,
    kindLabel: provisionKindLabel(kind),
    binds: p.binds.map((party) => ({ party, label: partyLabel(party) })),
    effect: effectOut(p, asOf),
    forms,
    refs,
    use,
  };
}

function effectOut({ effect }: Provision, asOf: PlainDate) {
  const state = effectOn(effect, asOf);
  const message = `${effectMessage(effect)}${verdictMessage(state, effect, asOf, null)}`;
  return { ...effect, asOf, state, message };
}
