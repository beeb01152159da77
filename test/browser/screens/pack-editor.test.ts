/** The content packs as forms: the wording of the scale, its overall rule, the works of the list. */
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { err, ok } from '#kernel';
import { listedWorks, packInUse, parseContentPack } from '#rulebook/packs';
import Packs from '#ui/screens/settings/Packs.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';

/** An app that takes packs in as the real one does. */
function appWithPacks(): FakeApp {
  const app = new FakeApp();
  return Object.assign(app, {
    importPack: (file: { bytes: Uint8Array }) => {
      const read = parseContentPack(JSON.parse(new TextDecoder().decode(file.bytes)));
      if (!read.ok) return Promise.resolve(err({ code: 'content.pack.invalid', where: '', params: {} }));
      app.packs = { ...app.packs, [read.value.kind]: { pack: read.value, checked: null } };
      return Promise.resolve(ok(read.value));
    },
  });
}
const scaleOf = (app: FakeApp) => packInUse('impactScale', app.packs).pack;
const works = (app: FakeApp): string[] => packInUse('listedWorks', app.packs).pack.works.map((w) => w.name);
const button = (name: RegExp | string) => page.getByRole('button', { name });

describe('the impact scale', { timeout: 30_000 }, () => {
  test('is edited word by word and saved as the next version of a pack of its own', async () => {
    const app = appWithPacks();
    const { container } = await render(Packs, { app });
    await button(/編集する.*影響度の目安/).click();
    const guidance = page.getByLabelText('機密性・中位の目安');
    await guidance.fill('省の手引きでいう中位。');
    await page.getByLabelText('完全性・高位の例（1行に1つ）').fill('例一\n\n 例二 ');
    await page.getByLabelText('名称', { exact: true }).fill('甲省の目安');
    await page.getByRole('radio', { name: /計算しない/ }).click();
    expect(await axeFindings(container)).toEqual([]);
    await button('保存する').click();
    await expect.element(page.getByText(/「甲省の目安」（版 1）を保存しました/)).toBeVisible();
    expect(scaleOf(app)).toMatchObject({
      id: 'impact-scale-own',
      version: 1,
      title: '甲省の目安',
      overall: 'stated',
      needsCheck: true,
    });
    expect(scaleOf(app).axes[0]?.levels[1]?.guidance).toBe('省の手引きでいう中位。');
    expect(scaleOf(app).axes[1]?.levels[2]?.examples).toEqual(['例一', '例二']);
    await expect.poll(() => document.activeElement?.id).toBe('edit-impactScale');

    await button(/編集する.*影響度の目安/).click();
    await page.getByRole('radio', { name: /いちばん高い/ }).click();
    await page.getByRole('checkbox', { name: '可用性' }).click();
    await button('保存する').click();
    await expect.poll(() => scaleOf(app).version).toBe(2);
    expect(scaleOf(app).overallAxes).toEqual(['confidentiality', 'integrity']);
  });

  test('that is not whole is not saved: the field is named and comes into view', async () => {
    const app = appWithPacks();
    await render(Packs, { app });
    await button(/編集する.*影響度の目安/).click();
    await page.getByLabelText('可用性・低位の目安').fill('');
    await button('保存する').click();
    await expect
      .element(page.getByRole('alert').first())
      .toHaveTextContent('「可用性・低位の目安」を確かめてください');
    expect(document.activeElement).toBe(page.getByLabelText('可用性・低位の目安').element());
    for (const axis of ['機密性', '完全性', '可用性'])
      await page.getByRole('checkbox', { name: axis }).click();
    await page.getByLabelText('可用性・低位の目安').fill('よい');
    await button('保存する').click();
    await expect
      .element(page.getByRole('alert').first())
      .toHaveTextContent('「数える観点」を確かめてください');
    expect(app.packs).toEqual({});
    await button('閉じる').click();
    expect(app.packs).toEqual({});
  });
});

