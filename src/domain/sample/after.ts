/** What came after the registration of the registered sample: a change told, a monitoring answered. Fictional throughout. */
import { listingNow } from '#domain/changes';
import { countingIds, plainDate as d } from '#kernel';
import { newAfter, type After, type CaseFile, type LogKind, type RecordSource } from '#schemas';
import type { Event } from './later.ts';

const NOW = '2026-11-05T01:30:00.000Z';

export const AFTER_EVENTS: readonly Event[] = [
  ['2026-08-03', 'change.occurred', { outcome: 'listed' }],
  ['2026-08-05', 'change.filedListed', { after: 'change.occurred' }],
  ['2026-08-31', 'monitoring.notice', { due: d('2026-09-30') }],
  ['2026-09-18', 'monitoring.answered', { after: 'monitoring.notice' }],
  ['2026-09-25', 'monitoring.hearing', { after: 'monitoring.notice' }],
  ['2026-10-15', 'monitoring.result', { outcome: 'confirmed', after: 'monitoring.notice' }],
];

const QUESTIONS = [
  [
    '更新の前に、宛先を選ぶ処理を試験しているか。',
    '6月から、すべての更新の前に二つの組織を使った試験をしている。8月までの3回の記録がある。',
    '証跡：更新の試験の記録（2026年6月～8月）',
  ],
  [
    '利用者への通知が誤った宛先に届いたときの手順が定められているか。',
    '7月に手順書を改め、通知を止める人と利用者に知らせる人を定めた。訓練を8月に行った。',
    '証跡：インシデント対応手順書 第3版、訓練の記録（2026年8月）',
  ],
] as const;

/** The change, the monitoring, the list entry before and after, the last look at each sworn duty. */
export function afterLife(file: CaseFile, prefix: string): After {
  const s: RecordSource = { id: countingIds(`${prefix}N`), now: () => NOW };
  const entry = (kind: LogKind): string | null => file.log.findLast((e) => e.kind === kind)?.id ?? null;
  const change = newAfter.change(s);
  const before = 'https://asagiri.example.jp/kaigi/';
  const listed = { remarks: '', agencies: '2' };
  const withList = { ...file, after: { ...file.after, listed } };
  const now = listingNow(withList, d('2026-08-21'));
  return {
    ...file.after,
    listed,
    changes: [
      {
        ...change,
        title: 'ホームページのURLの変更',
        occurredOn: d('2026-08-03'),
        what: '製品の案内を専用のアドレスに移した。以前のアドレスからは転送する。',
        before,
        after: file.service.url,
        material: false,
        mayLead: false,
        judgedReason: '案内のページだけの移動で、サービスの運用と管理策の実施内容は変わらない。',
        items: { ...change.items, url: true },
        filedOn: d('2026-08-05'),
        listedEntryId: entry('change.occurred'),
      },
    ],
    listing: [
      newAfter.listing(s, { date: d('2026-04-20'), occasion: '登録', values: { ...now, url: before } }),
      newAfter.listing(s, { date: d('2026-08-21'), occasion: 'URLの変更が公開リストに載った', values: now }),
    ],
    monitoring: [
      {
        ...newAfter.monitoring(s),
        number: '架空監視第8号',
        noticeOn: d('2026-08-31'),
        due: d('2026-09-30'),
        reason: 'report',
        questions: QUESTIONS.map(([question, answer, basis]) => ({
          ...newAfter.question(s, question),
          answer,
          basis,
        })),
        answeredOn: d('2026-09-18'),
        remarks: '運用の担当者が、平日の午後であればいつでも聞き取りに応じる。',
        hearingNote: '9月25日、更新の試験の記録を画面で示し、30分の聞き取りを受けた。',
        entryId: entry('monitoring.notice'),
      },
    ],
    dutyChecks: (['1', '2', '3', '4', '5', '6', '7'] as const).map((item) => ({
      ...newAfter.dutyCheck(s, item),
      checkedOn: d('2026-10-01'),
      checkedBy: '管理部長',
      result: 'kept',
      note: '半期の点検で、担当者と記録を確かめた。',
    })),
  };
}
