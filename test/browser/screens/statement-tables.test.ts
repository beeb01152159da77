import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { writeCsv } from '#documents/csv';
import { statementCsv } from '#forms';
import { CATALOGUE_FORMAT, type CatalogueFile } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import type { CaseScreenProps } from '#ui/screens/contract.ts';
import Tables from '#ui/screens/statement-tables/Screen.svelte';
import Statement from '#ui/screens/statement/Screen.svelte';

const OFFICIAL = new URL('../../fixtures/official-text/official.xlsx', import.meta.url).href;
const MIXED = new URL('../../fixtures/official-text/mixed.csv', import.meta.url).href;

const view = { overview: null, problemsAt: () => [] } as unknown as CaseScreenProps['view'];

async function open(): Promise<{ app: FakeApp; container: Element }> {
  const app = new FakeApp();
  const { case: file } = app.session;
  const [first, ...rows] = file.rows;
  app.session.case = { ...file, catalogue: 'ismap-2024-07', rows: [{ ...first!, id: '3.1.2.1' }, ...rows] };
  const { container } = await render(Tables, { app, session: app.session, view });
  await expect.element(page.getByRole('heading', { name: 'すべての管理策を書き出す' })).toBeVisible();
  return { app, container };
}
async function upload(label: RegExp, name: string, bytes: BlobPart): Promise<void> {
  await userEvent.upload(page.getByLabelText(label), new File([bytes], name));
}
const fetched = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

describe('the official text', { timeout: 60_000 }, () => {
  test('a workbook made elsewhere is recognised, shown with its counts, and kept only when told to', async () => {
    const { app, container } = await open();
    await upload(/公式の管理基準のファイルを選ぶ/, '管理基準.xlsx', await fetched(OFFICIAL));
    await expect.element(page.getByRole('heading', { name: '見つかった文章の確認' })).toBeVisible();
    await expect.element(page.getByText('1284 件の管理策の文章が見つかりました。')).toBeVisible();
    await expect.element(page.getByRole('row', { name: /詳細管理策\s*1081\s*1081/ })).toBeVisible();
    expect(app.criteriaHeld.copies).toEqual([]);
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: '1284 件をこのブラウザーに保存する' }));
    await expect.element(page.getByText(/1284 件の文章をこのブラウザーに保存しました/)).toBeVisible();
    const [copy] = app.criteriaHeld.copies;
    expect([copy?.catalogue, copy?.source.fileName]).toEqual(['ismap-2024-07', '管理基準.xlsx']);
    expect(copy?.texts['5.1.1.1']).toContain('5.1.1.1 に当たる事項');
    // Asked for by a box only: the case and its undo steps know nothing of it.
    expect(app.session.edits).toEqual([]);
    await expect
      .element(page.getByLabelText('管理基準の文章（貴社が取り込んだ写し）も入れる'))
      .not.toBeChecked();

    await userEvent.click(page.getByRole('button', { name: '取り込んだ文章を削除' }));
    await userEvent.click(page.getByRole('button', { name: '削除する' }));
    await expect.poll(() => app.criteriaHeld.copies).toEqual([]);
  });

  test('a CSV in Shift_JIS; unknown, doubled and missing ids are told; a column can be corrected', async () => {
    const { app } = await open();
    await upload(/公式の管理基準のファイルを選ぶ/, '管理基準.csv', await fetched(MIXED));
    await expect.element(page.getByText(/^一覧にない番号：1 件/)).toBeVisible();
    await expect.element(page.getByText(/違う文章で2回以上/)).toBeVisible();
    await userEvent.click(page.getByText('シートと列を確かめる'));
    await userEvent.selectOptions(page.getByRole('combobox', { name: /文章の列/ }), '2');
    await userEvent.click(page.getByRole('button', { name: /件をこのブラウザーに保存する/ }));
    await expect.poll(() => app.criteriaHeld.copies[0]?.texts['5.1.1']).toContain('当社の回答');
  });

  test('a file that is none is refused in words, and nothing changes', async () => {
    const { app } = await open();
    await upload(/公式の管理基準のファイルを選ぶ/, '管理基準.pdf', '%PDF-1.7');
    await expect.element(page.getByText(/PDFからは取り込めません。何も変更していません/)).toBeVisible();
    expect(app.criteriaHeld.copies).toEqual([]);
  });

  test('stands beside the row at hand, and is searched whatever the width of the letters', async () => {
    const app = new FakeApp();
    app.session.case = { ...app.session.case, catalogue: 'ismap-2024-07' };
    const texts = { '5.1.1.1': 'ﾃｽﾄの模擬文' };
    const source = { fileName: 'x.xlsx', sha256: '0'.repeat(64) };
    await app.criteriaHeld.keepTexts({ catalogue: 'ismap-2024-07', source, texts });
    app.criteriaHeld.searchText = (_, id) => (id === '5.1.1.1' ? 'てすとの模擬文' : '');
    await render(Statement, { app, session: app.session, view });
    await userEvent.click(page.getByLabelText('すべて', { exact: true }).first());
    await userEvent.fill(page.getByRole('searchbox'), 'テストの');
    await userEvent.click(page.getByRole('gridcell', { name: '5.1.1.1', exact: true }));
    await expect
      .element(page.getByRole('region', { name: '5.1.1.1の管理基準の文章' }))
      .toHaveTextContent('ﾃｽﾄの模擬文');
    await expect.poll(() => page.getByRole('row', { name: /^5\.1\.1\.2 / }).elements().length).toBe(0);
  });
});

