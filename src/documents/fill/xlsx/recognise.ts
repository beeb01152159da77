/** Which cells of a workbook ask for what. */
import { ok, type Result } from '#kernel';
import type {
  OfficialCorrections,
  OfficialGuess,
  OfficialPlace,
  OfficialReading,
  OfficialVocabulary,
} from '#schemas';
import { quoteSheet } from '../../xlsx/refs.ts';
import type { FillFailure } from '../contract.ts';
import { fingerprintOf, sha256 } from '../digest.ts';
import { formNumber, formOfTitle, identify, type FormText } from '../form-identity.ts';
import { applyCorrections, signatureOf } from '../identity.ts';
import { isProse, normaliseLabel, squash } from '../labels.ts';
import { matcherOf } from '../vocabulary-match.ts';
import { isFormSheet, surveySheet, type Sheet } from './area.ts';
import { boxesOf, inlineBlank, inlineParts } from './boxes.ts';
import { openBookOf, type Book } from './book.ts';
import { isBlankText, keyOf, refAt, type Box, type Grid } from './grid.ts';
import type { Single } from './place.ts';
import { findSingles } from './singles.ts';
import { findTables, type Table } from './tables.ts';
import { allowedBy } from './values.ts';

/** Reads the form; see `Filler.recognise`. */
export async function recogniseXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  vocabulary: OfficialVocabulary,
  corrections: OfficialCorrections | null,
): Promise<Result<OfficialReading, FillFailure>> {
  const hash = await sha256(bytes);
  const book = openBookOf(bytes, hash);
  if (!book.ok) return book;
  const { reading } = readForm(book.value, vocabulary);
  const fingerprint = fingerprintOf([...reading.labels, '', ...reading.places.map((p) => p.signature)]);
  return ok({
    format: 'xlsx',
    sha256: hash,
    ...reading,
    fingerprint,
    places: applyCorrections(reading.places, fingerprint, corrections),
  });
}

type Read = Pick<OfficialReading, 'form' | 'labels' | 'places'>;

/** The form without what needs its bytes. */
export function readForm(book: Book, vocabulary: OfficialVocabulary): { readonly reading: Read } {
  const matcher = matcherOf(vocabulary);
  const grids = book.grids.filter(isFormSheet);
  const form = identify(grids.flatMap(headTexts), vocabulary);
  const isTitle = (text: string): boolean =>
    formNumber(text) !== null || formOfTitle(text, vocabulary) !== null;
  const seen = new Map<string, number>();
  const places: OfficialPlace[] = [];
  const labels: string[] = [];
  const rowFields = new Set<string>();
  for (const grid of grids) {
    const sheet = surveySheet(grid, matcher, isTitle);
    const tables = findTables(sheet, matcher, (rule) => allowedBy(book, grid, rule));
    const taken = new Set<number>();
    for (const table of tables)
      for (const box of boxesWithin(sheet, table)) taken.add(keyOf(box.top, box.left));
    const singles = findSingles(sheet, matcher, form.no, taken);
    const made = [
      ...tables.map((t) => ({ at: t.headBottom, left: t.left, make: () => tablePlace(t, seen, rowFields) })),
      ...singles.map((s) => ({
        at: s.boxes[0]!.top,
        left: s.boxes[0]!.left,
        make: () => singlePlace(sheet, s, seen),
      })),
    ].sort((a, b) => a.at - b.at || a.left - b.left);
    for (const { make } of made) places.push(make());
    labels.push(...labelsOf(sheet, tables, singles));
  }
  return { reading: { form, labels, places } };
}

/** What stands at the head of a sheet, line by line. */
function headTexts(grid: Grid): FormText[] {
  const found: FormText[] = [];
  for (const cell of grid.cells.values()) {
    if (cell.row > 12 || found.length >= 40) break;
    if (isBlankText(cell.text) || cell.formula !== '') continue;
    found.push({
      text: cell.text,
      head: true,
      title: formNumber(cell.text) === null && squash(cell.text).length >= 3,
    });
  }
  return found;
}

function boxesWithin(sheet: Sheet, table: Table): Box[] {
  const last = table.entries.at(-1)!.bottom;
  return sheet.boxes.filter(
    (b) => b.top >= table.headTop && b.top <= last && b.left <= table.right && b.right >= table.left,
  );
}

