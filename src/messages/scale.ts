/** The impact scale as a pack: what its parts and its rules are called. */
import type { ScaleDifference } from '#domain/impact';
import type { ImpactScalePack } from '#rulebook/packs';

/** How the overall level follows. */
export const OVERALL_LABELS: Readonly<Record<ImpactScalePack['overall'], string>> = {
  highest: '数える観点のうち、いちばん高い影響度を全体とする',
  stated: '計算しない（政府機関等が記入した全体の結果だけを使う）',
};

const FIELDS: Readonly<Record<ScaleDifference['field'], string>> = {
  title: '名称',
  source: '出所',
  overall: '全体の決め方',
  overallAxes: '全体に数える観点',
  overallText: '全体の決め方の説明',
  label: '呼び方',
  question: '問い',
  guidance: '目安',
  examples: '例',
};

export const scaleFieldLabel = (field: ScaleDifference['field']): string => FIELDS[field];
