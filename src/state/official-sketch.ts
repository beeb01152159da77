/** How a form will look once it is filled: with the rows that are added where a table has too few. Runs in the worker. */
import { recognise, type Filled, type FillFailure } from '#documents/fill';
import { sketchForm, type Sketch, type SketchBlock, type SketchCell } from '#documents/sketch';
import { ok, type Result } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialPlace, OfficialReading } from '#schemas';

type Bytes = Uint8Array<ArrayBuffer>;
export type Drawn = {
  readonly sketch: Sketch;
  /** What can be read at a cell of the sketch after filling, by its locator. */
  readonly cells: ReadonlyMap<string, string>;
};

/** `filled` null = nothing could be filled: the form as it is. */
export async function drawnForm(
  bytes: Bytes,
  reading: OfficialReading,
  filled: Pick<Filled, 'bytes' | 'written'> | null,
): Promise<Result<Drawn, FillFailure>> {
  const written = filled?.written ?? [];
  const places = new Map(reading.places.map((p) => [p.id, p]));
  const added = written.flatMap((w): Added[] => {
    const place = places.get(w.place);
    const known = new Set(place?.cells);
    const more = w.cells.filter((c) => !known.has(c.locator));
    return place?.kind === 'table' && more.length > 0 ? [{ place, cells: more }] : [];
  });
  if (added.length > 0 && filled && reading.format === 'xlsx') {
    const grown = await grownSheets(filled.bytes, reading, new Set(written.map((w) => w.place)));
    if (grown) return ok({ sketch: grown, cells: textsOf(written.flatMap((w) => w.cells)) });
  }
  const sketch = await sketchForm(bytes, reading, officialVocabulary);
  if (!sketch.ok) return sketch;
  // The addresses of rows that are added are those of rows behind them now.
  const theirs = new Set(added.flatMap((a) => a.cells));
  const cells = textsOf(written.flatMap((w) => w.cells.filter((c) => !theirs.has(c))));
  const { value } = sketch;
  return ok({
    sketch:
      value.kind === 'pages' ? { ...value, blocks: value.blocks.map((b) => withRows(b, added)) } : value,
    cells,
  });
}

type Texts = readonly { readonly locator: string; readonly text: string }[];
type Added = { readonly place: OfficialPlace; readonly cells: Texts };

const textsOf = (cells: Texts): ReadonlyMap<string, string> => new Map(cells.map((c) => [c.locator, c.text]));

/** A table of a Word form with the rows that are added, behind the last row of their place and drawn like it. */
function withRows(block: SketchBlock, added: readonly Added[]): SketchBlock {
  if (block.kind === 'line') return block;
  const inner = (cell: SketchCell): SketchCell => ({
    ...cell,
    blocks: cell.blocks.map((b) => withRows(b, added)),
  });
  const rows = block.rows.flatMap((row) => {
    const own = added.find(({ place }) => {
      const last = place.cells.at(-1);
      return last !== undefined && row.some((cell) => cell.locator === last);
    });
    return [row.map(inner), ...(own ? newRows(row, own) : [])];
  });
  return { ...block, rows };
}

function newRows(like: readonly SketchCell[], { place, cells }: Added): (readonly SketchCell[])[] {
  const byRow = new Map<string, Map<string, string>>();
  for (const { locator, text } of cells) {
    const [, row = '', cell = ''] = /^(.*)\/(tc\[\d+\])$/.exec(locator) ?? [];
    byRow.set(row, (byRow.get(row) ?? new Map<string, string>()).set(cell, text));
  }
  return [...byRow.values()].map((texts, n) =>
    like.map((cell): SketchCell => {
      const text = texts.get(/tc\[\d+\]$/.exec(cell.locator)?.[0] ?? '') ?? '';
      return {
        locator: `${cell.locator} +${n + 1}`,
        place: cell.place === null ? null : place.id,
        columns: cell.columns,
        rows: 1,
        blocks: [{ kind: 'line', align: 'start', pieces: text === '' ? [] : [{ text, place: null }] }],
      };
    }),
  );
}

/** The sheets of the finished file, whose places are known again by their signature; null where one is not. */
async function grownSheets(
  bytes: Bytes,
  reading: OfficialReading,
  written: ReadonlySet<string>,
): Promise<Sketch | null> {
  const again = await recognise(bytes, officialVocabulary);
  if (!again.ok) return null;
  const before = new Map(reading.places.map((p) => [p.signature, p.id]));
  const ids = new Map(
    again.value.places.flatMap((p) => {
      const id = before.get(p.signature);
      return id === undefined ? [] : [[p.id, id] as const];
    }),
  );
  const found = new Set(ids.values());
  if (ids.size !== found.size || [...written].some((id) => !found.has(id))) return null;
  const sketch = await sketchForm(bytes, again.value, officialVocabulary);
  if (!sketch.ok || sketch.value.kind !== 'sheets') return null;
  const idOf = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? null));
  const named = (cell: SketchCell): SketchCell => ({
    ...cell,
    place: idOf(cell.place),
    blocks: cell.blocks.map((b) =>
      b.kind === 'line'
        ? { ...b, pieces: b.pieces.map((p) => ({ ...p, place: idOf(p.place) })) }
        : { ...b, rows: b.rows.map((row) => row.map(named)) },
    ),
  });
  const sheets = sketch.value.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(named) })),
  }));
  return { kind: 'sheets', sheets };
}
