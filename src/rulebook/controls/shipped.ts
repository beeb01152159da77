/** The edition of the catalogue a case's statement rows follow. */
export const catalogueEdition = 'ismap-2024-07';

export const catalogue = {
  id: catalogueEdition,
  title: 'ISMAP管理基準（2022年4月1日版に2024年7月の追加を反映した番号の一覧）',
  provenance: 'public',
} as const;
