/** Snippets: texts used again and again, with variables in braces that are filled in where they are put. */
import type { CaseFile, StatementRow } from '#schemas';

const VARIABLE = /[{｛]([^{}｛｝\n]{1,40})[}｝]/g;

/** The variables every case has, in the order they are offered. */
export const SNIPPET_VARIABLES = [
  'サービス名',
  '申請者',
  '責任者',
  '管理策番号',
  '見出し',
  '運用開始日',
] as const;
export type SnippetVariableName = (typeof SNIPPET_VARIABLES)[number];

export type SnippetRow = {
  readonly row: StatementRow | undefined;
  readonly id: string;
  /** Our topic label of the row. */
  readonly label: string;
};

export type Expanded = {
  readonly text: string;
  /** Names of variables that have no value here; they stay in the text, in their braces. */
  readonly unresolved: readonly string[];
};

/** Fills in the variables of a snippet for one row. The vendor's own variables win over those every case has. */
export function expandSnippet(
  text: string,
  file: Pick<CaseFile, 'service' | 'vendor' | 'workbench'>,
  at: SnippetRow,
): Expanded {
  const own = new Map(file.workbench.variables.map((v) => [v.name.trim(), v.value]));
  const known: Readonly<Record<SnippetVariableName, string>> = {
    サービス名: file.service.name,
    申請者: file.vendor.name,
    責任者: at.row?.owner ?? '',
    管理策番号: at.id,
    見出し: at.label,
    運用開始日: at.row?.operatingSince ?? '',
  };
  const unresolved = new Set<string>();
  const filled = text.replace(VARIABLE, (whole, written: string) => {
    const name = written.trim();
    const value =
      own.get(name) ?? (Object.hasOwn(known, name) ? known[name as SnippetVariableName] : undefined);
    if (value !== undefined && value.trim() !== '') return value;
    unresolved.add(name);
    return whole;
  });
  return { text: filled, unresolved: [...unresolved] };
}

/** Puts a snippet behind what stands in a cell, on a line of its own. */
export const appendText = (before: string, added: string): string =>
  before.trim() === '' ? added : `${before.trimEnd()}\n${added}`;
