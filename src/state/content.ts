/** Takes in, and lets go of, editions of the rules and content packs. Loaded when the user asks for it. */
import { ok, type PlainDate, type Result } from '#kernel';
import type { EditionData } from '#rulebook';
import type { ContentPack, OwnPack, PackKind } from '#rulebook/packs';
import type { Store } from '#store';
import type { ImportFailure } from './contract.ts';
import { parseJson, type Bytes } from './import/decode.ts';
import { refuse } from './import/failure.ts';
import { soundEditions } from './own-content.ts';

const EDITIONS = 'editions';
const PACKS = 'packs';
/** The whole rules in our own words are a fifth of this. */
const MAX_BYTES = 2_000_000;

type File = { readonly name: string; readonly bytes: Bytes };

/** Reads an edition file and keeps it; one of the same id is replaced. Codes: `content.…`; nothing is changed by a refusal. */
export async function importEdition(
  store: Store | null,
  file: File,
): Promise<Result<EditionData, ImportFailure>> {
  const json = readJson(file);
  if (!json.ok) return json;
  const { parseEdition, composeEdition } = await import('#rulebook');
  const read = parseEdition(json.value);
  if (!read.ok) {
    const { code, path, detail } = read.error;
    return refuse(`content.${code}`, path, { reason: detail });
  }
  const data = read.value;
  let refusal: Result<never, ImportFailure> | null = null;
  const written = await write(store, EDITIONS, (stored) => {
    const known = soundEditions(stored, parseEdition);
    const composed = composeEdition(data, known);
    if (!composed.ok) {
      refusal = refuse(`content.${composed.error.code}`, composed.error.path, {
        reason: composed.error.detail,
      });
      return stored;
    }
    return [...known.filter((e) => e.id !== data.id), data];
  });
  return refusal ?? (written.ok ? ok(data) : written);
}

/** Takes an imported edition away, unless another one rests on it (`content.edition.isBase`). */
export async function removeEdition(store: Store | null, id: string): Promise<Result<void, ImportFailure>> {
  const { parseEdition } = await import('#rulebook');
  let refusal: Result<never, ImportFailure> | null = null;
  const written = await write(store, EDITIONS, (stored) => {
    const known = soundEditions(stored, parseEdition);
    const above = known.find((e) => e.base === id);
    if (above) refusal = refuse('content.edition.isBase', id, { title: above.title });
    return above ? stored : known.filter((e) => e.id !== id);
  });
  return refusal ?? written;
}

/** Reads a content pack and puts it in the place of the one of its kind; its tick is to be set anew. */
export async function importPack(
  store: Store | null,
  file: File,
): Promise<Result<ContentPack, ImportFailure>> {
  const json = readJson(file);
  if (!json.ok) return json;
  const { parseContentPack } = await import('#rulebook/packs');
  const read = parseContentPack(json.value);
  if (!read.ok) return refuse('content.pack.invalid', read.error.path, { reason: read.error.detail });
  const pack = read.value;
  const written = await changePack(store, pack.kind, () => ({ pack, checked: null }));
  return written.ok ? ok(pack) : written;
}

/** Back to the shipped pack of the kind; its tick is to be set anew. */
export function resetPack(store: Store | null, kind: PackKind): Promise<Result<void, ImportFailure>> {
  return changePack(store, kind, () => ({ pack: null, checked: null }));
}

/** Sets (with its day) or takes away the tick 「原文で確認した」 of the pack in use. */
export async function setPackChecked(
  store: Store | null,
  kind: PackKind,
  on: PlainDate | null,
): Promise<Result<void, ImportFailure>> {
  const { packInUse } = await import('#rulebook/packs');
  return changePack(store, kind, (was) => {
    const { id, version } = packInUse(kind, { [kind]: was }).pack;
    return { pack: was.pack, checked: on === null ? null : { id, version, on } };
  });
}

async function changePack(
  store: Store | null,
  kind: PackKind,
  change: (was: OwnPack) => OwnPack,
): Promise<Result<void, ImportFailure>> {
  const { readOwnPacks } = await import('#rulebook/packs');
  return write(store, PACKS, (stored) => {
    const packs = readOwnPacks(stored);
    return { ...packs, [kind]: change(packs[kind] ?? { pack: null, checked: null }) };
  });
}

function readJson({ name, bytes }: File): Result<unknown, ImportFailure> {
  if (bytes.length > MAX_BYTES) return refuse('content.tooLarge', name, { limit: MAX_BYTES });
  const json = parseJson(bytes, name);
  return json.ok ? json : refuse('content.notJson', name);
}

async function write(
  store: Store | null,
  key: string,
  change: (stored: unknown) => unknown,
): Promise<Result<void, ImportFailure>> {
  if (!store) return refuse('content.storage', '', { cause: 'store.unavailable' });
  const done = await store.changeSetting(key, change);
  return done.ok ? done : refuse('content.storage', '', { cause: done.error });
}
