/** One contract for every paper; see forms/README.md. */
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile, Paper, Problem } from '#schemas';

/** When a paper is part of a filing. */
export type Need = 'always' | 'whenFindings' | 'unlessExempt';

export type FormDefinition = {
  /** Folder name and stable key: `1-1`, `2-1-annex`, `7.5-information`, `7.6-oath`, `improvement-plan`. */
  readonly key: string;
  /** `様式1-1`, or null for an unnumbered paper. */
  readonly formNo: string | null;
  /** The exact title of the rules. */
  readonly title: string;
  /** What lists call it, where two papers bear the same title: 「言明書（登録留保）」. */
  readonly name: string;
  readonly clauses: readonly string[];
  /**
   * The part of the procedure it belongs to: chapters 3–6, 7–8, the review (9, 10), what comes after registration (12–19);
   * `other` = handed in by itself, or not handed in at all.
   */
  readonly filing: 'preApplication' | 'application' | 'review' | 'registered' | 'other';
  /** The list of the case whose elements each have a paper of their own (an incident, a change); null = one paper a case. */
  readonly subjectList: string | null;
  /** Made of tables: also of use as a workbook, a row for each thing. */
  readonly tabular: boolean;
  /** The case paths it draws on, in the order of the paper; what is empty there is what is open. */
  readonly uses: readonly string[];
  /** Whether the case needs this paper at the date, and why (not). */
  needed(
    file: CaseFile,
    asOf: PlainDate,
    rulebook?: Rulebook,
  ): { readonly needed: boolean; readonly reason: string };
  /** What keeps this paper from being final. `rulebook` = the rules the case is judged by; its shipped edition without. */
  problems(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook, subject?: string): readonly Problem[];
  /**
   * The paper. Never fails: what is missing is drawn as a blank and listed in `open`. `subject` = the id of the element of
   * `subjectList` it is about; without, a paper with a subject is about the last one.
   */
  build(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook, subject?: string): Paper;
};
