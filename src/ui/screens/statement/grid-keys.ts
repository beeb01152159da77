import { tick } from 'svelte';
import type { EditColumn } from '#domain/statement';
import type { Decision, Snippet } from '#schemas';
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
export type GridHandle = {
  scrollTo(index: number, align?: 'center' | 'nearest'): void;
  focusItem(id: string, column: number, stillWanted: () => boolean): Promise<void>;
};
type View = {
  readonly grid: () => GridHandle | undefined;
  readonly root: () => HTMLElement | undefined;
  readonly detail: () => HTMLElement | undefined;
};

// Columns that show a field they do not let write.
const FIELD_OF: Readonly<Record<string, string>> = { evidence: 'evidenceIds' };
const openWords = (names: readonly string[]): string => `値のない語：${names.join('、')}`;

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
    // Whoever came by Tab has the focus on a line, and nothing is at hand yet: the key means that line.
    const line = onGrid && list.currentIndex < 0 ? event.target.closest('[data-item]') : null;
    if (line) list.currentId = line.getAttribute('data-item') ?? '';
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
        if (!work.startEditing()) this.#edit();
        return false;
      case 'status':
        void this.#tell(work.nextStatus());
        return false;
      case 'snippet':
        if (work.targets.length > 0) work.picking = true;
        return false;
      case 'leave':
        return false;
    }
  }

  /** Brings up a row and puts the focus on its cell; on the row where the column is hidden. */
  goToCell(id: string, field: string): void {
    const { list, work } = this.#model;
    if (!list.show(id)) return;
    work.solo = false;
    work.selected = new Set();
    const at = list.shownColumns.findIndex((c) => c.field === field || FIELD_OF[c.id] === field);
    work.column = at + 1;
    void this.focusCurrent();
  }

  /** Puts a snippet into the row at hand, or shows what it would do to the rows chosen. */
  async insertSnippet(snippet: Snippet): Promise<void> {
    const { work, say } = this.#model;
    const { plan, unresolved } = work.planSnippet(snippet);
    work.picking = false;
    const [only] = plan.changes;
    if (plan.changes.length > 1) {
      work.plan = {
        ...plan,
        title: unresolved.length === 0 ? plan.title : `${plan.title}（${openWords(unresolved)}）`,
      };
      return;
    }
    await this.focusCurrent();
    if (!only) {
      say('この行には、その欄がありません。');
      return;
    }
    await this.#tell(work.write(only.id, only.column, only.after));
    if (unresolved.length > 0) say(`定型文を入れました。${openWords(unresolved)}`);
  }

  /** A double click writes in the cell, as F2 does. */
  editCell(id: string, column: number): void {
    this.open(id, column);
    this.#model.work.startEditing();
  }

  /** The end of writing in a cell; `value` undefined = given up. Whoever went elsewhere by themselves stays there. */
  async written(
    id: string,
    field: EditColumn,
    value: string | null | undefined,
    byKey: boolean,
  ): Promise<void> {
    const { work, list } = this.#model;
    if (work.editing?.id === id && work.editing.field === field) work.editing = null;
    const done = value === undefined ? null : this.#tell(work.write(id, field, value));
    if (byKey && list.currentId === id) await this.focusCurrent();
    await done;
  }

  async #tell(done: ReturnType<GridWork['write']>): Promise<void> {
    const result = await done;
    if (result && !result.ok) this.#model.say(failureText(result.error));
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
