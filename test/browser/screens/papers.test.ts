import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { formOf, forms } from '#forms';
import { plainDate } from '#kernel';
import PaperView from '#ui/parts/PaperView.svelte';
import PaperList from '#ui/screens/papers/PaperList.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const asOf = plainDate('2026-11-21');
const sample = sampleCase('complete');
const paperOf = (key: string) => formOf(key)!.build(sample, asOf);

async function show(
  key: string,
): Promise<{ container: HTMLElement; jumps: string[]; unmount: () => Promise<void> | void }> {
  const jumps: string[] = [];
  const { container, unmount } = await render(PaperView, {
    paper: paperOf(key),
    onjump: (path) => jumps.push(path),
  });
  await expect.poll(() => container.querySelector('[data-source][role="link"]')).not.toBeNull();
  return { container, jumps, unmount };
}

describe('the preview of a paper', () => {
  test('a value leads to its field, by click', async () => {
    const { container, jumps } = await show('1-1');
    container.querySelector<HTMLElement>('[data-source="service/name"]')!.click();
    expect(jumps).toEqual(['service/name']);
  });

  test('and by keyboard: one stop for Tab, arrows between the values, Enter to go', async () => {
    const { container, jumps } = await show('1-1');
    const values = [...container.querySelectorAll<HTMLElement>('[data-source]')];
    expect(values.filter((v) => v.tabIndex === 0)).toHaveLength(1);
    values[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(document.activeElement).toBe(values[1]);
    expect(jumps).toEqual([values[1]!.dataset['source']]);
  });

  test('a long paper opens in part, and whole when asked', async () => {
    const { container } = await show('2-1-annex');
    const rows = (): number => container.querySelectorAll('.paper-table tbody tr').length;
    expect(rows()).toBeLessThan(100);
    await page.getByRole('button', { name: 'すべて表示する' }).click();
    await expect.poll(rows).toBeGreaterThan(1_163);
  });

  // In the dark one of each make is enough: the colours are those of the blocks.
  test.each([
    ['light', forms.map((form) => form.key)],
    ['dark', ['1-1', '1-2', '2-1-annex', '2-8', 'improvement-plan']],
  ] as const)(
    'axe finds nothing in any paper (%s)',
    async (theme, keys) => {
      document.documentElement.dataset['theme'] = theme;
      for (const key of keys) {
        const { container, unmount } = await show(key);
        expect(await axeFindings(container), key).toEqual([]);
        // axe looks at the whole page: what was looked at must go.
        await unmount();
      }
      delete document.documentElement.dataset['theme'];
    },
    60_000,
  );
});

describe('the list of papers', () => {
  test('a paper that is not needed is not called finished', async () => {
    const session = new FakeSession();
    session.case = sample;
    const papers = new Map(forms.map((f) => [f.key, f.build(sample, asOf)]));
    await render(PaperList, { session, papers, chosen: '', onchoose: () => undefined });
    for (const form of forms) {
      const button = page.getByRole('button', { name: `${form.name}を表示`, exact: true });
      const row = page.getByRole('row').filter({ has: button });
      const { needed } = form.needed(sample, session.asOf);
      if (needed) await expect.element(row).toHaveTextContent(/完成|下書き/);
      else {
        await expect.element(row).toHaveTextContent(/作成できます/);
        await expect.element(row).not.toHaveTextContent(/完成|下書き/);
      }
    }
    expect(forms.some((f) => !f.needed(sample, session.asOf).needed)).toBe(true);
  });

  test('says of each whether it is needed and why, and how much is open', async () => {
    const session = new FakeSession();
    session.case = sampleCase('incomplete');
    const papers = new Map(forms.map((f) => [f.key, f.build(session.case, asOf)]));
    const chosen: string[] = [];
    const { container } = await render(PaperList, {
      session,
      papers,
      chosen: '',
      onchoose: (key) => chosen.push(key),
    });
    expect(container.querySelectorAll('tbody tr')).toHaveLength(forms.length);
    const open = papers.get('1-1')!.open.length;
    expect(open).toBeGreaterThan(0);
    await expect
      .element(page.getByRole('row', { name: /様式1-1/ }))
      .toHaveTextContent(`下書き（${open} 件）`);
    await page.getByRole('button', { name: '事前申請書を表示', exact: true }).click();
    expect(chosen).toEqual(['1-1']);
    expect(await axeFindings(container)).toEqual([]);
  });
});
