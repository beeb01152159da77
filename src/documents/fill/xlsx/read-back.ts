/** What stands at the places of a filled copy. */
import { ok, parseDateInput, type PlainDate, type Result } from '#kernel';
import type {
  OfficialColumn,
  OfficialKind,
  OfficialOption,
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialVocabulary,
} from '#schemas';
import { dateOfSerial, quoteSheet, refOf } from '../../xlsx/refs.ts';
import type { FillFailure, ReadBack } from '../contract.ts';
import { squash } from '../labels.ts';
import { matcherOf, type Matcher } from '../vocabulary-match.ts';
import { openBook, type Book } from './book.ts';
import { boxesOf, inlineBlank, inlineParts } from './boxes.ts';
import { dateInParts } from './dates.ts';
import { entriesOf, keyColumnOf } from './entries.ts';
import { isBlankText, type Box, type Grid } from './grid.ts';
import { parseSheetArea } from './ranges.ts';
import { readForm } from './recognise.ts';

/**
 * See `Filler.readBack`. In a sheet whose printed texts all stand where they stood, places are where they were; in others they are found
 * again by their signature, else by id and label.
 */
export function readBackXlsx(
  original: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  vocabulary: OfficialVocabulary,
): Result<ReadBack, FillFailure> {
  const opened = openBook(bytes);
  if (!opened.ok) return opened;
  const book = opened.value;
  const blank = openBook(original);
  const steady = blank.ok ? steadySheets(blank.value, book, reading) : new Set<string>();
  const now = readForm(book, vocabulary).reading.places;
  const byId = new Map(now.map((p) => [p.id, p]));
  const bySignature = new Map(now.map((p) => [p.signature, p]));
  const matcher = matcherOf(vocabulary);
  const values = new Map<string, OfficialValue>();
  const gone: string[] = [];
  for (const place of reading.places) {
    // By its signature first: below a table that grew, another place may stand at the old address.
    const same = byId.get(place.id);
    const found = steady.has(sheetOf(place.id))
      ? place
      : (bySignature.get(place.signature) ?? (same && same.label === place.label ? same : undefined));
    if (!found) {
      gone.push(place.id);
      continue;
    }
    const value = valueAt(book, found, place.field, matcher);
    if (value) values.set(place.id, value);
  }
  return ok({ values, gone });
}

const sheetOf = (locator: string): string =>
  parseSheetArea(locator.replace(/ (?:box|part)\[\d+\]$/, ''), '')?.sheet ?? '';

/** The sheets in which every text that is no value stands at its old address. */
function steadySheets(before: Book, now: Book, reading: OfficialReading): Set<string> {
  const values = new Set(
    reading.places.flatMap((p) =>
      p.cells.length > 0 ? p.cells : [p.id.replace(/ (?:box|part)\[\d+\]$/, '')],
    ),
  );
  const found = new Set<string>();
  for (const old of before.grids) {
    const grid = now.grids.find((g) => g.name === old.name);
    const same =
      grid !== undefined &&
      [...old.cells].every(
        ([key, cell]) =>
          isBlankText(cell.text) ||
          cell.formula !== '' ||
          values.has(`${quoteSheet(old.name)}!${refOf(cell.row, cell.column)}`) ||
          grid.cells.get(key)?.text === cell.text,
      );
    if (same) found.add(old.name);
  }
  return found;
}

/** What stands behind the colon of an inline place, and whether a box is ticked. */
function textIn(place: OfficialPlace, box: Box | undefined): string {
  const text = box?.text ?? '';
  const nth = Number(/ (?:box|part)\[(\d+)\]$/.exec(place.id)?.[1] ?? -1);
  if (place.kind === 'box') return boxesOf(text)[nth]?.ticked === true ? '☑' : '';
  return (nth >= 0 ? inlineParts(text)?.[nth] : inlineBlank(text))?.rest ?? '';
}

type Asked = { readonly kind: OfficialKind; readonly options: readonly OfficialOption[] };
const TEXT: Asked = { kind: 'text', options: [] };

