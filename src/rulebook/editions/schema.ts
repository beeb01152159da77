/** An amendment of the rules as a file: further dated wordings of clocks, provisions added or replaced, clauses that end. */
import { z } from 'zod';
import { err, ok, type Result } from '#kernel';
import { line, plainDate, text } from '#schemas';
import { CLOCK_IDS } from '../clocks/types.ts';
import { CHAPTER_NOS } from '../provisions/chapters.ts';
import { CHECK_IDS, EFFECT_FACTS, PARTIES, PROVISION_KINDS, SCREEN_IDS } from '../provisions/types.ts';
import type { Frozen } from '../frozen.ts';
import { TERM_IDS } from './terms.ts';

export const EDITION_FORMAT = 'liu-navi/edition';
export const EDITION_VERSION = 1;

const filled = line.min(1, { error: 'text.empty' });
const clause = filled.max(60, { error: 'text.tooLong' });
const editionId = z.string().regex(/^[a-z0-9-]{1,64}$/, { error: 'id.form' });
const clockId = z.enum(CLOCK_IDS, { error: 'edition.unknownClock' });
// Long enough for any period, short enough that no date leaves the calendar.
const length = z.number().int().min(1).max(1000);

const counting = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('after'),
    n: length,
    unit: z.enum(['day', 'week', 'month', 'year']),
  }),
  z.strictObject({ rule: z.literal('counted'), n: length, unit: z.enum(['month', 'year']) }),
  z.strictObject({ rule: z.literal('sameDate'), years: length }),
  z.strictObject({ rule: z.literal('openingDays'), n: length }),
  z.strictObject({ rule: z.literal('halfYear'), months: length }),
]);

/** A wording of a clock; what it leaves out stays as in the wording before. */
const clockWording = z.strictObject({
  id: clockId,
  from: plainDate,
  fromClause: clause,
  counting,
  appliesBy: z.enum(['trigger', 'applicationFiled', 'incidentRecognised']).exactOptional(),
  trigger: filled.exactOptional(),
  task: filled.exactOptional(),
  direction: z.enum(['by', 'notBefore', 'keepUntil', 'ends']).exactOptional(),
  actor: z.enum(['vendor', 'agency', 'operator', 'ministries', 'committee', 'auditor']).exactOptional(),
  force: z.enum(['must', 'inPrinciple', 'effort', 'condition']).exactOptional(),
  consequence: line.exactOptional(),
});

const effect = z.strictObject({
  from: plainDate,
  appliesTo: z.enum(EFFECT_FACTS).exactOptional(),
  appliesFrom: plainDate.exactOptional(),
  until: plainDate.exactOptional(),
  source: clause,
});

/** A window as it stands from this edition on, in the place of the one before. */
const term = z
  .strictObject({
    id: z.enum(TERM_IDS, { error: 'edition.unknownTerm' }),
    from: plainDate,
    until: plainDate.nullable(),
    source: clause,
  })
  .refine((t) => t.until === null || t.until >= t.from, { path: ['until'], error: 'edition.termEndsFirst' });

const useTarget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('screen'), id: z.enum(SCREEN_IDS) }),
  z.strictObject({ type: z.literal('check'), id: z.enum(CHECK_IDS) }),
  z.strictObject({ type: z.literal('clock'), id: clockId }),
  z.strictObject({ type: z.literal('form'), id: filled }),
]);

const provision = z.strictObject({
  id: clause,
  chapter: z.enum(CHAPTER_NOS),
  title: filled,
  summary: text.min(1, { error: 'text.empty' }).max(2000, { error: 'text.tooLong' }),
  binds: z.array(z.enum(PARTIES)),
  kind: z.enum(PROVISION_KINDS),
  effect,
  forms: z.array(filled).max(50).default([]),
  refs: z.array(clause).max(50).default([]),
  use: z.union([z.array(useTarget).min(1).max(20), z.strictObject({ infoOnly: filled })]),
});

const source = z.strictObject({
  title: filled,
  note: line,
  provenance: z.enum(['seed', 'public', 'ours']),
});

export const editionData = z
  .strictObject({
    format: z.literal(EDITION_FORMAT),
    version: z.literal(EDITION_VERSION),
    id: editionId,
    title: filled,
    inForceFrom: plainDate,
    /** The edition it amends. */
    base: editionId,
    /** Only where it covers less than its base. */
    coverage: z.strictObject({ from: plainDate, source: clause }).exactOptional(),
    sources: z.array(source).min(1).max(20),
    clocks: z.array(clockWording).max(200).default([]),
    terms: z.array(term).max(TERM_IDS.length).default([]),
    provisions: z.array(provision).max(2000).default([]),
    /** Clauses that end, each with its last day. */
    repeals: z
      .array(z.strictObject({ id: clause, until: plainDate, source: clause }))
      .max(2000)
      .default([]),
  })
  .superRefine((data, context) => {
    const issue = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (data.base === data.id) issue(['base'], 'edition.ownBase');
    dated(data.clocks.map((c) => [c.id, c.from] as const)).forEach((code, i) => {
      if (code) issue(['clocks', i, 'from'], code);
    });
    dated(data.provisions.map((p) => [p.id, p.effect.from] as const)).forEach((code, i) => {
      if (code) issue(['provisions', i, 'effect', 'from'], code);
    });
    /** A wording begins with the edition or after it, and only once on a day. */
    function dated(all: readonly (readonly [id: string, from: string])[]): (string | null)[] {
      const seen = new Set<string>();
      return all.map(([id, from]) => {
        const key = `${id}\n${from}`;
        if (seen.has(key)) return 'edition.doubled';
        seen.add(key);
        return from < data.inForceFrom ? 'edition.beforeInForce' : null;
      });
    }
  });

export type EditionData = Frozen<z.infer<typeof editionData>>;

/** What is wrong with an edition file, and where (`clocks.0.from`); `detail` is the code of the single check. */
export type EditionError = {
  readonly code: 'edition.notEdition' | 'edition.newer' | 'edition.invalid';
  readonly path: string;
  readonly detail: string;
};

/** An edition from outside: checked whole, the first thing wrong named. Whether its base is known is `composeEdition`'s. */
export function parseEdition(value: unknown): Result<EditionData, EditionError> {
  const head = Object(value) as { format?: unknown; version?: unknown };
  if (head.format !== EDITION_FORMAT) return err({ code: 'edition.notEdition', path: 'format', detail: '' });
  if (typeof head.version === 'number' && head.version > EDITION_VERSION) {
    return err({ code: 'edition.newer', path: 'version', detail: String(head.version) });
  }
  const parsed = editionData.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const message = issue?.message ?? '';
  const detail = /^[a-z]+\.[A-Za-z]+$/.test(message) ? message : `zod.${issue?.code ?? ''}`;
  return err({ code: 'edition.invalid', path: issue?.path.join('.') ?? '', detail });
}
