/**
 * Why a provision is information only, one name per reason. The names say which part of the app would answer it, so
 * that whoever adds such a screen finds every provision it should take over by searching for the name.
 */
export const FRAME = '制度の枠組みを定めるもので、申請者が入力や判断をすることはありません。';
export const WORDING = '用語の意味を定めるもので、各画面の言葉づかいの基準にしています。';
export const AUTHORITY = '審査する側の手続です。申請者の作業はないため、流れの説明に使います。';
export const KEEPING =
  '登録通知書の扱いを定めるものです。写しは手続の記録に添えられますが、社内での扱いまでは記録しません。';
export const COMMENCEMENT = '施行日を定めるものです。ほかの条項の適用期間の計算に使っています。';
