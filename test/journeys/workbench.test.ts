/**
 * 言明書: a workbook of the vendor's own comes in, every row is decided (by keyboard, in bulk, by paste), evidence is
 * attached, the table goes out, is worked on elsewhere and comes back; the annex is printed; nothing is lost.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv, writeCsv } from '#documents/csv';
import { readXlsx } from '#documents/xlsx';
import type { StatementRow } from '#schemas';
import { axe, startApp, type App } from '../support/app.ts';
import { pressUntil } from '../support/keyboard.ts';
import { editWithOffice, findOffice, type OutsideEdit } from '../support/office.ts';
import { readPdf } from '../support/pdf-text.ts';
import {
  choose,
  download,
  dumpDatabase,
  openNewCase,
  ready,
  setAsOf,
  visit,
  type Picked,
} from '../support/walk.ts';

const OFFICIAL = join(import.meta.dirname, '../fixtures/official-text/official.xlsx');
const ALL = 1_284;
const AS_OF = '2026-11-20';
const FIELDS = ['decision', 'reason', 'how', 'owner', 'operatingSince', 'note', 'work'] as const;
type Values = Pick<StatementRow, (typeof FIELDS)[number]>;

let app: App;
let page: Page;
let id: string;
/** What every row is to say, by what was done to it. */
const expected = new Map<string, Values>();
const set = (rowId: string, values: Partial<Values>): void =>
  void expected.set(rowId, { ...expected.get(rowId)!, ...values });

/** The rows as the database holds them, in their order. */
async function stored(): Promise<ReadonlyMap<string, StatementRow>> {
  const stores = JSON.parse(await dumpDatabase(page)) as {
    values: { caseId?: string; row?: StatementRow; rowIds?: string[] }[];
  }[];
  const values = stores.flatMap((s) => s.values).filter((v) => v.caseId === id);
  const rows = new Map(values.flatMap(({ row }) => (row ? [[row.id, row]] : [])));
  const order = values.flatMap((v) => v.rowIds ?? []);
  return new Map(order.flatMap((rowId) => (rows.has(rowId) ? [[rowId, rows.get(rowId)!]] : [])));
}
/** What differs from what is expected, as lines; empty = every decision and text of every row is as it should be. */
async function differences(): Promise<string[]> {
  const rows = await stored();
  const lines = [...expected].flatMap(([rowId, values]) =>
    FIELDS.filter((f) => rows.get(rowId)?.[f] !== values[f]).map(
      (f) => `${rowId} ${f}: ${String(rows.get(rowId)?.[f])} ≠ ${String(values[f])}`,
    ),
  );
  return rows.size === ALL ? lines : [...lines, `${rows.size} rows`];
}
const settled = (): Promise<void> => expect.poll(differences, { timeout: 15_000 }).toEqual([]);

const rowOf = (rowId: string) => page.locator(`[data-item="${rowId}"]`);
const grid = () => page.getByRole('grid');
/** The row the focus is in, and its column. */
const at = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item'));
const column = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-colindex'));
const idsOf = (wanted: (rowId: string) => boolean): string[] => [...expected.keys()].filter(wanted);
const apply = () => page.getByRole('button', { name: /欄を変更する$/ }).click();
async function filter(tab: string, tier: string, rows: number): Promise<void> {
  await page.getByRole('radio', { name: tab, exact: true }).check();
  if (tier !== '') await page.getByLabel('区分').selectOption({ label: tier });
  await page.getByText(`${rows.toLocaleString('en').replace(',', '')} 件を表示しています。`).waitFor();
}

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ready(page);
  id = await openNewCase(page, '言明書の作業');
  await setAsOf(page, AS_OF);
  for (const [rowId, row] of await stored()) expected.set(rowId, row);
});
afterAll(() => app.close());

test("the vendor's own workbook is recognised, looked at and kept", async () => {
  await visit(page, `#/case/${id}/statement-tables`);
  const official = { name: '管理基準.xlsx', bytes: new Uint8Array(readFileSync(OFFICIAL)) };
  await choose(page, '公式の管理基準のファイルを選ぶ', official);
  await page.getByText(`${ALL} 件の管理策の文章が見つかりました。`).waitFor();
  await page.getByRole('button', { name: `${ALL} 件をこのブラウザーに保存する` }).click();
  await page.getByText(`${ALL} 件の文章をこのブラウザーに保存しました`).waitFor();
  expect(expected.size).toBe(ALL);
});

