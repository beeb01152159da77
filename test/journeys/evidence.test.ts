/** 証跡: a PDF looked at under the strict policy and offline, a file linked to a row, and all of it there after a reload. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleFileBytes } from '#domain/sample';
import { axe, offlineReady, startApp, type App } from '../support/app.ts';
import { openSample, ready, visit } from '../support/walk.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test(
  'evidence is looked at, added, linked from the register and from a row, and kept',
  { timeout: 120_000 },
  async () => {
    const page = await app.newPage();
    await ready(page);
    const id = await openSample(page);
    await visit(page, `#/case/${id}/evidence`, '証跡');
    await offlineReady(page);
    await app.stopServer();

    await page.getByRole('button', { name: '権限の棚卸しの記録' }).click();
    await page.getByRole('button', { name: '中身を見る' }).click();
    await page.getByText('1／1 ページ').waitFor();
    await expect
      .poll(() => page.locator('canvas').textContent(), { timeout: 20_000 })
      .toContain('権限の棚卸しの記録');
    // Something was drawn: not every pixel is the paper's white.
    const drawn = await page.locator('canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, i) => i % 4 !== 3 && value < 100);
    });
    expect(drawn).toBe(true);
    expect(await axe(page)).toEqual([]);

    await page.getByLabel('証跡のファイルを加える').setInputFiles([
      { name: '点検表.csv', mimeType: 'text/csv', buffer: Buffer.from('日付,結果\n2026-07-01,良') },
      { name: '写し.pdf', mimeType: 'application/pdf', buffer: Buffer.from(sampleFileBytes('access')) },
    ]);
    await page.getByText('は、証跡「権限の棚卸しの記録」と同じ内容です。').waitFor();
    await page.getByRole('heading', { name: '点検表' }).waitFor();
    await page.getByRole('button', { name: '管理策を選ぶ' }).click();
    await page.getByLabel('番号・見出し・記録した文章から探す').fill('9.2.1.1');
    await page.getByRole('checkbox', { name: /^9\.2\.1\.1 / }).check();
    await page.getByText('結び付けた管理策（1 件）').waitFor();

    await visit(page, `#/case/${id}/statement?field=rows/9.2.1.1/evidenceIds`, '言明書');
    await page.getByRole('link', { name: '点検表' }).waitFor();
    await page.reload();
    await ready(page, '言明書');
    await visit(page, `#/case/${id}/evidence`, '証跡');
    await page.getByRole('button', { name: '点検表', exact: true }).click();
    await page.getByText('結び付けた管理策（1 件）').waitFor();
    await page.getByRole('button', { name: '中身を見る' }).click();
    await page.getByText('2026-07-01,良').waitFor();
    app.expectNoViolations();
  },
);
