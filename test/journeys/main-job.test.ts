import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import type { CaseFile } from '#schemas';
import { ROOT } from '../../src/tools/project.mjs';
import { startApp, type App } from '../support/app.ts';
import {
  caseId,
  dumpDatabase,
  eraseEverything,
  makeBundle,
  openSample,
  readFileToRestore,
  ready,
  saveBackup,
  sha256,
  verify,
  visit,
  type Saved,
} from '../support/walk.ts';

const AS_OF = '2026-11-20';
let app: App;
let page: Page;
let id: string;
let bundle: Saved;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
});
afterAll(() => app.close());

describe('the main job', () => {
  test('sample → bundle → verify → backup → delete everything → restore → the same bytes', async () => {
    id = await openSample(page);
    bundle = await makeBundle(page, id, AS_OF);
    expect(bundle.name).toMatch(/\.zip$/);

    const report = await verify(page, bundle);
    expect(report).toContain('壊れていません');
    expect(report).toContain('そろっています');
    expect(report).toContain('最新です');
    expect(report).toContain(AS_OF);

    const backup = await saveBackup(page);
    await eraseEverything(page);
    expect(await page.getByText('作業中の案件').count()).toBe(0);
    const empty = await dumpDatabase(page);
    expect(empty).not.toContain(id);

    // A bundle whose case is not here is whole, but nobody can say whether it is current.
    expect(await verify(page, bundle)).toContain('確かめられません');

    await visit(page, '#/', '案件');
    const preview = await readFileToRestore(page, backup);
    expect(preview.kind).toBe('preview');
    expect(preview.text).toContain('バックアップ');
    expect(preview.text).toContain('このブラウザーにはありません');
    expect(await dumpDatabase(page), 'a preview changes nothing').toBe(empty);

    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.waitForURL(/#\/case\//);
    expect(caseId(page)).toBe(id);
    expect((await makeBundle(page, id, AS_OF)).sha256).toBe(bundle.sha256);
    app.expectNoViolations();
  });

  test('the command line makes the same bytes of the same case', async () => {
    const files = readZip(new Uint8Array(bundle.bytes));
    if (!files.ok) throw new Error(files.error.code);
    const file = JSON.parse(new TextDecoder().decode(files.value.get('案件.json'))) as CaseFile;
    // A lone case file carries its attachments; in the bundle they lie beside it.
    const byHash = new Map([...files.value.values()].map((bytes) => [sha256(bytes), bytes]));
    const attachments = file.attachments.map((a) => ({
      ...a,
      data: Buffer.from(byHash.get(a.sha256) ?? []).toString('base64'),
    }));

    const folder = await mkdtemp(join(tmpdir(), 'liu-navi-cli-'));
    try {
      await writeFile(join(folder, 'case.json'), JSON.stringify({ ...file, attachments }));
      const zip = join(folder, 'case.zip');
      await promisify(execFile)(process.execPath, [
        join(ROOT, 'src/tools/liu.mjs'),
        ...['bundle', join(folder, 'case.json'), '--out', zip, '--as-of', AS_OF],
      ]);
      expect(sha256(await readFile(zip))).toBe(bundle.sha256);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('an edit makes a bundle stale, and one made anew is current', async () => {
    await visit(page, `#/case/${id}/service`, 'サービス情報');
    const name = page.getByLabel('申請者の名称', { exact: true });
    const before = await name.inputValue();
    await name.fill(`${before}改`);
    await page.locator('header').getByText('保存済み').waitFor();
    expect(await verify(page, bundle)).toContain('古くなっています');

    await visit(page, `#/case/${id}/service`, 'サービス情報');
    await page.getByRole('button', { name: '元に戻す' }).first().click();
    await expect.poll(() => name.inputValue()).toBe(before);
    const again = await makeBundle(page, id, AS_OF);
    expect(await verify(page, again)).toContain('最新です');
    app.expectNoViolations();
  });
});
