import type { IncidentReportPack } from './schema.ts';

type Item = IncidentReportPack['items'][number];
type Stage = Item['requiredIn'][number];

const BOTH: readonly Stage[] = ['preliminary', 'final'];
const FINAL: readonly Stage[] = ['final'];

/** Our default for 別紙3: what a first report and a full report commonly hold. */
export const incidentReportItems: IncidentReportPack = {
  id: 'incident-report-default',
  version: 1,
  kind: 'incidentReport',
  title: 'インシデント報告の項目（初期設定）',
  provenance: 'ours',
  source: '',
  needsCheck: true,
  clauses: ['13.2', '13.3', '別紙3'],
  items: [
    item('service', '対象のサービス', '登録されているサービスの名称を書きます。', BOTH, 'line', BOTH),
    item('reporter', '報告者と連絡先', '担当部署、氏名、電話、メールを書きます。', BOTH, 'text', BOTH),
    item(
      'recognisedOn',
      '認知した日',
      '発生に気づいた日です。報告の期限はこの日から数えます。',
      BOTH,
      'date',
      BOTH,
    ),
    item('occurredOn', '発生した日', '実際に起きた日です。分からなければ空けておきます。', BOTH, 'date', []),
    item(
      'howNoticed',
      '気づいたきっかけ',
      '監視、利用者の連絡、外部からの指摘など、何で知ったかを書きます。',
      BOTH,
      'text',
      FINAL,
    ),
    item(
      'summary',
      '何が起きたか',
      '漏えい、改ざん、停止など、起きたことを分かる範囲で書きます。',
      BOTH,
      'text',
      BOTH,
    ),
    item(
      'seriousness',
      '重大と判断した理由',
      '利用者への影響が重大になりうると、だれがなぜ判断したかを書きます。',
      BOTH,
      'text',
      BOTH,
    ),
    item(
      'affectedFunctions',
      '影響を受ける機能',
      'サービスのどの機能にどんな影響が出ているかを書きます。',
      BOTH,
      'text',
      BOTH,
    ),
    item(
      'affectedAgencies',
      '影響を受ける政府機関等',
      '利用中の政府機関等のうち影響を受けるところを書きます。',
      BOTH,
      'text',
      FINAL,
    ),
    item(
      'affectedInformation',
      '影響を受ける情報',
      '情報の種類と量、個人情報が含まれるかを書きます。',
      BOTH,
      'text',
      FINAL,
    ),
    item('affectedUsers', '影響を受ける利用者の数', '分かっている人数を書きます。', BOTH, 'number', []),
    item('response', '対応の状況', 'とった対応と、これから行う対応を書きます。', BOTH, 'text', BOTH),
    item(
      'continuing',
      '影響は続いているか',
      '報告する時点で影響が続いているかを答えます。',
      BOTH,
      'yesNo',
      BOTH,
    ),
    item('recovery', '復旧の見込みと日', '復旧した日、または見込みを書きます。', BOTH, 'text', FINAL),
    item(
      'notified',
      '利用者への連絡と公表',
      '利用者への連絡と公表の状況、これからの予定を書きます。',
      BOTH,
      'text',
      FINAL,
    ),
    item(
      'otherReports',
      'ほかの機関への報告',
      '個人情報保護委員会、警察など、ほかに報告した先を書きます。',
      BOTH,
      'text',
      [],
    ),
    item('timeline', '経過', '発生から収束までを日時の順に書きます。', FINAL, 'text', FINAL),
    item('cause', '原因', '直接の原因と、その背景を書きます。', FINAL, 'text', FINAL),
    item(
      'controls',
      '関係する管理策',
      '働かなかった、または見直しが要る管理策の番号を書きます。',
      FINAL,
      'text',
      [],
    ),
    item('prevention', '再発を防ぐ対策', '対策の内容、責任者、終える日を書きます。', FINAL, 'text', FINAL),
  ],
};

function item(
  id: string,
  label: string,
  help: string,
  stages: readonly Stage[],
  input: Item['input'],
  requiredIn: readonly Stage[],
): Item {
  return { id, label, help, stages, input, requiredIn };
}
