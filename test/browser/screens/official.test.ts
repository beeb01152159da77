import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import { Store } from '#store';
import type { CaseScreenProps } from '#ui/screens/contract.ts';
import Official from '#ui/screens/official/Screen.svelte';
// Behind the door: the library with the work of its worker done here.
import { OfficialFormsImpl } from '../../../src/state/official-forms.svelte.ts';
import type { StartOfficial } from '../../../src/state/official-job.ts';
import { officialWork } from '../../../src/state/official-work.ts';

const FORM = new URL('../../fixtures/official-like/様式1-1_事前申請書.docx', import.meta.url).href;
const SHEET = new URL('../../fixtures/official-like/様式1-2_影響度評価シート.xlsx', import.meta.url).href;
const view = { overview: null, problemsAt: () => [] } as unknown as CaseScreenProps['view'];
const inline = ((task, input) => ({
  onProgress: () => () => undefined,
  result: officialWork[task](input, () => undefined),
  cancel: () => undefined,
})) as StartOfficial;

let form: ArrayBuffer;
let sheet: ArrayBuffer;
beforeAll(async () => {
  const fetched = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();
  [form, sheet] = await Promise.all([fetched(FORM), fetched(SHEET)]);
});
let close: () => void = () => undefined;
afterEach(async () => {
  close();
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
});

async function open(): Promise<{ app: FakeApp; container: Element; library: OfficialFormsImpl }> {
  const opened = await Store.open(`official-${crypto.randomUUID()}`);
  if (!opened.ok) throw new Error(opened.error);
  const store = opened.value;
  const library = new OfficialFormsImpl(
    store,
    await store.library(),
    () => '2026-11-21T05:03:00.000Z',
    inline,
  );
  close = () => {
    library.close();
    store.close();
  };
  const app = new FakeApp();
  app.library = library;
  const { case: file } = app.session;
  app.session.case = { ...file, vendor: { ...file.vendor, name: '株式会社みほん' } };
  const { container } = await render(Official, { app, session: app.session, view });
  await expect.element(page.getByRole('heading', { name: '様式を集める' })).toBeVisible();
  return { app, container, library };
}
const upload = (...files: File[]) => userEvent.upload(page.getByLabelText('ファイルかzipを選ぶ'), files);

describe('official forms', { timeout: 20_000 }, () => {
  test('a form is reviewed: places are assigned, cleared and restored by keyboard', async () => {
    const { container, library } = await open();
    await upload(new File([form], 'a.docx'), new File([new Uint8Array([0x25, 0x50, 0x44, 0x46])], 'b.pdf'));
    await expect.element(page.getByText('1 件を取り込みました')).toBeVisible();
    await expect.element(page.getByText(/PDFには記入できません/)).toBeVisible();
    await expect.element(page.getByRole('rowheader', { name: /様式1-1/ })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);

    await userEvent.click(page.getByRole('button', { name: /確かめて記入/ }));
    await expect.element(page.getByRole('button', { name: '記入して保存' })).toBeEnabled();
    const region = page.getByRole('region', { name: '様式の表示' });
    const name = region.getByRole('button', { name: /^株式会社みほん/ });
    await expect.element(name).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);

    // Left alone, then given back, without the mouse.
    (name.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByLabelText('この欄に記入する項目')).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.poll(() => library.corrections[0]?.entries[0]?.field).toBe(null);
    await expect.element(page.getByText('記入しないことにした欄（1）')).toBeInTheDocument();
    await userEvent.selectOptions(page.getByLabelText('この欄に記入する項目'), 'service.name');
    await userEvent.click(page.getByRole('button', { name: '割り当てる' }));
    await expect.poll(() => library.corrections[0]?.entries[0]?.field).toBe('service.name');
    await expect.element(page.getByText('記入する内容：試験サービス').first()).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: '自動の判断に戻す' }));
    await expect.poll(() => library.corrections[0]?.entries).toEqual([]);
    await expect.element(name).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('欄を選ぶと、ここに項目と判断の理由が出ます。')).toBeVisible();
  });

  test('a filled copy that was edited is read back, and chosen values go into the case as one edit', async () => {
    const { app, library } = await open();
    await upload(new File([form], 'a.docx'), new File([sheet], 'b.xlsx'));
    await expect.poll(() => library.forms.length).toBe(2);
    const before = app.session.case;
    const filled = await library.review(
      library.versions[0]!.inUse.sha256,
      { ...before, vendor: { ...before.vendor, name: '株式会社みほん改' } },
      app.session.asOf,
    ).result;
    if (!filled.ok || !filled.value.bytes) throw new Error('not filled');

    await userEvent.click(page.getByRole('button', { name: /確かめて記入\s*（a\.docx）/ }));
    await userEvent.upload(
      page.getByLabelText(/記入後に直したファイルを読む/),
      new File([filled.value.bytes], '戻り.docx'),
    );
    const box = page.getByRole('checkbox', { name: /株式会社みほん改/ });
    await userEvent.click(box);
    await userEvent.click(page.getByRole('button', { name: '選んだ値を案件に取り込む' }));
    await expect.poll(() => app.session.case.vendor.name).toBe('株式会社みほん改');
    expect(app.session.edits).toHaveLength(1);

    await userEvent.click(page.getByRole('button', { name: '様式集に戻る' }));
    await userEvent.click(page.getByRole('button', { name: /確かめて記入\s*（b\.xlsx）/ }));
    await expect.element(page.getByRole('table', { name: /シート/ })).toBeVisible();
  });
});
