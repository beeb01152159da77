/**
 * The content packs a case keeps a copy of: what its levels were chosen by, what its incidents are reported by, and which list
 * its works were looked up in.
 */
import { z } from 'zod';
import { line, maybeDate, text } from './base.ts';
import { axis, level } from './case-parts.ts';

const packId = z.string().regex(/^[a-z0-9-]{1,64}$/, { error: 'id.form' });
/** Never one that a path may not hold. */
export const packItemId = z.string().regex(/^(?!constructor$|prototype$)[A-Za-z0-9-]{1,64}$/, {
  error: 'id.form',
});
export const filledLine = line.min(1, { error: 'text.empty' });
export const filledText = text.min(1, { error: 'text.empty' });

/** Where content comes from: the two source documents, a public record, or our own default. */
export const provenance = z.enum(['seed', 'public', 'ours']);

/** What every pack carries. */
export const packHead = {
  id: packId,
  /** Version of the content, raised when its owner changes it. */
  version: z.number().int().min(1),
  title: filledLine,
  provenance,
  /** Named source; '' for our own defaults. */
  source: line,
  /** 「要原文確認」 */
  needsCheck: z.boolean(),
  /** The provisions whose text it stands in for. */
  clauses: z.array(line).min(1).max(50),
};

const impactLevel = z.strictObject({
  level,
  label: filledLine,
  guidance: filledText,
  examples: z.array(line).max(20),
});

const impactAxis = z.strictObject({
  axis,
  label: filledLine,
  /** The question the assessor answers. */
  question: filledText,
  /** Each level once, the lowest first. */
  levels: z
    .array(impactLevel)
    .refine(
      (all) => level.options.every((l, i) => all[i]?.level === l) && all.length === level.options.length,
      { error: 'pack.levels' },
    ),
});

/**
 * How the overall level follows from the single ones. `highest`: the highest on the axes that count. `stated`: it does not
 * follow; only what the agency states counts.
 */
export const overallRule = z.enum(['highest', 'stated']);

/** The impact scale (別紙1): axes, levels, guidance, and how the overall level follows. */
export const impactScalePack = z.strictObject({
  ...packHead,
  kind: z.literal('impactScale'),
  axes: z
    .array(impactAxis)
    .refine((all) => axis.options.every((a, i) => all[i]?.axis === a) && all.length === axis.options.length, {
      error: 'pack.axes',
    }),
  overall: overallRule,
  /** The axes `overall` looks at. */
  overallAxes: z
    .array(axis)
    .min(1, { error: 'pack.overallAxes' })
    .refine((all) => new Set(all).size === all.length, { error: 'pack.overallAxes' })
    .default([...axis.options]),
  overallText: filledText,
});

export const uniqueIds = (all: readonly { readonly id: string }[]): boolean =>
  new Set(all.map((i) => i.id)).size === all.length;

/** 速報, 確報 */
const reportStage = z.enum(['preliminary', 'final']);

/** Report items of an incident (別紙3): `preliminary` = 速報, `final` = 確報. */
export const incidentReportPack = z.strictObject({
  ...packHead,
  kind: z.literal('incidentReport'),
  items: z
    .array(
      z.strictObject({
        id: packItemId,
        label: filledLine,
        help: filledText,
        stages: z.array(reportStage).min(1),
        /** Must be answered in these stages; the rest may say 「確認中」. */
        requiredIn: z.array(reportStage),
        input: z.enum(['line', 'text', 'date', 'yesNo', 'number']),
      }),
    )
    .min(1)
    .max(100)
    .refine(uniqueIds, { error: 'pack.duplicateId' })
    .refine((all) => all.every((i) => i.requiredIn.every((s) => i.stages.includes(s))), {
      error: 'pack.stages',
    }),
});

/** Which copy of 対象業務一覧 the entries of the case's works were chosen from. */
export const listUsed = z.strictObject({
  id: packId,
  version: z.number().int().min(1),
  title: filledLine,
  source: line,
  listedOn: maybeDate,
});
export type ListUsed = z.infer<typeof listUsed>;
