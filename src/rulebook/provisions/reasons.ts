/**
 * Why a provision is information only, one name per reason. The names say which part of the app would answer it, so
 * that whoever adds such a screen finds every provision it should take over by searching for the name.
 */
export const FRAME = '制度の枠組みを定めるもので、申請者が入力や判断をすることはありません。';
export const WORDING = '用語の意味を定めるもので、各画面の言葉づかいの基準にしています。';
export const AUTHORITY = '審査する側の手続です。申請者の作業はないため、流れの説明に使います。';
export const REVIEW = '申請後の審査の段階で生じる手続です。この版では内容の説明だけを行います。';
export const AFTER_REGISTRATION = '登録された後の扱いです。この版では内容の説明だけを行います。';
export const INCIDENT = 'インシデントが起きたときの手続です。この版では内容の説明だけを行います。';
export const CHANGES = '登録後に変更があったときの手続です。この版では内容の説明だけを行います。';
export const MONITORING = 'モニタリングと再監査の手続です。この版では内容の説明だけを行います。';
export const REMOVAL = '登録の取下げ・削除の手続です。この版では内容の説明だけを行います。';
export const OBJECTION =
  '異議申立の手続です。申し立てるかは申請者の判断のため、この版では説明だけを行います。';
export const COMMENCEMENT = '施行日を定めるものです。ほかの条項の適用期間の計算に使っています。';
