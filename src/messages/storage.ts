/** Storage trouble in words. */

export type Notice = { readonly title: string; readonly remedy: string };

const STORAGE: Readonly<Record<string, Notice>> = {
  'store.unavailable': {
    title: 'このブラウザーの保存領域を開けませんでした。',
    remedy:
      'プライベートウィンドウを使っている場合は、通常のウィンドウで開き直してください。サイトデータの保存を禁止する設定も確認してください。',
  },
  'store.newerVersion': {
    title: '保存されているデータは、より新しい版のLIU Naviで作られています。データには触れていません。',
    remedy: 'ページを再読み込みして、新しい版のLIU Naviで開いてください。',
  },
  'store.blocked': {
    title: '別のタブで古い版のLIU Naviが開いているため、保存領域を更新できません。',
    remedy: 'LIU Naviを開いているほかのタブをすべて閉じてください。続きは自動で進みます。',
  },
  'store.closed': {
    title: '保存領域が閉じられました。',
    remedy:
      '別のタブが新しい版に更新されたか、ブラウザーが閉じた可能性があります。ページを再読み込みしてください。',
  },
  'store.quota': {
    title: '保存領域の空きが足りないため、保存できませんでした。',
    remedy:
      'バックアップを保存してから、不要な案件や添付を削除するか、ディスクの空きを増やしてください。空きができたら、その項目をもう一度入力すると保存されます。',
  },
  'store.failed': {
    title: '保存できませんでした。',
    remedy:
      'もう一度操作してください。続く場合は、バックアップを保存してからページを再読み込みしてください。',
  },
  'edit.conflict': {
    title: '同じ項目が別のタブで変更されていたため、保存していません。',
    remedy: 'どちらの内容を残すか選んでください。',
  },
  'edit.invalid': {
    title: '入力に使えない内容があるため、保存していません。',
    remedy:
      '文字数（1行の欄は500字、文章の欄は20,000字まで）と、制御文字が混ざっていないかを確認してください。',
  },
  'edit.gone': {
    title: 'この案件は削除されたため、保存できません。',
    remedy: '案件の一覧に戻ってください。必要ならバックアップから復元できます。',
  },
};

/** What happened to the storage or to an edit, and what to do. Unknown codes read as a general failure. */
export function storageMessage(code: string): Notice {
  return STORAGE[code] ?? STORAGE['store.failed']!;
}

/** Names of undo steps that the program itself makes. */
export const STEP_LABELS = {
  attach: (title: string): string => `「${title}」の添付`,
  settle: '競合した項目の上書き',
};
