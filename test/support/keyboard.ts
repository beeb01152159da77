/** A user without a mouse: only keys, and what the focus is on. */
import type { Page } from 'playwright-core';

/** What has the focus, as somebody would tell it. */
export type Focused = {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
  /** The path of the field it belongs to, '' = none. */
  readonly path: string;
  readonly checked: boolean;
  /** What is chosen in a drop-down. */
  readonly value: string;
};

const MOST = 400;

export async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labels = 'labels' in element ? [...(element as HTMLInputElement).labels!] : [];
    const by = element.getAttribute('aria-labelledby');
    const name =
      element.getAttribute('aria-label') ??
      (by && document.getElementById(by)?.textContent) ??
      labels[0]?.textContent ??
      element.textContent;
    return {
      tag: element.tagName.toLowerCase(),
      type: element.getAttribute('type') ?? '',
      name: name.replace(/\s+/g, ' ').trim(),
      path: element.closest('[data-path]')?.getAttribute('data-path') ?? '',
      checked: element instanceof HTMLInputElement && element.checked,
      value: element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : '',
    };
  });
}

/** Presses a key until the focus is on what is wanted. Fails when it never gets there. */
export async function pressUntil(
  page: Page,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft',
  wanted: (at: Focused) => boolean,
): Promise<Focused> {
  const seen: string[] = [];
  for (let n = 0; n < MOST; n++) {
    const at = await focused(page);
    if (wanted(at)) return at;
    seen.push(`${at.tag} ${at.path} ${at.name}`.slice(0, 80));
    await page.keyboard.press(key);
  }
  throw new Error(`never reached by ${key}:\n${[...new Set(seen)].slice(-40).join('\n')}`);
}

/** Goes to a place by the command palette; resolves once the palette is closed. */
export async function palette(page: Page, words: string, option: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: '移動・検索' });
  await dialog.waitFor();
  await page.keyboard.type(words);
  await dialog.getByRole('option', { selected: true }).filter({ hasText: option }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}
