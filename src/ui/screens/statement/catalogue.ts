/** The controls as the list shows them: one heading after the other with the rows below it, per tab. */
import { groupRows, type GroupBy } from '#domain/statement';
import { shippedCatalogue, type Catalogue, type Control } from '#rulebook/controls';
import type { SavedView, StatementRow } from '#schemas';

export const TABS = [
  { id: 'governance', label: 'ガバナンス基準' },
  { id: 'management', label: 'マネジメント基準' },
  { id: 'basic', label: '統制目標とB付き管理策' },
  { id: 'all', label: 'すべて' },
] as const;
export type TabId = (typeof TABS)[number]['id'];

export type Head = {
  readonly kind: 'head';
  /** `head:5.1`, so that it never meets the id of a control. */
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly rowIds: readonly string[];
};
export type Line = {
  readonly kind: 'row';
  readonly id: string;
  readonly control: Control;
  readonly label: string;
};
export type Item = Head | Line;

/** Whether a control belongs on a tab. */
export function inTab(tab: TabId, c: Control): boolean {
  if (tab === 'all') return true;
  if (tab === 'basic') return c.basic && (c.tier === 'objective' || c.tier === 'detailed');
  return c.tier === tab;
}

/** How rows are put in order; `number` is the order of the catalogue, the only one with headings. */
export type SortBy = SavedView['sortBy'];
export const SORTS = [
  { id: 'number', label: '番号の順' },
  { id: 'changed', label: '変更が新しい順' },
  { id: 'since', label: '運用開始日が遅い順' },
  { id: 'owner', label: '担当の順' },
  { id: 'work', label: '作業状況の順' },
] as const satisfies readonly { id: SortBy; label: string }[];

type RowOf = (id: string) => StatementRow | undefined;
const WORK = ['todo', 'doing', 'review', 'done'] as const;
const later = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1);

// Rows that are equal in what is sorted by keep the order of the catalogue.
function sorted(ids: readonly string[], by: SortBy, row: RowOf): readonly string[] {
  const compare = (x: string, y: string): number => {
    const [a, b] = [row(x), row(y)];
    if (by === 'changed') return later(a?.changed ?? '', b?.changed ?? '');
    if (by === 'since') return later(a?.operatingSince ?? '', b?.operatingSince ?? '');
    if (by === 'work') return WORK.indexOf(a?.work ?? 'todo') - WORK.indexOf(b?.work ?? 'todo');
    // Rows without an owner come last.
    return -later(a?.owner.trim() || '\uffff', b?.owner.trim() || '\uffff');
  };
  return ids.toSorted(compare);
}

// One line per control for as long as the catalogue is the same: what is drawn stays, whatever passes.
const lines = new WeakMap<Catalogue, ReadonlyMap<string, Line>>();

function linesOf(catalogue: Catalogue): ReadonlyMap<string, Line> {
  let known = lines.get(catalogue);
  if (!known) {
    known = new Map(
      catalogue.controls.map((control) => [
        control.id,
        { kind: 'row', id: control.id, control, label: catalogue.labelOf(control.id) },
      ]),
    );
    lines.set(catalogue, known);
  }
  return known;
}

type Order = { readonly groupBy: GroupBy; readonly sortBy: SortBy; readonly row: RowOf };
const PLAIN: Order = { groupBy: 'heading', sortBy: 'number', row: () => undefined };

/** The rows of the controls that pass: in the order of the catalogue below their headings, or sorted without any. */
export function itemsOf(
  pass: (c: Control) => boolean,
  { groupBy, sortBy, row }: Order = PLAIN,
  catalogue: Catalogue = shippedCatalogue,
): readonly Item[] {
  const ids = catalogue.controls.filter(pass).map((c) => c.id);
  const known = linesOf(catalogue);
  const toLines = (of: readonly string[]): Line[] => of.flatMap((id) => known.get(id) ?? []);
  if (sortBy !== 'number') return toLines(sorted(ids, sortBy, row));
  return groupRows(ids, groupBy, () => undefined, catalogue).flatMap(({ number, label, rowIds }): Item[] => [
    { kind: 'head', id: `head:${number}`, number, label, rowIds },
    ...toLines(rowIds),
  ]);
}

/** The detailed controls below an objective. */
export function detailsOf(objective: string, catalogue: Catalogue = shippedCatalogue): readonly string[] {
  return catalogue.controls.filter((c) => c.parent === objective && c.tier === 'detailed').map((c) => c.id);
}
