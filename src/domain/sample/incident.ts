/** The incident of the registered sample: reported, suspended by the committee, released, over. Fictional throughout. */
import { contentOf } from '#domain/incident';
import { countingIds, plainDate as d } from '#kernel';
import { newRecord, type CaseFile, type Incident, type RecordSource } from '#schemas';
import type { Event } from './later.ts';

const NOW = '2026-11-05T01:30:00.000Z';

export const INCIDENT_EVENTS: readonly Event[] = [
  ['2026-05-18', 'incident.occurred', { time: '10:40' }],
  ['2026-05-18', 'incident.recognised', { time: '11:25', after: 'incident.occurred' }],
  ['2026-05-19', 'incident.flash', { time: '09:30', after: 'incident.recognised' }],
  ['2026-05-21', 'incident.update', { time: '17:10', after: 'incident.recognised' }],
  ['2026-06-10', 'incident.report', { after: 'incident.recognised' }],
  ['2026-06-15', 'suspension.started', { outcome: '13.7', after: 'incident.recognised' }],
  ['2026-06-16', 'suspension.conditions', { after: 'suspension.started' }],
  ['2026-06-16', 'suspension.notified', { after: 'suspension.started' }],
  ['2026-07-10', 'suspension.releaseFiled', { after: 'suspension.conditions' }],
  ['2026-07-24', 'suspension.released', { after: 'suspension.started' }],
  ['2026-07-27', 'incident.resolved', { after: 'incident.recognised' }],
];

const STEPS = [
  ['2026-05-18', '10:40', '更新の後、通知の宛先を選ぶ処理が別の組織の窓口を選ぶようになった。'],
  ['2026-05-18', '11:25', '利用者の窓口への電話で気づいた。'],
  ['2026-05-18', '11:40', '通知の送信を止めた。'],
  ['2026-05-18', '12:15', '更新を戻し、宛先が正しいことを確かめて送信を再開した。'],
  ['2026-05-21', '15:00', '送信の記録を調べ、届いた通知が46通と分かった。'],
  ['2026-06-05', '10:00', '届いた通知の削除を、受け取った窓口のすべてから確認した。'],
] as const;

/** The incident, with what its three reports said. The case already holds its entries of the log. */
export function closedIncident(file: CaseFile, prefix: string): Incident {
  const s: RecordSource = { id: countingIds(`${prefix}I`), now: () => NOW };
  const entry = (kind: string): string | null => file.log.findLast((e) => e.kind === kind)?.id ?? null;
  const incident: Incident = {
    ...newRecord.incident(s, '会議の通知が別の組織の窓口に届いた件'),
    howNoticed: '通知を受け取った組織の窓口から、利用者の窓口に電話があった。',
    summary: '更新作業の後、会議の予約の通知メールが、予約した組織とは別の組織の窓口に届いた。',
    leak: true,
    falsification: false,
    stop: true,
    affectedFunctions: '予約の通知（送信を35分間止めた）',
    affectedAgencies: '架空省、例示庁',
    affectedInformation: '会議の件名、日時、会議室の名称。個人情報は含まない。',
    affectedUsers: '通知を誤って受け取った窓口 12か所',
    response: '通知を止めて更新を戻した。誤って届いた通知46通の削除を、すべての窓口から確認した。',
    continuing: false,
    recovery: '2026年5月18日12時15分に復旧した。',
    publication: '影響のあった組織に5月18日に電話と文書で連絡し、5月21日にウェブサイトで公表した。',
    otherReports: 'なし（個人情報を含まないため）',
    cause: '宛先を選ぶ処理の変更で組織の条件が抜け、確認の手順でも見つけられなかった。',
    controls: '14.2.2',
    prevention: '組織をまたぐ宛先を自動試験で止める。担当は開発部長、2026年6月30日に終えた。',
    others: '',
    occurredOn: d('2026-05-18'),
    occurredTime: '10:40',
    recognisedOn: d('2026-05-18'),
    recognisedTime: '11:25',
    judgedBy: 'vendor',
    judgedOn: d('2026-05-18'),
    judgedReason: '件数は少ないが、複数の組織の会議の情報が外に出たため。',
    steps: STEPS.map(([on, time, text]) => newRecord.incidentStep(s, { on: d(on), time, text })),
    entryId: entry('incident.recognised'),
    conditions:
      '1　宛先を選ぶ処理をすべて点検すること。\n2　同じ誤りを防ぐ試験を、更新の手順に組み込むこと。',
    conditionsAnswer:
      '1　宛先を選ぶ処理18か所を点検し、条件の漏れがないことを確かめた。\n2　自動試験を更新の手順に組み込み、6月30日から働いている。',
    releaseOn: d('2026-07-10'),
    releaseRemarks: '点検と試験の記録を保管している。',
    attachmentIds: [],
  };
  const said = contentOf(incident);
  const first = {
    ...said,
    affectedUsers: '',
    continuing: null,
    cause: '',
    prevention: '',
    recovery: '調査中',
  };
  const early = { ...first, response: '通知を止め、更新を戻した。' };
  return {
    ...incident,
    versions: [
      newRecord.incidentVersion(s, {
        stage: 'flash',
        number: 1,
        filedOn: d('2026-05-19'),
        filedTime: '09:30',
        changes: '',
        said: early,
        entryId: entry('incident.flash'),
      }),
      newRecord.incidentVersion(s, {
        stage: 'flash',
        number: 2,
        filedOn: d('2026-05-21'),
        filedTime: '17:10',
        changes: '誤って届いた通知が46通、12か所と分かった。復旧した時刻を加えた。',
        said: { ...early, affectedUsers: said.affectedUsers, recovery: said.recovery },
        entryId: entry('incident.update'),
      }),
      newRecord.incidentVersion(s, {
        stage: 'report',
        number: 1,
        filedOn: d('2026-06-10'),
        filedTime: null,
        changes: '原因と再発を防ぐ対策、届いた通知の削除の確認を加えた。',
        said,
        entryId: entry('incident.report'),
      }),
    ],
  };
}
