/** The packs in use: the vendor's own where one was imported, else the shipped one; and the tick 「原文で確認した」. */
import { z } from 'zod';
import type { PlainDate } from '#kernel';
import { plainDate } from '#schemas';
import { defaultPack } from './defaults.ts';
import { contentPack, PACK_KINDS, type ContentPack, type PackKind, type PackOf } from './schema.ts';

/** What is kept of one kind. A tick belongs to the pack and version it was set for, and lapses with it. */
export type OwnPack = {
  readonly pack: ContentPack | null;
  readonly checked: { readonly id: string; readonly version: number; readonly on: PlainDate } | null;
};
/** By kind; a kind that is left out is as shipped. */
export type OwnPacks = Readonly<Partial<Record<PackKind, OwnPack>>>;

const ownPack = z.object({
  pack: contentPack.nullable(),
  checked: z.object({ id: z.string(), version: z.number(), on: plainDate }).nullable(),
});

/** What was stored, read again: entries that are not sound are left out. */
export function readOwnPacks(value: unknown): OwnPacks {
  const stored = Object(value) as Partial<Record<PackKind, unknown>>;
  const sound: Partial<Record<PackKind, OwnPack>> = {};
  for (const kind of PACK_KINDS) {
    const parsed = ownPack.safeParse(stored[kind]);
    if (!parsed.success) continue;
    if (parsed.data.pack === null || parsed.data.pack.kind === kind) sound[kind] = parsed.data;
  }
  return sound;
}

export type PackInUse<K extends PackKind> = {
  readonly pack: PackOf<K>;
  /** Imported by the vendor. */
  readonly own: boolean;
  /** The day the vendor ticked 「原文で確認した」 for this very pack and version. */
  readonly checkedOn: PlainDate | null;
  /** Whether to show 「要原文確認」. */
  readonly needsCheck: boolean;
};

/** The pack of a kind in use. */
export function packInUse<K extends PackKind>(kind: K, own: OwnPacks = {}): PackInUse<K> {
  const stored = own[kind];
  const shipped = defaultPack(kind);
  const pack = stored?.pack && isKind(stored.pack, kind) ? stored.pack : shipped;
  const checked = stored?.checked ?? null;
  const checkedOn = checked?.id === pack.id && checked.version === pack.version ? checked.on : null;
  return { pack, own: pack !== shipped, checkedOn, needsCheck: pack.needsCheck && checkedOn === null };
}

function isKind<K extends PackKind>(pack: ContentPack, kind: K): pack is PackOf<K> {
  return pack.kind === kind;
}
