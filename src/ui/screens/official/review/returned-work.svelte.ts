/** A filled file that came back: what differs from the case, and taking chosen values into it. */
import { caseValueOf, officialPath } from '#forms';
import { officialFailureMessage } from '#messages';
import type { CaseSession, OfficialFormsState, PlaceDifference } from '#state';

export type Difference = PlaceDifference & {
  /** Where in the case it goes; null = nowhere, so it can only be looked at. */
  readonly path: string | null;
  readonly value: string | null;
};

export class ReturnedWork {
  readonly #forms: () => OfficialFormsState;
  readonly #session: () => CaseSession;
  readonly #sha256: () => string;
  busy = $state(false);
  trouble = $state('');
  said = $state('');
  name = $state('');
  differences = $state.raw<readonly Difference[] | null>(null);
  chosen = $state.raw<ReadonlySet<string>>(new Set());

  constructor(session: () => CaseSession, forms: () => OfficialFormsState, sha256: () => string) {
    this.#session = session;
    this.#forms = forms;
    this.#sha256 = sha256;
  }

  async read(file: File): Promise<void> {
    this.busy = true;
    this.trouble = '';
    this.said = '';
    this.differences = null;
    this.name = file.name;
    const { case: now, asOf } = this.#session();
    const sha256 = this.#sha256();
    const formNo = this.#forms().forms.find((f) => f.sha256 === sha256)?.form.no ?? null;
    const done = await this.#forms().readBack(sha256, now, asOf, { path: file.name, file }).result;
    this.busy = false;
    if (!done.ok) {
      const { title, remedy } = officialFailureMessage(done.error);
      this.trouble = `${title}${remedy}`;
      return;
    }
    this.differences = done.value.map((d) => {
      const path = officialPath(now, formNo, d.field);
      const value = path === null ? undefined : caseValueOf(path, d.now);
      return { ...d, path: value === undefined ? null : path, value: value ?? null };
    });
    this.chosen = new Set();
  }

  choose(place: string, on: boolean): void {
    const next = new Set(this.chosen);
    if (on) next.add(place);
    else next.delete(place);
    this.chosen = next;
  }

  /** The chosen values as one edit, which one undo takes back. */
  async take(): Promise<void> {
    const session = this.#session();
    const taken = (this.differences ?? []).filter((d) => d.path !== null && this.chosen.has(d.place));
    if (taken.length === 0) return;
    const byPath = new Map(taken.map((d) => [d.path!, d.value]));
    const base = new Map([...byPath.keys()].map((path) => [path, session.value(path)]));
    const patches = [...byPath].map(([path, value]) => ({ path, value }));
    const done = await session.edit('公式様式から取り込み', patches, { base });
    if (!done.ok) {
      this.trouble =
        '案件に取り込めませんでした。案件の内容が変わっていないか確かめて、もう一度試してください。';
      return;
    }
    this.said = `${patches.length} 件を案件に取り込みました。「元に戻す」で取り消せます。`;
    this.differences = (this.differences ?? []).filter((d) => !taken.includes(d));
    this.chosen = new Set();
  }
}
