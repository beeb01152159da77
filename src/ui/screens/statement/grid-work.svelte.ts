import {
  appendText,
  expandSnippet,
  nextUndecided,
  parseBlock,
  patchesOf,
  planBulk,
  planFillDown,
  planPaste,
  takesColumn,
  type CellChange,
  type EditColumn,
  type RefusedCell,
  type RowValues,
} from '#domain/statement';
import type { Result } from '#kernel';
import type { Snippet, WorkStatus } from '#schemas';
import type { CaseSession, EditFailure } from '#state';
import { cellText, COLUMNS, FIELD_LABELS } from './columns.ts';
import type { StatementList } from './statement-list.svelte.ts';

/** An edit of many cells as it is shown before it is made. */
export type Plan = {
  readonly title: string;
  readonly changes: readonly CellChange[];
  readonly refused: readonly RefusedCell[];
};

export type SnippetField = 'how' | 'reason' | 'note';
const WORK: readonly WorkStatus[] = ['todo', 'doing', 'review', 'done'];

const quoted = (cell: string): string => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What is chosen in the grid, and edits over what is chosen: each is looked at first, and is one step of undo. */
export class GridWork {
  /** The column at hand; 0 is the row as a whole, else the place in the columns shown from 1 on. */
  column = $state(0);
  selected = $state.raw<ReadonlySet<string>>(new Set());
  plan = $state.raw<Plan | null>(null);
  /** One row at a time. */
  solo = $state(false);
  help = $state(false);
  /** The cell that is written in, in its place in the grid. */
  editing = $state.raw<{ readonly id: string; readonly field: EditColumn } | null>(null);
  /** The list of snippets to choose from. */
  picking = $state(false);
  #anchor = '';
  readonly #session: () => CaseSession;
  readonly #list: StatementList;
  readonly #edit: CaseSession['edit'];

  constructor(
    session: () => CaseSession,
    list: StatementList,
    edit: CaseSession['edit'] = (...args) => session().edit(...args),
  ) {
    this.#session = session;
    this.#list = list;
    this.#edit = edit;
  }

  /** The rows an edit goes to: those chosen, in the order of the list, or else the one at hand. */
  get targets(): readonly string[] {
    const { items, current } = this.#list;
    if (this.selected.size > 0) return items.filter((i) => this.selected.has(i.id)).map((i) => i.id);
    return current?.kind === 'row' ? [current.id] : [];
  }

