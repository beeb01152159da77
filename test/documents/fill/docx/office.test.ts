/**
 * The filled files in an office suite: converted to PDF where LibreOffice is installed, each value must show. Elsewhere each
 * must at least be read from the file by a reader of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8 } from 'fflate';
import { expect, it } from 'vitest';
import { fill, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { officialVocabulary } from '#rulebook/official';
import { findOffice } from '#test/support/office.ts';
import { valuesOf, type Expectation } from '#test/support/official-values.ts';
import { all, bare, parseXml, textOf } from '#test/support/word-text.ts';

const DIR = join(import.meta.dirname, '../../../fixtures/official-like');
const NAMES = readdirSync(DIR).filter((n) => n.endsWith('.docx'));
const works = (command: string, option: string): boolean => {
  try {
    execFileSync(command, [option], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
};

const expectationOf = (name: string): Expectation =>
  JSON.parse(readFileSync(join(DIR, name.replace('.docx', '.expect.json')), 'utf8'));

async function filledOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(readFileSync(join(DIR, name)));
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const values = valuesOf(expectationOf(name), officialVocabulary);
  const filled = await fill(bytes, reading.value, values, officialVocabulary);
  if (!filled.ok) throw new Error(filled.error.code);
  return filled.value.bytes;
}

/** All text of each file, by LibreOffice if there is one. */
async function texts(): Promise<string[]> {
  const files = await Promise.all(NAMES.map(filledOf));
  const office = findOffice();
  if (office === null || !works('pdftotext', '-v')) {
    return files.map((bytes) => {
      const zip = readZip(bytes);
      if (!zip.ok) throw new Error(zip.error.code);
      return textOf(all(parseXml(strFromU8(zip.value.get('word/document.xml')!)), 'body')[0]!);
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'filled-'));
  try {
    files.forEach((bytes, n) => writeFileSync(join(folder, `${n}.docx`), bytes));
    execFileSync(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...files.map((_, n) => join(folder, `${n}.docx`)),
      ],
      { stdio: 'ignore', timeout: 240_000 },
    );
    return files.map((_, n) =>
      execFileSync('pdftotext', ['-raw', join(folder, `${n}.pdf`), '-'], {
        encoding: 'utf8',
        timeout: 30_000,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('shows every value', { timeout: 300_000 }, async () => {
  const shown = await texts();
  NAMES.forEach((name, n) => {
    const text = bare(shown[n]!);
    for (const f of expectationOf(name).fields) {
      if (f.kind === 'digits') continue;
      for (const { expectText } of f.cells ?? [f]) {
        // A long value is cut into lines, with the next cell between them.
        const chars = [...bare(expectText).replace(/^[☑☒]/u, '')];
        const pieces =
          chars.length <= 4 ? [chars.join('')] : [chars.slice(0, 4).join(''), chars.slice(-2).join('')];
        for (const piece of pieces) expect(text, `${name} ${f.field}`).toContain(piece);
      }
    }
  });
});
