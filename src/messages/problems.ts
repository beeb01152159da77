/** Problem → Japanese: what is wrong and how to mend it. The sentences stand in problems/, one file per area. */
import { formatEra, isPlainDate } from '#kernel';
import { LOG_KINDS, type LogKind, type Problem } from '#schemas';
import { fieldInfo, pathLabel } from './fields/index.ts';
import { AXIS_LABELS, LEVEL_LABELS, TIER_LABELS } from './labels.ts';
import { logKindLabel } from './log-kinds.ts';
import { afterSentences } from './problems/after.ts';
import { applicantSentences } from './problems/applicant.ts';
import { auditSentences } from './problems/audit.ts';
import { filingSentences } from './problems/filing.ts';
import { impactSentences } from './problems/impact.ts';
import { incidentSentences } from './problems/incident.ts';
import { inputSentences } from './problems/input.ts';
import { procedureSentences } from './problems/procedure.ts';
import { reviewSentences } from './problems/review.ts';
import { specialSentences } from './problems/special.ts';
import { MANY, statementSentences } from './problems/statement.ts';
import type { Sentences } from './problems/types.ts';
import { stageMessage } from './procedure.ts';
import { STAGES, type StageId } from '#domain/procedure';

const TABLE: Sentences = {
  ...inputSentences,
  ...applicantSentences,
  ...impactSentences,
  ...specialSentences,
  ...statementSentences,
  ...auditSentences,
  ...filingSentences,
  ...procedureSentences,
  ...reviewSentences,
  ...incidentSentences,
  ...afterSentences,
};

/** Every code that has a sentence; the tests compare it with the codes in use. */
export const PROBLEM_CODES: readonly string[] = Object.keys(TABLE);

/** A problem in words: what is wrong where, and how to mend it ('' where there is nothing to mend). */
export function problemMessage(problem: Problem): { readonly title: string; readonly remedy: string } {
  const sentence = TABLE[problem.code];
  if (!sentence) {
    // A code of a later version (an imported check, say): name it rather than hide it.
    return { title: `確認が必要な点があります（${problem.code}）。`, remedy: '' };
  }
  return { title: fill(sentence[0], problem), remedy: fill(sentence[1], problem) };
}

const fill = (template: string, problem: Problem): string =>
  template.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => word(name, problem));

const lookUp = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;

function word(name: string, { code, path, params }: Problem): string {
  if (name === 'field') return pathLabel(path);
  if (name === 'missing') return kindOf(path) === 'yesno' ? '未回答' : '未記入';
  if (name === 'fillIn') return FILL_IN[kindOf(path)] ?? '内容を記入してください。';
  if (name === 'what') return lookUp(MANY, String(params['kind'] ?? ''));
  if (name === 'logKind') return logKind(String(params['kind'] ?? ''));
  if (name === 'consequenceNote')
    return params['consequence'] ? `過ぎると、${params['consequence']}とされています。` : '';
  // procedure/ names its dates by their field: `{fromDate}` is its `from`.
  const value = String(params[name] ?? params[name.replace(/Date$/, '')] ?? '');
  if (name === 'stage') return stageName(value);
  if (name === 'axis') return lookUp(AXIS_LABELS, value);
  if (name === 'tier') return lookUp(TIER_LABELS, value);
  if (/level$/i.test(name)) return lookUp(LEVEL_LABELS, value);
  if (/^(date|due)$|Date$/.test(name))
    return isPlainDate(value) ? `${formatEra(value)}（${value}）` : '日付なし';
  // A name that is still empty should not leave empty quotation marks.
  if (value === '') return EMPTY[name] ?? (code === 'field.missing' ? '' : '未記入');
  return value;
}

const EMPTY: Readonly<Record<string, string>> = {
  body: '名称未記入の政府機関等',
  otherBody: '名称未記入の政府機関等',
  name: '名称未記入の情報',
};

const kindOf = (path: string): string => fieldInfo(path)?.kind ?? 'line';
const FILL_IN: Readonly<Record<string, string>> = {
  yesno: '「はい」か「いいえ」を選んでください。',
  choice: '当てはまるものを選んでください。',
  date: '日付を記入してください。',
};

const stageName = (stage: string): string => (isStage(stage) ? stageMessage(stage).name : stage || '不明');
const isStage = (stage: string): stage is StageId => STAGES.some((s) => s === stage);
const isLogKind = (kind: string): kind is LogKind => LOG_KINDS.some((k) => k === kind);
const logKind = (kind: string): string => (isLogKind(kind) ? logKindLabel(kind) : kind || '種類のない記録');
