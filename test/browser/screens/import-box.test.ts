import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { ok } from '#kernel';
import type { AppState, ImportPreview } from '#state';
import { sizeText } from '#ui/parts/size-text.ts';
import ImportBox from '#ui/screens/cases/ImportBox.svelte';

type Existing = ImportPreview['cases'][number]['existing'];

/** An app that finds one case in any file, with that under its id here. */
function appWith(
  existing: Existing,
  applied: string[] = [],
  leftOut: ImportPreview['leftOut'] = [],
  editions: ImportPreview['editions'] = [],
): AppState {
  const preview: ImportPreview = {
    kind: 'case',
    made: null,
    cases: [
      {
        id: 'A',
        title: '案件A',
        rows: 1163,
        attachments: 0,
        missingAttachments: 0,
        existing,
        changed: '2026-11-20T01:00:00.000Z',
        decided: 12,
        here:
          existing === 'none' ? null : { changed: '2026-11-21T01:00:00.000Z', decided: 900, attachments: 4 },
      },
    ],
    leftOut,
    editions,
    bytes: 0,
    apply: (mode, options) => {
      applied.push(mode, ...(options?.editions === false ? ['without editions'] : []));
      // Two, so that nothing is opened.
      return Promise.resolve(ok({ caseIds: ['A', 'B'] }));
    },
  };
  const only: Pick<AppState, 'readImport'> = { readImport: () => Promise.resolve(ok(preview)) };
  return only as AppState;
}

test.each<[Existing, string, RegExp]>([
  [
    'newer',
    'the case here is newer: replacing it would lose work',
    /このブラウザーの案件の方が新しいです。置き換えると/,
  ],
  ['older', 'the file is newer', /このファイルの方が新しいです/],
  ['same', 'both are alike', /同じ内容です/],
  ['different', 'the stamps are alike but not the content', /変更日時は同じですが、内容が違います/],
])('existing is %s: says that %s', async (existing, _, words) => {
  await render(ImportBox, { app: appWith(existing) });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['{}'], '案件.json'));
  await expect.element(page.getByRole('group', { name: '取り込む内容' })).toHaveTextContent(words);
});

test('what this program does not know of the file is named, with how often, before it is taken in', async () => {
  const leftOut: ImportPreview['leftOut'] = [
    { part: 'case', path: 'rows/*/memo', count: 1163 },
    { part: 'settings', path: 'colours', count: 1 },
  ];
  await render(ImportBox, { app: appWith('none', [], leftOut) });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['{}'], '案件.json'));
  const group = page.getByRole('group', { name: '取り込む内容' });
  await expect.element(group).toHaveTextContent(/取り込まれない項目が 2 種類（1164 か所）あります/);
  await expect.element(group).toHaveTextContent(/案件：rows › 各要素 › memo（1163 か所）/);
  await expect.element(group).toHaveTextContent(/設定：colours（1 か所）/);
  await expect.element(group.getByRole('button', { name: '取り込む' })).toBeEnabled();
});

test('the edition that comes with a case is offered, and can be left out; one that differs is told of', async () => {
  const applied: string[] = [];
  const editions: ImportPreview['editions'] = [
    { id: 'a', title: '令和9年の版', existing: 'none' },
    { id: 'b', title: '令和8年の版', existing: 'different' },
  ];
  await render(ImportBox, { app: appWith('none', applied, [], editions) });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['{}'], '案件.zip'));
  const group = page.getByRole('group', { name: '取り込む内容' });
  const box = group.getByRole('checkbox', { name: /規則の版「令和9年の版」も取り込む/ });
  await expect.element(box).toBeChecked();
  await expect.element(group).toHaveTextContent(/「令和8年の版」は、このブラウザーに同じIDで内容の違うもの/);
  await box.click();
  await expect.element(group).toHaveTextContent(/この案件は同梱の版で表示されます/);
  await group.getByRole('button', { name: '取り込む' }).click();
  await expect.poll(() => applied).toEqual(['replace', 'without editions']);
});

test('nothing is said of it where all is known', async () => {
  await render(ImportBox, { app: appWith('none') });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['{}'], '案件.json'));
  const group = page.getByRole('group', { name: '取り込む内容' });
  await expect.element(group).toHaveTextContent(/案件A/);
  await expect.element(group).not.toHaveTextContent(/取り込まれない/);
});

test('the size told is that of the file itself', async () => {
  await render(ImportBox, { app: appWith('none') });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['x'.repeat(2_500_000)], '案件.json'));
  await expect
    .element(page.getByRole('group', { name: '取り込む内容' }))
    .toHaveTextContent(sizeText(2_500_000));
});

test('replacing asks first, with what is lost and which side is newer; only then does it', async () => {
  const applied: string[] = [];
  await render(ImportBox, { app: appWith('newer', applied) });
  const input = page.getByLabelText('バックアップや案件ファイルを選ぶ');
  await userEvent.upload(input, new File(['{}'], '案件.json'));
  const replace = page.getByRole('button', { name: '同じ案件を置き換える' });
  await replace.click();
  const dialog = page.getByRole('alertdialog', { name: '「案件A」を置き換えますか' });
  await expect.element(dialog).toHaveTextContent(/元に戻すことはできません/);
  await expect.element(dialog).toHaveTextContent(/消えるもの：採否を書いた管理策 900 件・添付 4 件/);
  await expect.element(dialog).toHaveTextContent(/入るもの：採否を書いた管理策 12 件・添付 0 件/);
  await expect.element(dialog).toHaveTextContent(/このブラウザーの案件の方が新しいです/);
  await dialog.getByRole('button', { name: 'やめる' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(applied).toEqual([]);
  await replace.click();
  await dialog.getByRole('button', { name: '置き換える' }).click();
  await expect.poll(() => applied).toEqual(['replace']);
});
