/** Choosing rows for the internal audit and recording what came of them. */
import { chooseRows, type SampleWish } from '#domain/audit';
import { newRecord, type ExaminedRow } from '#schemas';
import type { CaseSession, EditFailure } from '#state';
import type { Result } from '#kernel';

const LIST = 'internalAudit/examined';
export type Show = 'all' | 'open' | 'deficient';

export class ExaminedWork {
  readonly #session: () => CaseSession;
  /** Chapters of the wish; none = all. */
  chapters = $state<string[]>([]);
  basicOnly = $state(false);
  /** Rows of each chapter; '' = all. */
  perChapter = $state('5');
  show = $state<Show>('all');

  constructor(session: () => CaseSession) {
    this.#session = session;
  }

  get #wish(): SampleWish {
    const n = Number.parseInt(this.perChapter.normalize('NFKC'), 10);
    const perChapter = Number.isNaN(n) ? null : Math.max(0, n);
    return { chapters: this.chapters, basicOnly: this.basicOnly, perChapter };
  }
  /** The rows the wish would add. */
  readonly chosen = $derived.by(() => chooseRows(this.#session().case, this.#wish));

  readonly shown = $derived.by((): readonly ExaminedRow[] => {
    const { examined } = this.#session().case.internalAudit;
    if (this.show === 'all') return examined;
    return examined.filter((e) => (this.show === 'open' ? e.result === null : e.result === 'deficient'));
  });

  /** Adds the chosen rows in one step. */
  add(): Promise<Result<void, EditFailure>> {
    const session = this.#session();
    const patches = this.chosen.map((id) => {
      const value = newRecord.examinedRow(session.source, id);
      return { path: `${LIST}/${value.id}`, value };
    });
    return session.edit(`調べる管理策の追加（${patches.length}件）`, patches);
  }

  remove(row: ExaminedRow): Promise<Result<void, EditFailure>> {
    return this.#session().edit(`調べた管理策 ${row.controlId} の削除`, [
      { path: `${LIST}/${row.id}`, value: undefined },
    ]);
  }

  set(row: ExaminedRow, field: 'result' | 'auditorId', text: string): Promise<Result<void, EditFailure>> {
    const label = field === 'result' ? '結果' : '調べた監査員';
    const path = `${LIST}/${row.id}/${field}`;
    const base = new Map([[path, row[field]]]);
    return this.#session().edit(`${row.controlId} の${label}`, [{ path, value: text === '' ? null : text }], {
      base,
    });
  }

  /** 「問題なし」 for every shown row that has no result yet, in one step. */
  passOpen(): Promise<Result<void, EditFailure>> {
    const open = this.shown.filter((e) => e.result === null);
    return this.#session().edit(
      `結果の記入（${open.length}件を問題なしに）`,
      open.map((e) => ({ path: `${LIST}/${e.id}/result`, value: 'ok' })),
    );
  }
}