  /** The field of the column at hand; null for the whole row, undefined for a column that holds no field. */
  get field(): EditColumn | null | undefined {
    return this.column === 0 ? null : (this.#list.shownColumns[this.column - 1]?.field ?? undefined);
  }

  moveColumn(by: number): void {
    this.column = Math.max(0, Math.min(this.#list.shownColumns.length, this.column + by));
  }

  /** Moves the row at hand; `extend` chooses what lies between. */
  move(by: number, extend: boolean): void {
    const from = this.#list.currentId;
    this.#list.move(by);
    if (extend) this.extendTo(this.#list.currentId, from);
  }

  /** Chooses the rows from where choosing began up to a row. */
  extendTo(id: string, from = this.#list.currentId): void {
    const { items } = this.#list;
    if (this.selected.size === 0 || this.#anchor === '') this.#anchor = from;
    const ends = [this.#anchor, id].map((end) => items.findIndex((i) => i.id === end));
    const [a = 0, b = 0] = ends.sort((x, y) => x - y);
    const between = items.slice(Math.max(0, a), b + 1).filter((i) => i.kind === 'row');
    this.selected = new Set(between.map((i) => i.id));
  }

  toggle(id: string): void {
    const next = new Set(this.selected);
    if (!next.delete(id) && this.#list.items.some((i) => i.id === id && i.kind === 'row')) next.add(id);
    this.#anchor = id;
    this.selected = next;
  }

  selectAll(): void {
    this.selected = new Set(this.#list.items.filter((i) => i.kind === 'row').map((i) => i.id));
  }

  /** Leaves, one after the other, the help, the plan, the choice, the single row. False when there was nothing to leave. */
  leave(): boolean {
    if (this.picking) this.picking = false;
    else if (this.help) this.help = false;
    else if (this.plan) this.plan = null;
    else if (this.selected.size > 0) this.selected = new Set();
    else if (this.solo) this.solo = false;
    else return false;
    return true;
  }

  /** Goes to the next undecided row of the list. False where there is none. */
  goToUndecided(): boolean {
    const ids = this.#list.items.filter((i) => i.kind === 'row').map((i) => i.id);
    const current = this.#list.current;
    const from = current?.kind === 'head' ? '' : this.#list.currentId;
    const start = current?.kind === 'head' ? ids.indexOf(current.rowIds[0] ?? '') : 0;
    const next = nextUndecided([...ids.slice(start), ...ids.slice(0, start)], from, this.#session().row);
    if (next !== null) this.#list.currentId = next;
    return next !== null;
  }

  /** Begins to write in the cell at hand. False where it holds nothing to write. */
  startEditing(): boolean {
    const { current } = this.#list;
    const field = this.field;
    if (current?.kind !== 'row' || !field || field === 'decision') return false;
    if (!takesColumn(current.id, field, this.#list.catalogue)) return false;
    this.editing = { id: current.id, field };
    return true;
  }

  /** Writes a cell, compared with what its writer saw; null where nothing is to be written. */
  async write(
    id: string,
    field: EditColumn,
    value: string | null,
  ): Promise<Result<void, EditFailure> | null> {
    const seen = this.#session().row(id)?.[field];
    if (seen === undefined || seen === value) return null;
    const path = `rows/${id}/${field}`;
    return this.#edit(`${id} の${FIELD_LABELS[field]}`, [{ path, value }]);
  }

  /** The next status of the row at hand, or a plan for those chosen. */
  async nextStatus(): Promise<Result<void, EditFailure> | null> {
    const [first] = this.targets;
    const row = first === undefined ? undefined : this.#session().row(first);
    if (!row) return null;
    const work = WORK[(WORK.indexOf(row.work) + 1) % WORK.length] ?? 'todo';
    if (this.selected.size < 2) return this.write(row.id, 'work', work);
    this.bulk({ work });
    return null;
  }

  /** The column a snippet goes into: the one at hand, or else how a control is carried out. */
  get snippetField(): SnippetField {
    const field = this.field;
    return field === 'reason' || field === 'note' ? field : 'how';
  }

  /** What putting a snippet into the rows at hand would do; one row is shown as well, so that open variables are seen. */
  planSnippet(snippet: Snippet): { readonly plan: Plan; readonly unresolved: readonly string[] } {
    const session = this.#session();
    const field = this.snippetField;
    const unresolved = new Set<string>();
    const changes = this.targets.flatMap((id): CellChange[] => {
      const row = session.row(id);
      if (!row || !takesColumn(id, field, this.#list.catalogue)) return [];
      const at = { row, id, label: this.#list.catalogue.labelOf(id) };
      const { text, unresolved: open } = expandSnippet(snippet.text, session.case, at);
      for (const name of open) unresolved.add(name);
      return [{ id, column: field, before: row[field], after: appendText(row[field], text) }];
    });
    const title = `定型文「${snippet.name}」を ${changes.length} 件の「${FIELD_LABELS[field]}」へ`;
    return { plan: { title, changes, refused: [] }, unresolved: [...unresolved] };
  }

  bulk(values: Partial<RowValues>): void {
    const ids = this.targets;
    const title = `選んだ ${ids.length} 件の一括変更`;
    this.plan = {
      title,
      changes: planBulk(ids, values, this.#session().row, this.#list.catalogue),
      refused: [],
    };
  }

  fillDown(): void {
    const ids = this.targets;
    if (ids.length < 2 || this.field === undefined) return;
    const what = this.field === null ? 'すべての欄' : `「${FIELD_LABELS[this.field]}」`;
    this.plan = {
      title: `${ids[0] ?? ''} の${what}を下の ${ids.length - 1} 件へ写す`,
      changes: planFillDown(ids, this.field ?? 'all', this.#session().row, this.#list.catalogue),
      refused: [],
    };
  }

  /** What is chosen as a spreadsheet takes it; null where there is nothing to copy. */
  copy(): string | null {
    const field = this.field;
    if (field === undefined || this.targets.length === 0) return null;
    const fields = field === null ? COLUMNS.flatMap((c) => (c.field ? [c.field] : [])) : [field];
    const rows = this.targets.map((id) => this.#session().row(id));
    return rows.map((row) => fields.map((f) => quoted(row ? cellText(f, row[f]) : '')).join('\t')).join('\n');
  }

  /** Plans to put a block onto the rows from the one at hand on; one row of cells goes onto every row chosen. */
  paste(text: string): void {
    const field = this.field;
    const { items, currentId } = this.#list;
    const block = parseBlock(text);
    if (field === undefined || text === '') return;
    const chosen = this.targets;
    const rows = items.filter((i) => i.kind === 'row').map((i) => i.id);
    const many = chosen.length > 1 && block.length === 1;
    const from = rows.indexOf(chosen.length > 1 ? (chosen[0] ?? '') : currentId);
    if (from < 0) return;
    const ids = many ? chosen : rows.slice(from, from + block.length);
    const cells = many ? ids.map(() => block[0] ?? []) : block;
    this.plan = {
      title: `${ids[0] ?? ''} の「${FIELD_LABELS[field ?? 'decision']}」から ${cells.length} 行の貼り付け`,
      ...planPaste(cells, ids, field ?? 'decision', this.#session().row, this.#list.catalogue),
    };
  }

  /** Makes the planned edit, as one step of undo. */
  async apply(): Promise<Result<void, EditFailure> | null> {
    const plan = this.plan;
    if (!plan || plan.refused.length > 0 || plan.changes.length === 0) return null;
    this.plan = null;
    return this.#edit(plan.title, patchesOf(plan.changes));
  }
}
