import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { formatEra, plainDate, type PlainDate } from '#kernel';
import { HOLIDAYS_FROM, HOLIDAYS_UNTIL } from '#rulebook/holidays';
import AsOf from '#ui/shell/AsOf.svelte';

const today = plainDate('2026-11-21');

async function open(): Promise<(PlainDate | null)[]> {
  const set: (PlainDate | null)[] = [];
  await render(AsOf, { asOf: today, today, onchange: (date) => set.push(date) });
  await page.getByRole('button', { name: /基準日/ }).click();
  return set;
}

const type = async (text: string): Promise<void> => {
  await userEvent.fill(page.getByRole('textbox', { name: '基準日' }), text);
  await userEvent.keyboard('{Enter}');
};

test.each(['1800-01-01', '1868-01-25', '2021-12-31', '2051-01-01', '9999-12-31'])(
  '%s is outside the range, and the range is told',
  async (text) => {
    const set = await open();
    await type(text);
    await expect.element(page.getByText(/2022年1月1日から2050年12月31日まで/)).toBeVisible();
    expect(set).toEqual([]);
  },
);

test('the ends of the range are taken, and a day that never was is called so', async () => {
  const set = await open();
  await type('2026-02-30');
  await expect.element(page.getByText(/暦にない日付/)).toBeVisible();
  await type(HOLIDAYS_FROM);
  await page.getByRole('button', { name: /基準日/ }).click();
  await type(formatEra(HOLIDAYS_UNTIL));
  await expect.poll(() => set).toEqual([HOLIDAYS_FROM, HOLIDAYS_UNTIL]);
});
