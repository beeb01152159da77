import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp, FakeSession } from '#test/support/fake-state.svelte.ts';
import Officers from './Officers.svelte';
import Cases from '#ui/screens/cases/Screen.svelte';
import Toasts from '#ui/parts/Toasts.svelte';
import { reveal } from '#ui/parts/reveal.ts';
import { ToastQueue } from '#ui/parts/toasts.svelte.ts';

describe('a list of records', () => {
  test('adds one and puts the focus into it', async () => {
    const session = new FakeSession();
    await render(Officers, { session });
    await expect.element(page.getByText('役員がまだありません。')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: '役員を追加' }));
    await expect.poll(() => session.case.vendor.officers.length).toBe(1);
    await expect.poll(() => document.activeElement?.tagName).toBe('INPUT');
    await userEvent.keyboard('代表取締役');
    await expect.poll(() => session.case.vendor.officers[0]?.title).toBe('代表取締役');
  });

  test('moves, removes and takes the removal back', async () => {
    const session = new FakeSession();
    const { container } = await render(Officers, { session });
    for (const name of ['一', '二', '三']) {
      const id = session.source.id();
      const officer = { id, created: session.source.now(), changed: session.source.now(), title: '', name };
      await session.edit('add', [{ path: `vendor/officers/${id}`, value: officer }]);
    }
    const names = (): string[] => session.case.vendor.officers.map((o) => o.name);
    await userEvent.click(page.getByRole('button', { name: '「一」を下へ移す' }));
    await expect.poll(names).toEqual(['二', '一', '三']);
    await userEvent.click(page.getByRole('button', { name: '「一」を削除' }));
    await expect.poll(names).toEqual(['二', '三']);
    await session.undo();
    expect(names()).toEqual(['二', '一', '三']);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('a long list of records', () => {
  test('draws only what was opened; a link into a record opens it', async () => {
    const session = new FakeSession();
    for (let i = 1; i <= 25; i++) {
      const at = session.source.now();
      const officer = { id: `OFF${i}`, created: at, changed: at, title: '', name: `役員${i}` };
      await session.edit('add', [{ path: `vendor/officers/OFF${i}`, value: officer }]);
    }
    const { container } = await render(Officers, { session });
    const drawn = (): number => container.querySelectorAll('input').length;
    expect(drawn()).toBe(0);
    await userEvent.click(page.getByRole('button', { name: /「役員3」を\s*開く/ }));
    await expect.poll(drawn).toBeGreaterThan(0);
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: /「役員3」を\s*閉じる/ }));
    await expect.poll(drawn).toBe(0);
    expect(reveal('vendor/officers/OFF20/name')).toBe(true);
    await expect
      .poll(() => container.querySelector('[data-path="vendor/officers/OFF20/name"]'))
      .not.toBeNull();
  });
});

describe('the case list', () => {
  const app = (): FakeApp => {
    const made = new FakeApp();
    made.cases = [
      {
        id: 'A',
        title: '案件A',
        serviceName: 'サービスA',
        vendorName: '会社A',
        sample: false,
        changed: '2026-11-20T01:00:00.000Z',
      },
    ];
    return made;
  };

  test('asks before it deletes; keyboard can say no', async () => {
    const fake = app();
    await render(Cases, { app: fake });
    await userEvent.click(page.getByRole('button', { name: '「案件A」を削除' }));
    const dialog = page.getByRole('alertdialog');
    await expect.element(dialog).toBeVisible();
    expect(await axeFindings(document.body)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog.elements().length).toBe(0);
    expect(fake.deleted).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: '「案件A」を削除' }));
    await userEvent.click(dialog.getByRole('button', { name: '削除する' }));
    await expect.poll(() => fake.deleted).toEqual(['A']);
  });

  test('offers the sample and a new case when there is none, with no finding of axe', async () => {
    const { container } = await render(Cases, { app: new FakeApp() });
    await expect.element(page.getByRole('button', { name: 'サンプル案件で試す' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '新しい案件を作る' })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('says why a file was refused', async () => {
    await render(Cases, { app: new FakeApp() });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    await userEvent.upload(input!, new File(['x'], 'x.zip'));
    await expect
      .element(page.getByText(/読み込めません|ではありません|変更していません/).first())
      .toBeVisible();
  });
});

test('a toast is announced and its action runs once', async () => {
  const queue = new ToastQueue();
  await render(Toasts, { queue });
  let undone = 0;
  queue.say('削除しました。', { label: '元に戻す', run: () => undone++ });
  await expect.element(page.getByRole('status')).toHaveTextContent('削除しました。');
  await userEvent.click(page.getByRole('button', { name: '元に戻す' }));
  await expect.poll(() => queue.items.length).toBe(0);
  expect(undone).toBe(1);
});

test('what a toast offers is gone once its time is over', async () => {
  const queue = new ToastQueue();
  const session = new FakeSession();
  await render(Toasts, { queue });
  const before = session.undoLabel;
  queue.say('変更しました。', {
    label: '元に戻す',
    run: () => void session.undo(),
    holds: () => session.undoLabel === before,
  });
  await expect.element(page.getByRole('button', { name: '元に戻す' })).toBeVisible();
  await session.edit('次の変更', [{ path: 'vendor/name', value: '別の会社' }]);
  await expect.element(page.getByRole('button', { name: '元に戻す' })).not.toBeInTheDocument();
  await expect.element(page.getByText('変更しました。')).toBeVisible();
});
