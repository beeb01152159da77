/** Where LibreOffice is at hand: the filled look-alikes open there, and the PDF shows what was filled in. One run for all. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { readZip, writeZip } from '#documents/zip';
import { officialVocabulary } from '#rulebook/official';
import { fill, recognise } from '#documents/fill';
import { findOffice } from '../../support/office.ts';
import { readExpectation, sampleValues } from './expectation.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/official-like');
const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((p) => join(p, name))
    .find(existsSync);
const soffice = findOffice();
const pdftotext = onPath('pdftotext');
// Boxes come from a font of their own, and out of line in the text of a PDF.
const squash = (text: string): string => text.normalize('NFKC').replace(/[\s□☐☑☒■✓]+/g, '');
const GROWN = '改善計画書.xlsx';
const NAMES = [...readdirSync(FOLDER).filter((name) => /\.(docx|xlsx)$/.test(name)), GROWN];

/** The last one again, its protection letting rows in: with a finding more than it has rows. */
function look(name: string, n: number): { bytes: Uint8Array<ArrayBuffer>; more: boolean } {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  const zip = n === NAMES.length - 1 ? readZip(bytes) : null;
  if (!zip?.ok) return { bytes, more: false };
  const entries = [...zip.value].map(([path, data]) => ({
    path,
    bytes: new TextEncoder().encode(
      new TextDecoder().decode(data).replace('<sheetProtection ', '<sheetProtection insertRows="0" '),
    ),
  }));
  return { bytes: writeZip(entries, { date: plainDate('2026-04-01') }), more: true };
}

test('every filled form becomes a PDF that shows its values', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liu-fill-'));
  try {
    const wanted = new Map<string, string[]>();
    for (const [n, name] of NAMES.entries()) {
      const { bytes, more } = look(name, n);
      const expectation = readExpectation(join(FOLDER, name.replace(/\.(docx|xlsx)$/, '.expect.json')));
      const reading = await recognise(bytes, officialVocabulary);
      if (!reading.ok) throw new Error(reading.error.code);
      const done = await fill(bytes, reading.value, sampleValues(expectation, more), officialVocabulary);
      if (!done.ok) throw new Error(done.error.code);
      writeFileSync(join(folder, `${n}${name.slice(-5)}`), done.value.bytes);
      expect(done.value.written.length, name).toBeGreaterThan(0);
      expect(
        done.value.open.filter((o) => o.code === 'open.overflow'),
        name,
      ).toEqual([]);
      // Digits one to a cell and dates cut into cells are not one text on the page.
      const texts = done.value.written.flatMap((w) =>
        w.cells.length > 0 ? w.cells.map((c) => c.text) : [w.text],
      );
      wanted.set(String(n), texts.map(squash));
    }
    // Nothing to convert with: the forms were filled, and that is all that can be said here.
    if (!soffice || !pdftotext) return;
    const files = NAMES.map((name, n) => join(folder, `${n}${name.slice(-5)}`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(soffice, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
      timeout: 200_000,
    });
    for (const [n, texts] of wanted) {
      const page = squash(
        execFileSync(pdftotext, ['-raw', join(folder, `${n}.pdf`), '-'], { encoding: 'utf8' }),
      );
      for (const text of texts) expect(page, `${NAMES[Number(n)]}: ${text}`).toContain(text);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
