/** The desk of an incident in words: what to do next, and how much time is left. */
import type { IncidentStepCode, TimeLeft } from '#domain/incident';

export const INCIDENT_STEP_WORDS: Readonly<
  Record<IncidentStepCode, { readonly title: string; readonly why: string }>
> = {
  recognise: {
    title: '認知した日時を記録する',
    why: '速報と確報の期限は、認知した日から数えます。',
  },
  judge: {
    title: '重大な影響を及ぼしうるかを判断する',
    why: '判断を待つ間も期限は進みます。迷うときは、報告するものとして準備を進めます。',
  },
  log: {
    title: '日時を手続の記録に入れる',
    why: '期限は手続の記録から数えます。',
  },
  flash: {
    title: '速報を出す',
    why: '分かっている範囲で構いません。分からない項目は空けておき、続報で補います。',
  },
  tell: {
    title: '一時停止を利用府省庁等に知らせる',
    why: '登録が一時停止されたら、遅滞なく知らせるか公開することを宣誓しています。',
  },
  update: {
    title: '続報を出す',
    why: '速報の後に内容が変わりました。追加や変更は、その都度報告します。',
  },
  report: {
    title: '確報（様式2-8）を出す',
    why: '認知した日から原則30日以内に、原因と再発防止まで報告します。',
  },
  updateReport: {
    title: '確報の続報を出す',
    why: '確報の後に内容が変わりました。追加や変更は、その都度報告します。',
  },
  awaitConditions: {
    title: '一時停止解除条件の通知を待つ',
    why: '通知を受け取ったら、その日を記録し、条件を書き写します。',
  },
  answerConditions: {
    title: '解除条件への対応を書く',
    why: '条件を満たすための対応は、速やかに行うよう求められています。',
  },
  release: {
    title: '一時停止解除届出書（様式2-9）を出す',
    why: '条件への対応がそろいました。届出書で運営委員会に報告します。',
  },
  reaudit: {
    title: '再監査を受けて、様式2-9を出す',
    why: '条件が満たされていないと判断されました。要請書の期日までに、再監査の書類と一緒に出します。',
  },
  awaitRelease: {
    title: '一時停止の解除を待つ',
    why: '解除の連絡を受けたら、その日を記録します。',
  },
  resolve: {
    title: '対応が終わったら記録する',
    why: '必要な報告は済んでいます。対応がすべて終わった日を記録して閉じます。',
  },
  closed: { title: '対応は終わりました', why: '内容が変わったときは、続報を出します。' },
  notSerious: {
    title: '報告の必要はありません',
    why: '運用支援機関が重大と判断したときは、判断を書き換えると期限の計算が始まります。',
  },
};

/** 「あと9日6時間10分（開庁日で今日を含め3日）」「期限を過ぎています」 */
export function timeLeftText(left: TimeLeft): string {
  if (left.past) return '期限を過ぎています';
  const day = left.days > 0 ? `${left.days}日` : '';
  const opening = left.openingDays === null ? '' : `（開庁日は今日を含めてあと${left.openingDays}日）`;
  return `あと${day}${left.hours}時間${left.minutes}分${opening}`;
}
