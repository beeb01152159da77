import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { csvWorkbook, readCsv, writeCsv } from '#documents/csv';
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { planExchange, readExchange, recogniseCriteria } from '#domain/statement';
import { sampleCase } from '#domain/sample';
import { statementCsv, statementWorkbook } from '#forms';
import { plainDate } from '#kernel';
import { shippedCatalogue } from '#rulebook/controls';
import type { CaseFile } from '#schemas';
import { startApp } from '../support/app.ts';
import { caseId, choose, openSample, ready, visit } from '../support/walk.ts';
import { median, timed, type Bench } from './contract.ts';

const RUNS = 5;
const AS_OF = plainDate('2026-11-21');
const OFFICIAL = join(process.cwd(), 'test/fixtures/official-text/official.xlsx');

/** Every row adopted with 400 characters. */
function fullCase(): CaseFile {
  const file = sampleCase('complete');
  const rows = file.rows.map((r) => ({
    ...r,
    how: `${r.id}は手順書に従って`
      .padEnd(400, '運用の記録を残しサーバーの設定を月に一度確かめる。')
      .slice(0, 400),
  }));
  return { ...file, id: 'BENCHCASE1', rows };
}

/** From the moment a file is chosen to the frame after the heading of its preview is there. */
async function chosenToShown(page: Page, label: string, file: Parameters<typeof choose>[2]): Promise<number> {
  await page.evaluate(() => {
    const box = window as Window & { shownAfter?: number };
    delete box.shownAfter;
    document.addEventListener(
      'change',
      (event) => {
        if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return;
        const start = performance.now();
        const look = (): void => {
          if (document.querySelector('.preview h3') === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => (box.shownAfter = performance.now() - start));
        };
        look();
      },
      { capture: true, once: true },
    );
  });
  await choose(page, label, file);
  const shown = await page.waitForFunction(
    () => (window as Window & { shownAfter?: number }).shownAfter,
    undefined,
    { timeout: 60_000 },
  );
  return Number(await shown.jsonValue());
}

/** The vendor's official workbook in, and all rows out and back. */
export const bench: Bench = async () => {
  const official = new Uint8Array(readFileSync(OFFICIAL));
  const file = fullCase();
  const csv = writeCsv(statementCsv(file));
  const inNode = await timed(7, () => {
    const read = readXlsx(official);
    if (!read.ok || recogniseCriteria(read.value, shippedCatalogue).known < 1_163)
      throw new Error('not read');
  });
  const writing = await timed(5, () => writeXlsx(statementWorkbook(file, AS_OF)));
  const comparing = await timed(7, () => {
    const read = readCsv(csv);
    const table = read.ok ? readExchange(csvWorkbook(read.value, 'x'), shippedCatalogue) : null;
    if (!table?.ok || planExchange(file, shippedCatalogue, table.value).changes.length > 0)
      throw new Error('not the same');
  });

  const app = await startApp();
  const [previews, kept, returned]: [number[], number[], number[]] = [[], [], []];
  try {
    const page = await app.newPage();
    await ready(page);
    await openSample(page);
    await visit(page, `#/case/${caseId(page)}/statement-tables`);
    await page.getByRole('heading', { name: '管理基準の文章（貴社の写し）' }).waitFor({ timeout: 60_000 });
    for (let run = 0; run <= RUNS; run++) {
      const label = run === 0 ? '公式の管理基準のファイルを選ぶ' : '別のファイルで置き換える';
      const preview = await chosenToShown(page, label, { name: '管理基準.xlsx', bytes: official });
      const start = performance.now();
      await page.getByRole('button', { name: /件をこのブラウザーに保存する/ }).click();
      await page.getByText('件の文章をこのブラウザーに保存しました').waitFor();
      // The first run loads the reader.
      if (run === 0) continue;
      previews.push(preview);
      kept.push(performance.now() - start);
    }
    for (let run = 0; run <= 3; run++) {
      const shown = await chosenToShown(page, '編集した表を選ぶ', { name: '編集.csv', bytes: csv });
      await page.getByRole('button', { name: 'やめる' }).click();
      if (run > 0) returned.push(shown);
    }
  } finally {
    await app.close();
  }
  return [
    {
      name: 'official workbook of 1,284 ids in the browser: read, recognised, previewed',
      value: median(previews) / 1_000,
      unit: 's',
      budget: 1.5,
    },
    { name: '… its texts kept (durable)', value: median(kept), unit: 'ms', budget: 500 },
    { name: '… the same in Node: read and recognised', value: inNode, unit: 'ms' },
    {
      name: 'table of all rows (400 characters, every one changed) in the browser: read, compared, previewed',
      value: median(returned),
      unit: 'ms',
      budget: 1_500,
    },
    { name: '… read and compared in Node, nothing changed', value: comparing, unit: 'ms' },
    { name: '… written as .xlsx in Node', value: writing, unit: 'ms', budget: 1_000 },
  ];
};