/** Labels in reading order: what is printed and is no value. Rows of a table are not labels of the form. */
function labelsOf(sheet: Sheet, tables: readonly Table[], singles: readonly Single[]): string[] {
  const inRows = (b: Box): boolean =>
    tables.some(
      (t) =>
        b.top > t.headBottom && b.top <= t.entries.at(-1)!.bottom && b.left <= t.right && b.right >= t.left,
    );
  const places = new Set(singles.flatMap((s) => s.boxes.map((b) => keyOf(b.top, b.left))));
  return sheet.boxes
    .filter((b) => sheet.isLabel(b) && !places.has(keyOf(b.top, b.left)) && !isProse(b.text) && !inRows(b))
    .map((b) => normaliseLabel(b.text))
    .filter((t) => t !== '');
}

const locatorOf = (grid: Grid, box: Box): string => `${quoteSheet(grid.name)}!${refAt(box)}`;

const noRows = (text: string): string => text.replace(/\s+/g, ' ').trim();

function singlePlace(sheet: Sheet, s: Single, seen: Map<string, number>): OfficialPlace {
  const { grid } = sheet;
  const at = locatorOf(grid, s.boxes[0]!);
  const parts = s.kind === 'inline' ? inlineParts(s.boxes[0]!.text) : null;
  const locator = s.kind === 'box' ? `${at} box[${s.nth}]` : parts ? `${at} part[${s.nth}]` : at;
  const best = s.guesses[0];
  const context = s.context.map(noRows);
  return {
    id: locator,
    locator: s.boxes.length > 1 ? `${locator} … ${locatorOf(grid, s.boxes.at(-1)!)}` : locator,
    kind: s.kind,
    field: best?.field ?? null,
    option: s.option,
    confidence: best?.confidence ?? 0,
    sure: s.sure,
    label: normaliseLabel(s.label),
    context,
    // A date with its blanks is a text once it is written.
    signature: signatureOf(seen, context, s.label, s.kind === 'date' ? 'text' : s.kind, s.option),
    alternatives: s.guesses.slice(1, 6),
    current:
      s.kind === 'box'
        ? tickOf(s)
        : s.kind === 'inline'
          ? ((parts ? parts[s.nth] : inlineBlank(s.boxes[0]!.text))?.rest ?? '')
          : s.kind === 'date' && s.boxes[0]!.text.includes('年')
            ? blankTemplate(s.boxes[0]!.text)
            : s.boxes.map((b) => b.text).join(''),
    cells: s.boxes.length > 1 ? s.boxes.map((b) => locatorOf(grid, b)) : [],
    columns: s.kind === 'dateParts' ? [{ key: s.era, label: s.era }] : [],
    why: s.why,
  };
}

const tickOf = (s: Single): string => (boxesOf(s.boxes[0]!.text)[s.nth]?.ticked === true ? '☑' : '');

/** 年月日 printed with blanks holds nothing yet. */
const blankTemplate = (text: string): string => (/\d/.test(text.normalize('NFKC')) ? text : '');

function tablePlace(t: Table, seen: Map<string, number>, rowFields: Set<string>): OfficialPlace {
  const { grid } = t.sheet;
  const first = t.entries[0]!;
  const last = t.entries.at(-1)!;
  const from = { top: first.top, left: t.left, bottom: first.top, right: t.left };
  const to = { top: last.bottom, left: t.right, bottom: last.bottom, right: t.right };
  const locator = `${quoteSheet(grid.name)}!${refAt(from)}:${refAt(to)}`;
  // Entries that follow one another go into one table; those that bear their number, into as many as there are.
  const again = t.keyColumn < 0 && rowFields.has(t.field.key);
  if (t.keyColumn < 0) rowFields.add(t.field.key);
  const sure = t.sure && !again;
  const context = t.context.map(noRows);
  const label = t.columns.map((c) => normaliseLabel(c.label)).join('／');
  const guess: OfficialGuess = {
    field: t.field.key,
    confidence: sure ? t.confidence : Math.min(t.confidence, 0.6),
  };
  return {
    id: `${quoteSheet(grid.name)}!${refAt(from)}`,
    locator,
    kind: 'table',
    field: guess.field,
    option: null,
    confidence: guess.confidence,
    sure,
    label,
    context,
    signature: signatureOf(seen, context, label, 'table'),
    alternatives: [],
    current: t.entries
      .flatMap((e) =>
        e.boxes.flatMap((b, i) => (b && t.columns[i]!.key !== null && i !== t.keyColumn ? [b.text] : [])),
      )
      .join('')
      .slice(0, 500),
    cells: t.entries.flatMap((e) => e.boxes.map((b) => (b ? locatorOf(grid, b) : ''))),
    columns: t.columns.map(({ key, label: printed }) => ({ key, label: printed })),
    why: { code: again ? 'why.twice' : t.why, params: { label, heading: t.heading } },
  };
}
