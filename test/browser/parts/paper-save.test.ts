import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { formOf } from '#forms';
import { plainDate } from '#kernel';
import PaperSave from '#ui/parts/PaperSave.svelte';

const asOf = plainDate('2026-11-21');
const form = formOf('improvement-plan')!;
const paper = form.build(sampleCase('incomplete'), asOf);

/** What the browser was asked to save, in place of saving it. */
function caught(): { name: string; blob: Promise<Uint8Array> }[] {
  const blobs = new Map<string, Blob>();
  const saved: { name: string; blob: Promise<Uint8Array> }[] = [];
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((object) => {
    const url = create(object);
    blobs.set(url, object as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({
      name: this.download,
      blob: blobs
        .get(this.href)!
        .arrayBuffer()
        .then((buffer) => new Uint8Array(buffer)),
    });
  });
  return saved;
}

describe('a paper as a file', () => {
  test.each([
    ['Word', 'docx', [0x50, 0x4b, 3, 4]],
    ['Excel', 'xlsx', [0x50, 0x4b, 3, 4]],
    ['HTML', 'html', [...'<!do'].map((c) => c.charCodeAt(0))],
    ['PDF', 'pdf', [...'%PDF'].map((c) => c.charCodeAt(0))],
  ])('%s: one click gives it, named as the draft it is', async (label, ending, magic) => {
    const saved = caught();
    await render(PaperSave, { name: form.title, tabular: true, build: () => paper });
    await page.getByRole('button', { name: `${label}で保存` }).click();
    await expect.poll(() => saved.length, { timeout: 20_000 }).toBe(1);
    expect(saved[0]!.name).toBe(`改善計画書（下書き）.${ending}`);
    const bytes = await saved[0]!.blob;
    expect([...bytes.subarray(0, 4)]).toEqual(magic);
    expect(bytes.length).toBeGreaterThan(2_000);
    await expect.element(page.getByRole('button', { name: `${label}で保存` })).toBeEnabled();
    vi.restoreAllMocks();
  });

  test('no workbook of what is no table', async () => {
    await render(PaperSave, { name: 'x', tabular: false, build: () => paper });
    await expect.element(page.getByRole('button', { name: 'Wordで保存' })).toBeInTheDocument();
    expect(page.getByRole('button', { name: 'Excelで保存' }).elements()).toEqual([]);
  });

  test('stopped, it saves nothing and can be started again', async () => {
    const saved = caught();
    const annex = formOf('2-1-annex')!.build(sampleCase('complete'), asOf);
    await render(PaperSave, { name: 'x', tabular: true, build: () => annex });
    await page.getByRole('button', { name: 'PDFで保存' }).click();
    await page.getByRole('button', { name: '中止する' }).click();
    await expect.element(page.getByRole('button', { name: 'PDFで保存' })).toBeEnabled();
    expect(saved).toEqual([]);
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('');
    vi.restoreAllMocks();
  });
});
