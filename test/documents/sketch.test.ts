import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recognise } from '#documents/fill';
import { sketchForm, type SketchBlock } from '#documents/sketch';
import { officialVocabulary } from '#rulebook/official';

const FIXTURES = join(import.meta.dirname, '../fixtures/official-like');
const files = readdirSync(FIXTURES).filter((f) => /\.(docx|xlsx)$/.test(f));

const placesIn = (blocks: readonly SketchBlock[]): (string | null)[] =>
  blocks.flatMap((block) =>
    block.kind === 'line'
      ? block.pieces.map((p) => p.place)
      : block.rows.flat().flatMap((cell) => [cell.place, ...placesIn(cell.blocks)]),
  );
const textsIn = (blocks: readonly SketchBlock[]): string =>
  blocks
    .map((block) =>
      block.kind === 'line'
        ? block.pieces.map((p) => p.text).join('')
        : block.rows
            .flat()
            .map((cell) => textsIn(cell.blocks))
            .join('\n'),
    )
    .join('\n');

test.each(files)('%s: every place can be chosen in the sketch, and only places', async (name) => {
  const bytes = new Uint8Array(readFileSync(join(FIXTURES, name)));
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const made = await sketchForm(bytes, reading.value, officialVocabulary);
  if (!made.ok) throw new Error(made.error.code);
  const sketch = made.value;
  const blocks: readonly SketchBlock[] =
    sketch.kind === 'pages'
      ? sketch.blocks
      : sketch.sheets.map((s) => ({ kind: 'table', widths: [], rows: s.rows.map((r) => r.cells) }));
  const shown = new Set(placesIn(blocks).filter((p) => p !== null));
  expect([...shown].sort()).toEqual(reading.value.places.map((p) => p.id).sort());
  expect(textsIn(blocks).length).toBeGreaterThan(100);
});

test('widths are those of the form: hundredths of a table, pixels of a sheet', async () => {
  const sketchOf = async (name: string) => {
    const bytes = new Uint8Array(readFileSync(join(FIXTURES, name)));
    const reading = await recognise(bytes, officialVocabulary);
    if (!reading.ok) throw new Error(reading.error.code);
    const made = await sketchForm(bytes, reading.value, officialVocabulary);
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  };
  const pages = await sketchOf('様式1-1_事前申請書.docx');
  const table = pages.kind === 'pages' ? pages.blocks.find((b) => b.kind === 'table') : undefined;
  const widths = table?.kind === 'table' ? table.widths : [];
  expect(widths).toHaveLength(5);
  expect(widths.reduce((sum, w) => sum + w, 0)).toBeCloseTo(100, 0);
  const sheets = await sketchOf('改善計画書.xlsx');
  const [sheet] = sheets.kind === 'sheets' ? sheets.sheets : [];
  expect(sheet?.widths.length).toBeGreaterThan(30);
  expect(sheet?.widths.every((w) => w > 0 && w < 600)).toBe(true);
});