describe('a table worked on outside', { timeout: 60_000 }, () => {
  test('shows each change, takes what is chosen as one step, and leaves a conflict alone', async () => {
    const { app, container } = await open();
    const rows = statementCsv(app.session.case).map((r) => [...r]);
    const note = rows[0]!.indexOf('メモ');
    rows[1]![note] = '外で書いた';
    rows[2]![note] = 'ぶつかる';
    rows[3]![rows[0]!.indexOf('採否')] = 'たぶん';
    await app.session.edit('ここで', [{ path: 'rows/5.1.1.1/note', value: 'ここで書いた' }]);
    await upload(/編集した表を選ぶ/, '編集.csv', writeCsv(rows));
    await expect.element(page.getByRole('heading', { name: '取り込む内容の確認' })).toBeVisible();
    await expect.element(page.getByText(/2 欄が違います。うち 1 欄を取り込みます。/)).toBeVisible();
    await expect.element(page.getByText('書き出した後に、案件側でも変わっています')).toBeVisible();
    await expect
      .element(page.getByText(/採用・不採用・未定のどれでもありません（「たぶん」）/))
      .toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: '1 欄を取り込む' }));
    await expect.element(page.getByText(/1 欄を取り込みました/)).toBeVisible();
    expect(app.session.case.rows.map((r) => r.note)).toEqual(['外で書いた', 'ここで書いた', '']);
    await app.session.undo();
    expect(app.session.case.rows[0]?.note).toBe('');
  });

  test('one that changes nothing says so', async () => {
    const { app } = await open();
    await upload(/編集した表を選ぶ/, '編集.csv', writeCsv(statementCsv(app.session.case)));
    await expect.element(page.getByText('変わる欄はありません（3 行を読み取りました）。')).toBeVisible();
    expect(app.session.edits).toEqual([]);
  });
});

describe('another edition of the catalogue', { timeout: 60_000 }, () => {
  const file: CatalogueFile = {
    format: CATALOGUE_FORMAT,
    version: 1,
    id: 'test-2027',
    title: '試験の新しい版',
    source: '試験',
    controls: [
      { id: '5.1.1.1', tier: 'detailed', parent: '5', basic: false, cloudSpecific: false },
      { id: '5.9.9.9', tier: 'detailed', parent: '5', basic: true, cloudSpecific: false },
    ],
    headings: [{ id: '5', tier: 'chapter', parent: null, label: '章' }],
    mapping: { from: 'ismap-2024-07', to: 'test-2027', ids: [{ old: '5.1.1.2', new: '5.9.9.9' }] },
  };

  test('is taken in as a file, tried out, gone over to as one step; what has no place is kept and shown', async () => {
    const { app, container } = await open();
    await app.session.edit('', [
      { path: 'rows/5.1.1.2/how', value: '移る記録' },
      { path: 'rows/3.1.2.1/how', value: '行き先のない記録' },
    ]);
    await upload(/版または対応表のファイルを読み込む/, '版.json', JSON.stringify(file));
    await expect.element(page.getByText('「試験の新しい版」を読み込みました。')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: /この版にすると変わること/ }));
    await expect.element(page.getByText('番号が変わる行：1 件')).toBeVisible();
    await expect.element(page.getByText('なくなる行：1 件')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'この版に替える' }));
    await expect.element(page.getByRole('heading', { name: '以前の版の記録' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /3\.1\.2\.1.*行き先のない記録/ })).toBeVisible();
    const { rows, catalogue, ownCatalogue } = app.session.case;
    expect(rows.map((r) => [r.id, r.how])).toEqual([
      ['5.1.1.1', ''],
      ['5.9.9.9', '移る記録'],
    ]);
    expect([catalogue, ownCatalogue?.id]).toEqual(['test-2027', 'test-2027']);
    await app.session.undo();
    expect(app.session.case.rows.map((r) => r.id)).toEqual(['3.1.2.1', '5.1.1.1', '5.1.1.2']);
  });

  test('a file that is none is refused in words', async () => {
    const { app } = await open();
    await upload(
      /版または対応表のファイルを読み込む/,
      '版.json',
      JSON.stringify({ ...file, id: 'ismap-2024-07' }),
    );
    await expect.element(page.getByText(/同梱された版のものです。何も変更していません/)).toBeVisible();
    expect(app.criteriaHeld.catalogues).toEqual([]);
  });
});
