import { problemMessage } from '#messages';
import type { EditFailure } from '#state';

/** Why an edit was not written, and what to do, in one or two sentences. */
export function failureText(failure: EditFailure): string {
  switch (failure.code) {
    case 'conflict':
      return '別のタブで同じ項目が変更されたため、保存していません。';
    case 'gone':
      return 'この案件は削除されているため、保存できません。入力を控えてから案件の一覧に戻ってください。';
    case 'storage':
      return 'ブラウザーの保存領域に書き込めませんでした。空き容量を確かめ、バックアップを取ってからもう一度入力してください。';
    case 'invalid':
      return failure.issues
        .map(({ code, path }) => {
          const message = problemMessage({ code, path, severity: 'error', clauses: [], params: {} });
          return `${message.title} ${message.remedy}`.trim();
        })
        .join(' ');
  }
}
