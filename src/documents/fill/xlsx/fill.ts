/** Values into a workbook, and the finished file read again before it is handed over. */
import { err, ok, type Result } from '#kernel';
import type {
  OfficialField,
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import { sha256 } from '../digest.ts';
import {
  fillFailure,
  type Filled,
  type FillFailure,
  type OpenCode,
  type OpenPoint,
  type Written,
  type WrittenCell,
} from '../contract.ts';
import { quoteSheet } from '../../xlsx/refs.ts';
import { squash } from '../labels.ts';
import { writePackage } from '../package.ts';
import { applySplices, type Splice } from '../xml.ts';
import { boxesOf, inlineBlank, inlineParts, ticked, withParts } from './boxes.ts';
import { openBook, openBookOf, type Book } from './book.ts';
import { clearedValue, recalculation, staleFormulas } from './calc.ts';
import { partsIn, templateFilled } from './dates.ts';
import { isBlankText, keyOf, refAt, type Box, type Grid } from './grid.ts';
import { grownBytes, placeAfter, planGrowth } from './grow.ts';
import { parseSheetArea } from './ranges.ts';
import { isEmptyValue, plainText } from '../print-value.ts';
import { contentFor, type Asked, type Content } from './values.ts';
import { verifyGrown } from './verify-grown.ts';
import { verify } from './verify.ts';
import { cellSplices, type CellWrite } from './write.ts';

/** See `Filler.fill`. */
export async function fillXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Promise<Result<Filled, FillFailure>> {
  const hash = await sha256(bytes);
  if (reading.sha256 !== hash) return err(fillFailure('fill.stale'));
  const opened = openBookOf(bytes, hash);
  if (!opened.ok) return opened;
  const book = opened.value;
  const grown = withMoreRows(book, reading.places, values, vocabulary);
  if (grown) return ok(grown);
  const { writes, written, open } = filled(book, reading.places, values, vocabulary);
  const made = produce(book, writes);
  if (!made.ok) return made;
  return ok({ bytes: made.value, written, open });
}

function filled(
  book: Book,
  places: readonly OfficialPlace[],
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Job {
  const job = new Job(book, vocabulary);
  for (const place of places) job.place(place, values);
  job.finish(values);
  return job;
}

/** The same with rows added to each table that is too short; null where none is, or none can be for sure. */
function withMoreRows(
  start: Book,
  original: readonly OfficialPlace[],
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Filled | null {
  const tooShort = (job: Job): { place: string; count: number }[] =>
    job.open.flatMap((o) =>
      o.code === 'open.overflow' && o.place !== null && o.count !== undefined
        ? [{ place: o.place, count: o.count }]
        : [],
    );
  // By position: the places keep their order, their addresses change.
  const ids = original.map((p) => p.id);
  let best: { book: Book; job: Job; places: readonly OfficialPlace[] } | null = null;
  let book = start;
  let places = original;
  let job = original.some((p) => isShort(p, values)) ? filled(book, places, values, vocabulary) : null;
  const given = new Set<number>();
  while (job) {
    const now: Job = job;
    const next = tooShort(now).find(({ place }) => !given.has(places.findIndex((p) => p.id === place)));
    if (!next) break;
    const at = places.findIndex((p) => p.id === next.place);
    given.add(at);
    const place = places[at]!;
    const growth = planGrowth(book, place, entriesOf(place), places, next.count);
    const bytes = growth && grownBytes(book, growth);
    const opened = bytes && openBook(bytes);
    if (!growth || !opened?.ok || verifyGrown(book, opened.value, growth) !== null) continue;
    const width = Math.max(1, place.columns.length);
    const moved = places.map((p) => placeAfter(growth, p, place, width));
    const again = filled(opened.value, moved, values, vocabulary);
    const id = moved[at]!.id;
    if (tooShort(again).some((o) => o.place === id) || !again.written.some((w) => w.place === id)) continue;
    [book, places, job] = [opened.value, moved, again];
    best = { book, job, places };
  }
  if (!best) return null;
  const made = produce(best.book, best.job.writes);
  if (!made.ok) return null;
  const before = new Map(best.places.map((p, i) => [p.id, ids[i]!]));
  return {
    bytes: made.value,
    written: best.job.written.map((w) => ({ ...w, place: before.get(w.place) ?? w.place })),
    open: best.job.open.map((o) => (o.place === null ? o : { ...o, place: before.get(o.place) ?? o.place })),
  };
}

/** Whether a table has fewer entries than there are to be written. */
function isShort(place: OfficialPlace, values: OfficialValues): boolean {
  const value = place.kind === 'table' && place.field !== null ? values.get(place.field) : undefined;
  return value?.kind === 'rows' && value.rows.length > entriesOf(place).length;
}

export type Writes = Map<Grid, Map<number, CellWrite>>;

/** The finished bytes: the same ones where nothing is to be written. */
function produce(book: Book, writes: Writes): Result<Uint8Array<ArrayBuffer>, FillFailure> {
  const total = [...writes.values()].reduce((n, w) => n + w.size, 0);
  if (total === 0) return ok(book.opened.bytes);
  const splices = new Map<string, { text: string; list: Splice[] }>();
  const into = (grid: Grid): Splice[] => {
    const known = splices.get(grid.part);
    if (known) return known.list;
    const list: Splice[] = [];
    splices.set(grid.part, { text: grid.tree.text, list });
    return list;
  };
  for (const [grid, cells] of writes) into(grid).push(...cellSplices(grid, [...cells.values()]));
  const stale = staleFormulas(book, new Map([...writes].map(([g, cells]) => [g, new Set(cells.keys())])));
  for (const { grid, cell } of stale) {
    const splice = clearedValue(grid, cell);
    if (splice) into(grid).push(splice);
  }
  if (stale.length > 0 && !book.recalculates) {
    const main = book.opened.tree(book.opened.main);
    if (!main.ok) return main;
    const splice = recalculation(main.value);
    if (splice) splices.set(book.opened.main, { text: main.value.text, list: [splice] });
  }
  const bytes = writePackage(
    book.opened,
    new Map([...splices].map(([part, { text, list }]) => [part, applySplices(text, list)])),
  );
  const wrong = verify(book, bytes, writes, new Set(stale.map(({ cell }) => cell)));
  return wrong === null ? ok(bytes) : err(fillFailure('fill.verify', wrong));
}

type At = { readonly grid: Grid; readonly box: Box };

/** One filling: what goes where, what was written, what stays open. */
class Job {
  readonly writes: Writes = new Map();
  readonly written: Written[] = [];
  readonly open: OpenPoint[] = [];
  /** By field: keys of rows that found their row, of tables whose rows bear their number. */
  readonly #found = new Map<string, Set<number>>();
  readonly #placed = new Set<string>();
  readonly #boxes = new Map<string, { wanted: readonly string[]; places: OfficialPlace[] }>();
  readonly #inlines = new Map<string, { at: At; values: ReadonlyMap<number, string> }>();
  readonly #book: Book;
  readonly #fields: ReadonlyMap<string, OfficialField>;

  constructor(book: Book, vocabulary: OfficialVocabulary) {
    this.#book = book;
    this.#fields = new Map(vocabulary.fields.map((f) => [f.key, f]));
  }

  #stay(code: OpenCode, place: OfficialPlace, count?: number): void {
    const point: OpenPoint = { code, place: place.id, field: place.field };
    this.open.push(count === undefined ? point : { ...point, count });
  }

  place(place: OfficialPlace, values: OfficialValues): void {
    const field = place.field === null ? undefined : this.#fields.get(place.field);
    if (!field) return this.#stay('open.unassigned', place);
    if (!place.sure) return this.#stay('open.unsure', place);
    this.#placed.add(field.key);
    const value = values.get(field.key);
    if (!value || isEmptyValue(value)) return this.#stay('open.noValue', place);
    if (place.kind === 'table') {
      if (value.kind !== 'rows') return this.#stay('open.kind', place);
      return this.#table(place, field, value.rows);
    }
    if (value.kind === 'rows') return this.#stay('open.kind', place);
    if (place.kind === 'box') return this.#box(place, value);
    if (place.kind === 'dateParts') return this.#parts(place, value);
    if (place.kind === 'digits') return this.#digits(place, field, value);
    if (/ part\[\d+\]$/.test(place.id)) return this.#part(place, value, field);
    const at = this.#at(place.id);
    if (!at) return this.#stay('open.protected', place);
    const asked: Asked = { kind: field.kind, options: field.options };
    if (place.kind === 'inline') return this.#inline(place, at, value, field);
    const content =
      place.kind === 'date' ? template(at.box, value) : contentFor(this.#book, at.grid, at.box, value, asked);
    if (!content) return this.#stay('open.noValue', place);
    if (!content.ok) return this.#stay(content.error, place);
    this.#all(place, [{ at, content: content.value }]);
  }

  /** Behind the colon; what stood there must be nothing, or the same. */
  #inline(place: OfficialPlace, at: At, value: OfficialValue, field: OfficialField): void {
    const blank = inlineBlank(at.box.text);
    const text = plainText(value, field);
    if (!blank || text === null) return this.#stay('open.kind', place);
    if (blank.rest !== '' && squash(blank.rest) !== squash(text)) return this.#stay('open.occupied', place);
    const shown = `${blank.label}${text}`;
    if (shown.length > 32_767) return this.#stay('open.overflow', place);
    if (blank.rest === '') this.#write(at, { shown, number: null });
    const { id, locator } = place;
    this.written.push({ place: id, locator, field: field.key, text: shown, cells: [] });
  }

  /** Behind one of several colons of a cell. */
  #part(place: OfficialPlace, value: OfficialValue, field: OfficialField): void {
    const [locator = '', nth = ''] = place.id.split(/ part\[|\]$/);
    const at = this.#at(locator);
    const text = plainText(value, field);
    const part = at && inlineParts(at.box.text)?.[Number(nth)];
    if (!at || !part || text === null) return this.#stay('open.kind', place);
    if (part.rest !== '' && squash(part.rest) !== squash(text)) return this.#stay('open.occupied', place);
    const cell = this.#inlines.get(locator) ?? { at, values: new Map<number, string>() };
    const values = new Map([...cell.values, [Number(nth), part.rest === '' ? text : part.rest]]);
    const shown = withParts(at.box.text, values);
    // A value with a colon of its own could not be told from a label.
    if (shown === null) return this.#stay('open.kind', place);
    if (shown.length > 32_767) return this.#stay('open.overflow', place);
    this.#inlines.set(locator, { at, values });
    if (squash(shown) !== squash(at.box.text)) this.#write(at, { shown, number: null });
    const { id } = place;
    this.written.push({ place: id, locator: id, field: field.key, text: `${part.label}${text}`, cells: [] });
  }

  /** Ticked at the end, when all boxes of the field are known: those of one cell go into it together. */
  #box(place: OfficialPlace, value: OfficialValue): void {
    const wanted = value.kind === 'choice' ? [value.value] : value.kind === 'choices' ? value.values : [];
    const field = place.field ?? '';
    const known = this.#boxes.get(field) ?? { wanted, places: [] };
    known.places.push(place);
    this.#boxes.set(field, known);
  }

  #tick(): void {
    for (const { wanted, places } of this.#boxes.values()) {
      const single = this.#fields.get(places[0]!.field ?? '')?.kind === 'choice';
      const other = places.find((p) => p.current !== '' && !wanted.includes(p.option ?? ''));
      if (other && single) {
        this.#stay('open.occupied', other);
        continue;
      }
      const cells = new Map<string, { at: At; spots: Set<number> }>();
      for (const option of wanted) {
        const place = places.find((p) => p.option === option);
        const [locator = '', nth = '0'] = place?.id.split(/ box\[|\]$/) ?? [];
        const at = place ? this.#at(locator) : null;
        const spot = at ? boxesOf(at.box.text)[Number(nth)] : undefined;
        if (!place || !at || !spot) {
          this.#stay('open.option', places[0]!);
          continue;
        }
        const cell = cells.get(locator) ?? { at, spots: new Set<number>() };
        if (!spot.ticked) cell.spots.add(spot.at);
        cells.set(locator, cell);
        const text = `☑${place.label}`;
        this.written.push({
          place: place.id,
          locator: place.locator,
          field: place.field ?? '',
          text,
          cells: [],
        });
      }
      for (const { at, spots } of cells.values())
        if (spots.size > 0) this.#write(at, { shown: ticked(at.box.text, spots), number: null });
    }
  }

  /** Values for which the form has no place, and rows that found none. */
  finish(values: OfficialValues): void {
    this.#tick();
    for (const [key, value] of values) {
      if (isEmptyValue(value)) continue;
      if (!this.#placed.has(key)) this.open.push({ code: 'open.noPlace', place: null, field: key });
      const found = this.#found.get(key);
      if (!found || value.kind !== 'rows') continue;
      const left = value.rows.length - found.size;
      if (left > 0) this.open.push({ code: 'open.overflow', place: null, field: key, count: left });
    }
  }

  #parts(place: OfficialPlace, value: OfficialValue): void {
    if (value.kind !== 'date') return this.#stay('open.kind', place);
    const era = place.columns[0]?.label ?? '';
    const parts = partsIn(era, value.date);
    if (!parts) return this.#stay('open.era', place);
    this.#each(place, parts, (at, text) => {
      // A number where the cell takes numbers, so that a format such as 00 works.
      const asText = at.grid.styleAt(at.box.top, at.box.left).format.text;
      return { shown: text, number: asText || !/^\d+$/.test(text) ? null : Number(text) };
    });
  }

  #digits(place: OfficialPlace, field: OfficialField, value: OfficialValue): void {
    if (value.kind !== 'text') return this.#stay('open.kind', place);
    const plain = squash(value.text);
    const letters = Array.from(field.kind === 'code' ? plain.replace(/[-‐–—−]/g, '') : plain);
    if (letters.length !== place.cells.length) return this.#stay('open.overflow', place);
    this.#each(place, letters, (_, text) => ({ shown: text, number: null }));
  }

  #each(place: OfficialPlace, texts: readonly string[], content: (at: At, text: string) => Content): void {
    const all: { at: At; content: Content }[] = [];
    for (const [i, locator] of place.cells.entries()) {
      const at = this.#at(locator);
      const text = texts[i];
      if (!at || text === undefined) return this.#stay('open.protected', place);
      all.push({ at, content: content(at, text) });
    }
    this.#all(place, all);
  }

  /** All of it or nothing: a cell with other text keeps the whole place open. */
  #all(place: OfficialPlace, cells: readonly { at: At; content: Content }[], count = 0): boolean {
    const refused = cells
      .map(({ at, content }) => this.#refusal(at, content, place.kind === 'date'))
      .find((c) => c !== null);
    if (refused !== undefined) {
      this.#stay(refused, place);
      return false;
    }
    for (const { at, content } of cells) this.#write(at, content);
    const read: WrittenCell[] = cells.map(({ at, content }) => ({
      locator: locatorOf(at),
      text: content.shown,
    }));
    const text =
      place.kind === 'dateParts'
        ? dateText(place, read)
        : read.map((c) => c.text).join(place.kind === 'table' ? '／' : '');
    this.written.push({
      place: place.id,
      locator: place.locator,
      field: place.field ?? '',
      text,
      cells: place.cells.length > 0 ? read : [],
    });
    if (count > 0) this.#stay('open.overflow', place, count);
    return true;
  }

  #refusal({ grid, box }: At, content: Content, template_: boolean): OpenCode | null {
    if (box.formula || (grid.protected && grid.styleAt(box.top, box.left).locked)) return 'open.protected';
    const now = squash(box.text);
    if (now === '' || now === squash(content.shown)) return null;
    return template_ && !/\d/.test(now) ? null : 'open.occupied';
  }

  #write({ grid, box }: At, content: Content): void {
    // What stands there already is left as it is written.
    const { cell } = box;
    if (
      cell &&
      !isBlankText(box.text) &&
      (content.number === null ? cell.text === content.shown : cell.number === content.number)
    )
      return;
    const cells = this.writes.get(grid) ?? new Map<number, CellWrite>();
    this.writes.set(grid, cells);
    cells.set(keyOf(box.top, box.left), { row: box.top, column: box.left, content });
  }

  #at(locator: string): At | null {
    const at = parseSheetArea(locator, '');
    const grid = at && this.#book.grids.find((g) => g.name === at.sheet);
    return at && grid ? { grid, box: grid.boxAt(at.area.top, at.area.left) } : null;
  }

  #table(
    place: OfficialPlace,
    field: OfficialField,
    rows: readonly Readonly<Record<string, OfficialValue>>[],
  ): void {
    const { columns } = place;
    const entries = entriesOf(place);
    const key = keyColumnOf(place, field);
    const keyed = key >= 0 && this.#isPrinted(entries, key, columns.length);
    const all: { at: At; content: Content }[] = [];
    const refused = new Set<OpenCode>();
    const put = (cells: readonly string[], row: Readonly<Record<string, OfficialValue>>): void => {
      for (const [i, column] of columns.entries()) {
        const value = column.key === null || (keyed && i === key) ? undefined : row[column.key];
        if (!value || isEmptyValue(value)) continue;
        const at = cells[i] === undefined || cells[i] === '' ? null : this.#at(cells[i]);
        const about = field.columns.find((c) => c.key === column.key);
        const content =
          at &&
          contentFor(this.#book, at.grid, at.box, value, {
            kind: about?.kind ?? 'text',
            options: about?.options ?? [],
          });
        if (at && content?.ok) all.push({ at, content: content.value });
        else refused.add(content && !content.ok ? content.error : 'open.protected');
      }
    };
    if (keyed) {
      const found = this.#found.get(field.key) ?? new Set<number>();
      this.#found.set(field.key, found);
      const byId = new Map(rows.map((row, n) => [idOf(row[columns[key]?.key ?? '']), n]));
      for (const cells of entries) {
        const id = idText(this.#at(cells[key] ?? '')?.box.text ?? '');
        const n = byId.get(id);
        if (n === undefined || id === '' || found.has(n)) continue;
        found.add(n);
        put(cells, rows[n]!);
      }
      if (all.length === 0 && refused.size === 0) return;
    } else {
      rows.slice(0, entries.length).forEach((row, n) => put(entries[n]!, row));
    }
    const over = keyed ? 0 : rows.length - entries.length;
    const done = this.#all(place, all, Math.max(0, over));
    if (done) for (const code of refused) this.#stay(code, place);
  }

  #isPrinted(entries: readonly (readonly string[])[], key: number, width: number): boolean {
    if (width < 2) return false;
    const boxes = entries.map((cells) => this.#at(cells[key] ?? '')?.box).filter((b) => b !== undefined);
    const printed = boxes.filter((b) => !isBlankText(b.text));
    if (printed.length * 2 <= boxes.length) return false;
    const at = this.#at(entries[0]?.[key] ?? '');
    // An unlocked number is an entry somebody wrote, in a sheet whose lock tells.
    return !at || !at.grid.protected || at.grid.styleAt(at.box.top, at.box.left).locked;
  }
}

