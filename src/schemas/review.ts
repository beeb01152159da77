/** 審査と登録留保 (chapters 4, 9, 10): answers to inquiries, and the follow-up of a withheld application. */
import { z } from 'zod';
import { line, maybeDate, record, recordId, text } from './base.ts';

/** 照会への回答 (4.5(1), 9.5, 10.4): one for each inquiry of the log. */
export const inquiryAnswer = record.extend({
  /** The log entry of the inquiry. */
  entryId: recordId,
  question: text,
  answer: text,
  answeredOn: maybeDate,
  attachmentIds: z.array(recordId).max(50),
});

export const followupIntent = z.enum(['pursue', 'abandon']);

/** 登録留保に係る審査 (10.7–10.12). */
export const followup = z.object({
  /** 様式2-20 */
  intent: followupIntent.nullable(),
  intentOn: maybeDate,
  intentReason: text,
  /** The controls the notice 2-19 names, by id, one a line as typed. */
  controlIds: text,
  /** 10.10(1)(イ): since when the remedied controls operate. */
  improvedOn: maybeDate,
  firm: line,
  periodStart: maybeDate,
  periodEnd: maybeDate,
  reportDate: maybeDate,
  /** 10.10(2): the statement and the confirmation for these controls. */
  scope: text,
  preparedOn: maybeDate,
  subsequentEvents: text,
  confirmedOn: maybeDate,
  confirmedBy: z.object({ title: line, name: line }),
  /** 様式2-21 */
  filedOn: maybeDate,
  remarks: text,
  /** 実施結果報告書 of the follow-up audit. */
  attachmentIds: z.array(recordId).max(50),
});

export const NO_FOLLOWUP: z.infer<typeof followup> = {
  intent: null,
  intentOn: null,
  intentReason: '',
  controlIds: '',
  improvedOn: null,
  firm: '',
  periodStart: null,
  periodEnd: null,
  reportDate: null,
  scope: '',
  preparedOn: null,
  subsequentEvents: '',
  confirmedOn: null,
  confirmedBy: { title: '', name: '' },
  filedOn: null,
  remarks: '',
  attachmentIds: [],
};

export const review = z.object({
  answers: z.array(inquiryAnswer).max(500).default([]),
  followup: followup.default(NO_FOLLOWUP),
});

export type InquiryAnswer = z.infer<typeof inquiryAnswer>;
export type Followup = z.infer<typeof followup>;
export type Review = z.infer<typeof review>;
