/** 受け取った書類: notices of the operator, the ministries and the committee, and papers third parties wrote. */
import { z } from 'zod';
import { line, maybeDate, record, recordId, text } from './base.ts';

export const receivedPaper = record.extend({
  /** `2-6` for 様式2-6; the title of a paper without a number. */
  form: line,
  /** The number the sender gave it. */
  number: line,
  /** The date on the paper, and the day it arrived. */
  date: maybeDate,
  receivedOn: maybeDate,
  sender: line,
  /** How it reached the vendor: portal, post, hand. */
  source: line,
  note: text,
  attachmentIds: z.array(recordId).max(50),
  /** The log entry it made. */
  entryId: recordId.nullable(),
});

export type ReceivedPaper = z.infer<typeof receivedPaper>;
