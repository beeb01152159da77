import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import Screen from '#ui/screens/start/Screen.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';

const COMPLETE = {
  serviceName: 'まなびポータル',
  saas: 'yes',
  ownName: 'yes',
  information: ['everyday'],
  works: 'listed',
  agency: 'asked',
  controls: 'running',
  controlsSince: '2026-06-01',
  certificates: [],
  excludedParty: 'no',
  removed: 'no',
  target: '2028-03-31',
};

describe('the self-check', () => {
  test('asks ten questions and follows each answer at once', async () => {
    const app = new FakeApp();
    const { container } = await render(Screen, { app });
    expect(container.querySelectorAll('fieldset')).toHaveLength(10);
    const verdict = page.getByRole('region', { name: 'いまの判定' });
    await expect.element(verdict).toHaveTextContent('判断に必要な情報が不足');
    const saas = page.getByRole('group', { name: /そのまま使える形/ });
    await saas.getByRole('radio', { name: 'いいえ' }).click();
    await expect.element(verdict).toHaveTextContent('現状では対象外');
    expect(container.querySelector('article')?.textContent).toContain('SaaSではないため');
    await saas.getByRole('radio', { name: 'はい' }).click();
    await expect.element(verdict).toHaveTextContent('判断に必要な情報が不足');
    expect(app.selfCheck).toEqual({ saas: 'yes' });
  });

  test('asks for the day beside an answer, reads it in any writing, and keeps what it can read', async () => {
    const app = new FakeApp();
    await render(Screen, { app });
    await page.getByRole('radio', { name: 'ほぼすべて動いている' }).click();
    const day = page.getByLabelText('最後の管理策を動かし始めた日');
    await day.fill('令和8年2月30日');
    expect(app.selfCheck).toEqual({ controls: 'running' });
    await expect.element(day).toHaveAttribute('aria-invalid', 'true');
    await day.fill('令和8年2月2日');
    expect(app.selfCheck).toEqual({ controls: 'running', controlsSince: '2026-02-02' });
    await day.fill('');
    expect(app.selfCheck).toEqual({ controls: 'running' });
  });

  test('takes several kinds of information, and takes them back', async () => {
    const app = new FakeApp();
    await render(Screen, { app });
    const box = (name: RegExp) => page.getByRole('checkbox', { name });
    await box(/日常の情報/).click();
    await box(/特に配慮/).click();
    expect(app.selfCheck).toEqual({ information: ['everyday', 'sensitive'] });
    await box(/特に配慮/).click();
    expect(app.selfCheck).toEqual({ information: ['everyday'] });
    await page.getByRole('button', { name: '答えをすべて消す' }).click();
    expect(app.selfCheck).toEqual({});
  });

  test('shows the stored answers again, the schedule and the effort, and becomes a case', async () => {
    const app = new FakeApp();
    app.selfCheck = COMPLETE;
    const { container } = await render(Screen, { app });
    const report = container.querySelector('article')!;
    expect(report.textContent).toContain('診断の結果：対象になり得る');
    expect(report.textContent).toContain('1,163');
    expect(report.textContent).toContain('希望日に間に合う見込みです');
    expect(report.querySelectorAll('tbody tr').length).toBeGreaterThan(8);
    await page.getByRole('button', { name: '案件にする' }).click();
    await expect.poll(() => app.made?.title).toBe('まなびポータル');
    expect(app.made?.service.isSaas).toBe(true);
    expect(app.made?.plans[0]?.target).toBe('2028-03-31');
  });

  test('axe finds nothing in either theme, and nothing sticks out at 360 px', async () => {
    const app = new FakeApp();
    app.selfCheck = { ...COMPLETE, information: ['sensitive'], agency: 'none', saas: 'unsure' };
    await page.viewport(360, 800);
    const { container } = await render(Screen, { app });
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      // Buttons fade from one theme into the other; half way there the contrast is nobody's.
      await expect.poll(() => document.getAnimations().length).toBe(0);
      expect(await axeFindings(container)).toEqual([]);
    }
    delete document.documentElement.dataset['theme'];
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await page.viewport(1280, 900);
  });
});
