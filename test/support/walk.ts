/** What a user does in the app, step by step, for the journeys: by the words on the screen, never by its insides. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { readZip } from '#documents/zip';
import type { CaseFile } from '#schemas';

export type Picked = { readonly name: string; readonly bytes: Uint8Array };
export type Saved = Picked & { readonly sha256: string };

/** A bundle takes its time on a busy machine. */
const LONG = { timeout: 90_000 };

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Goes to a hash route without loading the page anew, and waits for its screen. */
export async function visit(page: Page, route: string, heading?: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await ready(page, heading);
}

/** Resolves when a screen (of that heading) stands there, with what it loads. */
export async function ready(page: Page, heading?: string): Promise<void> {
  const title = page.locator('main h1');
  await (heading === undefined ? title : title.filter({ hasText: heading })).first().waitFor();
  await page.getByText('読み込み中…', { exact: true }).waitFor({ state: 'detached' });
}

/** The id of the case that is open. */
export function caseId(page: Page): string {
  const id = /#\/case\/([^/?]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`no case is open at ${page.url()}`);
  return id;
}

const SAMPLES = {
  complete: 'サンプル案件で試す',
  incomplete: '書きかけのサンプルを開く',
  registered: '登録後のサンプルを開く',
} as const;

/** Opens a sample from the list of cases; resolves with the id of its case. */
export async function openSample(page: Page, which: keyof typeof SAMPLES = 'complete'): Promise<string> {
  await visit(page, '#/', '案件');
  await page.getByRole('button', { name: SAMPLES[which] }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  return caseId(page);
}

/** Opens an empty case of that title; resolves with its id. */
export async function openNewCase(page: Page, title: string): Promise<string> {
  await visit(page, '#/', '案件');
  await page.getByLabel('案件の名前').fill(title);
  await page.getByRole('button', { name: '新しい案件を作る' }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  return caseId(page);
}

/** Chooses the date everything is judged at, in the top bar. */
export async function setAsOf(page: Page, date: string): Promise<void> {
  const button = page.getByRole('button', { name: '基準日' });
  await button.click();
  await page.getByLabel('基準日', { exact: true }).fill(date);
  await page.getByRole('button', { name: 'この日で見る' }).click();
  await button.filter({ hasText: date }).waitFor();
}

/** Makes the bundle of a case as of a date, and saves it. */
export async function makeBundle(page: Page, id: string, asOf: string): Promise<Saved> {
  await visit(page, `#/case/${id}/bundle`, '提出バンドル');
  await setAsOf(page, asOf);
  await page.getByRole('button', { name: /^(提出バンドルを作る|もう一度作る)$/ }).click();
  const save = page.getByRole('button', { name: 'zipを保存する' });
  await save.waitFor(LONG);
  return download(page, () => save.click());
}

/** Makes the bundle within a section of a screen, saves it and has it verified; resolves with its papers and the case inside. */
export async function bundleWithin(
  page: Page,
  within: Locator,
  noun: string,
): Promise<{ readonly papers: readonly string[]; readonly file: CaseFile; readonly report: string }> {
  await within.getByRole('button', { name: `${noun}を作る` }).click();
  const save = within.getByRole('button', { name: 'zipを保存する' });
  await save.waitFor(LONG);
  const bundle = await download(page, () => save.click());
  const report = await verify(page, bundle);
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  const file = JSON.parse(Buffer.from(zip.value.get('案件.json')!).toString('utf8')) as CaseFile;
  return { papers: [...zip.value.keys()].filter((name) => name.endsWith('.pdf')), file, report };
}

/** What the verify screen says of a file. */
export async function verify(page: Page, file: Picked): Promise<string> {
  await visit(page, '#/verify', '提出バンドルの検証');
  await choose(page, '提出バンドル（zip）を選ぶ', file);
  const report = page.getByRole('status').filter({ hasText: `「${file.name}」` });
  await report.waitFor(LONG);
  return report.innerText();
}

/** Saves everything from the settings. */
export async function saveBackup(page: Page): Promise<Saved> {
  await visit(page, '#/settings', '設定');
  return download(page, () => page.getByRole('button', { name: 'すべてをバックアップする' }).click());
}

/** Deletes everything, by way of its warning. */
export async function eraseEverything(page: Page): Promise<void> {
  await visit(page, '#/settings', '設定');
  await page.getByRole('button', { name: 'すべてのデータを削除する' }).click();
  await page.getByRole('button', { name: 'すべて削除する', exact: true }).click();
  await page.waitForURL(/#\/$/);
  await ready(page, '案件');
}

/** Hands a file to 「ファイルから戻す」. Resolves with what is said of it: the preview, or why it was refused. */
export async function readFileToRestore(
  page: Page,
  file: Picked,
): Promise<{ readonly kind: 'preview' | 'refused'; readonly text: string }> {
  await choose(page, 'バックアップや案件ファイルを選ぶ', file);
  const preview = page.getByRole('group', { name: '取り込む内容' });
  const refusal = page.getByRole('alert').filter({ hasText: '変更していません' });
  await preview.or(refusal).waitFor(LONG);
  const kind = (await preview.isVisible()) ? 'preview' : 'refused';
  return { kind, text: await (kind === 'preview' ? preview : refusal).innerText() };
}

/** Puts the file into the file field of that label. */
export async function choose(page: Page, label: string, file: Picked): Promise<void> {
  await page.getByLabel(label).setInputFiles({
    name: file.name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(file.bytes),
  });
}

/** The file that an action makes the browser save. */
export async function download(page: Page, action: () => Promise<unknown>): Promise<Saved> {
  const [started] = await Promise.all([page.waitForEvent('download', LONG), action()]);
  return read(started);
}

async function read(started: Download): Promise<Saved> {
  const bytes = new Uint8Array(await readFile(await started.path()));
  return { name: started.suggestedFilename(), bytes, sha256: sha256(bytes) };
}

/** Everything in the database as text: two dumps differ when anything was changed. */
export async function dumpDatabase(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const db = await done(indexedDB.open('liu-navi'));
    const names = [...db.objectStoreNames].sort();
    const transaction = db.transaction(names);
    const stores = await Promise.all(
      names.map(async (name) => {
        const store = transaction.objectStore(name);
        return { name, keys: await done(store.getAllKeys()), values: await done(store.getAll()) };
      }),
    );
    db.close();
    return JSON.stringify(stores, (_key, value: unknown) =>
      value instanceof Uint8Array ? { bytes: Array.from(value).join() } : value,
    );
  });
}
