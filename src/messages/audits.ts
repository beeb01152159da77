/** Words for the audits, the renewal and the progress, shared by screens and papers. */
import type { FindingResult } from '#domain/audit';
import type { Blocker } from '#domain/insight';
import type { ChangedField, RowChange } from '#domain/renewal';
import { pathLabel } from './fields/index.ts';
import { lintRuleLabel } from './lint.ts';
import { problemMessage } from './problems.ts';

export const FINDING_STATE_LABELS = {
  blocks: 'このままでは登録できません',
  minorPossible: '改善の時期は条件を満たしています',
  notMinor: '軽微とされる条件を満たしていません',
  unknown: 'まだ判定できません',
} as const satisfies Record<FindingResult['state'], string>;

export const CHANGED_FIELD_LABELS = {
  decision: '採否',
  reason: '採用しない理由',
  how: '実施内容',
  owner: '担当',
  operatingSince: '運用開始日',
} as const satisfies Record<ChangedField, string>;

export const ROW_CHANGE_LABELS = {
  changed: '変更',
  added: '追加',
  dropped: '削除',
} as const satisfies Record<RowChange['kind'], string>;

/** A kind of problem in one line: that of one alone, or what many have in common. */
export function blockerMessage({ kind, count, path, of }: Blocker): string {
  if ('rule' in of) return `「${lintRuleLabel(of.rule)}」に当てはまる管理策があります。`;
  const { problem } = of;
  if (count === 1 || problem.code === 'statement.many') return problemMessage(problem).title;
  if (problem.code === 'field.missing') {
    return `「${pathLabel(path.split('/', 1)[0] ?? '')}」に未記入の欄があります。`;
  }
  // Many rows of one kind have a name of their own; others are named by their first.
  const many = problemMessage({
    ...problem,
    code: 'statement.many',
    params: { ...problem.params, kind, count },
  });
  return many.title.startsWith(kind)
    ? `${problemMessage(problem).title}ほかに${count - 1}件あります。`
    : many.title;
}
