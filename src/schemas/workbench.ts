/** What the work on the statement needs beside its rows: views, snippets, muted advice, people. None of it is handed in. */
import { z } from 'zod';
import { line, maybeDate, record, text } from './base.ts';

/** 作業状況 of a row: 未着手, 作業中, 確認待ち, 完了. The vendor's own mark; no rule reads it. */
export const workStatus = z.enum(['todo', 'doing', 'review', 'done']);

/** Columns of the grid that can be shown or hidden. */
export const gridColumn = z.enum([
  'decision',
  'reason',
  'how',
  'owner',
  'evidence',
  'since',
  'state',
  'note',
  'work',
]);

/** The filters of the grid; what each means is in domain/statement. */
export const rowFilter = z.object({
  tier: z.enum(['any', 'governance', 'management', 'objective', 'detailed']).default('any'),
  chapter: line.default(''),
  basic: z.enum(['any', 'basic', 'other']).default('any'),
  cloud: z.enum(['any', 'cloud', 'other']).default('any'),
  decision: z.enum(['any', 'undecided', 'adopted', 'notAdopted']).default('any'),
  work: z.enum(['any', 'todo', 'doing', 'review', 'done']).default('any'),
  owner: line.nullable().default(''),
  missing: z
    .array(z.enum(['reason', 'how', 'evidence']))
    .max(3)
    .default([]),
  short: z.boolean().default(false),
  changedSince: maybeDate.default(null),
  problems: z.boolean().default(false),
  text: line.default(''),
});

/** A view of the grid kept under a name. */
export const savedView = record.extend({
  name: line,
  tab: z.enum(['governance', 'management', 'basic', 'all']),
  groupBy: z.enum(['chapter', 'heading', 'objective']),
  /** `number` = in the order of the catalogue, with headings; the others have none. */
  sortBy: z.enum(['number', 'owner', 'since', 'work', 'changed']),
  columns: z.array(gridColumn).max(20),
  filter: rowFilter,
});

/** A text used again and again; `{サービス名}` and the like stand for what differs. */
export const snippet = record.extend({ name: line, text });

/** A variable of the vendor's own for snippets. */
export const snippetVariable = record.extend({ name: line, value: line });

/** Advice of the linter that is not wanted: of a rule everywhere (`rowId` ''), or of a rule at one row. */
export const lintMute = record.extend({ rule: line, rowId: line, reason: text });

/** A person or role that rows name as owner, once more is known of it than its name: 退職・異動. */
export const workPerson = record.extend({ name: line, leftOn: maybeDate });

export const workbench = z.object({
  views: z.array(savedView).max(100).default([]),
  snippets: z.array(snippet).max(500).default([]),
  variables: z.array(snippetVariable).max(200).default([]),
  mutes: z.array(lintMute).max(5_000).default([]),
  people: z.array(workPerson).max(1_000).default([]),
});

export type WorkStatus = z.infer<typeof workStatus>;
export type GridColumn = z.infer<typeof gridColumn>;
export type StoredRowFilter = z.infer<typeof rowFilter>;
export type SavedView = z.infer<typeof savedView>;
export type Snippet = z.infer<typeof snippet>;
export type SnippetVariable = z.infer<typeof snippetVariable>;
export type LintMute = z.infer<typeof lintMute>;
export type WorkPerson = z.infer<typeof workPerson>;
export type Workbench = z.infer<typeof workbench>;
