import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill, recognise, readValues } from '#documents/fill';
import { readZip, writeZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { SketchBlock, SketchCell } from '#state';
// Behind the door: what the worker draws.
import { drawnForm } from '../../src/state/official-sketch.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/official-like');
const read = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name))) as Uint8Array<ArrayBuffer>;

/** The workbook with a protection that lets rows in. */
function unlocked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const entries = [...zip.value].map(([path, data]) => {
    const text = new TextDecoder().decode(data);
    const open = text.replace('<sheetProtection ', '<sheetProtection insertRows="0" ');
    return { path, bytes: path.includes('worksheets/') ? new TextEncoder().encode(open) : data };
  });
  return writeZip(entries, { date: plainDate('2026-04-01') });
}

/** The form with these values, as it is drawn. */
async function drawn(bytes: Uint8Array<ArrayBuffer>, given: Record<string, unknown>) {
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(
    bytes,
    reading.value,
    readValues(given, officialVocabulary).values,
    officialVocabulary,
  );
  if (!filled.ok) throw new Error(filled.error.code);
  const made = await drawnForm(bytes, reading.value, filled.value);
  if (!made.ok) throw new Error(made.error.code);
  return { ...made.value, reading: reading.value, filled: filled.value };
}
const textOf = (blocks: readonly SketchBlock[]): string =>
  blocks
    .map((b) =>
      b.kind === 'line'
        ? b.pieces.map((p) => p.text).join('')
        : b.rows
            .flat()
            .map((c) => textOf(c.blocks))
            .join(''),
    )
    .join('');

test('a Word form: rows that are added are drawn behind the last blank one, as parts of their place', async () => {
  const officers = Array.from({ length: 9 }, (_, n) => ({ title: `役${n}`, name: `氏名${n}` }));
  const { sketch, cells, reading } = await drawn(read('様式2-4_登録申請書.docx'), { 'officers[]': officers });
  if (sketch.kind !== 'pages') throw new Error('not pages');
  const place = reading.places.find((p) => p.field === 'officers[]')!;
  const found: (readonly SketchCell[])[] = [];
  const visit = (blocks: readonly SketchBlock[]): void => {
    for (const block of blocks)
      if (block.kind === 'table')
        for (const row of block.rows) {
          if (row.some((c) => c.place === place.id)) found.push(row);
          for (const cell of row) visit(cell.blocks);
        }
  };
  visit(sketch.blocks);
  const lines = found.map((row) =>
    row.map((c) => cells.get(c.locator) ?? textOf(c.blocks)).filter((t) => /^(?:役|氏名)\d$/.test(t)),
  );
  expect(lines).toEqual(officers.map((o) => [o.title, o.name]));
  expect(new Set(found.flat().map((c) => c.locator)).size).toBe(found.flat().length);
});

test('a workbook: rows are added within, and what stands below keeps its place', async () => {
  const findings = Array.from({ length: 14 }, (_, n) => ({
    controlId: `9.2.1.${n}`,
    summary: `概要${n}`,
    action: `措置${n}`,
    owner: `担当${n}`,
    due: '2027-01-31',
  }));
  const { sketch, cells, reading, filled } = await drawn(unlocked(read('改善計画書.xlsx')), {
    'findings[]': findings,
    'applicant.name': '株式会社みほん',
  });
  if (sketch.kind !== 'sheets') throw new Error('not sheets');
  expect(filled.written.find((w) => w.field === 'findings[]')?.cells.some((c) => c.text === '概要13')).toBe(
    true,
  );
  const rows = sketch.sheets.flatMap((s) => s.rows.map((r) => r.cells));
  const shown = rows.flat().map((c) => [c.place, cells.get(c.locator) ?? textOf(c.blocks)] as const);
  const table = reading.places.find((p) => p.field === 'findings[]')!;
  for (const { summary } of findings) expect(shown).toContainEqual([table.id, summary]);
  const name = reading.places.find((p) => p.field === 'applicant.name')!;
  expect(shown).toContainEqual([name.id, '株式会社みほん']);
  // What a place says in the preview is what was written there.
  for (const w of filled.written)
    for (const cell of w.cells) expect(shown).toContainEqual([w.place, cell.text]);
});
