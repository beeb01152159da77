import type { PlainDate } from '#kernel';
import type { ClockId } from '../clocks/index.ts';

/** Who a provision binds or empowers. */
export const PARTIES = [
  'applicant', // 申請者
  'registrant', // 登録者
  'operator', // ISMAP運用支援機関
  'ministries', // 制度所管省庁
  'committee', // ISMAP運営委員会
  'agency', // 政府機関等
  'auditor', // 監査機関
] as const;
export type Party = (typeof PARTIES)[number];

/** The Japanese name of each party, as the rules use it. */
export const partyName = {
  applicant: '申請者',
  registrant: '登録者',
  operator: 'ISMAP運用支援機関',
  ministries: '制度所管省庁',
  committee: 'ISMAP運営委員会',
  agency: '政府機関等',
  auditor: '監査機関',
} as const satisfies Record<Party, string>;

export const PROVISION_KINDS = ['must', 'mustNot', 'may', 'effort', 'definition', 'fact'] as const;
export type ProvisionKind = (typeof PROVISION_KINDS)[number];

/** The hash routes a provision may point to. A later screen is added here and then named by provisions. */
export const SCREEN_IDS = [
  'service',
  'impact',
  'special-measure',
  'pre-application',
  'statement',
  'internal-audit',
  'external-audit',
  'application',
  'bundle',
  'papers',
  'timeline',
  'log',
  'settings',
  'rules',
] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/** The pre-flight checks: the operator's own list, item by item. */
export const CHECK_IDS = [
  '4.1(1)',
  '4.1(2)',
  '5.1(1)',
  '5.1(2)',
  '5.1(3)',
  '5.1(4)',
  '9.1(1)',
  '9.1(2)',
  '9.1(3)',
  '9.1(4)',
  '9.1(5)',
  '10.1(1)',
  '10.1(2)',
  '10.1(3)',
  '10.1(4)',
  '10.1(5)',
  '10.1(6)',
  '10.1(7)',
  '10.1(8)',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** A part of the app that answers a provision. A form is a number (`1-1`) or the title of an unnumbered paper. */
export type UseTarget =
  | { readonly type: 'screen'; readonly id: ScreenId }
  | { readonly type: 'check'; readonly id: CheckId }
  | { readonly type: 'clock'; readonly id: ClockId }
  | { readonly type: 'form'; readonly id: string };

/** What the app does with a provision: at least one target, or information only, with the reason in Japanese. */
export type Use = readonly UseTarget[] | { readonly infoOnly: string };

/** The dated fact whose date decides, where a provision covers only facts after (or up to) a day. */
export const EFFECT_FACTS = ['preApplication', 'application', 'auditPeriod', 'incident'] as const;
export type EffectFact = (typeof EFFECT_FACTS)[number];

/** When a provision is in force, and by which provision that is so. */
export type Effect = {
  /** First day in force. */
  readonly from: PlainDate;
  /**
   * The kind of fact the provision covers: the filing of a pre-application or application (new or renewal), the start
   * of an audit period, the recognition of an incident. Without it the day asked about decides alone.
   */
  readonly appliesTo?: EffectFact;
  /** Covers only facts dated on or after this day. */
  readonly appliesFrom?: PlainDate;
  /** Last day in force (of the fact, where `appliesTo` names one). */
  readonly until?: PlainDate;
  /** The provision that says so. */
  readonly source: string;
};

/** One provision of the rules or of the special-measure notice, in our own words. */
export type Provision = {
  /** `7.11`, `5.1(4)`, `10.10(1)(ア)`, `附則(R5.5.11)1`, `別紙2`, `special 2(2) bullet 3`, `special 注1`. */
  readonly id: string;
  readonly doc: 'rules' | 'special';
  /** `no` of its chapter: `1`–`19`, `附則`, `別表・別紙`, `special`. */
  readonly chapter: string;
  /** Our own heading, up to 20 characters. The source has none at this level. */
  readonly title: string;
  /** Our own summary, exact in periods, dates and form numbers; ends with 。 */
  readonly summary: string;
  /** Empty where it binds nobody (definitions, dates). */
  readonly binds: readonly Party[];
  readonly kind: ProvisionKind;
  readonly effect: Effect;
  /** Form numbers (`2-4`) and titles of unnumbered papers. */
  readonly forms: readonly string[];
  /** Other provisions it names or hangs together with. */
  readonly refs: readonly string[];
  readonly use: Use;
};

export type Chapter = { readonly no: string; readonly title: string; readonly doc: 'rules' | 'special' };
