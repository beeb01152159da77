import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import { newRecord } from '#schemas';
import { Store } from '#store';
import type { CaseScreenProps } from '#ui/screens/contract.ts';
import Official from '#ui/screens/official/Screen.svelte';
// Behind the door: the library with the work of its worker done here.
import { OfficialFormsImpl } from '../../../src/state/official-forms.svelte.ts';
import type { StartOfficial } from '../../../src/state/official-job.ts';
import { officialWork } from '../../../src/state/official-work.ts';

const FORM = new URL('../../fixtures/official-like/様式1-1_事前申請書.docx', import.meta.url).href;
const SHEET = new URL('../../fixtures/official-like/様式1-2_影響度評価シート.xlsx', import.meta.url).href;
const APPLICATION = new URL('../../fixtures/official-like/様式2-4_登録申請書.docx', import.meta.url).href;
const REPORT = new URL(
  '../../fixtures/official-like/様式2-8_情報セキュリティインシデントに関する報告書.docx',
  import.meta.url,
).href;
const view = { overview: null, problemsAt: () => [] } as unknown as CaseScreenProps['view'];
const inline = ((task, input) => ({
  onProgress: () => () => undefined,
  result: officialWork[task](input, () => undefined),
  cancel: () => undefined,
})) as StartOfficial;

let form: ArrayBuffer;
let sheet: ArrayBuffer;
let application: ArrayBuffer;
let report: ArrayBuffer;
beforeAll(async () => {
  const fetched = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();
  [form, sheet, application, report] = await Promise.all([
    fetched(FORM),
    fetched(SHEET),
    fetched(APPLICATION),
    fetched(REPORT),
  ]);
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
    await expect.element(page.getByRole('listitem').filter({ hasText: '様式1-1' })).toBeVisible();
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
    await userEvent.click(page.getByRole('button', { name: '選んだ 1 件を案件に取り込む' }));
    await expect.poll(() => app.session.case.vendor.name).toBe('株式会社みほん改');
    expect(app.session.edits).toHaveLength(1);

    await userEvent.click(page.getByRole('button', { name: '様式集に戻る' }));
    await userEvent.click(page.getByRole('button', { name: /確かめて記入\s*（b\.xlsx）/ }));
    await expect.element(page.getByRole('table', { name: /シート/ })).toBeVisible();
  });

  test('rows changed in a returned form are chosen one by one and taken as one edit', async () => {
    const { app, library, container } = await open();
    const officer = (id: string, title: string, name: string) => ({
      ...newRecord.officer(app.session.source),
      id,
      title,
      name,
    });
    const withOfficers = (...officers: ReturnType<typeof officer>[]) => ({
      ...app.session.case,
      vendor: { ...app.session.case.vendor, officers },
    });
    app.session.case = withOfficers(
      officer('O1', '代表取締役', '見本　一郎'),
      officer('O2', '監査役', '見本　二郎'),
    );
    await upload(new File([application], 'c.docx'));
    await expect.poll(() => library.forms.length).toBe(1);
    const returned = await library.review(
      library.forms[0]!.sha256,
      withOfficers(officer('O1', '代表取締役会長', '見本　一郎'), officer('O3', '取締役', '見本　三郎')),
      app.session.asOf,
    ).result;
    if (!returned.ok || !returned.value.bytes) throw new Error('not filled');

    await userEvent.click(page.getByRole('button', { name: /確かめて記入/ }));
    await userEvent.upload(
      page.getByLabelText(/記入後に直したファイルを読む/),
      new File([returned.value.bytes], '戻り.docx'),
    );
    const table = page.getByRole('table', { name: /役員.*の違い/ });
    await expect.element(table.getByText('変わった行')).toBeVisible();
    await expect.element(table.getByText('追加された行')).toBeVisible();
    await expect.element(table.getByText('なくなった行')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    expect(app.session.edits).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'すべての行を選ぶ' }));
    await userEvent.click(table.getByRole('checkbox', { name: '見本　二郎' }));
    await userEvent.click(page.getByRole('button', { name: '選んだ 2 件を案件に取り込む' }));
    await expect
      .poll(() => app.session.case.vendor.officers.map((o) => `${o.title} ${o.name}`))
      .toEqual(['代表取締役会長 見本　一郎', '監査役 見本　二郎', '取締役 見本　三郎']);
    expect(app.session.edits).toHaveLength(1);
    await expect.element(table.getByText('なくなった行')).toBeVisible();
  });

  test('a form about one of several incidents is filled for the one chosen', async () => {
    const { app, library } = await open();
    const incident = (id: string, title: string, summary: string) => ({
      ...newRecord.incident(app.session.source, title),
      id,
      summary,
    });
    app.session.case = {
      ...app.session.case,
      incidents: [incident('I1', '一つ目', '一つ目の概要'), incident('I2', '二つ目', '二つ目の概要')],
    };
    await upload(new File([report], 'd.docx'));
    await expect.poll(() => library.forms.length).toBe(1);
    await userEvent.click(page.getByRole('button', { name: /確かめて記入/ }));
    const region = page.getByRole('region', { name: '様式の表示' });
    await expect.element(region.getByRole('button', { name: /^二つ目の概要/ })).toBeVisible();
    await userEvent.selectOptions(page.getByLabelText('何について記入しますか'), '2-8 I1');
    await expect.element(region.getByRole('button', { name: /^一つ目の概要/ })).toBeVisible();
    // The count of a mark leads to the next place that bears it.
    await userEvent.click(page.getByRole('button', { name: /割り当てなし/ }).first());
    await expect.element(page.getByRole('heading', { level: 3 })).toBeVisible();
    await expect.element(page.getByText('割り当てなし').last()).toBeVisible();
  });
});