function valueAt(
  book: Book,
  place: OfficialPlace,
  fieldKey: string | null,
  matcher: Matcher,
): OfficialValue | null {
  const field = fieldKey === null ? undefined : matcher.field(fieldKey);
  const own = place.id.replace(/ (?:box|part)\[\d+\]$/, '');
  if (place.kind === 'box' || place.kind === 'inline') {
    const text = textIn(place, boxAt(book, own)?.box);
    if (text === '' || (place.kind === 'box' && place.option === null)) return null;
    return place.kind === 'box' ? { kind: 'choices', values: [place.option ?? ''] } : { kind: 'text', text };
  }
  const asked: Asked = field ?? TEXT;
  const boxes = (place.cells.length > 0 ? place.cells : [place.id]).map((l) => boxAt(book, l));
  if (place.kind === 'table') {
    return field ? rowsAt(book, place, field.columns, keyColumnOf(place, field), matcher) : null;
  }
  if (place.kind === 'dateParts') {
    const date = dateInParts(
      place.columns[0]?.label ?? '',
      boxes.map((b) => b?.box.text ?? ''),
    );
    return date === null ? null : { kind: 'date', date, time: null };
  }
  if (place.kind === 'digits') {
    const text = boxes.map((b) => squash(b?.box.text ?? '')).join('');
    return text === '' ? null : { kind: 'text', text };
  }
  return boxes[0] ? valueOf(book, boxes[0], asked, matcher) : null;
}

type At = { readonly grid: Grid; readonly box: Box };

function boxAt(book: Book, locator: string): At | null {
  const at = locator === '' ? null : parseSheetArea(locator, '');
  const grid = at && book.grids.find((g) => g.name === at.sheet);
  return at && grid ? { grid, box: grid.boxAt(at.area.top, at.area.left) } : null;
}

/** The text of a cell as a value of its kind; what it cannot be read as stays text. Null where it is empty. */
function valueOf(book: Book, { grid, box }: At, asked: Asked, matcher: Matcher): OfficialValue | null {
  const { text } = box;
  if (isBlankText(text)) return null;
  if (asked.kind === 'date' || asked.kind === 'dateTime') {
    const date = dateIn(book, grid, box);
    if (date === null) return /\d/.test(text.normalize('NFKC')) ? { kind: 'text', text } : null;
    const time = /([01]?\d|2[0-3])(?:時|:)([0-5]\d)/.exec(text.normalize('NFKC'));
    return { kind: 'date', date, time: time ? `${time[1]!.padStart(2, '0')}:${time[2]}` : null };
  }
  if (asked.kind === 'choice') {
    const value = matcher.option(asked.options, text);
    return value === null ? { kind: 'text', text } : { kind: 'choice', value };
  }
  return { kind: 'text', text };
}

function dateIn(book: Book, grid: Grid, box: Box): PlainDate | null {
  const number = box.cell?.number;
  if (number !== null && number !== undefined && grid.styleAt(box.top, box.left).format.date)
    return dateOfSerial(number, book.from1904);
  const words = box.text.normalize('NFKC').replace(/\s+/g, '');
  const read = parseDateInput(/^.*?\d+年\d+月\d+日|^[^年]*$/.exec(words)?.[0] ?? words);
  return read.ok ? read.value : null;
}

function rowsAt(
  book: Book,
  place: OfficialPlace,
  columns: readonly OfficialColumn[],
  key: number,
  matcher: Matcher,
): OfficialValue | null {
  const rows: Record<string, OfficialValue>[] = [];
  for (const cells of entriesOf(place)) {
    const row: Record<string, OfficialValue> = {};
    let said = false;
    place.columns.forEach((column, i) => {
      const at = column.key === null ? null : boxAt(book, cells[i] ?? '');
      const value = at && valueOf(book, at, askedOf(columns, column.key), matcher);
      if (!value || column.key === null) return;
      row[column.key] = value;
      // A number that is printed says nothing by itself.
      if (i !== key || !at.grid.protected || !at.grid.styleAt(at.box.top, at.box.left).locked) said = true;
    });
    if (said && Object.keys(row).some((k) => k !== place.columns[key]?.key)) rows.push(row);
  }
  return rows.length === 0 ? null : { kind: 'rows', rows };
}

function askedOf(columns: readonly OfficialColumn[], key: string | null): Asked {
  const column = columns.find((c) => c.key === key);
  return column ? { kind: column.kind, options: column.options ?? [] } : TEXT;
}
