import type { ExchangeRefusal } from '#domain/statement';

const WHY: Readonly<Record<ExchangeRefusal['code'], string>> = {
  decision: '採用・不採用・未定のどれでもありません',
  work: '未着手・作業中・確認待ち・完了のどれでもありません',
  date: '日付として読めません',
  tooLong: '長すぎます',
  objective: '統制目標にはこの欄がありません',
  formula: '数式は取り込みません',
  error: 'エラー値は取り込みません',
};

/** Why a cell is not taken, with what it says. */
export const refusalText = (r: ExchangeRefusal): string =>
  r.text === '' ? WHY[r.code] : `${WHY[r.code]}（「${r.text}」）`;
