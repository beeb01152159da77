import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { timelineOf } from '#domain/timeline';
import { plainDate } from '#kernel';
import { itemTitle } from '#messages';
import { newRecord, type LogKind } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import type { CaseView } from '#ui/shell/case-view.svelte.ts';
import Screen from '#ui/screens/timeline/Screen.svelte';

const d = plainDate;

/** An app whose case has filed its pre-application and was asked something. */
function app(): FakeApp {
  const fake = new FakeApp();
  const { session } = fake;
  const log = (
    [
      ['pre.filed', '2026-11-02'],
      ['pre.received', '2026-11-04'],
      ['pre.inquiry', '2026-11-16'],
    ] as const satisfies readonly (readonly [LogKind, string])[]
  ).map(([kind, date]) => newRecord.logEntry(session.source, kind, d(date)));
  session.case = { ...session.case, log };
  return fake;
}

const shown = (): SVGGElement[] => [...document.querySelectorAll<SVGGElement>('[data-item]')];
const item = (id: string): SVGGElement | undefined => shown().find((g) => g.dataset['item']?.startsWith(id));
const xOf = (element: SVGGElement): number => element.getBoundingClientRect().x;
const chart = () => page.getByRole('application', { name: 'タイムラインの図' });
const detail = () => page.getByRole('region', { name: '選んだ項目の説明' });

async function open(fake = app()): Promise<{ fake: FakeApp; container: HTMLElement }> {
  const view = { overview: null, problemsAt: () => [] } as unknown as CaseView;
  const { container } = await render(Screen, { app: fake, session: fake.session, view });
  await expect.element(chart()).toBeVisible();
  return { fake, container };
}

beforeEach(async () => {
  delete document.documentElement.dataset['theme'];
  await page.viewport(1200, 900);
});

describe('the chart', () => {
  test('moves and zooms by keyboard, and finds today again', async () => {
    await open();
    (chart().element() as HTMLElement).focus();
    const before = xOf(item('clock:4.5(1)')!);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => xOf(item('clock:4.5(1)')!)).toBeLessThan(before - 50);
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(() => xOf(item('clock:4.5(1)')!)).toBeCloseTo(before, 0);
    for (let i = 0; i < 9; i++) await userEvent.keyboard('+');
    await expect
      .element(page.getByRole('button', { name: '日', exact: true }))
      .toHaveAttribute('aria-pressed', 'true');
    for (let i = 0; i < 9; i++) await userEvent.keyboard('-');
    await expect
      .element(page.getByRole('button', { name: '年', exact: true }))
      .toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('+++++++t');
    await expect.poll(() => document.querySelectorAll('.closed').length).toBeGreaterThan(3);
    const label = document.querySelector('.today-label')!.getBoundingClientRect();
    const frame = (chart().element() as HTMLElement).getBoundingClientRect();
    expect(label.x).toBeGreaterThan(frame.x);
    expect(label.right).toBeLessThan(frame.right);
  });

  test('goes from item to item, brings each into view and says why it lies there', async () => {
    const { fake } = await open();
    const ids = timelineOf(fake.session.case, fake.session.asOf).items.map((i) => i.id);
    (chart().element() as HTMLElement).focus();
    await userEvent.keyboard('{Home}');
    for (const id of ids) {
      await expect.poll(() => document.activeElement?.getAttribute('data-item')).toBe(id);
      await userEvent.keyboard('{ArrowDown}');
    }
    await userEvent.keyboard('{Home}');
    await expect.element(detail()).toHaveTextContent('事前申請の提出');
    item('clock:4.5(1)')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect
      .element(detail())
      .toHaveTextContent('翌日の令和8年11月17日（火） 2026-11-17から数えます（民法140条）');
    await expect.element(detail()).toHaveTextContent('令和8年12月16日（水） 2026-12-16');
    await expect.element(detail().getByRole('button', { name: '規程 4.5(1)' })).toBeVisible();
  });

  test('a step says which assumption and which clock it rests on', async () => {
    await open();
    item('step:report')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect.element(detail()).toHaveTextContent('監査対象期間の末日から実施結果報告書までの日数');
    await expect.element(detail()).toHaveTextContent('7.3の期限より後にはなりません');
  });

  test('can be dragged, and a drag is no click', async () => {
    await open();
    const element = chart().element() as HTMLElement;
    const bar = item('clock:4.5(1)')!;
    const from = xOf(bar);
    const box = bar.getBoundingClientRect();
    const at = (type: string, x: number): void => {
      const init = {
        bubbles: true,
        pointerId: 1,
        button: 0,
        clientX: x,
        clientY: box.y + 5,
        pointerType: 'mouse',
      };
      (type === 'click' ? bar : element).dispatchEvent(
        type === 'click' ? new MouseEvent(type, init) : new PointerEvent(type, init),
      );
    };
    element.setPointerCapture = () => {};
    at('pointerdown', box.x + 5);
    for (let x = 10; x <= 100; x += 10) at('pointermove', box.x + 5 - x);
    at('pointerup', box.x - 95);
    at('click', box.x - 95);
    await expect.poll(() => Math.round(from - xOf(bar))).toBe(100);
    expect(bar.getAttribute('aria-current')).toBeNull();
  });

  test('zooms under the pointer with Ctrl and the wheel, and leaves the page alone', async () => {
    await open();
    const element = chart().element() as HTMLElement;
    const x = xOf(item('clock:4.5(1)')!);
    const wheel = new WheelEvent('wheel', {
      deltaY: -100,
      ctrlKey: true,
      clientX: x,
      bubbles: true,
      cancelable: true,
    });
    element.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    await expect.poll(() => Math.abs(xOf(item('clock:4.5(1)')!) - x)).toBeLessThan(6);
    const plain = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
    element.dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(false);
  });

  test('draws only what is in view of a long case', async () => {
    const fake = app();
    const { session } = fake;
    const more = Array.from({ length: 400 }, (_, i) =>
      newRecord.logEntry(
        session.source,
        'incident.update',
        d(`20${25 + (i % 8)}-0${(i % 9) + 1}-1${i % 10}`),
      ),
    );
    session.case = { ...session.case, log: [...session.case.log, ...more] };
    await open(fake);
    (chart().element() as HTMLElement).focus();
    await userEvent.keyboard('+++++');
    await expect.poll(() => shown().length).toBeLessThan(120);
    expect(shown().length).toBeGreaterThan(3);
  });
});

