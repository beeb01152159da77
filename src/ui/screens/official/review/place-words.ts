import type { IconName } from '../../../parts/icons.ts';
import type { PlaceState } from './review-work.svelte.ts';

/** How each state of a place is marked, never by colour alone: what must be looked at first. */
export const PLACE_WORDS: Readonly<
  Record<PlaceState, { readonly icon: IconName; readonly word: string; readonly tone: string }>
> = {
  unsure: { icon: 'alert', word: '要確認', tone: 'warn' },
  blocked: { icon: 'stop', word: '記入できない', tone: 'error' },
  partly: { icon: 'alert', word: '一部だけ記入', tone: 'warn' },
  none: { icon: 'circle', word: '割り当てなし', tone: 'neutral' },
  noValue: { icon: 'half', word: '内容がまだない', tone: 'info' },
  written: { icon: 'checkCircle', word: '記入する', tone: 'ok' },
  user: { icon: 'check', word: '記入する（割り当て済み）', tone: 'ok' },
  unticked: { icon: 'minus', word: '印を付けない', tone: 'neutral' },
  cleared: { icon: 'minus', word: '記入しない', tone: 'neutral' },
};
