/** A problem found in a case: a code with parameters; `messages/` turns it into Japanese. */
export type Severity = 'error' | 'warning' | 'info';

export type Problem = {
  /** `statement.basicNotAdopted` */
  readonly code: string;
  readonly severity: Severity;
  /** Clause ids as in the rulebook: `7.11`, `5.1(4)`, `附則(R5.5.11)1`, `special 2(2) bullet 3`. */
  readonly clauses: readonly string[];
  /** Path of the field to mend ('' = the case as a whole). */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
};
