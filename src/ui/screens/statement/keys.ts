import type { Decision } from '#schemas';

export type KeyAction =
  | { readonly kind: 'move'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'column'; readonly by: number }
  | { readonly kind: 'decide'; readonly decision: Decision | null }
  | { readonly kind: 'edit' | 'next' | 'search' | 'help' | 'select' | 'all' | 'fillDown' | 'solo' | 'leave' }
  | { readonly kind: 'status' | 'snippet' };

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};
const DECISIONS: Readonly<Record<string, Decision | null>> = { 1: 'adopted', 2: 'notAdopted', 0: null };
const SINGLE = {
  n: 'next',
  '/': 'search',
  '?': 'help',
  x: 'select',
  f: 'solo',
  s: 'status',
  i: 'snippet',
  F2: 'edit',
  Escape: 'leave',
} as const satisfies Readonly<Record<string, KeyAction['kind']>>;

/** The keys as the help shows them. */
export const KEY_HELP = [
  ['↑ ↓（k・j）', '上下の行へ。PageUp・PageDownで10行、Home・Endで端へ'],
  ['← →', '行の中の欄へ。左端で行全体に戻る'],
  ['1 ／ 2 ／ 0', '採用 ／ 不採用 ／ 未定にする'],
  ['n', '次の未定の行へ'],
  ['/', '検索の欄へ'],
  ['Enter ／ F2', '欄の中で書く（欄を選んだとき）、内容の入力へ（行を選んだとき）'],
  ['Ctrl＋Enter ／ Esc', '書いた内容を残す ／ やめて一覧に戻る'],
  ['s', '次の作業状況にする（未着手→作業中→確認待ち→完了）'],
  ['i', '定型文を選んで入れる'],
  ['Shift＋↑↓、x、Ctrl＋A', '行を続けて選ぶ、1行ずつ選ぶ、すべて選ぶ'],
  ['Ctrl＋C ／ Ctrl＋V', '行や欄を写す ／ ほかの行やExcelの範囲を貼り付ける（確かめてから）'],
  ['Ctrl＋D', '選んだ行の先頭の値を下へ写す（確かめてから）'],
  ['f', '1件ずつ表示する・一覧に戻す'],
  ['Ctrl＋Z', '元に戻す'],
  ['?', 'このキーの一覧'],
] as const;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'target'
>;

/** What a key means in the list of rows; null where it means nothing, or belongs to a control inside a row. */
export function keyAction(event: Pressed): KeyAction | null {
  if (event.altKey || event.isComposing) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select')) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return null;
    return event.key === 'a' ? { kind: 'all' } : event.key === 'd' ? { kind: 'fillDown' } : null;
  }
  const by = MOVES[event.key];
  if (by !== undefined) return { kind: 'move', by, extend: event.shiftKey };
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    return { kind: 'column', by: event.key === 'ArrowRight' ? 1 : -1 };
  }
  const decision = DECISIONS[event.key];
  if (decision !== undefined) return { kind: 'decide', decision };
  const kind = SINGLE[event.key as keyof typeof SINGLE];
  if (kind !== undefined) return { kind };
  // On a button of the row, Enter presses it.
  return event.key === 'Enter' && !target?.closest('button') ? { kind: 'edit' } : null;
}
