/** The editions and packs of the user, as they stand in the settings. Small: it belongs to the first page. */
import type { Result } from '#kernel';
import type { EditionData, Rulebook } from '#rulebook';
import type { OwnPacks } from '#rulebook/packs';

export type OwnContent = {
  readonly editions: readonly EditionData[];
  /** The imported editions whose base is known, composed. */
  readonly rulebooks: ReadonlyMap<string, Rulebook>;
  readonly packs: OwnPacks;
};
export const NO_CONTENT: OwnContent = { editions: [], rulebooks: new Map(), packs: {} };

/** What was stored, checked again. The code that checks it is loaded only where there is something. */
export async function readOwnContent(editions: unknown, packs: unknown): Promise<OwnContent> {
  if (editions === undefined && packs === undefined) return NO_CONTENT;
  const [rules, { readOwnPacks }] = await Promise.all([import('#rulebook'), import('#rulebook/packs')]);
  const sound = soundEditions(editions, rules.parseEdition);
  const rulebooks = new Map<string, Rulebook>();
  for (const { id } of sound) {
    const rulebook = rules.rulebookOf(id, sound);
    if (rulebook) rulebooks.set(id, rulebook);
  }
  return { editions: sound, rulebooks, packs: readOwnPacks(packs) };
}

/** The editions that can be read back, the oldest first. */
export function soundEditions(
  stored: unknown,
  parse: (value: unknown) => Result<EditionData, unknown>,
): readonly EditionData[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .map(parse)
    .flatMap((read) => (read.ok ? [read.value] : []))
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : a.inForceFrom > b.inForceFrom ? 1 : 0));
}

/** Whether every edition and pack among the settings of a backup can be read back. */
export async function isSoundContent(settings: {
  readonly editions?: readonly unknown[] | undefined;
  readonly packs?: Readonly<Record<string, unknown>> | undefined;
}): Promise<boolean> {
  const { editions = [], packs = {} } = settings;
  if (editions.length === 0 && Object.keys(packs).length === 0) return true;
  const read = await readOwnContent(editions, packs);
  return (
    read.editions.length === editions.length && Object.keys(read.packs).length === Object.keys(packs).length
  );
}
