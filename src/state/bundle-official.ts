/** The official forms of a bundle: filled where the library has them and nothing must be asked. Runs in the worker. */
import type { BundleIssue } from '#documents/bundle';
import { fill, recognise, type OpenPoint } from '#documents/fill';
import { officialValues, safeFileName } from '#forms';
import type { PlainDate } from '#kernel';
import { fillFailureMessage, openPointMessage } from '#messages';
import { officialVocabulary } from '#rulebook/official';
import type {
  BundleManifest,
  BundlePlan,
  CaseFile,
  FilledForm,
  FormNote,
  OfficialReading,
  PlannedEntry,
} from '#schemas';
import type { OfficialSource } from './official-protocol.ts';

const FOLDER = '公式様式';

/** What must be asked before a form can be handed in; the rest only makes it a draft. */
const ASKED: ReadonlySet<OpenPoint['code']> = new Set([
  'open.unsure',
  'open.overflow',
  'open.occupied',
  'open.option',
  'open.kind',
  'open.era',
  'open.protected',
]);

/** The plan with the filled official forms behind the rest, each with our PDF as its reading copy. */
export async function withOfficial(
  plan: BundlePlan,
  file: CaseFile,
  asOf: PlainDate,
  sources: readonly OfficialSource[],
): Promise<BundlePlan> {
  const byNo = new Map(sources.map((s) => [s.no, s]));
  const entries: PlannedEntry[] = [];
  const official: FilledForm[] = [];
  const notes: FormNote[] = [];
  for (const paper of plan.entries) {
    if (paper.kind !== 'paper' || paper.official === undefined || paper.copyOf !== undefined) continue;
    const source = byNo.get(paper.official);
    if (!source) continue;
    const about = { form: paper.official, title: paper.title };
    const made = await filledForm(source, file, asOf);
    if (typeof made === 'string') {
      notes.push({ ...about, reason: made });
      continue;
    }
    const path = `${FOLDER}/${safeFileName(`${String(entries.length + 1).padStart(2, '0')}_${source.fileName}`)}`;
    const { formNo, title, clauses } = paper;
    entries.push({
      kind: 'bytes',
      path,
      formNo,
      title: `${title}（公式様式）`,
      clauses,
      open: made.open,
      bytes: made.bytes,
    });
    official.push({
      ...about,
      path,
      readingCopy: paper.path,
      source: { fileName: source.fileName, sha256: source.sha256 },
      fields: made.fields,
    });
  }
  return { ...plan, entries: [...plan.entries, ...entries], official, officialNotes: notes };
}

type Made = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly open: readonly string[];
  readonly fields: FilledForm['fields'];
};

/** The filled file, or the reason why it is left out. */
async function filledForm(source: OfficialSource, file: CaseFile, asOf: PlainDate): Promise<Made | string> {
  const reading = await recognise(source.bytes, officialVocabulary, source.corrections);
  if (!reading.ok) return fillFailureMessage(reading.error).title;
  const values = officialValues(file, asOf, source.no);
  const filled = await fill(source.bytes, reading.value, values, officialVocabulary);
  if (!filled.ok) return fillFailureMessage(filled.error).title;
  const { written, bytes } = filled.value;
  const open = openOf(filled.value.open, reading.value);
  const asked = open.filter((o) => ASKED.has(o.point.code));
  if (asked.length > 0) {
    const first = asked.slice(0, 3).map((o) => o.text);
    return `確かめることが ${asked.length} 件あるため、このアプリのPDFだけを入れました（公式様式の画面で確かめてください）。${first.join('／')}`;
  }
  if (written.length === 0) return '記入できる欄がないため、このアプリのPDFだけを入れました。';
  return {
    bytes,
    open: open.map((o) => o.text),
    fields: written.map((w) => ({
      field: w.field,
      place: w.locator.slice(0, 400),
      text: (w.cells.length > 0 && w.text === '' ? w.cells.map((c) => c.text).join(' ') : w.text).slice(
        0,
        40_000,
      ),
    })),
  };
}

/** What stays open, in words; fields the form does not ask for, and places the user leaves alone, are none. */
function openOf(
  points: readonly OpenPoint[],
  reading: OfficialReading,
): readonly { readonly point: OpenPoint; readonly text: string }[] {
  const places = new Map(reading.places.map((p) => [p.id, p]));
  return points.flatMap((point) => {
    const place = point.place === null ? undefined : places.get(point.place);
    if (point.code === 'open.noPlace') return [];
    if (point.code === 'open.unassigned' && place?.why.code === 'why.user') return [];
    const where = place ? place.label || place.locator : (point.field ?? '');
    return [{ point, text: `公式様式の「${where}」：${openPointMessage(point.code)}` }];
  });
}

/** Where the manifest says something was written into a form that the case inside does not say. */
export function recheckOfficial(
  manifest: BundleManifest,
  file: CaseFile,
  asOf: PlainDate,
): readonly BundleIssue[] {
  const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
  return manifest.official.flatMap(({ form, path, fields }) => {
    const values = officialValues(file, asOf, form);
    const differs = fields.some(({ field, text }) => {
      const value = values.get(field);
      if (!value) return true;
      return (
        value.kind === 'text' &&
        !bare(text).includes(bare(value.text)) &&
        !bare(value.text).includes(bare(text))
      );
    });
    return differs ? [{ code: 'bundle.planDiffers', where: path, params: {} }] : [];
  });
}
