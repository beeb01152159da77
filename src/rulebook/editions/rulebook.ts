/** The rules a case is judged by: a shipped edition, or one with the amendments of a file over it. Plain data. */
import { err, ok, type PlainDate, type Result } from '#kernel';
import { CLOCK_RULES } from '../clocks/rules.ts';
import { CLOCK_IDS, type ClockRule } from '../clocks/types.ts';
import type { Provision } from '../provisions/types.ts';
import type { EditionData } from './schema.ts';
import { currentEdition, editions, type Edition } from './shipped.ts';
import { TERMS, type Term, type Terms } from './terms.ts';

/** A clause that ends with an amendment: its last day, and what says so. */
export type Repeal = { readonly id: string; readonly until: PlainDate; readonly source: string };

export type Rulebook = {
  readonly edition: Edition;
  /** Every dated wording of every clock, by clock, the oldest first. */
  readonly clocks: readonly ClockRule[];
  /** The windows of its measures and transitional provisions. */
  readonly terms: Terms;
  /** Wordings of provisions beside the shipped texts, in the order in which they were added (`provisionsOf`). */
  readonly amendments: readonly Provision[];
  readonly repeals: readonly Repeal[];
};

/** The text this program ships. */
export const shippedRulebook: Rulebook = {
  edition: currentEdition,
  clocks: CLOCK_RULES,
  terms: TERMS,
  amendments: [],
  repeals: [],
};

/** The data over its base: further dated wordings beside the old ones, which stay for the dates before. Pure. */
export function amend(base: Rulebook, data: EditionData): Rulebook {
  const edition: Edition = {
    id: data.id,
    title: data.title,
    inForceFrom: data.inForceFrom,
    base: base.edition.id,
    coverage: data.coverage ?? base.edition.coverage,
    sources: data.sources,
    laterRecord: [],
  };
  const covered = base.clocks.map((rule) => within(rule, edition.coverage));
  const added = data.clocks.map((wording): ClockRule => {
    const { source: _, ...before } = covered.findLast((rule) => rule.id === wording.id)!;
    // What a file says is not from the texts this program was made from: 「要原文確認」, with the file's own source.
    return { ...before, ...wording, provenance: 'public', source: sourceOf(data) };
  });
  const amendments = data.provisions.map((p): Provision => ({
    ...p,
    doc: p.chapter === 'special' ? 'special' : 'rules',
  }));
  return {
    edition,
    clocks: CLOCK_IDS.flatMap((id) =>
      [...covered, ...added].filter((rule) => rule.id === id).sort((a, b) => compare(a.from, b.from)),
    ),
    terms: {
      ...base.terms,
      ...Object.fromEntries(data.terms.map(({ id, ...term }) => [id, term satisfies Term])),
    },
    amendments: [...base.amendments, ...amendments],
    repeals: [...base.repeals, ...data.repeals],
  };
}

/** An edition that covers less than its base answers nothing for the days before. */
function within(rule: ClockRule, coverage: Edition['coverage']): ClockRule {
  return rule.from >= coverage.from ? rule : { ...rule, from: coverage.from, fromClause: coverage.source };
}

const sourceOf = (data: EditionData): string =>
  `期間は読み込んだ版「${data.title}」によるもの（出典：${data.sources.map((s) => s.title).join('、')}）。`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The rulebook of an edition, shipped or among the imported ones, whose bases are looked up in turn. Undefined where the id,
 * or one it rests on, is not known.
 */
export function rulebookOf(id: string, imported: readonly EditionData[] = []): Rulebook | undefined {
  if (id === shippedRulebook.edition.id) return shippedRulebook;
  const data = imported.find((e) => e.id === id);
  if (!data) return undefined;
  // Without the edition itself, a circle of bases ends in one that is not known.
  const base = rulebookOf(
    data.base,
    imported.filter((e) => e.id !== id),
  );
  return base && amend(base, data);
}

/** As `rulebookOf`; for an edition that is not known the shipped one, which then serves for reading only. */
export function rulebookFor(id: string, imported: readonly EditionData[] = []): Rulebook {
  return rulebookOf(id, imported) ?? shippedRulebook;
}

export type ComposeError = {
  readonly code: 'edition.idTaken' | 'edition.unknownBase' | 'edition.beforeBase';
  readonly path: string;
  readonly detail: string;
};

/** The rulebook of an edition from a file, among those known. Codes: the id is a shipped one's, its base is missing or later. */
export function composeEdition(
  data: EditionData,
  imported: readonly EditionData[] = [],
): Result<Rulebook, ComposeError> {
  if (editions.some((e) => e.id === data.id)) {
    return err({ code: 'edition.idTaken', path: 'id', detail: data.id });
  }
  const others = imported.filter((e) => e.id !== data.id);
  const base = rulebookOf(data.base, others);
  if (!base) return err({ code: 'edition.unknownBase', path: 'base', detail: data.base });
  if (data.inForceFrom <= base.edition.inForceFrom) {
    return err({ code: 'edition.beforeBase', path: 'inForceFrom', detail: base.edition.inForceFrom });
  }
  return ok(amend(base, data));
}
