/**
 * The official forms of a bundle: filled where there is a file and nothing must be asked. The filling itself is handed in: the
 * app's worker and the command line do the same.
 */
import { fillFailureMessage, openPointMessage } from '#messages';
import type { PlainDate, Result } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type {
  BundleManifest,
  BundlePlan,
  CaseFile,
  FilledForm,
  FormNote,
  OfficialCorrections,
  OfficialReading,
  OfficialUse,
  OfficialValues,
  PlannedEntry,
} from '#schemas';
import { safeFileName } from '../file-names.ts';
import { officialValues } from './values.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** An official form that is at hand: of the library, or given on the command line. */
export type OfficialFile = {
  /** `2-4`, `2-1別添`. */
  readonly no: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: Bytes;
  readonly corrections: OfficialCorrections | null;
};

type Refused = { readonly code: string; readonly where: string };
type Open = {
  readonly code: string;
  readonly place: string | null;
  readonly field: string | null;
  /** Of a table that is too short: the rows left over. */
  readonly count?: number;
};
type FilledBytes = {
  readonly bytes: Bytes;
  readonly written: readonly {
    readonly field: string;
    readonly locator: string;
    readonly text: string;
    readonly cells: readonly { readonly text: string }[];
  }[];
  readonly open: readonly Open[];
};

/** Recognises, fills and looks again, in the vocabulary in use. */
export type FormFiller = {
  recognise(bytes: Bytes, corrections: OfficialCorrections | null): Promise<Result<OfficialReading, Refused>>;
  fill(bytes: Bytes, reading: OfficialReading, values: OfficialValues): Promise<Result<FilledBytes, Refused>>;
  /** Whether a filled form still says what was written into it. */
  stillSays(bytes: Bytes, said: FilledForm['fields'], values: OfficialValues): Promise<boolean>;
};

/** What must be asked before a form can be handed in; the rest only makes it a draft. */
const ASKED: ReadonlySet<string> = new Set([
  'open.unsure',
  'open.overflow',
  'open.occupied',
  'open.option',
  'open.kind',
  'open.era',
  'open.protected',
]);

/** How the official form of a paper of the bundle stands. */
export type OfficialOutlook = {
  readonly use: OfficialUse;
  readonly title: string;
  /** The path of our PDF. */
  readonly readingCopy: string;
  /**
   * `taken` = goes in filled; `asked` = something must be looked at first; `nothing` = no place that can be filled; `refused` =
   * the file cannot be read; `none` = there is no file.
   */
  readonly state: 'taken' | 'asked' | 'nothing' | 'refused' | 'none';
  readonly source: { readonly fileName: string; readonly sha256: string } | null;
  /** What must be looked at, and what is merely blank yet, in words. */
  readonly asked: readonly string[];
  readonly blank: readonly string[];
  /** Why it was refused; else ''. */
  readonly reason: string;
};
type Made = OfficialOutlook & { readonly filled: FilledBytes | null };

/** A paper that has an official form; `path` = that of our PDF. */
export type OfficialPaper = { readonly use: OfficialUse; readonly title: string; readonly path: string };

/** The papers of a plan that have one, in its order. */
export const officialPapers = (plan: Pick<BundlePlan, 'entries'>): readonly OfficialPaper[] =>
  plan.entries.flatMap((e) =>
    e.kind === 'paper' && e.official !== undefined && e.copyOf === undefined
      ? [{ use: e.official, title: e.title, path: e.path }]
      : [],
  );

/** How the official form of each paper stands, in the order of the papers. */
export async function officialOutlook(
  papers: readonly OfficialPaper[],
  file: CaseFile,
  asOf: PlainDate,
  sources: readonly OfficialFile[],
  filler: FormFiller,
): Promise<readonly OfficialOutlook[]> {
  const made = await eachForm(papers, file, asOf, sources, filler);
  return made.map(({ filled: _bytes, ...outlook }) => outlook);
}

/** The plan with the filled official forms behind the rest, each with our PDF as its reading copy. */
export async function withOfficial(
  plan: BundlePlan,
  file: CaseFile,
  asOf: PlainDate,
  sources: readonly OfficialFile[],
  filler: FormFiller,
): Promise<BundlePlan> {
  const entries: PlannedEntry[] = [];
  const official: FilledForm[] = [];
  const officialNotes: FormNote[] = [];
  for (const made of await eachForm(officialPapers(plan), file, asOf, sources, filler)) {
    const { use, title, readingCopy, source, filled } = made;
    if (source === null) continue;
    const about = { form: use.no, title };
    if (made.state !== 'taken' || !filled) {
      officialNotes.push({ ...about, reason: whyNot(made) });
      continue;
    }
    const number = String(entries.length + 1).padStart(2, '0');
    const path = `公式様式/${safeFileName(`${number}_${source.fileName}`)}`;
    const paper = plan.entries.find((e) => e.path === readingCopy);
    entries.push({
      kind: 'bytes',
      path,
      formNo: paper?.formNo ?? null,
      title: `${title}（公式様式）`,
      clauses: paper?.clauses ?? [],
      open: made.blank,
      bytes: filled.bytes,
    });
    official.push({ ...about, path, readingCopy, source, fields: fieldsOf(filled) });
  }
  return { ...plan, entries: [...plan.entries, ...entries], official, officialNotes };
}

