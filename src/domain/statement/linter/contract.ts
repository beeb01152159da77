import type { LintMute, StatementRow } from '#schemas';

/** 重大, 注意, 参考. */
export const LINT_LEVELS = ['severe', 'caution', 'note'] as const;
export type LintLevel = (typeof LINT_LEVELS)[number];

/** The cell a finding is about. */
export type LintField = keyof Pick<
  StatementRow,
  'decision' | 'reason' | 'how' | 'owner' | 'operatingSince' | 'evidenceIds'
>;

/**
 * The rules. Their ids are kept in cases (muted rules) and may be quoted: never given to another rule, never used again.
 * `clauses` are those that ask for what is missing; a rule without is a matter of good work only.
 */
export const LINT_RULES = {
  S01: { name: 'basicNotAdopted', level: 'severe', field: 'decision', clauses: ['7.1', '10.1(1)'] },
  S02: { name: 'reasonMissing', level: 'severe', field: 'reason', clauses: ['7.1', '9.1(3)'] },
  S03: { name: 'howMissing', level: 'severe', field: 'how', clauses: ['7.1', '9.1(3)'] },
  S04: { name: 'shortOperation', level: 'caution', field: 'operatingSince', clauses: ['10.3(1)'] },
  S05: { name: 'evidenceMissing', level: 'caution', field: 'evidenceIds', clauses: ['10.3(2)'] },
  S06: { name: 'evidenceExpired', level: 'caution', field: 'evidenceIds', clauses: ['10.3(2)'] },
  S07: { name: 'evidenceAfterAudit', level: 'caution', field: 'evidenceIds', clauses: ['10.3(2)'] },
  S08: { name: 'sameAnswer', level: 'note', field: 'how', clauses: [] },
  S09: { name: 'ownerLeft', level: 'caution', field: 'owner', clauses: [] },
  S10: { name: 'editedSinceEvidence', level: 'note', field: 'how', clauses: [] },
} as const satisfies Record<
  string,
  { name: string; level: LintLevel; field: LintField; clauses: readonly string[] }
>;
export type LintRule = keyof typeof LINT_RULES;
export const isLintRule = (id: string): id is LintRule => Object.hasOwn(LINT_RULES, id);

/** One piece of advice, about one cell. */
export type LintFinding = {
  readonly rule: LintRule;
  readonly rowId: string;
  /** What the sentence is filled with: dates, counts, names. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Why it is not wanted; null while it is. */
  readonly mute: LintMute | null;
};

/** Where a finding leads. */
export const lintPath = (f: Pick<LintFinding, 'rule' | 'rowId'>): string =>
  `rows/${f.rowId}/${LINT_RULES[f.rule].field}`;
