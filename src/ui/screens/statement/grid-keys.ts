import { tick } from 'svelte';
import type { Decision } from '#schemas';
import type { CaseSession } from '#state';
import { failureText } from '../../parts/failure-text.ts';
import type { FormContext } from '../../parts/form-context.ts';
import type { GridWork } from './grid-work.svelte.ts';
import { keyAction, type KeyAction } from './keys.ts';
import type { StatementList } from './statement-list.svelte.ts';

type Model = {
  readonly list: StatementList;
  readonly work: GridWork;
  readonly session: () => CaseSession;
  readonly say: FormContext['say'];
};
type GridHandle = {
  scrollTo(index: number, align?: 'center' | 'nearest'): void;
  focusItem(id: string, column: number, stillWanted: () => boolean): Promise<void>;
};
type View = {
  readonly grid: () => GridHandle | undefined;
  readonly root: () => HTMLElement | undefined;
  readonly detail: () => HTMLElement | undefined;
};

const FIELDS = 'input, textarea, select';
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

/** Keys, clicks and the clipboard of the grid: what they mean is in `keys.ts`, what they do in `GridWork`. */
export class GridKeys {
  readonly #model: Model;
  readonly #view: View;

  constructor(model: Model, view: View) {
    this.#model = model;
    this.#view = view;
  }

  /** Puts the focus where the row at hand is shown. */
  async focusCurrent(): Promise<void> {
    const { list, work } = this.#model;
    const id = list.currentId;
    if (work.solo) {
      await tick();
      this.#view.detail()?.focus();
      return;
    }
    await tick();
    this.#view.grid()?.scrollTo(list.currentIndex, 'nearest');
    await this.#view.grid()?.focusItem(id, work.column, () => list.currentId === id);
  }

  async decide(ids: readonly string[], decision: Decision | null): Promise<void> {
    const { list, say, session } = this.#model;
    const result = await list.decide(ids, decision);
    if (!result.ok) say(failureText(result.error));
    else if (ids.length > 1) {
      const undo = { label: '元に戻す', run: () => void session().undo() };
      say(`${ids.length} 件をまとめて変更しました。`, undo);
    }
  }

  async apply(): Promise<void> {
    const { work, say, session } = this.#model;
    const count = work.plan?.changes.length ?? 0;
    const result = await work.apply();
    if (result && !result.ok) say(failureText(result.error));
    else if (result) {
      say(`${count} 欄を変更しました。`, { label: '元に戻す', run: () => void session().undo() });
    }
    void this.focusCurrent();
  }

  leave(): void {
    if (this.#model.work.leave()) void this.focusCurrent();
  }

  nextUndecided(): void {
    const { work, say } = this.#model;
    if (work.goToUndecided()) void this.focusCurrent();
    else say('表示している中に、未定の管理策はありません。');
  }

  open(id: string, column: number): void {
    const { list, work } = this.#model;
    list.currentId = id;
    work.column = column;
    if (work.selected.size > 0) work.selected = new Set();
    void tick().then(() => {
      const detail = this.#view.detail();
      // On a narrow screen the detail stands below the list: bring it up.
      if (detail && detail.getBoundingClientRect().top > innerHeight - 120)
        detail.scrollIntoView({ block: 'start', behavior: 'smooth' });
    });
  }

  clicked(event: MouseEvent, id: string, column: number): void {
    const { list, work } = this.#model;
    if (event.shiftKey) work.extendTo(id);
    else if (event.ctrlKey || event.metaKey) {
      if (work.selected.size === 0 && list.current?.kind === 'row') work.toggle(list.currentId);
      work.toggle(id);
    } else {
      this.open(id, column);
      return;
    }
    list.currentId = id;
    work.column = column;
  }

  down(event: KeyboardEvent): void {
    const { list, work } = this.#model;
    // From a field of the detail, Esc leads back to the row.
    if (event.key === 'Escape') {
      const inside = event.target instanceof Node && this.#view.detail()?.contains(event.target) === true;
      if (!work.leave() && !inside) return;
      event.stopPropagation();
      void this.focusCurrent();
      return;
    }
    const action = keyAction(event);
    if (!action) return;
    const onGrid = event.target instanceof Element && event.target.closest('[role="grid"]') !== null;
    const inSolo = work.solo && action.kind !== 'column' && action.kind !== 'edit';
    if (!onGrid && !inSolo && action.kind !== 'help') return;
    event.preventDefault();
    if (this.#act(action)) void this.focusCurrent();
    if (list.currentIndex < 0 && list.items[0]) list.currentId = list.items[0].id;
  }

  /** Does what a key means; true where the focus follows the row at hand. */
  #act(action: KeyAction): boolean {
    const { list, work } = this.#model;
    switch (action.kind) {
      case 'move':
        if (!action.extend && work.selected.size > 0) work.selected = new Set();
        work.move(action.by, action.extend);
        return true;
      case 'column':
        if (list.current?.kind === 'row') work.moveColumn(action.by);
        return true;
      case 'decide': {
        if (work.selected.size > 1) work.bulk({ decision: action.decision });
        else if (list.current?.kind === 'row') {
          void this.decide([list.current.id], action.decision);
          return true;
        }
        return false;
      }
      case 'next':
        this.nextUndecided();
        return false;
      case 'select':
        work.toggle(list.currentId);
        return true;
      case 'solo':
        work.solo = !work.solo;
        return true;
      case 'all':
        work.selectAll();
        return false;
      case 'fillDown':
        work.fillDown();
        return false;
      case 'help':
        work.help = !work.help;
        return false;
      case 'search':
        this.#view.root()?.querySelector<HTMLElement>('input[type="search"]')?.focus();
        return false;
      case 'edit':
        this.#edit();
        return false;
      case 'leave':
        return false;
    }
  }

  #edit(): void {
    const detail = this.#view.detail();
    const field = this.#model.work.field;
    const at = field ? detail?.querySelector(`[data-path$="/${field}"]`) : null;
    // The clause chips are buttons too: the first control, or else the first button of a group.
    const control = (at ?? detail)?.querySelector<HTMLElement>(FIELDS);
    (control ?? detail?.querySelector<HTMLElement>('button'))?.focus();
  }

  copied(event: ClipboardEvent): void {
    if (isTyping(event.target) || (getSelection()?.toString() ?? '') !== '') return;
    if (!(event.target instanceof Element) || !event.target.closest('[role="grid"]')) return;
    const text = this.#model.work.copy();
    if (text === null || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }

  pasted(event: ClipboardEvent): void {
    if (isTyping(event.target)) return;
    if (!(event.target instanceof Element) || !event.target.closest('[role="grid"]')) return;
    const { work, say } = this.#model;
    event.preventDefault();
    if (work.field === undefined)
      say('この欄には貼り付けられません。採否・理由・実施の内容などの欄を選んでください。');
    else work.paste(event.clipboardData?.getData('text/plain') ?? '');
  }
}
