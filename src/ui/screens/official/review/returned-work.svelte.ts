/** A filled file that came back: what differs from the case, and taking chosen values and rows into it. */

import { keepingScale } from '#domain/impact';
import { getAt } from '#kernel';
import { takenBack, takenBackRow, type About, type TakenBack } from '#forms';
import { officialFailureMessage } from '#messages';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseSession, OfficialFormsState, PlaceDifference, RowDifference } from '#state';

/** One thing that differs: the value of a field, or a row of a table. */
export type Difference = TakenBack & {
  readonly id: string;
  readonly field: string;
  readonly of: PlaceDifference;
  /** Null = the field is no table. */
  readonly row: RowDifference | null;
};

/** What the review and the return of a form are about. */
export type Around = {
  readonly session: () => CaseSession;
  readonly forms: () => OfficialFormsState;
  readonly sha256: () => string;
  /** The paper and the element the form was filled for. */
  readonly about: () => About;
};

export class ReturnedWork {
  readonly #around: Around & { readonly scale: () => ImpactScalePack };
  /** The case the file was compared with: what is taken must not write over what came since. */
  #seen: CaseSession['case'] | null = null;
  busy = $state(false);
  trouble = $state('');
  said = $state('');
  name = $state('');
  differences = $state.raw<readonly Difference[] | null>(null);
  /** Labels of filled places that the file no longer has. */
  gone = $state.raw<readonly string[]>([]);
  chosen = $state.raw<ReadonlySet<string>>(new Set());

  constructor(around: Around & { readonly scale: () => ImpactScalePack }) {
    this.#around = around;
  }

  get #formNo(): string | null {
    const sha256 = this.#around.sha256();
    return this.#around.forms().forms.find((f) => f.sha256 === sha256)?.form.no ?? null;
  }

  clear(): void {
    this.trouble = '';
    this.said = '';
    this.name = '';
    this.differences = null;
    this.gone = [];
    this.chosen = new Set();
  }

  async read(file: File): Promise<void> {
    this.clear();
    this.busy = true;
    this.name = file.name;
    const { case: now, asOf } = this.#around.session();
    this.#seen = now;
    const returned = { path: file.name, file };
    const { sha256, about, forms } = this.#around;
    const done = await forms().readBack(sha256(), now, asOf, returned, about()).result;
    this.busy = false;
    if (!done.ok) {
      const { title, remedy } = officialFailureMessage(done.error);
      this.trouble = `${title}${remedy}`;
      return;
    }
    this.gone = done.value.gone;
    this.differences = done.value.differences.flatMap((d) => this.#each(d));
  }

  /** The field, or each of its rows. */
  #each(of: PlaceDifference): Difference[] {
    const { session, about } = this.#around;
    const { case: file, source } = session();
    const { field, place } = of;
    if (of.rows.length === 0)
      return [{ ...takenBack(file, this.#formNo, about(), field, of.now), id: place, field, of, row: null }];
    return of.rows.map((row, n) => ({
      ...takenBackRow(file, this.#formNo, about(), field, row, source),
      id: `${place} ${n}`,
      field,
      of,
      row,
    }));
  }

  choose(ids: readonly string[], on: boolean): void {
    const next = new Set(this.chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    this.chosen = next;
  }

  /** What is chosen as one edit, which one undo takes back. */
  async take(): Promise<void> {
    const session = this.#around.session();
    const taken = (this.differences ?? []).filter((d) => d.patches.length > 0 && this.chosen.has(d.id));
    if (taken.length === 0) return;
    const patches = taken.flatMap((d) => d.patches);
    const base = new Map(patches.map(({ path }) => [path, getAt(this.#seen, path)]));
    const done = await session.edit(
      '公式様式から取り込み',
      keepingScale(session.case, patches, this.#around.scale()),
      { base },
    );
    if (!done.ok) {
      this.trouble =
        '案件に取り込めませんでした。案件の内容が変わっていないか確かめて、もう一度ファイルを読んでください。';
      return;
    }
    this.said = `${taken.length} 件を案件に取り込みました。「元に戻す」で取り消せます。`;
    this.differences = (this.differences ?? []).filter((d) => !taken.includes(d));
    this.chosen = new Set();
  }
}
