/** Sentences about the procedure: stages, next actions, entries out of order. */
import type { Duty, NextAction, StageId } from '#domain/procedure';

const STAGE: Readonly<Record<StageId, { name: string; sentence: string }>> = {
  preparing: { name: '申請前の準備', sentence: '事前申請に向けて、サービスと影響度評価を準備しています。' },
  preFiled: { name: '事前申請中', sentence: '事前申請を提出し、受理を待っています。' },
  preNotAccepted: {
    name: '事前申請の不受理',
    sentence: '事前申請は受理されませんでした。やり直すことができます。',
  },
  preReview: { name: '事前申請の審査中', sentence: '事前申請が受理され、該当性の判断を待っています。' },
  notApplicable: { name: '該当性なし', sentence: 'ISMAP-LIUの該当性なしと通知されています。' },
  auditing: { name: '言明と監査', sentence: '該当性ありと通知され、言明書の作成と監査を進める段階です。' },
  appFiled: { name: '登録申請中', sentence: '登録申請を提出し、受理を待っています。' },
  appNotAccepted: {
    name: '登録申請の不受理',
    sentence: '登録申請は受理されませんでした。不備を直して出し直せます。',
  },
  review: { name: '審査中', sentence: '登録申請が受理され、審査を受けています。' },
  withheld: {
    name: '登録留保',
    sentence: '登録の判断が留保されています。審査を求めるかどうかの表明が必要です。',
  },
  followup: {
    name: '登録留保に係る監査',
    sentence: '登録留保に係る審査のため、改善後の統制の監査を受ける段階です。',
  },
  followupFiled: {
    name: '登録留保に係る審査中',
    sentence: '登録留保に係る申請を提出し、判断を待っています。',
  },
  rejected: { name: '却下', sentence: '登録申請は却下されました。' },
  registered: { name: '登録中', sentence: 'ISMAP-LIUクラウドサービスリストに登録されています。' },
  suspended: {
    name: '登録の一時停止中',
    sentence: '登録が一時停止されています。解除の条件を満たす必要があります。',
  },
  expired: {
    name: '有効期限切れ',
    sentence: '有効期限までに更新の申請がなく、登録は自動的に削除されています。',
  },
  removed: { name: '登録の削除', sentence: '登録は削除されています。' },
};

/** Name and sentence of a stage. */
export function stageMessage(stage: StageId): { name: string; sentence: string } {
  return STAGE[stage];
}

type Words = { what: string; why: string };
/** What is left of a step: to write on, or, once every field is there, to mend what was found. */
const left = (p: NextAction['params'], write: string, subject: string): string =>
  p['done'] === p['total'] && Number(p['problems']) > 0
    ? `${subject}の問題を直す（${p['problems']}件）`
    : `${write}（${p['done']}／${p['total']}）`;

const since = (p: NextAction['params']): string =>
  `遅滞なく行う義務です。生じたのは${p['since']}（${p['age']}日前）です。`;

