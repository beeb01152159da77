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
    const id = await openSample(page);
    await visit(page, `#/case/${id}/official`, '公式様式');
    await offlineReady(page);
    await app.stopServer();

    const zip = writeZip(
      [
        { path: '様式集/01.docx', bytes: read('様式1-1_事前申請書.docx') },
        { path: '様式集/02.xlsx', bytes: read('様式1-2_影響度評価シート.xlsx') },
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
      .getByRole('row', { name: /様式1-1/ })
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

    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await page.getByLabel('提出の種類').selectOption('pre-application');
    await page.getByLabel(/様式集の公式様式に記入したものも入れる/).waitFor();
    await page.getByRole('button', { name: '提出バンドルを作る' }).click();
    await page
      .getByText('読み戻して、すべてのファイルが正しいことを確かめました')
      .waitFor({ timeout: 60_000 });
    const bundle = await download(page, () => page.getByRole('button', { name: 'zipを保存する' }).click());
    const report = await verifyBundle(new Uint8Array(bundle.bytes));
    if (!report.ok) throw new Error(report.error.code);
    const { official, officialNotes } = report.value.manifest;
    expect([...official, ...officialNotes].map((o) => o.form).sort()).toEqual(['1-1', '1-2']);
    const form = official.find((o) => o.form === '1-1');
    expect(form?.path).toBe('公式様式/01_01.docx');
    expect(form?.fields).toContainEqual(
      expect.objectContaining({ field: 'applicant.name', text: report.value.file.vendor.name }),
    );
    app.expectNoViolations();
  },
);
