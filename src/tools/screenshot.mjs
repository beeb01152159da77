/**
 * `node src/tools/screenshot.mjs`: takes public/screenshot.png of the README anew: the home of the complete sample, as of a
 * fixed day, 1280 × 800.
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, ROOT } from './project.mjs';
import { serve } from './serve.mjs';

ensureInstalled();
const executablePath = ensureChromium();
if (!executablePath) throw new Error('No Chrome, Edge or Chromium was found. Name one in CHROMIUM_PATH.');
await ensureBuilt();

const server = await serve({ folder: join(ROOT, 'dist') });
const browser = await chromium.launch({ executablePath });
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    serviceWorkers: 'block',
  });
  await page.clock.setFixedTime('2026-11-21T10:00:00+09:00');
  await page.goto(server.url);
  await page.getByRole('button', { name: 'サンプル案件で試す' }).click();
  await page.waitForURL(/#\/case\//);
  await page.locator('main h2').first().waitFor();
  // Nothing under the pointer.
  await page.mouse.move(1279, 799);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(ROOT, 'public', 'screenshot.png'), animations: 'disabled' });
} finally {
  await browser.close();
  await server.close();
}
