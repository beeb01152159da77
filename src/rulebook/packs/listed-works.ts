import type { ListedWorksPack } from './schema.ts';

/** 対象業務一覧 is published outside the rules: none until the vendor imports its own copy. */
export const listedWorks: ListedWorksPack = {
  id: 'listed-works-default',
  version: 1,
  kind: 'listedWorks',
  title: '対象業務一覧（未登録）',
  provenance: 'ours',
  source: '',
  needsCheck: true,
  clauses: ['2.8', '5.1(1)'],
  listedOn: null,
  works: [],
};
