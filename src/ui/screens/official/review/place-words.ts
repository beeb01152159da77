import type { IconName } from '../../../parts/icons.ts';
import type { PlaceState } from './review-work.svelte.ts';

/** How each state of a place is marked: never by colour alone. */
export const PLACE_WORDS: Readonly<
  Record<PlaceState, { readonly icon: IconName; readonly word: string; readonly tone: string }>
> = {
  written: { icon: 'checkCircle', word: '記入する', tone: 'ok' },
  user: { icon: 'check', word: '記入する（割り当て済み）', tone: 'ok' },
  noValue: { icon: 'half', word: '内容がまだない', tone: 'info' },
  unsure: { icon: 'alert', word: '要確認', tone: 'warn' },
  none: { icon: 'circle', word: '割り当てなし', tone: 'neutral' },
  cleared: { icon: 'minus', word: '記入しない', tone: 'neutral' },
  blocked: { icon: 'stop', word: '記入できない', tone: 'error' },
};
