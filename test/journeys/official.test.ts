/** 公式様式: the collection as a zip in, a form reviewed and filled, and the filled form in the bundle, all of it offline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '#documents/bundle';
import { readZip, writeZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { axe, offlineReady, startApp, type App } from '../support/app.ts';
import { download, openSample, ready, visit } from '../support/walk.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/official-like');
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(FIXTURES, name)));

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test(
  'official forms are recognised, filled and handed over in the bundle',
  { timeout: 120_000 },
  async () => {
    const page = await app.newPage();
    await ready(page);
    const id = await openSample(page, 'registered');
    await visit(page, `#/case/${id}/official`, '公式様式');
    await offlineReady(page);
    await app.stopServer();

    const zip = writeZip(
      [
        { path: '様式集/01.docx', bytes: read('様式1-1_事前申請書.docx') },
        { path: '様式集/02.docx', bytes: read('様式2-8_情報セキュリティインシデントに関する報告書.docx') },
        { path: '様式集/古い様式.doc', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) },
      ],
      { date: plainDate('2026-11-21') },
    );
    await page
      .getByLabel('ファイルかzipを選ぶ')
      .setInputFiles([{ name: '様式集.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
    await page.getByText('2 件を取り込みました').waitFor();
    await page.getByText('取り込めなかったファイル（1 件）').waitFor();

    await page
      .getByRole('listitem')
      .filter({ hasText: '様式1-1' })
      .getByRole('button', { name: /確かめて記入/ })
      .click();
    const save = page.getByRole('button', { name: '記入して保存' });
    await save.waitFor();
    await page.getByRole('region', { name: '様式の表示' }).getByRole('button').first().click();
    await page.getByLabel('この欄に記入する項目').waitFor();
    expect(await axe(page)).toEqual([]);
    const filled = await download(page, () => save.click());
    expect(filled.name).toBe('01_記入済み.docx');
    const parts = readZip(new Uint8Array(filled.bytes));
    if (!parts.ok) throw new Error(parts.error.code);
    const before = readZip(read('様式1-1_事前申請書.docx'));
    if (!before.ok) throw new Error(before.error.code);
    expect([...parts.value.keys()]).toEqual([...before.value.keys()]);

    // A filing about one incident: its form is looked at first, filled for that incident.
    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await page.getByLabel('提出の種類').selectOption('incident-report');
    await page.getByText('公式様式：あり 1 件・確認が必要 0 件・なし 0 件').waitFor();
    await page.getByRole('link', { name: /記入した様式を確かめる/ }).click();
    const about = page.getByLabel('何について記入しますか');
    await about.waitFor();
    expect(await about.locator('option:checked').innerText()).toContain(
      '会議の通知が別の組織の窓口に届いた件',
    );
    await page.getByRole('button', { name: /^令和/ }).first().waitFor();

    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await page.getByLabel('提出の種類').selectOption('incident-report');
    await page.getByLabel(/様式集の公式様式に記入したものも入れる/).waitFor();
    await page.getByRole('button', { name: '提出バンドルを作る' }).click();
    await page
      .getByText('読み戻して、すべてのファイルが正しいことを確かめました')
      .waitFor({ timeout: 60_000 });
    const bundle = await download(page, () => page.getByRole('button', { name: 'zipを保存する' }).click());
    const report = await verifyBundle(new Uint8Array(bundle.bytes));
    if (!report.ok) throw new Error(report.error.code);
    const { manifest, file } = report.value;
    expect(manifest.officialNotes).toEqual([]);
    expect(manifest.official.map((o) => o.path)).toEqual(['公式様式/01_02.docx']);
    expect(manifest.official[0]?.fields).toContainEqual(
      expect.objectContaining({ field: 'incident.summary', text: file.incidents[0]?.summary }),
    );
    app.expectNoViolations();
  },
);
