/** Words for the audits, the renewal and the progress, shared by screens and papers. */
import type { FindingResult } from '#domain/audit';
import type { Blocker } from '#domain/insight';
import type { ChangedField, RowChange } from '#domain/renewal';
import { pathLabel } from './fields/index.ts';
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
export function blockerMessage({ kind, count, first }: Blocker): string {
  if (kind.startsWith('field.missing')) {
    const section = pathLabel(first.path.split('/', 1)[0] ?? '');
    return count === 1 ? problemMessage(first).title : `「${section}」に未記入の欄があります。`;
  }
  if (count === 1 || first.code === 'statement.many') return problemMessage(first).title;
  // Many rows of one kind have a name of their own; others are named by their first.
  const many = kind.startsWith('statement.')
    ? problemMessage({ ...first, code: 'statement.many', params: { ...first.params, kind, count } }).title
    : '';
  return many !== '' && !many.startsWith(kind)
    ? many
    : `${problemMessage(first).title}ほかに${count - 1}件あります。`;
}
