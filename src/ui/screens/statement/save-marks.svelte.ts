import type { CaseSession } from '#state';

export type CellSave = 'saving' | 'saved' | 'failed';

// Above this an edit is told of in words only: marks on hundreds of cells say nothing.
const MARKED = 50;
const SHOWN = 5_000;

/** What became of edits made in the grid, cell by cell. A cell that failed keeps its mark until it is written again. */
export class SaveMarks {
  /** By path of the cell. */
  states = $state.raw<ReadonlyMap<string, CellSave>>(new Map());
  /** For those who listen: the last thing that was saved, or was not. */
  words = $state('');
  readonly #session: () => CaseSession;

  constructor(session: () => CaseSession) {
    this.#session = session;
  }

  /** As the session's edit, with marks on the cells it goes to. */
  edit: CaseSession['edit'] = async (label, patches, options) => {
    const paths = patches.slice(0, MARKED + 1).map((p) => p.path);
    const marked = paths.length > MARKED ? [] : paths;
    this.#mark(marked, 'saving');
    const result = await this.#session().edit(label, patches, options);
    this.#mark(marked, result.ok ? 'saved' : 'failed');
    this.words = result.ok ? `${label}：保存しました。` : `${label}：保存されていません。`;
    if (result.ok) setTimeout(() => this.#forget(marked), SHOWN);
    return result;
  };

  #mark(paths: readonly string[], state: CellSave): void {
    if (paths.length === 0) return;
    const next = new Map(this.states);
    for (const path of paths) next.set(path, state);
    this.states = next;
  }

  #forget(paths: readonly string[]): void {
    const next = new Map(this.states);
    for (const path of paths) if (next.get(path) === 'saved') next.delete(path);
    if (next.size !== this.states.size) this.states = next;
  }
}
