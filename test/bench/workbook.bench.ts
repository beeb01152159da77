import { readXlsx, writeXlsx } from '#documents/xlsx';
import { readReturned } from '#domain/impact';
import type { Page } from 'playwright-core';
import { sampleCase } from '#domain/sample';
import { assessmentWorkbook } from '#forms';
import { plainDate } from '#kernel';
import type { CaseFile, Workbook } from '#schemas';
import { startApp } from '../support/app.ts';
import { caseId, readFileToRestore, ready, visit } from '../support/walk.ts';
import { median, timed, type Bench } from './contract.ts';

const KINDS = 200;
const RUNS = 9;
const AS_OF = plainDate('2026-11-21');

/** A case with 200 kinds of information, none assessed by an agency yet. */
function largeCase(): CaseFile {
  const file = sampleCase('complete');
  const [first] = file.information;
  if (!first) throw new Error('the sample has no information');
  const information = Array.from({ length: KINDS }, (_, i) => ({
    ...first,
    id: `BENCH${i}`,
    name: `情報${i + 1}の名称`,
  }));
  return {
    ...file,
    id: 'BENCHCASE1',
    title: '測定の案件',
    information,
    assessments: [],
    log: [],
    attachments: [],
  };
}

/** The sheet as an agency would send it back: every open cell filled. */
function filledIn(book: Workbook): Workbook {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell?.look === 'openCentre' ? { ...cell, text: '低位' } : cell)),
      })),
    })),
  };
}

type Way = 'chosen' | 'dropped';
const WAYS: readonly Way[] = ['chosen', 'dropped'];
/** Nobody finds a file in the dialog faster. */
const LOOKING = 1_500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Given = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Gives the file as a user does, by the dialog, or all at once. */
async function give(page: Page, way: Way, file: Given): Promise<void> {
  const input = page.getByLabel('記入済みのシートを取り込む');
  if (way === 'dropped') return input.setInputFiles(file);
  const opening = page.waitForEvent('filechooser', { timeout: 30_000 });
  await input.click();
  const chooser = await opening;
  await page.waitForTimeout(LOOKING);
  await chooser.setFiles(file);
}

/** Measures from the moment the file is chosen to the frame that shows the changes. Runs in the page. */
function watchPreview(): void {
  const box = window as Window & { shownAfter?: number };
  document.addEventListener(
    'change',
    (event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return;
      const start = performance.now();
      delete box.shownAfter;
      const look = (): void => {
        // A screenful of the changed levels stands there.
        const shown = document.querySelectorAll('.preview [role=rowheader], .preview tbody tr').length > 10;
        if (shown) requestAnimationFrame(() => (box.shownAfter = performance.now() - start));
        else requestAnimationFrame(look);
      };
      look();
    },
    true,
  );
}

/** A returned sheet with 200 kinds of information: read, compared and shown. */
export const bench: Bench = async () => {
  const file = largeCase();
  const bytes = await writeXlsx(filledIn(assessmentWorkbook(file, AS_OF)));
  const inNode = await timed(9, () => {
    const read = readXlsx(bytes);
    if (!read.ok || readReturned(file, read.value).levels.length !== KINDS * 3) throw new Error('not read');
  });
  const writing = await timed(5, () => writeXlsx(assessmentWorkbook(file, AS_OF)));

  const app = await startApp();
  const times: Record<Way, number[]> = { chosen: [], dropped: [] };
  try {
    const page = await app.newPage();
    await ready(page);
    await readFileToRestore(page, {
      name: '案件.json',
      bytes: new TextEncoder().encode(JSON.stringify(file)),
    });
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.waitForURL(/#\/case\//);
    await visit(page, `#/case/${caseId(page)}/impact`);
    await page.getByLabel('記入済みのシートを取り込む').waitFor({ timeout: 60_000 });
    await page.evaluate(watchPreview);
    for (let run = 0; run <= RUNS; run++) {
      for (const way of WAYS) {
        await give(page, way, { name: '回答.xlsx', mimeType: XLSX, buffer: Buffer.from(bytes) });
        const shown = await page.waitForFunction(
          () => (window as Window & { shownAfter?: number }).shownAfter,
          undefined,
          { timeout: 60_000 },
        );
        // The first run loads the reader.
        if (run > 0) times[way].push(Number(await shown.jsonValue()));
        await page.getByRole('button', { name: 'やめる' }).click();
        await page.locator('.preview').waitFor({ state: 'detached' });
        await page.evaluate(() => {
          delete (window as Window & { shownAfter?: number }).shownAfter;
        });
      }
    }
  } finally {
    await app.close();
  }

  return [
    {
      name: `returned sheet (${KINDS} kinds of information), chosen: read, compared, previewed`,
      value: median(times.chosen),
      unit: 'ms',
      budget: 300,
    },
    {
      name: 'the same, put there without a dialog before it',
      value: median(times.dropped),
      unit: 'ms',
      budget: 300,
    },
    { name: 'the same without the browser: read and compared', value: inNode, unit: 'ms' },
    { name: 'that sheet written', value: writing, unit: 'ms' },
  ];
};
