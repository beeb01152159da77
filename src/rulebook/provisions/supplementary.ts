import { plainDate } from '#kernel';
import { TERMS } from '../editions/terms.ts';
import { define, info, screen } from './define.ts';
import { COMMENCEMENT } from './reasons.ts';
import type { Effect } from './types.ts';

/** In force from the day of its own commencement, by itself. */
const own = (id: string, from: string): { id: string; effect: Effect } => ({
  id,
  effect: { from: plainDate(from), source: id },
});

export const supplementary = define('附則', [
  {
    ...own('附則(R4.11.1)1', '2022-11-01'),
    title: '規則の施行日',
    summary: '規則は2022年（令和4年）11月1日に施行されました。',
    binds: [],
    kind: 'fact',
    use: info(COMMENCEMENT),
  },
  {
    id: '附則(R4.11.1)2',
    // The year runs from the start of 2022-11-01 itself (Civil Code 140条ただし書), so its last day is 2023-10-31.
    effect: {
      from: TERMS.twoAgencies.from,
      appliesTo: 'preApplication',
      appliesFrom: TERMS.twoAgencies.from,
      until: TERMS.twoAgencies.until,
      source: '附則(R4.11.1)2',
    },
    title: '立ち上げ時は2機関以上',
    summary:
      '施行後1年以内に事前申請をするときは、扱う業務や情報が対象業務一覧になければ、2つ以上の政府機関等に影響度評価をしてもらう必要がありました。',
    binds: ['applicant', 'agency'],
    kind: 'must',
    forms: ['1-2'],
    refs: ['2.8', '3.3', '附則(R4.11.1)3'],
    use: [screen('impact')],
  },
  {
    ...own('附則(R4.11.1)3', '2022-11-01'),
    title: '2機関以上の見直し',
    summary:
      '施行から1年が過ぎた時点で、体制を含め運用に支障がないと確かめられれば、附則2の2機関以上という条件をなくすことを検討します。',
    binds: [],
    kind: 'effort',
    refs: ['附則(R4.11.1)2'],
    use: info('制度側の検討の予定を示すもので、申請者の作業はありません。'),
  },
  {
    id: '附則(R5.5.11)1',
    effect: {
      from: plainDate('2023-05-11'),
      appliesTo: 'application',
      until: TERMS.internalAuditExemption.until,
      source: '附則(R5.5.11)1',
    },
    title: '様式2-3の提出の免除',
    summary:
      '特別措置の適用を受けるサービスは、2025年（令和7年）3月31日までの登録・更新の申請であれば、措置の期間中に一度だけ、8.1(8)の様式2-3を出さなくてよいことになっていました。',
    binds: ['applicant', 'registrant'],
    kind: 'may',
    forms: ['2-3'],
    refs: ['8.1(8)', 'special 2(1)', 'special 2(4) ②'],
    use: [screen('special-measure'), screen('application')],
  },
  {
    ...own('附則(R5.7.3)1', '2023-07-03'),
    title: '令和5年7月改正の施行日',
    summary:
      '2023年7月3日に施行。10.2〜10.4、10.6〜10.11、11.4、18.2(3)は同年10月2日からで、10.2以外は、その日以降の登録・更新の申請にあてはまります。',
    binds: [],
    kind: 'fact',
    refs: ['10.2', '10.3', '10.4', '10.6', '10.7', '10.8', '10.9', '10.10', '10.11', '11.4', '18.2(3)'],
    use: info(COMMENCEMENT),
  },
  {
    ...own('附則(R5.9.22)1', '2023-09-22'),
    title: '令和5年9月改正の施行日',
    summary: '2023年9月22日に施行。12.3は、監査対象期間が2023年10月1日以降に始まる手続にあてはまります。',
    binds: [],
    kind: 'fact',
    refs: ['12.3'],
    use: info(COMMENCEMENT),
  },
  {
    ...own('附則(R5.11.10)1', '2023-11-10'),
    title: '令和5年11月改正の施行日',
    summary:
      '2023年11月10日に施行。13.1〜13.7と18.2(6)は2024年1月4日からで、それより後に発生を認知したインシデントにあてはまります。',
    binds: [],
    kind: 'fact',
    refs: ['13.1', '13.2', '13.3', '13.4', '13.5', '13.6', '13.7', '18.2(6)'],
    use: info(COMMENCEMENT),
  },
  {
    ...own('附則(R6.3.1)1', '2024-03-01'),
    title: '令和6年3月改正の施行日',
    summary: '2024年（令和6年）3月1日に施行されました。この版の規則はこの改正までを含みます。',
    binds: [],
    kind: 'fact',
    use: info(COMMENCEMENT),
  },
]);
