/** Views of the grid: filters, groups, order and columns together. Some come with the program, the rest are kept in the case. */
import { ALL_ROWS, type RowFilter } from '#domain/statement';
import type { SavedView } from '#schemas';
import { ALL_COLUMNS } from './columns.ts';

export type GridView = Pick<SavedView, 'tab' | 'groupBy' | 'sortBy' | 'columns'> & {
  readonly filter: RowFilter;
};
export type NamedView = { readonly id: string; readonly name: string; readonly view: GridView };

const shipped = (
  id: string,
  name: string,
  filter: Partial<RowFilter>,
  more: Partial<GridView> = {},
): NamedView => ({
  id: `shipped:${id}`,
  name,
  view: {
    tab: 'all',
    groupBy: 'heading',
    sortBy: 'number',
    columns: [...ALL_COLUMNS],
    filter: { ...ALL_ROWS, ...filter },
    ...more,
  },
});

/** The views every case has. */
export const SHIPPED_VIEWS: readonly NamedView[] = [
  shipped('all', 'すべての管理策', {}),
  shipped('basic', '基本言明要件で未決定', { basic: 'basic', decision: 'undecided' }),
  shipped('undecided', '未決定', { decision: 'undecided' }),
  shipped('reason', '不採用で理由が空', { decision: 'notAdopted', missing: ['reason'] }),
  shipped('how', '採用で実施の内容が空', { decision: 'adopted', missing: ['how'] }),
  shipped('evidence', '採用で証跡が空', { decision: 'adopted', missing: ['evidence'] }),
  shipped('short', '運用3か月未満', { short: true }),
  shipped('cloud', 'クラウドサービス事業者向け', { cloud: 'cloud' }, { groupBy: 'objective' }),
  shipped('review', '確認待ち', { work: 'review' }),
  shipped('recent', '最近変更した順', {}, { sortBy: 'changed' }),
];

/** Whether two views show the same. */
export function sameView(a: GridView, b: GridView): boolean {
  const flat = ({ tab, groupBy, sortBy, columns, filter }: GridView): string =>
    JSON.stringify([
      tab,
      groupBy,
      sortBy,
      [...columns].sort(),
      Object.keys(ALL_ROWS).map((key) => filter[key as keyof RowFilter]),
    ]);
  return flat(a) === flat(b);
}