test('the table lists the same items in the same order', async () => {
  const { fake } = await open();
  await userEvent.click(page.getByText(/同じ内容を表で見る/));
  const { items } = timelineOf(fake.session.case, fake.session.asOf);
  const table = page.getByRole('table', { name: 'タイムラインの項目' });
  await expect.element(table).toBeVisible();
  const rows = [...table.element().querySelectorAll('tbody tr')];
  expect(rows.map((r) => r.querySelector('th')?.textContent?.trim())).toEqual(items.map(itemTitle));
  await userEvent.click(page.getByRole('button', { name: /説明.*問い合わせへの回答、/ }));
  await expect.element(detail()).toHaveTextContent('問い合わせへの回答');
});

test('the slider looks from another day, says so, and comes back', async () => {
  const { fake } = await open();
  const slider = page.getByRole('slider', { name: /基準日/ });
  (slider.element() as HTMLElement).focus();
  // From 21 back to 15 November: the inquiry of the 16th has not come yet.
  for (let i = 0; i < 6; i++) await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => fake.session.asOf).toBe('2026-11-15');
  await expect.element(page.getByText(/ではない日の時点で見ています/)).toBeVisible();
  await expect.poll(() => item('clock:4.5(1)')).toBeUndefined();
  await userEvent.click(page.getByRole('button', { name: '基準日を今日に戻す' }));
  await expect.poll(() => fake.session.asOf).toBe('2026-11-21');
  await expect.poll(() => item('clock:4.5(1)')).toBeDefined();
});

describe('plans', () => {
  test('a changed assumption makes a plan and shows how the registration moves', async () => {
    const { fake } = await open();
    const field = page.getByRole('group', { name: 'すべての管理策の運用を始めるまでの日数' });
    await userEvent.fill(field.getByLabelText('見込み'), '１２０');
    await expect.poll(() => fake.session.case.plans.length).toBe(1);
    expect(fake.session.case.plans[0]).toMatchObject({
      name: '計画1',
      assumptions: { controls: { min: 30, likely: 120, max: 180 } },
    });
    await expect.element(page.getByText(/「既定の前提」と比べて\d+段階の見込みが動き/)).toBeVisible();
    const decision = page.getByRole('row', { name: /登録の判断/ });
    await expect.element(decision).toHaveTextContent(/\d+日 遅い/);
  });

  test('what is out of order is not stored, and says so', async () => {
    const { fake } = await open();
    const field = page.getByRole('group', { name: '内部監査にかかる日数' });
    await userEvent.fill(field.getByLabelText('最短'), '99');
    await expect.element(field.getByText(/まだ保存していません/)).toBeVisible();
    expect(fake.session.case.plans).toEqual([]);
    await userEvent.click(field.getByRole('button', { name: /既定に戻す/ }));
    await expect.element(field.getByLabelText('最短')).toHaveValue('10');
  });

  test('a wished day that cannot be met is refused with reasons; one that can shows the last safe days', async () => {
    const { fake } = await open();
    await userEvent.click(page.getByRole('button', { name: '計画を作る' }));
    const field = page.getByRole('textbox', { name: '登録を受けたい日' });
    await userEvent.fill(field, '2026-12-25');
    await expect.element(page.getByText(/登録に間に合いません。/)).toBeVisible();
    await expect.element(page.getByText(/安全に終えられる最後の日は/).first()).toBeVisible();
    await userEvent.fill(field, '2030-03-29');
    await expect.element(page.getByText(/登録に間に合います。/)).toBeVisible();
    await expect.element(page.getByRole('columnheader', { name: '最後の安全な日' })).toBeVisible();
    expect(fake.session.case.plans[0]?.target).toBe('2030-03-29');
  });

  test('the periods of the rules cannot be edited', async () => {
    await open();
    await expect.element(page.getByRole('heading', { name: /変えられません/ })).toBeVisible();
    await expect.element(page.getByText(/翌日から数えて6か月/)).toBeVisible();
  });
});

test('the calendar file shows what is inside', async () => {
  await open();
  await userEvent.click(page.getByText(/中身を見る/));
  const table = page.getByRole('table', { name: 'ファイルに入る予定' });
  await expect.element(table).toHaveTextContent('【期限】問い合わせへの回答');
  await userEvent.click(page.getByRole('checkbox', { name: '期限' }));
  await expect.element(table).not.toHaveTextContent('【期限】');
});

test.each(['light', 'dark'])('axe finds nothing in the %s theme', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  const { container } = await open();
  await userEvent.click(page.getByText(/同じ内容を表で見る/));
  await userEvent.click(page.getByText(/中身を見る/));
  item('step:decision')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(await axeFindings(container)).toEqual([]);
});
