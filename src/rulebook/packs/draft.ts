/** What a form holds of a pack that is being edited: of the right shape, but not yet sound. */
import { z } from 'zod';
import { impactScalePack, overallRule } from '#schemas';

const { axis, levels } = impactScalePack.shape.axes.element.shape;
const { level } = levels.element.shape;
const head = { title: z.string(), source: z.string(), provenance: z.enum(['seed', 'public', 'ours']) };
const words = { label: z.string(), guidance: z.string(), examples: z.array(z.string()) };

/** Without id and version: those are of the pack in use when the draft is saved. */
const KEPT = {
  impactScale: z.object({
    ...head,
    overall: overallRule,
    overallAxes: z.array(axis),
    overallText: z.string(),
    axes: z
      .array(
        z.object({
          axis,
          label: z.string(),
          question: z.string(),
          levels: z.array(z.object({ level, ...words })).length(level.options.length),
        }),
      )
      .length(axis.options.length),
  }),
  listedWorks: z.object({
    ...head,
    listedOn: z.string().nullable(),
    works: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })),
  }),
} as const;

/** A draft as it is kept: the content of the pack, and the lines that were pasted and not taken yet. */
export type KeptPack = { readonly pack: object; readonly pasted: string };

/** What was stored of a draft of this kind, read again; null where there is none that can be read. */
export function readKeptPack(kind: keyof typeof KEPT, stored: unknown): KeptPack | null {
  const read = z.object({ pack: KEPT[kind], pasted: z.string() }).safeParse(stored);
  return read.success ? read.data : null;
}
