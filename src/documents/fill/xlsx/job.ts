/** What goes into which cell: one filling of the places, without any bytes. */
import { err, ok, type Result } from '#kernel';
import type {
  OfficialField,
  OfficialPlace,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import { quoteSheet } from '../../xlsx/refs.ts';
import type { OpenCode, OpenPoint, Written, WrittenCell } from '../contract.ts';
import { squash } from '../labels.ts';
import { isEmptyValue, plainText } from '../print-value.ts';
import type { Book } from './book.ts';
import { boxesOf, inlineBlank, inlineParts, ticked, withParts } from './boxes.ts';
import { partsIn, templateFilled } from './dates.ts';
import { entriesOf, idText, keyColumnOf } from './entries.ts';
import { isBlankText, keyOf, refAt, type Box, type Grid } from './grid.ts';
import { parseSheetArea } from './ranges.ts';
import { contentFor, type Asked, type Content } from './values.ts';
import type { CellWrite } from './write.ts';

/** By sheet and key of the cell. */
export type Writes = Map<Grid, Map<number, CellWrite>>;

type At = { readonly grid: Grid; readonly box: Box };

/** One filling: what goes where, what was written, what stays open. */
export class Job {
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