const ACTIONS: Readonly<Record<string, (p: NextAction['params']) => Words>> = {
  'action.describeService': (p) => ({
    what: left(p, 'サービスと申請者の情報を書く', 'サービスと申請者の情報'),
    why: '影響度評価シートにも申請書にも、この情報を使います。',
  }),
  'action.assessImpact': (p) => ({
    what: left(p, '影響度評価をそろえる', '影響度評価'),
    why: '政府機関等の評価結果が低位であることが、ISMAP-LIUの前提です。',
  }),
  'action.checkSpecialMeasure': (p) => ({
    what: left(p, '特別措置を使ったかどうかを確かめる', '特別措置'),
    why: '使った場合は、後の書類が変わります。',
  }),
  'action.planPreApplication': (p) => ({
    what: left(p, '事前申請の予定日を決める', '事前申請'),
    why: '評価結果は1年以内のものに限られるため、提出日で有効かどうかが変わります。',
  }),
  'action.filePreApplication': () => ({
    what: '事前申請（様式1-1・1-2）を提出し、手続の記録に残す',
    why: '監査を受ける前に、ISMAP-LIUの該当性の確認が必要です。',
  }),
  'action.draftStatement': (p) => ({
    what: left(p, '言明書を書き進める', '言明書'),
    why: '管理策ごとの採否と実施内容が、監査と審査の対象になります。',
  }),
  'action.auditInternally': (p) => ({
    what: left(p, '内部監査を行い、結果を書く', '内部監査の記録'),
    why: '登録申請には、内部監査に係る報告書（様式2-3）を添えます。',
  }),
  'action.auditExternally': (p) => ({
    what: left(p, '外部監査を受け、結果を記録する', '外部監査の記録'),
    why: '監査対象期間の末日から3か月以内の日付の実施結果報告書が必要です。',
  }),
  'action.completeApplication': (p) => ({
    what: left(p, '登録申請の残りの項目を書く', '登録申請の項目'),
    why: '情報の提供（7.5）と宣誓（7.6）がそろわないと審査が進みません。',
  }),
  'action.fileApplication': () => ({
    what: '提出バンドルを作り、登録申請を提出する',
    why: '実施結果報告書の日付から1か月以内に申請しなければなりません。',
  }),
  'action.remedyFindings': (p) => ({
    what: `発見事項の改善を終える（残り${p['open']}件）`,
    why: '実施結果報告書の日付から2か月以内の改善が、軽微と認められる要件の一つです。',
  }),
  'action.awaitPreAcceptance': () => ({
    what: '事前申請の受理を待つ',
    why: '運用支援機関の確認は、受付から原則2週間以内です。',
  }),
  'action.awaitNotice': () => ({
    what: '事前申請結果通知書（様式1-4）を待つ',
    why: '該当性ありの通知を受けると、監査を受けることができます。',
  }),
  'action.awaitAcceptance': () => ({
    what: '登録申請の受理を待つ',
    why: '運用支援機関の確認は、受付から原則2週間以内です。',
  }),
  'action.awaitDecision': () => ({
    what: '登録の判断を待つ',
    why: '判断は、受理の日から原則6か月以内です。',
  }),
  'action.awaitFollowupDecision': () => ({
    what: '登録留保に係る審査の結果を待つ',
    why: '手続は登録申請の受理と審査に準じます。',
  }),
  'action.followupAudit': () => ({
    what: '登録留保に係る監査を受ける',
    why: '監査対象期間は3か月以上、報告書は期間の末日から2か月以内です。',
  }),
  'action.answerPreInquiry': () => ({
    what: '事前申請についての問い合わせに答える',
    why: '1か月以内に十分に答えないと、事前申請は受理されません。',
  }),
  'action.answerInquiry': () => ({
    what: '登録申請についての問い合わせに答える',
    why: '1か月以内に十分に答えないと、登録申請は受理されません。',
  }),
  'action.answerInfoRequest': () => ({
    what: '追加の情報提供の求めに答える',
    why: '原則2週間以内に十分な回答をするよう努める必要があります。',
  }),
  'action.declareIntent': () => ({
    what: '意思表明書（様式2-20）を提出する',
    why: '期間内に提出しないと、登録申請は却下されます。',
  }),
  'action.fileFollowup': () => ({
    what: '登録留保に係る申請書（様式2-21）を提出する',
    why: '期間内に提出しないと、登録申請は却下されます。',
  }),
  'action.reportFlash': () => ({
    what: 'インシデントの速報を行う',
    why: '認知した日から、行政機関の休日を除いて原則3日以内です。',
  }),
  'action.reportIncident': () => ({
    what: 'インシデントの確報（様式2-8）を行う',
    why: '認知した日から原則30日以内です。',
  }),
  'action.resolveSuspension': () => ({
    what: '一時停止に係る問題を解消する',
    why: '発生から1年たっても解消しないと、登録が削除されます。',
  }),
  'action.awaitRelease': () => ({
    what: '一時停止の解除を待つ',
    why: '解除されるまで、一時停止中であることが公表されます。',
  }),
  'action.awaitRenewal': () => ({
    what: '更新の判断を待つ',
    why: '期限までに更新を申請していれば、判断があるまで登録は有効です。',
  }),
  'duty.answerPreInquiry': (p) => ({ what: '事前申請についての問い合わせに答える', why: since(p) }),
  'duty.answerInquiry': (p) => ({ what: '登録申請についての問い合わせに速やかに答える', why: since(p) }),
  'duty.tellAgencies': (p) => ({
    what: '一時停止・削除を、利用している府省庁等に通知又は公開する',
    why: since(p),
  }),
  'duty.additionalAudit': (p) => ({ what: '追加の監査を受け、結果を提出する', why: since(p) }),
  'duty.reportAgain': (p) => ({ what: '求められたインシデントの報告を行う', why: since(p) }),
  'duty.meetConditions': (p) => ({
    what: '一時停止解除条件を満たし、様式2-9で報告する',
    why: since(p),
  }),
  'duty.notifyMaterial': (p) => ({ what: '重大な統制変更等を様式2-10で届け出る', why: since(p) }),
  'duty.notifyListed': (p) => ({ what: '掲載事項の変更を様式2-11で届け出る', why: since(p) }),
  'duty.notifyDemanded': (p) => ({ what: '求められた変更の届出を行う', why: since(p) }),
  'duty.answerMonitoring': (p) => ({ what: 'モニタリングの確認内容に文書で答える', why: since(p) }),
  'duty.reaudit': (p) => ({ what: '該当箇所の再監査を受け、書類を提出する', why: since(p) }),
  'duty.withdraw': (p) => ({ what: '登録取下届出書（様式2-15）を提出する', why: since(p) }),
  'action.renew': () => ({
    what: '更新の申請を準備する',
    why: '有効期限までに更新を申請しないと、登録は自動的に削除されます。',
  }),
  'action.watchDuties': () => ({
    what: 'インシデントと変更がないか確かめる',
    why: '登録中は、インシデントの報告と変更の届出の義務があります。',
  }),
  'action.considerObjection': () => ({
    what: '異議申立て（様式2-17）を検討する',
    why: '処置に異議があるときは、運用支援機関を通じて申し立てることができます。',
  }),
  'action.considerPreObjection': () => ({
    what: '事前申請に係る異議申立て（様式1-5）を検討する',
    why: '措置に異議があるときは、運用支援機関を通じて申し立てることができます。',
  }),
  'action.awaitResult': () => ({
    what: '登録の判断の通知（様式2-7）を待つ',
    why: '登録留保に係る審査を求めない場合や、求める意思を示さない場合は、申請は却下に向かいます。',
  }),
  'action.considerReapplication': () => ({
    what: '再申請又は異議申立てを検討する',
    why: '再申請は、事前申請からの手続を改めて行います。',
  }),
};

/** What an action is and why it comes next. */
export function actionMessage(action: NextAction): Words {
  return ACTIONS[action.code]?.(action.params) ?? { what: action.code, why: '' };
}

/** What a duty without a counted period asks for, and since when. */
export function dutyMessage(duty: Duty): Words {
  return ACTIONS[duty.code]?.({ since: duty.since, age: duty.ageDays }) ?? { what: duty.code, why: '' };
}

/** Every action code that has a sentence; the tests compare it with the codes in use. */
export const ACTION_CODES: readonly string[] = Object.keys(ACTIONS);
