/**
 * Content packs: what the source documents leave out, filled with replaceable data. Each says where it comes from; the
 * app shows 「要原文確認」 on everything but 'seed' until the vendor ticks it.
 */
import { z } from 'zod';
import {
  filledLine as filled,
  filledText,
  impactScalePack,
  incidentReportPack,
  maybeDate,
  packHead as head,
  packItemId,
  provenance,
  text,
  uniqueIds,
} from '#schemas';
import type { Frozen } from '../frozen.ts';

export { provenance };

/** Fields of the internal-audit record an item is answered by. */
export const internalAuditField = z.enum([
  'plan',
  'scope',
  'lead',
  'auditors',
  'independence',
  'periodStart',
  'periodEnd',
  'endedOn',
  'reportedOn',
  'reportedTo',
  'method',
  'result',
  'improvements',
  'attachmentIds',
]);

/** What an internal audit must show (別紙2), item by item. */
export const internalAuditPack = z.strictObject({
  ...head,
  kind: z.literal('internalAudit'),
  items: z
    .array(
      z.strictObject({
        id: packItemId,
        title: filled,
        guidance: filledText,
        fields: z.array(internalAuditField).min(1),
      }),
    )
    .min(1)
    .max(100)
    .refine(uniqueIds, { error: 'pack.duplicateId' }),
});

/** The works named on 対象業務一覧 (2.8). Empty until the vendor brings its own copy. */
export const listedWorksPack = z.strictObject({
  ...head,
  kind: z.literal('listedWorks'),
  /** The day the list is of; null where there is none. */
  listedOn: maybeDate,
  works: z
    .array(z.strictObject({ id: packItemId, name: filled, description: text }))
    .max(2000)
    .refine(uniqueIds, { error: 'pack.duplicateId' }),
});

// A pack that is not from the seeds always asks for a check; only the vendor's tick in the case removes it.
const honest = (p: { provenance: z.infer<typeof provenance>; needsCheck: boolean }): boolean =>
  p.provenance === 'seed' || p.needsCheck;

export const contentPack = z
  .discriminatedUnion('kind', [impactScalePack, internalAuditPack, incidentReportPack, listedWorksPack])
  .refine(honest, { error: 'pack.needsCheck', path: ['needsCheck'] });

export type ImpactScalePack = Frozen<z.infer<typeof impactScalePack>>;
export type InternalAuditPack = Frozen<z.infer<typeof internalAuditPack>>;
export type IncidentReportPack = Frozen<z.infer<typeof incidentReportPack>>;
export type ListedWorksPack = Frozen<z.infer<typeof listedWorksPack>>;
export type ContentPack = Frozen<z.infer<typeof contentPack>>;

export const PACK_KINDS = [
  'impactScale',
  'internalAudit',
  'incidentReport',
  'listedWorks',
] as const satisfies readonly ContentPack['kind'][];
export type PackKind = ContentPack['kind'];
export type PackOf<K extends PackKind> = Extract<ContentPack, { readonly kind: K }>;
