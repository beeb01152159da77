import type { Sentences } from './types.ts';

const DATE = '「令和8年4月1日」「R8.4.1」「2026-04-01」「2026/4/1」のように入力してください。';

/** What a value typed or imported cannot be (the codes of kernel and schemas). */
export const inputSentences = {
  'date.empty': ['日付が入力されていません。', DATE],
  'date.form': ['日付として読み取れません。', DATE],
  'date.noSuchDay': ['暦にない日付です。', '年・月・日を確かめてください。'],
  'date.era': ['この元号にはない日付です。', '元号の始まりと終わりを確かめるか、西暦で入力してください。'],
  'text.tooLong': ['文字数の上限を超えています。', '1行の欄は500字、文章の欄は20,000字までにしてください。'],
  'text.control': [
    '使えない制御文字（1行の欄では改行も）が含まれています。',
    'その文字を取り除いて入力し直してください。',
  ],
  'id.form': [
    '識別子の形が正しくありません。',
    'ファイルが壊れているおそれがあります。別のバックアップを試してください。',
  ],
  'instant.form': [
    '記録の日時の形が正しくありません。',
    'ファイルが壊れているおそれがあります。別のバックアップを試してください。',
  ],
  'sha256.form': [
    '添付ファイルの照合値の形が正しくありません。',
    'ファイルが壊れているおそれがあります。別のバックアップを試してください。',
  ],
} as const satisfies Sentences;
