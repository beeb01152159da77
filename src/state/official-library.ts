/** Decisions about the library of official forms: which version is in use, whose corrections apply. Pure. */
import { groupBy } from '#kernel';
import {
  CORRECTIONS_FORMAT,
  correctionsFile,
  type KeptCorrections,
  type LibraryForm,
  type OfficialCorrections,
  type OfficialReading,
} from '#schemas';

/** The versions of one form, the one in use first, then the newest. */
export type FormVersions = {
  readonly key: string;
  readonly no: string | null;
  readonly title: string;
  readonly inUse: LibraryForm;
  readonly others: readonly LibraryForm[];
};

type Named = { readonly no: string | null; readonly title: string };

/** Files of the same key are versions of one form: by number, else by title. */
export const formKey = ({ no, title }: Named): string => no ?? `題：${title}`;

/** The library by form, in the order of their numbers; those without one at the end. */
export function versionsOf(forms: readonly LibraryForm[]): readonly FormVersions[] {
  const groups = groupBy(forms, (f) => formKey(f.form));
  const late = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');
  return [...groups]
    .map(([key, files]) => {
      const [inUse, ...others] = files.toSorted(
        (a, b) => late(b.chosen, a.chosen) || late(b.added, a.added) || late(a.sha256, b.sha256),
      );
      return { key, no: inUse!.form.no, title: inUse!.form.title, inUse: inUse!, others };
    })
    .sort((a, b) => rank(a.no) - rank(b.no) || a.key.localeCompare(b.key, 'ja'));
}

/** `2-11` after `2-4`; words behind all numbers. */
function rank(no: string | null): number {
  const m = /^(\d+)-(\d+)(.*)$/.exec(no ?? '');
  return m ? Number(m[1]) * 1_000 + Number(m[2]) * 2 + (m[3] === '' ? 0 : 1) : no === null ? 1e9 : 1e8;
}

/** What the user said of this form: of the same drawing, else of the version before it (found again by signature). */
export function correctionsFor(
  form: Pick<LibraryForm, 'fingerprint' | 'form'>,
  kept: readonly KeptCorrections[],
): OfficialCorrections | null {
  const own = kept.find((c) => c.fingerprint === form.fingerprint);
  if (own) return own;
  const key = formKey(form.form);
  return (
    kept
      .filter((c) => formKey(c.form) === key)
      .toSorted(
        (a, b) => b.changed.localeCompare(a.changed) || (a.fingerprint < b.fingerprint ? -1 : 1),
      )[0] ?? null
  );
}

/** The corrections of a form with one place said anew; `field` undefined = as the recogniser sees it. */
export function withCorrection(
  reading: OfficialReading,
  kept: KeptCorrections | null,
  change: {
    readonly place: string;
    readonly field: string | null | undefined;
    readonly option?: string | null;
  },
  now: string,
): KeptCorrections {
  const of = new Map(reading.places.map((p) => [p.id, p]));
  // What came over from the version before is now said of this one.
  const entries =
    kept?.fingerprint === reading.fingerprint
      ? kept.entries
      : reading.places
          .filter((p) => p.why.code === 'why.user')
          .map((p) => ({ place: p.id, signature: p.signature, field: p.field, option: p.option }));
  const place = of.get(change.place);
  const rest = entries.filter((e) => e.place !== change.place);
  const said =
    place && change.field !== undefined
      ? [
          {
            place: place.id,
            signature: place.signature,
            field: change.field,
            option: place.kind === 'box' ? (change.option ?? null) : null,
          },
        ]
      : [];
  return {
    fingerprint: reading.fingerprint,
    form: { no: reading.form.no, title: reading.form.title.slice(0, 500) },
    changed: now,
    entries: [...rest, ...said],
  };
}

/** The corrections as a file to share. */
export function correctionsJson(kept: readonly KeptCorrections[]): Uint8Array<ArrayBuffer> {
  const forms = kept
    .filter((c) => c.entries.length > 0)
    .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const file = { format: CORRECTIONS_FORMAT, version: 1, forms };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`);
}

/** The corrections of a shared file, or null where it is none. */
export function readCorrections(bytes: Uint8Array<ArrayBuffer>): readonly KeptCorrections[] | null {
  if (bytes.length > 5_000_000) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = correctionsFile.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.forms : null;
  } catch {
    return null;
  }
}
