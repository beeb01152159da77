/** What the papers ask of the rulebook and the domain, in one place. */
import { internalAuditReport } from '#domain/special-measure';
import { problemsOf } from '#domain/preflight';
import { summariseStatement } from '#domain/statement';
import type { PlainDate } from '#kernel';
import { problemMessage, TIER_LABELS } from '#messages';
import type { Rulebook } from '#rulebook';
import { catalogueOf, type Catalogue } from '#rulebook/controls';
import type { CaseFile, Problem } from '#schemas';
import type { FormDefinition } from './contract.ts';

// Ten papers ask for the same list; a case is replaced, never changed, so that its identity stands for its content.
const known = new WeakMap<CaseFile, Map<PlainDate, { by: Rulebook; problems: readonly Problem[] }>>();

/** Every problem of the case at the date by the rules it is judged by (remembered per case). */
export function problemsAt(file: CaseFile, asOf: PlainDate, rulebook: Rulebook): readonly Problem[] {
  const byDate = known.get(file) ?? new Map<PlainDate, { by: Rulebook; problems: readonly Problem[] }>();
  known.set(file, byDate);
  const found = byDate.get(asOf);
  if (found?.by === rulebook) return found.problems;
  const problems = problemsOf(file, asOf, rulebook);
  byDate.set(asOf, { by: rulebook, problems });
  return problems;
}

/** A problem as one line of the list of open points. */
export function sentenceOf(problem: Problem): string {
  return problemMessage(problem).title;
}

/** Whether a control may be left out with a reason: one outside the basic requirements of the case's catalogue. */
export function isPlainControl(id: string, file: Pick<CaseFile, 'ownCatalogue'>): boolean {
  return catalogueOf(file).control(id)?.basic !== true;
}

/** The topic label of a control in the case's catalogue, '' for an unknown id. */
export const controlLabel = (id: string, file: Pick<CaseFile, 'ownCatalogue'>): string =>
  catalogueOf(file).labelOf(id);

/** Numbers of rows by tier. */
export function countsByTier(file: CaseFile): readonly {
  readonly label: string;
  readonly total: number;
  readonly adopted: number;
  readonly notAdopted: number;
  readonly undecided: number;
}[] {
  const { tiers, all } = summariseStatement(file);
  const line = (tier: keyof typeof tiers): { label: string } & (typeof tiers)[typeof tier] => ({
    label: TIER_LABELS[tier],
    ...tiers[tier],
  });
  return [
    line('governance'),
    line('management'),
    line('objective'),
    line('detailed'),
    { label: '計', ...all },
  ];
}

export type Section = {
  /** Heading of the chapter before its first section, else null. */
  readonly chapter: string | null;
  readonly title: string;
  readonly controlIds: readonly string[];
};

/** Finds the category (`5.1`, `6.3.P`) a control of the catalogue stands in; null for one it does not know. */
function categoriesOf({ control: find, headings }: Catalogue): (id: string) => string | null {
  const categories = new Set(headings.filter((h) => h.tier === 'category').map((h) => h.id));
  const parents = new Map(headings.map((h) => [h.id, h.parent]));
  return (id) => {
    let at: string | null | undefined = find(id)?.parent;
    while (at && !categories.has(at)) at = parents.get(at);
    return at ?? null;
  };
}

/**
 * The rows of the case by category of the catalogue they follow, in the order of the case; rows outside of it come last.
 * `numbersOnly` leaves our Japanese labels out.
 */
export function sectionsOf(file: CaseFile, numbersOnly = false): Section[] {
  const catalogue = catalogueOf(file);
  const categoryOf = categoriesOf(catalogue);
  const titled = (id: string): string => (numbersOnly ? id : `${id}\u3000${catalogue.labelOf(id)}`);
  const groups = new Map<string, string[]>();
  const others: string[] = [];
  for (const { id } of file.rows) {
    const category = categoryOf(id);
    if (category === null) others.push(id);
    else groups.set(category, [...(groups.get(category) ?? []), id]);
  }
  let before: string | null = null;
  const sections = [...groups].map(([category, controlIds]): Section => {
    const chapter = category.split('.')[0] ?? '';
    const isNew = chapter !== before;
    before = chapter;
    return { chapter: isNew ? titled(chapter) : null, title: titled(category), controlIds };
  });
  if (others.length > 0)
    sections.push({
      chapter: numbersOnly ? 'Others' : 'その他',
      title: numbersOnly ? 'Not in the list of controls' : '番号の一覧にない管理策',
      controlIds: others,
    });
  return sections;
}

/** 8.1(5): only with findings. */
export const planNeeded: FormDefinition['needed'] = (file) => {
  if (file.findings.length > 0) {
    return {
      needed: true,
      reason: `発見事項が${file.findings.length}件あるため、添付します（7.4、8.1(5)）。`,
    };
  }
  if (file.externalAudit.hasFindings === true) {
    return { needed: true, reason: '実施結果報告書に発見事項があるため、添付します（7.4、8.1(5)）。' };
  }
  if (file.externalAudit.hasFindings === null) {
    return {
      needed: false,
      reason: '発見事項の有無がまだ記録されていません。発見事項があれば必要です（7.4、8.1(5)）。',
    };
  }
  return { needed: false, reason: '発見事項がないため、不要です（7.4、8.1(5)）。' };
};

/** 8.1(8), dropped under 附則(R5.5.11)1. */
export const internalAuditReportNeeded: FormDefinition['needed'] = (file, asOf, rulebook) =>
  internalAuditReport(file, asOf, rulebook).required
    ? { needed: true, reason: '登録申請書に必ず添えます（8.1(8)）。' }
    : { needed: false, reason: '特別措置により提出が免除されます（附則(R5.5.11)1）。' };
