import { plainDate, type PlainDate } from '#kernel';

/** Where a fact comes from: the two source documents, a public record, or our own default. */
export type Provenance = 'seed' | 'public' | 'ours';

export type Edition = {
  /** Stable key a case is pinned to. */
  readonly id: string;
  readonly title: string;
  /** The day this text came into force. */
  readonly inForceFrom: PlainDate;
  /** The edition it amends; left out for one that stands by itself. */
  readonly base?: string;
  /** First day the rules say anything about; earlier dates are "not covered", never guessed. */
  readonly coverage: { readonly from: PlainDate; readonly source: string };
  readonly sources: readonly {
    readonly title: string;
    readonly note: string;
    readonly provenance: Provenance;
  }[];
  /** What is publicly known to have followed this edition, and is not in it. `when` is a month, `YYYY-MM`. */
  readonly laterRecord: readonly {
    readonly when: string;
    readonly what: string;
    readonly provenance: Provenance;
  }[];
};

/** The edition the program applies. */
export const currentEdition: Edition = {
  id: 'rules-2024-03-01',
  title: 'ISMAP-LIUクラウドサービス登録規則（令和6年3月1日施行）',
  inForceFrom: plainDate('2024-03-01'),
  coverage: { from: plainDate('2022-11-01'), source: '附則(R4.11.1)1' },
  sources: [
    { title: 'ISMAP-LIUクラウドサービス登録規則', note: '令和6年3月1日施行', provenance: 'seed' },
    {
      title: 'ISMAP-LIU登録促進のための特別措置について',
      note: '令和5年5月19日運用開始',
      provenance: 'seed',
    },
  ],
  laterRecord: [
    { when: '2024-07', what: '登録規則の改正', provenance: 'public' },
    { when: '2024-08', what: '登録規則の改正', provenance: 'public' },
    { when: '2025-09', what: 'ISMAP管理基準の改定案の意見公募', provenance: 'public' },
  ],
};

/** All editions, the oldest first. */
export const editions: readonly Edition[] = [currentEdition];

/** The edition of an id, or undefined for one this program does not know. */
export function editionOf(id: string): Edition | undefined {
  return editions.find((e) => e.id === id);
}
