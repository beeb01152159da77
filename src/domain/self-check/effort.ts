/** The work ahead in numbers, counted from the catalogue, the papers and the clocks. */
import { formFacts, rulebookFor, type FormFact } from '#rulebook';
import { CLOCK_IDS, clockRule } from '#rulebook/clocks';
import { control, controlIds, statementControlIds } from '#rulebook/controls';

export type Effort = {
  /** Rows of the statement (governance, management, detailed), and the objectives decided beside them. */
  readonly rows: number;
  readonly objectives: number;
  /** Rows and objectives that must be adopted (基本言明要件), and rows where the vendor chooses with a reason. */
  readonly mustAdopt: number;
  readonly toDecide: number;
  /** Papers the vendor writes for each filing (one of them only with findings), and papers of others to be had. */
  readonly preApplicationPapers: number;
  readonly applicationPapers: number;
  readonly papersOfOthers: number;
  /** Clocks of the rules up to the decision, and those of them the vendor must keep. */
  readonly clocks: number;
  readonly vendorClocks: number;
};

const chapterOf = (clause: string): number => Number(clause.split('.', 1)[0]);
const belongs = (fact: FormFact, ...chapters: readonly number[]): boolean =>
  fact.clauses.some((clause) => chapters.includes(chapterOf(clause)));
const OWN: readonly FormFact['by'][] = ['applicant', 'applicantAndAgency'];

/** The effort by the edition's clocks; the rest is the same in every edition. */
export function effortOf(edition: string): Effort {
  const { clocks } = rulebookFor(edition);
  // Chapters 3 to 10: up to the decision on registration; 10.9 ff. and 7.6(7) concern what may come after it.
  const before = CLOCK_IDS.filter((id) => chapterOf(id) <= 10 && !/^(10\.(9|10)|7\.6)/.test(id));
  const own = formFacts.filter((fact) => OWN.includes(fact.by));
  return {
    rows: statementControlIds.length,
    objectives: controlIds.length - statementControlIds.length,
    mustAdopt: controlIds.filter((id) => control(id)?.basic === true).length,
    toDecide: controlIds.filter((id) => control(id)?.basic === false).length,
    preApplicationPapers: own.filter((f) => belongs(f, 3)).length,
    applicationPapers: own.filter((f) => belongs(f, 7, 8)).length,
    papersOfOthers: formFacts.filter((f) => f.by === 'external' && belongs(f, 7, 8)).length,
    clocks: before.length,
    vendorClocks: before.filter((id) => clockRule(id, undefined, clocks).actor === 'vendor').length,
  };
}
