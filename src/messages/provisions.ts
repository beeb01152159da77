/** What is said of a provision beside its summary: its kind, since when and for what it is in force, what the app does with it. */
import { formatEra, type PlainDate } from '#kernel';
import type { Effect, EffectFact, Party, Provision, UseTarget } from '#rulebook';
import type { EffectVerdict } from '#rulebook/provisions';

const day = (date: PlainDate): string => `${formatEra(date)}（${date}）`;

const KINDS: Readonly<Record<Provision['kind'], string>> = {
  must: '義務',
  mustNot: '禁止',
  may: 'できること',
  effort: '努力義務',
  definition: '定義',
  fact: '定め',
};

/** 義務 / 禁止 / できること / 努力義務 / 定義 / 定め. */
export function provisionKindLabel(kind: Provision['kind']): string {
  return KINDS[kind];
}

const PARTIES: Readonly<Record<Party, string>> = {
  applicant: '申請者',
  registrant: '登録者',
  operator: 'ISMAP運用支援機関',
  ministries: '制度所管省庁',
  committee: 'ISMAP運営委員会',
  agency: '政府機関等',
  auditor: '監査機関',
};

/** Who a provision binds or empowers. */
export function partyLabel(party: Party): string {
  return PARTIES[party];
}

const FACTS: Readonly<Record<EffectFact, { of: string; date: string }>> = {
  preApplication: { of: '事前申請', date: '事前申請の日' },
  application: { of: '登録申請（新規・更新）', date: '登録申請の日' },
  auditPeriod: { of: '監査対象期間', date: '監査対象期間の初日' },
  incident: { of: 'インシデント', date: 'インシデントを認知した日' },
};

/** Since when (and until when) a provision is in force, for what, and by which supplementary provision. */
export function effectMessage(effect: Effect): string {
  const { from, appliesTo, appliesFrom, until, source } = effect;
  const span = `${day(from)}から${until ? `${day(until)}まで` : ''}`;
  const scope = appliesTo
    ? `${FACTS[appliesTo].date}が${day(appliesFrom ?? from)}以後の${FACTS[appliesTo].of}に適用します。`
    : '';
  return `${span}（${source}）。${scope}`;
}

/** How the effect stands on a day, for the fact of the case where it hangs on one (null = not known). */
export function verdictMessage(
  verdict: EffectVerdict,
  effect: Effect,
  asOf: PlainDate,
  factDate: PlainDate | null,
): string {
  const fact = effect.appliesTo ? FACTS[effect.appliesTo] : null;
  switch (verdict) {
    case 'inForce':
      return fact && factDate
        ? `この案件の${fact.date}（${day(factDate)}）には適用されます。`
        : `${day(asOf)}の時点で適用されています。`;
    case 'notYet':
      return `${day(asOf)}の時点ではまだ施行されていません。`;
    case 'ended':
      return fact && factDate
        ? `この案件の${fact.date}（${day(factDate)}）は適用期間の後です。`
        : '適用期間は終わっています。';
    case 'earlierFact':
      return `この案件の${fact?.date ?? '日付'}（${factDate ? day(factDate) : ''}）は適用の対象より前です。`;
    case 'needsFact':
      return `適用されるかは${fact?.date ?? '日付'}によります。`;
  }
}

const TARGETS: Readonly<Record<UseTarget['type'], string>> = {
  screen: '画面',
  check: '事前チェック',
  clock: '期限の計算',
  form: '書類',
};

/** The kind of a part of the app that answers a provision. */
export function useTargetLabel(type: UseTarget['type']): string {
  return TARGETS[type];
}
