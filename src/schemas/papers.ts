/** What is kept of papers themselves: values that stand otherwise on one paper, and papers as they were approved. */
import { z } from 'zod';
import { line, maybeDate, record, recordId, sha256, text } from './base.ts';

/** Which paper: a form, and the element of the case it is about ('' where it has none). */
const ofPaper = { form: line, subject: z.string().max(64) };

/** 書類だけの記載: what stands on one paper in the place of a value of the case, and why. */
export const paperOverride = record.extend({
  ...ofPaper,
  /** The field whose value is replaced. */
  path: z.string().min(1).max(500),
  text,
  note: text,
});

/** 確定版: a paper as it was approved. Its PDF and its content are attachments that nothing changes afterwards. */
export const finalPaper = record.extend({
  ...ofPaper,
  version: z.number().int().min(1),
  on: maybeDate,
  approver: line,
  /** Why there is a further version; of the first, what it was approved for. */
  reason: text,
  /** SHA-256 of the content (blocks), whatever the day it is printed on. */
  digest: sha256,
  contentId: recordId,
  pdfId: recordId,
});

export const paperStates = z.object({
  overrides: z.array(paperOverride).max(2_000).default([]),
  finals: z.array(finalPaper).max(2_000).default([]),
});

export type PaperOverride = z.infer<typeof paperOverride>;
export type FinalPaper = z.infer<typeof finalPaper>;
