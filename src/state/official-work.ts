/** The tasks of the worker of the official forms. Apart from how messages travel, so that tests run them without a worker. */
import { comparePlaces, compareReadings, fill, PACKAGE_LIMITS, readBack, recognise } from '#documents/fill';
import { ok } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { bytesOf, candidatesOf, nameOf, refused as refuse } from './official-collect.ts';
import { drawnForm } from './official-sketch.ts';
import type { OfficialTask, OfficialTasks, RecognisedForm, RefusedForm } from './official-protocol.ts';

type Told = (done: number, total: number, title: string) => void;
export type OfficialWork = {
  readonly [K in OfficialTask]: (
    input: OfficialTasks[K]['input'],
    told: Told,
  ) => Promise<OfficialTasks[K]['output']>;
};

export const officialWork: OfficialWork = {
  recognise: async ({ files }, told) => {
    const { candidates, refused, skipped } = await candidatesOf(files);
    const forms: RecognisedForm[] = [];
    const bad: RefusedForm[] = [...refused];
    for (const [n, candidate] of candidates.entries()) {
      told(n, candidates.length, nameOf(candidate.path));
      const bytes = await candidate.load();
      const reading = bytes.ok
        ? await recognise(bytes.value, officialVocabulary, null, nameOf(candidate.path))
        : bytes;
      if (!bytes.ok || !reading.ok) {
        if (!reading.ok) bad.push({ path: candidate.path, failure: reading.error });
        continue;
      }
      const { from, path } = candidate;
      forms.push({ fileName: nameOf(path), from, bytes: bytes.value, reading: reading.value });
    }
    told(candidates.length, candidates.length, '');
    return ok({ forms, refused: bad, skipped });
  },

  review: async ({ bytes, corrections, values }) => {
    const reading = await recognise(bytes, officialVocabulary, corrections);
    if (!reading.ok) return reading;
    const filled = await fill(bytes, reading.value, values, officialVocabulary);
    const drawn = await drawnForm(bytes, reading.value, filled.ok ? filled.value : null);
    if (!drawn.ok) return drawn;
    const about = { reading: reading.value, ...drawn.value };
    if (!filled.ok) return ok({ ...about, written: [], open: [], bytes: null, failure: filled.error });
    const { written, open } = filled.value;
    const made = written.length > 0 ? filled.value.bytes : null;
    return ok({ ...about, written, open, bytes: made, failure: null });
  },

  compare: async ({ before, now }) => {
    const [a, b] = [await recognise(before, officialVocabulary), await recognise(now, officialVocabulary)];
    if (!a.ok) return a;
    return b.ok ? ok(compareReadings(a.value, b.value)) : b;
  },

  readBack: async ({ bytes, corrections, values, returned }) => {
    const loaded = await bytesOf(returned.file, PACKAGE_LIMITS.bytes);
    if (!loaded.ok) return loaded;
    const reading = await recognise(bytes, officialVocabulary, corrections);
    if (!reading.ok) return reading;
    const theirs = await recognise(loaded.value, officialVocabulary, null, nameOf(returned.path));
    if (!theirs.ok) return theirs;
    // A copy of another form would read as if everything had been emptied.
    if (theirs.value.format !== reading.value.format || theirs.value.form.no !== reading.value.form.no)
      return refuse('official.notOfForm', '', theirs.value.form.no ?? theirs.value.form.title);
    const found = await readBack(bytes, loaded.value, reading.value, officialVocabulary);
    if (!found.ok) return found;
    // What the form has no room for was not taken out by anybody.
    const filled = await fill(bytes, reading.value, values, officialVocabulary);
    const made = filled.ok && (await readBack(bytes, filled.value.bytes, reading.value, officialVocabulary));
    const asFilled = made && made.ok ? made.value : null;
    const gone = new Set(found.value.gone);
    return ok({
      differences: comparePlaces(reading.value, found.value, values, officialVocabulary, asFilled),
      gone: reading.value.places.flatMap((p) =>
        gone.has(p.id) && p.sure && p.field !== null ? [p.label || p.locator] : [],
      ),
    });
  },
};
