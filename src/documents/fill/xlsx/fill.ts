/** Values into a workbook, and the finished file read again before it is handed over. */
import { err, ok, type Result } from '#kernel';
import type { OfficialPlace, OfficialReading, OfficialValues, OfficialVocabulary } from '#schemas';
import { fillFailure, type Filled, type FillFailure } from '../contract.ts';
import { sha256 } from '../digest.ts';
import { writePackage } from '../package-write.ts';
import { applySplices, type Splice } from '../xml.ts';
import { openBook, openBookOf, type Book } from './book.ts';
import { clearedValue, recalculation, staleFormulas } from './calc.ts';
import { entriesOf } from './entries.ts';
import type { Grid } from './grid.ts';
import { grownBytes, placeAfter, planGrowth } from './grow.ts';
import { Job, type Writes } from './job.ts';
import { verifyGrown } from './verify-grown.ts';
import { verify } from './verify.ts';
import { cellSplices } from './write.ts';

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