const fieldsOf = ({ written }: FilledBytes): FilledForm['fields'] =>
  written.map((w) => ({
    field: w.field,
    place: w.locator.slice(0, 400),
    text: (w.cells.length > 0 && w.text === '' ? w.cells.map((c) => c.text).join(' ') : w.text).slice(
      0,
      40_000,
    ),
  }));

function whyNot({ state, asked, reason }: OfficialOutlook): string {
  if (state === 'refused') return reason;
  if (state === 'nothing') return '記入できる欄がないため、このアプリのPDFだけを入れました。';
  return `確かめることが ${asked.length} 件あるため、このアプリのPDFだけを入れました（公式様式の画面で確かめてください）。${asked.slice(0, 3).join('／')}`;
}

async function eachForm(
  papers: readonly OfficialPaper[],
  file: CaseFile,
  asOf: PlainDate,
  sources: readonly OfficialFile[],
  filler: FormFiller,
): Promise<readonly Made[]> {
  const byNo = new Map(sources.map((s) => [s.no, s]));
  const made: Made[] = [];
  for (const { use, title, path } of papers) {
    const found = byNo.get(use.no);
    const about = {
      use,
      title,
      readingCopy: path,
      source: found ? { fileName: found.fileName, sha256: found.sha256 } : null,
      asked: [],
      blank: [],
      reason: '',
      filled: null,
    };
    made.push(
      found
        ? { ...about, ...(await filledForm(found, file, asOf, use, filler)) }
        : { ...about, state: 'none' },
    );
  }
  return made;
}

async function filledForm(
  source: OfficialFile,
  file: CaseFile,
  asOf: PlainDate,
  use: OfficialUse,
  filler: FormFiller,
): Promise<Pick<Made, 'state' | 'filled'> & Partial<Made>> {
  const refused = (why: Refused) =>
    ({ state: 'refused', filled: null, reason: fillFailureMessage(why).title }) as const;
  const reading = await filler.recognise(source.bytes, source.corrections);
  if (!reading.ok) return refused(reading.error);
  const filled = await filler.fill(source.bytes, reading.value, officialValues(file, asOf, use.no, use));
  if (!filled.ok) return refused(filled.error);
  const open = openOf(filled.value.open, reading.value);
  const words = (isAsked: boolean): readonly string[] =>
    open.filter((o) => ASKED.has(o.code) === isAsked).map((o) => o.text);
  const asked = words(true);
  const state = asked.length > 0 ? 'asked' : filled.value.written.length === 0 ? 'nothing' : 'taken';
  return { state, asked, blank: words(false), filled: filled.value };
}

/** What stays open, in words; fields the form does not ask for, and places the user leaves alone, are none. */
function openOf(
  points: readonly Open[],
  reading: OfficialReading,
): readonly { readonly code: string; readonly text: string }[] {
  const places = new Map(reading.places.map((p) => [p.id, p]));
  return points.flatMap(({ code, place: id, field, count }) => {
    const place = id === null ? undefined : places.get(id);
    if (code === 'open.noPlace') return [];
    if (code === 'open.unassigned' && place?.why.code === 'why.user') return [];
    const where = (place?.kind === 'table' ? '' : place?.label) || fieldWord(field) || (place?.locator ?? '');
    const rows = count === undefined || count === 0 ? '' : `（${count} 行）`;
    return [{ code, text: `公式様式の「${where}」：${openPointMessage(code)}${rows}` }];
  });
}

/** What forms call a field. */
function fieldWord(key: string | null): string {
  const field = officialVocabulary.fields.find((f) => f.key === key);
  return field?.labels[0] ?? field?.shared[0] ?? '';
}

/** A place that says something else than the case, as an issue of a bundle. */
type Differs = {
  readonly code: 'bundle.planDiffers';
  readonly where: string;
  readonly params: Readonly<Record<string, string>>;
};

/**
 * Where the manifest, or the filled form itself, says something that the case inside does not. `plans` = what the bundle must
 * follow, worked out anew from that case; `bytes` gives a file of the bundle.
 */
export async function recheckOfficial(
  manifest: Pick<BundleManifest, 'official' | 'asOf'>,
  file: CaseFile,
  plans: readonly Pick<BundlePlan, 'entries'>[],
  filler: FormFiller,
  bytes: (path: string) => Promise<Bytes | null>,
): Promise<readonly Differs[]> {
  const found: Differs[] = [];
  const papers = plans.flatMap((plan) => plan.entries);
  for (const { form, path, readingCopy, fields } of manifest.official) {
    const paper = papers.find((e) => e.path === readingCopy);
    const use = paper?.kind === 'paper' ? paper.official : undefined;
    const asked = use?.no === form ? use : {};
    const values = officialValues(file, manifest.asOf, form, asked);
    const inside = await bytes(path);
    const isSame =
      inside !== null && saysTheSame(fields, values) && (await filler.stillSays(inside, fields, values));
    if (!isSame) found.push({ code: 'bundle.planDiffers', where: path, params: {} });
  }
  return found;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const saysTheSame = (fields: FilledForm['fields'], values: OfficialValues): boolean =>
  fields.every(({ field, text }) => {
    const value = values.get(field);
    if (value?.kind !== 'text') return value !== undefined;
    return bare(text).includes(bare(value.text)) || bare(value.text).includes(bare(text));
  });
