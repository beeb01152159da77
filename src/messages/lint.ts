/** Advice of the statement's linter in words. */
import { formatEra, isPlainDate } from '#kernel';
import type { LintFinding, LintLevel, LintRule } from '#domain/statement';

export const LINT_LEVEL_LABELS = {
  severe: '重大',
  caution: '注意',
  note: '参考',
} as const satisfies Record<LintLevel, string>;

/** Per rule: its name in a list, what is wrong, and what to do. */
const RULES: Readonly<Record<LintRule, readonly [name: string, what: string, remedy: string]>> = {
  S01: [
    '基本言明要件の不採用',
    '採用が必要な管理策ですが、不採用になっています。',
    '採用し、実施の内容を記入してください。',
  ],
  S02: ['不採用の理由がない', '不採用ですが、理由がありません。', '採用しない理由を記入してください。'],
  S03: ['実施の内容がない', '採用していますが、実施の内容がありません。', '実施の内容を記入してください。'],
  S04: [
    '運用が3か月未満',
    '{startDate}に運用を始めたため、監査対象期間の末日（{endDate}）まで3か月ありません。',
    '末日を{untilDate}以降にできないか、監査機関と相談してください。',
  ],
  S05: [
    '証跡がない',
    '採用していますが、証跡がありません。',
    '実施を示す記録を証跡として結び付けてください。',
  ],
  S06: [
    '証跡の期限切れ',
    '証跡「{title}」の期限（{endDate}）が過ぎています。',
    '新しい証跡に差し替えてください。',
  ],
  S07: [
    '監査後の日付の証跡',
    '証跡「{title}」の日付（{date}）が、監査対象期間の末日（{endDate}）より後です。',
    '期間中の記録を結び付けてください。',
  ],
  S08: [
    '同じ文章の使い回し',
    '同じ実施の内容が{count}件にあります（最初は{first}）。',
    'この管理策で実際に行っていることを書き分けてください。',
  ],
  S09: [
    '退職・異動した担当',
    '担当「{owner}」は{leftDate}に退職・異動しています。',
    '新しい担当を記入してください。',
  ],
  S10: [
    '証跡の後の書き換え',
    '証跡を結び付けた後に、実施の内容が変わっています。',
    '証跡が今の内容を示しているか確かめてください。',
  ],
};

export const lintRuleLabel = (rule: LintRule): string => RULES[rule][0];

/** A finding in words: what is wrong, and what to do. */
export function lintMessage(finding: Pick<LintFinding, 'rule' | 'params'>): {
  readonly title: string;
  readonly remedy: string;
} {
  const [, what, remedy] = RULES[finding.rule];
  return { title: fill(what, finding.params), remedy: fill(remedy, finding.params) };
}

const fill = (sentence: string, params: LintFinding['params']): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = params[key] ?? '';
    return typeof value === 'string' && isPlainDate(value) ? formatEra(value) : String(value);
  });
