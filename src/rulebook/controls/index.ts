/**
 * The control catalogue: ids, tiers and parents (facts), and our own topic labels. No control text: that is not ours to
 * ship. A later catalogue is another folder beside this one's data, with its own edition id.
 */
import type { CatalogueData } from '#schemas';
import { makeCatalogue, type Catalogue, type Control, type ControlTier, type Heading } from './catalogue.ts';
import { controlRows, governanceRows, managementRows } from './ids.ts';
import { labelRows } from './labels.ts';
import { catalogue, catalogueEdition } from './shipped.ts';

export { catalogue, catalogueEdition };
export { parseCatalogue, parseMapping, type CatalogueIssue } from './parse.ts';
export type {
  Catalogue,
  CatalogueParts,
  Control,
  ControlTier,
  Heading,
  HeadingTier,
  ResolvedId,
} from './catalogue.ts';

/** Where every label of `headings` and `labelOf` comes from. */
export const labelProvenance = 'ours';

const lines = (text: string): string[] => text.trim().split('\n');

/** `22-24P` → 22.P 23.P 24.P, each behind `prefix`. */
function unfold(prefix: string, tokens: readonly string[]): string[] {
  return tokens.flatMap((token) => {
    const m = /^(\d+)(?:-(\d+))?([PB]*)$/.exec(token)!;
    const first = Number(m[1]);
    const last = Number(m[2] ?? m[1]);
    const suffix = m[3] === '' ? '' : `.${m[3]}`;
    return Array.from({ length: last - first + 1 }, (_, i) => `${prefix}.${first + i}${suffix}`);
  });
}

/** `6.3.1.P` → `6.3.1`: the part that numbers below a cloud-specific heading build on. */
const bare = (id: string): string => id.replace(/\.P$/, '');

function build(): Control[] {
  const all: Control[] = [];
  const add = (id: string, tier: ControlTier, parent: string, basic: boolean): void => {
    all.push({ id, tier, parent, basic, cloudSpecific: /\.PB?$/.test(id) });
  };
  for (const [tier, rows] of [
    ['governance', governanceRows],
    ['management', managementRows],
  ] as const) {
    for (const line of lines(rows)) {
      const [heading = '', ...tokens] = line.split(' ');
      for (const id of unfold(heading, tokens)) add(id, tier, heading, true);
    }
  }
  for (const line of lines(controlRows)) {
    const [objective = '', ...tokens] = line.split(' ');
    add(objective, 'objective', categoryOf(objective), true);
    for (const id of unfold(bare(objective), tokens)) add(id, 'detailed', objective, id.endsWith('B'));
  }
  return all;
}

/** The category of an objective: 6.3.1.P stands in 6.3.P, but 8.1.5.P in 8.1, as the catalogue has it. */
function categoryOf(objective: string): string {
  const category = bare(objective).split('.').slice(0, 2).join('.');
  return labels.has(category) ? category : `${category}.P`;
}

const labels: ReadonlyMap<string, string> = new Map(
  lines(labelRows).map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)];
  }),
);

const controls: readonly Control[] = build();
const byId = new Map(controls.map((c) => [c.id, c]));

function headingOf(id: string, label: string): Heading {
  const objective = byId.get(id);
  if (objective) return { id, tier: 'objective', parent: objective.parent, label };
  const parts = bare(id).split('.');
  if (parts.length === 1) return { id, tier: 'chapter', parent: null, label };
  return {
    id,
    tier: parts.length === 2 ? 'category' : 'heading',
    parent: parts.slice(0, -1).join('.'),
    label,
  };
}

/** Chapters, categories, headings and objectives with our labels, in catalogue order. */
export const headings: readonly Heading[] = [...labels].map(([id, label]) => headingOf(id, label));

/** The catalogue this program comes with. */
export const shippedCatalogue: Catalogue = makeCatalogue({
  id: catalogue.id,
  title: catalogue.title,
  controls,
  headings,
});

const own = new WeakMap<CatalogueData, Catalogue>();

/** The catalogue a case's rows follow: the one it carries itself, or the shipped one. */
export function catalogueOf(file: { readonly ownCatalogue: CatalogueData | null }): Catalogue {
  const data = file.ownCatalogue;
  if (data === null) return shippedCatalogue;
  let made = own.get(data);
  if (!made) own.set(data, (made = makeCatalogue(data)));
  return made;
}

/** Every governance, management, objective and detailed id, in catalogue order; an objective before its details. */
export const controlIds: readonly string[] = shippedCatalogue.controlIds;

/** The 1,163 rows of the statement: the same without the objectives. */
export const statementControlIds: readonly string[] = shippedCatalogue.statementControlIds;

/** The control of an id, or undefined where the catalogue has none. */
export const control = shippedCatalogue.control;

/** Our label of a heading or objective; for a control below one, that heading's label; '' for an unknown id. */
export const labelOf = shippedCatalogue.labelOf;