/** The cells of a table, entry by entry. */
export function entriesOf(place: OfficialPlace): string[][] {
  const width = Math.max(1, place.columns.length);
  const entries: string[][] = [];
  for (let i = 0; i + width <= place.cells.length; i += width) entries.push(place.cells.slice(i, i + width));
  return entries;
}

export const keyColumnOf = (place: OfficialPlace, field: OfficialField): number => {
  const key = field.columns.find((c) => c.kind === 'code')?.key;
  return key === undefined ? -1 : place.columns.findIndex((c) => c.key === key);
};

export const idText = (text: string): string => squash(text).toUpperCase();
const idOf = (value: OfficialValue | undefined): string => (value?.kind === 'text' ? idText(value.text) : '');

const locatorOf = ({ grid, box }: At): string => `${quoteSheet(grid.name)}!${refAt(box)}`;

function template(box: Box, value: OfficialValue): Result<Content, OpenCode> {
  if (value.kind !== 'date') return err('open.kind');
  const era = /^(令和|平成|西暦|20)/.exec(squash(box.text))?.[1] ?? '';
  const text = templateFilled(era, value.date);
  return text === null ? err('open.era') : ok({ shown: text, number: null });
}

function dateText(place: OfficialPlace, cells: readonly WrittenCell[]): string {
  const era = place.columns[0]?.label ?? '';
  const [y = '', m = '', d = ''] = cells.map((c) => c.text);
  return `${era}${y}年${m}月${d}日`;
}
