/** The controls as the list shows them: one heading after the other with the rows below it, per tab. */
import { groupRows, type GroupBy } from '#domain/statement';
import { control, controlIds, labelOf, type Control } from '#rulebook/controls';

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

/** Headings and rows of the controls that pass, in the order of the catalogue; headings without rows are left out. */
export function itemsOf(pass: (c: Control) => boolean, by: GroupBy = 'heading'): readonly Item[] {
  const ids = controlIds.filter((id) => {
    const c = control(id);
    return c !== undefined && pass(c);
  });
  return groupRows(ids, by, () => undefined).flatMap(({ number, label, rowIds }): Item[] => [
    { kind: 'head', id: `head:${number}`, number, label, rowIds },
    ...rowIds.map((id): Line => ({ kind: 'row', id, control: control(id)!, label: labelOf(id) })),
  ]);
}

/** The detailed controls below an objective. */
export function detailsOf(objective: string): readonly string[] {
  return controlIds.filter((id) => control(id)?.parent === objective && control(id)?.tier === 'detailed');
}