describe('the list of works', { timeout: 30_000 }, () => {
  test('is written by pasting, adding, moving and taking away', async () => {
    const app = appWithPacks();
    const { container } = await render(Packs, { app });
    await button(/編集する.*対象業務一覧/).click();
    await page.getByLabelText('名称', { exact: true }).fill('対象業務一覧（2026年4月）');
    await page.getByLabelText('一覧の日付（いつのものか）').fill('令和8年4月1日');
    await page
      .getByLabelText(/まとめて追加/)
      .fill('職員の研修\t庁内\n会議室の予約\n\n職員の 研修\n文書の共有');
    await button('貼り付けた行を加える').click();
    await expect.element(page.getByText('3 件を加えました。')).toBeVisible();
    await button('業務を追加').click();
    await userEvent.keyboard('安否の確認');
    await button('業務 4 を上へ移す').click();
    await button('業務 1 を外す').click();
    expect(await axeFindings(container)).toEqual([]);
    await button('保存する').click();
    await expect.poll(() => works(app)).toEqual(['会議室の予約', '安否の確認', '文書の共有']);
    const { pack } = packInUse('listedWorks', app.packs);
    expect(pack).toMatchObject({ id: 'listed-works-own', version: 1, listedOn: '2026-04-01' });
    expect(new Set(pack.works.map((w) => w.id)).size).toBe(3);
    expect(listedWorks.works).toEqual([]);
  });
});

describe('what is written and not saved', { timeout: 30_000 }, () => {
  const openScale = () => button(/(編集する|編集を続ける).*影響度の目安/).click();

  test('is kept with every key, and the form goes on from it', async () => {
    const app = appWithPacks();
    const first = await render(Packs, { app });
    await openScale();
    // Looking changes nothing.
    expect(app.drafts.size).toBe(0);
    await page.getByLabelText('機密性・低位の目安').fill('途中まで');
    await userEvent.type(page.getByLabelText('機密性・高位の例（1行に1つ）'), '{End}{Enter}書きかけ');
    await expect.element(page.getByText(/下書きを残しました/)).toBeVisible();
    // As a reload would: nothing says good-bye.
    await first.unmount();

    const { container } = await render(Packs, { app });
    await expect.element(page.getByText('保存していない下書きがあります')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await openScale();
    await expect.element(page.getByText('前に途中まで書いた下書きの続きです。')).toBeVisible();
    await expect.element(page.getByLabelText('機密性・低位の目安')).toHaveValue('途中まで');
    await expect
      .element(page.getByLabelText('機密性・高位の例（1行に1つ）'))
      .toHaveValue(`${packInUse('impactScale').pack.axes[0]!.levels[2]!.examples.join('\n')}\n書きかけ`);
    expect(app.packs).toEqual({});
    await button('保存する').click();
    await expect.poll(() => scaleOf(app).axes[0]?.levels[0]?.guidance).toBe('途中まで');
    expect(app.drafts.get('impactScale')).toBeNull();
    await expect.element(page.getByText('保存していない下書きがあります')).not.toBeInTheDocument();
  });

  test('stays when the form is closed, goes when thrown away, and can be taken back once more', async () => {
    const app = appWithPacks();
    await render(Packs, { app });
    await button(/編集する.*対象業務一覧/).click();
    await page.getByLabelText(/まとめて追加/).fill('職員の研修');
    await button('閉じる').click();
    await button(/編集を続ける.*対象業務一覧/).click();
    await expect.element(page.getByLabelText(/まとめて追加/)).toHaveValue('職員の研修');
    await button('貼り付けた行を加える').click();
    await button('下書きを捨てる').click();
    await expect.element(page.getByText('下書きを捨てました。')).toBeVisible();
    expect(app.drafts.get('listedWorks')).toBeNull();
    await button('捨てた下書きを元に戻す').click();
    await expect.element(page.getByLabelText('業務 1 の名称')).toHaveValue('職員の研修');
    expect(app.packs).toEqual({});
  });

  test.each([
    ['of another shape', { pack: { works: 1 }, pasted: '' }],
    ['of another kind', { pack: { title: '', source: '', provenance: 'ours', works: [] }, pasted: '' }],
    ['no draft at all', 'text'],
  ])('%s is passed over', async (_, stored) => {
    const app = appWithPacks();
    app.drafts.set('impactScale', stored);
    await render(Packs, { app });
    await openScale();
    await expect
      .element(page.getByLabelText('名称', { exact: true }))
      .toHaveValue('影響度の目安（自社で編集）');
  });

  test('that could not be kept is told', async () => {
    const app = Object.assign(appWithPacks(), { keepPackDraft: () => Promise.resolve(false) });
    await render(Packs, { app });
    await openScale();
    await page.getByLabelText('機密性・低位の目安').fill('途中まで');
    await expect.element(page.getByRole('alert').first()).toHaveTextContent('下書きを残せませんでした');
  });
});
