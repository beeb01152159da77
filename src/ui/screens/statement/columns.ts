/** The columns of the grid, in order. A column that can be edited names its field of the row. */
import type { EditColumn } from '#domain/statement';
import { WORK_STATUS_LABELS } from '#messages';
import type { GridColumn } from '#schemas';

export const COLUMNS = [
  { id: 'id', label: '番号', field: null },
  { id: 'label', label: '見出し', field: null },
  { id: 'decision', label: '採否', field: 'decision' },
  { id: 'reason', label: '採用しない理由', field: 'reason' },
  { id: 'how', label: '実施の内容', field: 'how' },
  { id: 'owner', label: '担当', field: 'owner' },
  { id: 'evidence', label: '証跡', field: null },
  { id: 'since', label: '運用開始日', field: 'operatingSince' },
  { id: 'state', label: '状態', field: null },
  { id: 'note', label: 'メモ', field: 'note' },
  { id: 'work', label: '作業状況', field: 'work' },
] as const satisfies readonly { id: GridColumn | 'id' | 'label'; label: string; field: EditColumn | null }[];

export type Column = (typeof COLUMNS)[number];
/** What can be hidden: all but the number and the heading. */
export const ALL_COLUMNS: readonly GridColumn[] = COLUMNS.flatMap((c) =>
  c.id === 'id' || c.id === 'label' ? [] : [c.id],
);

const WIDTHS: Readonly<Record<Column['id'], string>> = {
  id: '7rem',
  label: '13rem',
  decision: '11rem',
  reason: 'minmax(12rem, 1fr)',
  how: 'minmax(18rem, 2fr)',
  owner: '8rem',
  evidence: '3.5rem',
  since: '7rem',
  state: '6.5rem',
  note: '10rem',
  work: '6.5rem',
};
const remOf = (width: string): number => Number(/[\d.]+/.exec(width)?.[0] ?? 0);

/** The columns as CSS takes them, and the least width of a row in rem. */
export function layoutOf(columns: readonly Column[]): { readonly tracks: string; readonly width: number } {
  const widths = columns.map((c) => WIDTHS[c.id]);
  return { tracks: widths.join(' '), width: widths.reduce((sum, w) => sum + remOf(w), 0) };
}

export const FIELD_LABELS: Readonly<Record<EditColumn, string>> = {
  decision: '採否',
  reason: '採用しない理由',
  how: '実施の内容',
  owner: '担当',
  operatingSince: '運用開始日',
  note: 'メモ',
  work: '作業状況',
};

/** A value of a cell in words. */
export function cellText(field: EditColumn, value: string | null): string {
  if (field === 'decision') return value === 'adopted' ? '採用' : value === 'notAdopted' ? '不採用' : '未定';
  if (field === 'work') return WORK_STATUS_LABELS[value as keyof typeof WORK_STATUS_LABELS] ?? '';
  return value ?? '';
}
