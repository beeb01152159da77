/** A catalogue as functions ask it: by id, in order, by label, and by the number people write. */

export type ControlTier = 'governance' | 'management' | 'objective' | 'detailed';

export type Control = {
  readonly id: string;
  readonly tier: ControlTier;
  /** The heading (governance, management), category (objective) or objective (detailed) above it. */
  readonly parent: string;
  /** Part of 基本言明要件: all governance, management and objectives; detailed ids ending in B. */
  readonly basic: boolean;
  /** For cloud service providers only: ids ending in P or PB. */
  readonly cloudSpecific: boolean;
};

export type HeadingTier = 'chapter' | 'category' | 'heading' | 'objective';

export type Heading = {
  readonly id: string;
  readonly tier: HeadingTier;
  /** null for a chapter. */
  readonly parent: string | null;
  /** Our own topic label, up to 20 characters; not an official title. */
  readonly label: string;
};

export type CatalogueParts = {
  readonly id: string;
  readonly title: string;
  /** In catalogue order; an objective before its details. */
  readonly controls: readonly Control[];
  readonly headings: readonly Heading[];
};

/** What an id written by somebody stands for in a catalogue. */
export type ResolvedId = { readonly id: string; readonly kind: 'control' | 'heading' };

export type Catalogue = CatalogueParts & {
  readonly controlIds: readonly string[];
  /** Without the objectives. */
  readonly statementControlIds: readonly string[];
  readonly control: (id: string) => Control | undefined;
  /** Our label of a heading or objective; for a control below one, that heading's label; '' for an unknown id. */
  readonly labelOf: (id: string) => string;
  /** A number with or without its suffix (`5.1.1.22`, `5.1.1.22.P`); null where the catalogue has none such. */
  readonly resolve: (written: string) => ResolvedId | null;
};

const SUFFIX = /\.(PB|P|B)$/;
const bare = (id: string): string => id.replace(SUFFIX, '');

export function makeCatalogue(parts: CatalogueParts): Catalogue {
  const byId = new Map(parts.controls.map((c) => [c.id, c]));
  const labels = new Map(parts.headings.map((h) => [h.id, h.label]));
  // A full id wins over the bare form of another one, a control over a heading.
  const written = new Map<string, ResolvedId>();
  const ids = [
    ...parts.controls.map((c): ResolvedId => ({ id: c.id, kind: 'control' })),
    ...parts.headings.filter((h) => !byId.has(h.id)).map((h): ResolvedId => ({ id: h.id, kind: 'heading' })),
  ];
  for (const found of ids.toReversed()) written.set(bare(found.id), found);
  for (const found of ids) written.set(found.id, found);
  const controlIds = parts.controls.map((c) => c.id);
  return {
    ...parts,
    controlIds,
    statementControlIds: parts.controls.filter((c) => c.tier !== 'objective').map((c) => c.id),
    control: (id) => byId.get(id),
    labelOf: (id) => labels.get(id) ?? labels.get(byId.get(id)?.parent ?? '') ?? '',
    resolve: (text) => written.get(text) ?? written.get(bare(text)) ?? null,
  };
}
