/** How far the statement is: per tier, per chapter, and the basic requirement (基本言明要件, 7.1, 10.1(1)). */
import { catalogueOf } from '#rulebook/controls';
import { error, info, type Reason, type Verdict } from '#domain/facts';
import type { CaseFile, StatementRow, Tier } from '#schemas';

export type Counts = {
  readonly total: number;
  readonly adopted: number;
  readonly notAdopted: number;
  readonly undecided: number;
};

export type StatementSummary = {
  readonly all: Counts;
  readonly tiers: Readonly<Record<Tier, Counts>>;
  /** By chapter number of the criteria (`3` … `18`), in order. */
  readonly chapters: readonly { readonly chapter: string; readonly counts: Counts }[];
  /** Governance, management, every objective and every detailed control marked B. */
  readonly basic: Counts;
  readonly basicRequirement: Verdict;
};

type Mutable = { -readonly [K in keyof Counts]: Counts[K] };
const zero = (): Mutable => ({ total: 0, adopted: 0, notAdopted: 0, undecided: 0 });
const add = (c: Mutable, row: StatementRow | undefined): void => {
  c.total++;
  c[row?.decision ?? 'undecided']++;
};

/** The rows by control id. */
export const rowsById = (file: CaseFile): ReadonlyMap<string, StatementRow> =>
  new Map(file.rows.map((r) => [r.id, r]));

/** Counts every control of the catalogue; a control without a row counts as undecided. */
export function summariseStatement(file: CaseFile): StatementSummary {
  const rows = rowsById(file);
  const { control, controlIds } = catalogueOf(file);
  const all = zero();
  const basic = zero();
  const tiers = { governance: zero(), management: zero(), objective: zero(), detailed: zero() };
  const chapters = new Map<string, Mutable>();
  const refused: string[] = [];
  for (const id of controlIds) {
    const known = control(id);
    if (!known) continue;
    const row = rows.get(id);
    const chapter = id.slice(0, id.indexOf('.'));
    const ofChapter = chapters.get(chapter) ?? zero();
    chapters.set(chapter, ofChapter);
    add(all, row);
    add(tiers[known.tier], row);
    add(ofChapter, row);
    if (!known.basic) continue;
    add(basic, row);
    if (row?.decision === 'notAdopted') refused.push(id);
  }
  return {
    all,
    tiers,
    chapters: [...chapters].map(([chapter, counts]) => ({ chapter, counts })),
    basic,
    basicRequirement: basicVerdict(basic, refused),
  };
}

const CLAUSES = ['7.1', '10.1(1)'];

function basicVerdict(basic: Counts, refused: readonly string[]): Verdict {
  if (refused.length > 0) {
    const reasons: Reason[] = refused.map((id) =>
      error('statement.basicNotAdopted', `rows/${id}/decision`, CLAUSES, { controlId: id }),
    );
    return { state: 'notMet', reasons };
  }
  if (basic.undecided > 0) {
    const reason = error('statement.basicUndecided', 'rows', CLAUSES, {
      count: basic.undecided,
      total: basic.total,
    });
    return { state: 'unknown', reasons: [reason] };
  }
  return { state: 'met', reasons: [info('statement.basicMet', 'rows', CLAUSES, { total: basic.total })] };
}