test('by keyboard: the eighteen rows of governance, one key each; the grid tells row, column and state', async () => {
  await visit(page, `#/case/${id}/statement`, '言明書');
  const governance = idsOf((i) => i.startsWith('3.'));
  await filter('ガバナンス基準', '', governance.length);
  const first = governance[0]!;
  await page.getByRole('searchbox').first().focus();
  await pressUntil(page, 'Tab', (focus) => focus.name.startsWith('見出し 3.'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).toBe(first);
  await page.keyboard.press('1');
  for (let n = 1; n < governance.length; n++) {
    await page.keyboard.press('n');
    await expect.poll(at).toBe(governance[n]);
    await page.keyboard.press('1');
  }
  for (const rowId of governance) set(rowId, { decision: 'adopted' });
  await page.keyboard.press('n');
  await page.getByText('未定の管理策はありません').waitFor();
  await settled();

  // A text, written in its cell.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).toBe(first);
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('方針を年に一度見直す。');
  await page.keyboard.press('Control+Enter');
  set(first, { how: '方針を年に一度見直す。' });
  await rowOf(first).locator('[aria-colindex="5"]').getByText('保存済み').waitFor();
  await settled();

  // What a screen reader hears.
  expect(await grid().getAttribute('aria-colcount')).toBe('11');
  expect(Number(await grid().getAttribute('aria-rowcount'))).toBeGreaterThan(governance.length);
  expect(await grid().getAttribute('aria-multiselectable')).toBe('true');
  expect(await page.getByRole('columnheader').allInnerTexts()).toContain('採用しない理由');
  const row = grid().getByRole('row', { name: new RegExp(`^${first} .*採用`) });
  expect(await row.getAttribute('aria-rowindex')).toBe('3');
  expect(await row.getAttribute('aria-selected')).toBe('false');
  expect(await row.getAttribute('aria-current')).toBe('true');
  const cell = row.getByRole('gridcell').nth(4);
  expect(await cell.getAttribute('aria-colindex')).toBe('5');
  expect(await cell.getAttribute('aria-readonly')).toBe('false');
  expect(await cell.evaluate((e) => e === document.activeElement)).toBe(true);
  await page.keyboard.press('x');
  await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Escape');
  expect(await axe(page)).toEqual([]);
});

test('in bulk: management and the objectives, looked at first', async () => {
  const management = idsOf((i) => i.startsWith('4.'));
  await filter('マネジメント基準', '', management.length);
  await rowOf(management[0]!).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('1');
  await page.getByText(`${management.length} 行、${management.length} 欄が変わります`).waitFor();
  await apply();
  await page.getByText(`${management.length} 欄を変更しました`).waitFor();
  for (const rowId of management) set(rowId, { decision: 'adopted' });

  await rowOf(management[0]!).focus();
  await page.keyboard.press('Control+a');
  const card = page.getByRole('group', { name: '選んだ行の一括変更' });
  await card.getByLabel('変える欄').selectOption({ label: '実施の内容' });
  await card.getByLabel('新しい値').fill('手順書に従い、\n四半期ごとに記録する。');
  await card.getByRole('button', { name: '変更を確かめる' }).click();
  await apply();
  for (const rowId of management) set(rowId, { how: '手順書に従い、\n四半期ごとに記録する。' });
  await page.getByText(`${management.length} 欄を変更しました`).last().waitFor();
  await page.keyboard.press('Escape');

  const objectives = idsOf((i) => /^\d+\.\d+\.\d+(\.P)?$/.test(i) && !/^[34]\./.test(i));
  await filter('すべて', '統制目標', 121);
  expect(objectives).toHaveLength(121);
  await rowOf(objectives[0]!).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('1');
  await apply();
  for (const rowId of objectives) set(rowId, { decision: 'adopted' });
  await settled();
});

test('by paste: a block of 1,081 rows and seven columns, line breaks and quotes included', async () => {
  const detailed = idsOf((i) => expected.get(i)!.decision === null);
  await filter('すべて', '詳細管理策', 1_081);
  expect(detailed).toHaveLength(1_081);
  const quoted = (text: string): string => (/["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const block = detailed.map((rowId, n) => {
    const left = n % 10 === 3 && !rowId.endsWith('B');
    const values: Values = {
      decision: left ? 'notAdopted' : 'adopted',
      reason: left ? `${rowId}に当たる機能を提供していない。` : '',
      how: left ? '' : `${rowId}は「手順書」に従う。\n"月次"で確かめ、記録を残す。`,
      owner: n % 2 === 0 ? '情報システム部' : '運用部',
      operatingSince: left ? null : ('2026-01-15' as Values['operatingSince']),
      note: n % 50 === 0 ? '=1+1' : '',
      work: left ? 'review' : 'done',
    };
    set(rowId, values);
    const cells = [
      left ? '不採用' : '採用',
      values.reason,
      values.how,
      values.owner,
      left ? '' : '2026/1/15',
      values.note,
      left ? '確認待ち' : '完了',
    ];
    return cells.map(quoted).join('\t');
  });
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${block.join('\r\n')}\r\n`);
  await rowOf(detailed[0]!).locator('[aria-colindex="2"]').click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(column).toBe('3');
  await page.keyboard.press('Control+v');
  await page.getByText('1081 行、').waitFor();
  await apply();
  await settled();
  expect([...expected.values()].filter((v) => v.decision === null)).toEqual([]);
});

test('one file proves two rows', async () => {
  await visit(page, `#/case/${id}/statement?field=rows/6.1.1.1/evidenceIds`, '言明書');
  await page.getByLabel('証跡のファイルを加える').setInputFiles({
    name: '役割分担表.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('役割と責任の一覧'),
  });
  await page.getByRole('link', { name: '役割分担表' }).waitFor();
  await visit(page, `#/case/${id}/statement?field=rows/6.1.1.2/evidenceIds`, '言明書');
  await page.getByRole('button', { name: '証跡の一覧から選ぶ' }).click();
  await page.getByRole('button', { name: '「役割分担表」を結び付ける' }).click();
  await page.getByRole('link', { name: '役割分担表' }).waitFor();
  await settled();
  await proved();
});
/** Both rows name the same piece, and no other row names any. */
async function proved(): Promise<void> {
  await expect
    .poll(async () => [...(await stored()).values()].filter((r) => r.evidenceIds.length > 0).map((r) => r.id))
    .toEqual(['6.1.1.1', '6.1.1.2']);
  const rows = await stored();
  expect(rows.get('6.1.1.1')?.evidenceIds).toEqual(rows.get('6.1.1.2')?.evidenceIds);
}

test('the linter finds what is missing, leads to the cell, and is clean to axe', async () => {
  await page.getByRole('button', { name: /^点検（/ }).click();
  const panel = page.getByRole('region', { name: '点検' });
  await panel.getByLabel('規則').selectOption('S05');
  await panel.getByRole('status').filter({ hasText: '件の指摘' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await panel
    .getByRole('button', { name: /の欄へ$/ })
    .first()
    .click();
  await expect.poll(column).toBe('7');
  await panel.getByRole('button', { name: '閉じる' }).click();
});

const EDITS: readonly OutsideEdit[] = [
  { id: '6.1.1.1', column: '実施の内容', text: '外で書き直した。\n二行目も。' },
  { id: '6.1.1.2', column: '担当', text: '007' },
  { id: '6.1.1.3', column: '採否', text: '不採用' },
  { id: '6.1.1.3', column: '採用しない理由', text: '=「該当なし」' },
];

/** The table after somebody worked on it elsewhere: LibreOffice where there is one, else the CSV with the same cells. */
function editOutside(xlsx: Picked, csv: Picked): Picked {
  const office = findOffice();
  if (office)
    return { name: '編集.xlsx', bytes: editWithOffice(office, xlsx.bytes, '管理策', '番号', EDITS) };
  const read = readCsv(new Uint8Array(csv.bytes));
  if (!read.ok) throw new Error(read.error.code);
  const rows = read.value.rows.map((r) => [...r]);
  const head = rows[0] ?? [];
  for (const { id: rowId, column, text } of EDITS)
    rows.find((r) => r[head.indexOf('番号')] === rowId)![head.indexOf(column)] = text;
  return { name: '編集.csv', bytes: writeCsv(rows) };
}

test('out as .xlsx and .csv, edited elsewhere, back with the differences shown first', async () => {
  await visit(page, `#/case/${id}/statement-tables`);
  const xlsx = await download(page, () =>
    page.getByRole('button', { name: 'Excelブックで書き出す' }).click(),
  );
  const csv = await download(page, () => page.getByRole('button', { name: 'CSVで書き出す' }).click());
  const evidence = await dumpDatabase(page);
  // The files alone say the same as the case: nothing was lost on the way out.
  for (const untouched of [xlsx, csv]) {
    await choose(page, '編集した表を選ぶ', untouched);
    await page.getByText(`変わる欄はありません（${ALL} 行を読み取りました）。`).waitFor();
    await page.locator('main').getByRole('button', { name: '閉じる' }).click();
  }
  expect(await dumpDatabase(page)).toBe(evidence);

  // Meanwhile somebody goes on here: that is not taken back.
  await visit(page, `#/case/${id}/statement?field=rows/6.1.1.4/note`, '言明書');
  await page.getByRole('group', { name: '6.1.1.4の記録' }).getByLabel('メモ').fill('書き出した後に書いた');
  await page.locator('header').getByText('保存済み').waitFor();
  set('6.1.1.4', { note: '書き出した後に書いた' });
  await settled();

  const before = new Map(expected);
  await visit(page, `#/case/${id}/statement-tables`);
  await choose(page, '編集した表を選ぶ', editOutside(xlsx, csv));
  await page.getByText(`${ALL} 行を読み取り、4 欄が違います。うち 4 欄を取り込みます。`).waitFor();
  await page.getByText('書き出した後に案件側だけで変わった 1 欄は、そのままにします。').waitFor();
  expect(await differences()).toEqual([]);
  await page.getByRole('button', { name: '4 欄を取り込む' }).click();
  await page.getByText('4 欄を取り込みました').waitFor();
  set('6.1.1.1', { how: '外で書き直した。\n二行目も。' });
  set('6.1.1.2', { owner: '007' });
  set('6.1.1.3', { decision: 'notAdopted', reason: '=「該当なし」' });
  await settled();

  // One step there and back.
  await page
    .getByRole('button', { name: /^元に戻す/ })
    .first()
    .click();
  const after = new Map(expected);
  for (const [rowId, values] of before) expected.set(rowId, values);
  await settled();
  await page
    .getByRole('button', { name: /^やり直す/ })
    .first()
    .click();
  for (const [rowId, values] of after) expected.set(rowId, values);
  await settled();
  await proved();
});

test('the annex as .xlsx and PDF says every row', async () => {
  await visit(page, `#/case/${id}/papers?form=2-1-annex`, '書類');
  const xlsx = await download(page, () => page.getByRole('button', { name: 'Excelで保存' }).click());
  const pdf = await download(page, () => page.getByRole('button', { name: 'PDFで保存' }).click());
  const book = readXlsx(new Uint8Array(xlsx.bytes));
  if (!book.ok) throw new Error(book.error.code);
  const lines = book.value.sheets.flatMap(({ cells }) => {
    const byRow = new Map<number, string[]>();
    for (const { row, text } of cells) byRow.set(row, [...(byRow.get(row) ?? []), text]);
    return [...byRow.values()];
  });
  for (const rowId of ['6.1.1.1', '6.1.1.3', '4.4.1.1', '18.2.3.1']) {
    const { how, reason, decision } = expected.get(rowId)!;
    const line = lines.find((cells) => cells.includes(rowId)) ?? [];
    expect(line.join('\n')).toContain(decision === 'adopted' ? how : reason);
  }
  const printed = new Set(lines.flat());
  expect([...expected.keys()].filter((rowId) => !printed.has(rowId))).toEqual([]);
  const { pages } = await readPdf(pdf.bytes);
  const words = new Set(pages.flatMap((p) => p.pieces.map((piece) => piece.text.trim())));
  expect([...expected.keys()].filter((rowId) => !words.has(rowId))).toEqual([]);
});

test('after a reload nothing is lost, and the last step can still be taken back', async () => {
  await visit(page, `#/case/${id}/statement`, '言明書');
  await page.reload();
  await ready(page, '言明書');
  await grid().waitFor();
  expect(await differences()).toEqual([]);
  await proved();
  await page.getByRole('radio', { name: 'すべて', exact: true }).check();
  await page.getByRole('searchbox').first().fill('外で書き直した');
  await page.getByText('1 件を表示しています。').waitFor();
  await rowOf('6.1.1.1').click();
  const how = page.getByRole('group', { name: '6.1.1.1の記録' }).getByLabel('実施の内容');
  await expect.poll(() => how.inputValue()).toBe('外で書き直した。\n二行目も。');
  await page.keyboard.press('Control+z');
  set('6.1.1.1', { how: '6.1.1.1は「手順書」に従う。\n"月次"で確かめ、記録を残す。' });
  await expect.poll(async () => (await stored()).get('6.1.1.1')?.how).toBe(expected.get('6.1.1.1')!.how);
  app.expectNoViolations();
});
