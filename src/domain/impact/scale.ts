/** A case keeps the scale it is assessed by: when the copy is made, and how it differs from the one in use. */
import { steps, type Patch } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { Axis, CaseFile, Level } from '#schemas';
import { AXES } from './levels.ts';

export const SCALE_PATH = 'impactScale';

/** Whether an edit records a level: the vendor's own, or an agency's. */
function recordsLevel({ path, value }: Patch): boolean {
  if (value === null || value === undefined) return false;
  const [top, , ...rest] = steps(path);
  const field = rest.join('/');
  if (top === 'information') return AXES.some((axis) => field === `self/${axis}`);
  if (top !== 'assessments') return false;
  if (field === '') return hasLevel(value);
  return field === 'overall' || /^results\/[^/]+\/levels\//.test(field);
}

/** A whole result that comes with levels (a returned sheet); a blank one does not count. */
function hasLevel(value: unknown): boolean {
  const { overall, results } = value as Partial<CaseFile['assessments'][number]>;
  return (
    (overall ?? null) !== null || (results ?? []).some((r) => AXES.some((axis) => r.levels[axis] !== null))
  );
}

/** The edit with the copy of the scale added, where it records the first level of a case that has none yet. */
export function keepingScale(
  file: { readonly impactScale: ImpactScalePack | null },
  patches: readonly Patch[],
  scale: ImpactScalePack,
): readonly Patch[] {
  if (file.impactScale !== null || !patches.some(recordsLevel)) return patches;
  return [...patches, { path: SCALE_PATH, value: scale }];
}

/** Whether any level is recorded in the case. */
export function isAssessed(file: CaseFile): boolean {
  return (
    file.information.some((i) => AXES.some((axis) => i.self[axis] !== null)) ||
    file.assessments.some(hasLevel)
  );
}

/** What of a scale is different. `axis`, `level` = where; both null for the scale as a whole. */
export type ScaleDifference = {
  readonly field:
    | 'title'
    | 'source'
    | 'overall'
    | 'overallAxes'
    | 'overallText'
    | 'label'
    | 'question'
    | 'guidance'
    | 'examples';
  readonly axis: Axis | null;
  readonly level: Level | null;
  readonly before: string;
  readonly after: string;
};

/** Everything in which two scales differ, in the order of the scale. Ids and versions are names, not content. */
export function scaleDifferences(
  before: ImpactScalePack,
  after: ImpactScalePack,
): readonly ScaleDifference[] {
  const was = contents(before);
  return contents(after).flatMap((line, i): ScaleDifference[] => {
    const old = was[i]?.after ?? '';
    return old === line.after ? [] : [{ ...line, before: old }];
  });
}

/** The content as lines; every scale has the same ones, since its axes and levels are given. */
function contents(pack: ImpactScalePack): readonly Omit<ScaleDifference, 'before'>[] {
  const whole = (field: ScaleDifference['field'], after: string) => ({
    field,
    axis: null,
    level: null,
    after,
  });
  return [
    whole('title', pack.title),
    whole('source', pack.source),
    whole('overall', pack.overall),
    whole('overallAxes', AXES.filter((a) => pack.overallAxes.includes(a)).join(',')),
    whole('overallText', pack.overallText),
    ...pack.axes.flatMap(({ axis, label, question, levels }) => [
      { field: 'label' as const, axis, level: null, after: label },
      { field: 'question' as const, axis, level: null, after: question },
      ...levels.flatMap(({ level, ...words }) => [
        { field: 'label' as const, axis, level, after: words.label },
        { field: 'guidance' as const, axis, level, after: words.guidance },
        { field: 'examples' as const, axis, level, after: words.examples.join('、') },
      ]),
    ]),
  ];
}
