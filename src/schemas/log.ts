import { z } from 'zod';
import { line, plainDate, maybeDate, record, recordId, text } from './base.ts';

/** Every kind of entry of the dated event log, in the order of the procedure. */
export const LOG_KINDS = [
  // pre-application 事前申請 (chapters 3–6)
  'pre.filed',
  'pre.received',
  'pre.inquiry',
  'pre.answered',
  'pre.accepted',
  'pre.notAccepted',
  'pre.notice', // 1-4; outcome: applies | notApplicable
  'pre.objection', // 1-5
  'pre.objectionAnswer', // 1-6; outcome: upheld | dismissed
  // audits (chapter 7)
  'audit.internalEnded',
  'audit.period', // from / to
  'audit.report',
  // application 登録申請 (chapters 8–10)
  'app.filed',
  'app.received',
  'app.inquiry',
  'app.answered',
  'app.accepted',
  'app.notAccepted',
  'app.infoRequest', // 10.2 / 10.4
  'app.infoAnswered',
  'app.additionalAudit', // 10.3
  'app.additionalReport', // 10.3
  'app.hearing', // 10.5
  'decision.registered', // 2-6
  'decision.rejected', // 2-7
  'decision.withheld', // 2-19 登録留保
  'withheld.intent', // 2-20; outcome: pursue | abandon
  'followup.period', // from / to
  'followup.report',
  'followup.filed', // 2-21
  'followup.received',
  'followup.accepted',
  'followup.notAccepted',
  // after registration (chapters 12–18)
  'incident.occurred',
  'incident.recognised',
  'incident.operatorJudged', // 13.1(2)
  'incident.flash', // 速報
  'incident.report', // 2-8
  'incident.update',
  'incident.resolved',
  'suspension.started', // outcome: 13.5 | 13.7 | 14.3
  'suspension.notified', // 7.6(5)
  'suspension.conditions', // 13.8
  'suspension.releaseFiled', // 2-9
  'suspension.released',
  'change.occurred', // outcome: material | listed
  'change.demanded', // 14.3
  'change.filedMaterial', // 2-10
  'change.filedListed', // 2-11
  'monitoring.notice', // 2-12
  'monitoring.answered',
  'monitoring.hearing',
  'monitoring.result', // 2-13; outcome: confirmed | reaudit | reapplication
  'monitoring.defence', // 弁明書
  'reaudit.requested', // 2-14; due
  'reaudit.filed',
  'reaudit.result', // outcome: confirmed | reapplication
  'reapplication.requested', // 2-16
  'service.ended', // 18.1; outcome: ended | unsustainable
  'withdrawal.filed', // 2-15
  'registration.removed',
  'objection.filed', // 2-17
  'objection.answered', // 2-18; outcome: upheld | dismissed
] as const;

export const logKind = z.enum(LOG_KINDS);

/** One dated entry of the case log. What each kind uses of `from`, `to`, `due` and `outcome` stands beside it above. */
export const logEntry = record.extend({
  kind: logKind,
  date: plainDate,
  /** HH:MM in Japan, for incidents. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  from: maybeDate,
  to: maybeDate,
  /** A date named inside a notice (15.2, 16.2, 16.6). */
  due: maybeDate,
  outcome: line,
  /** The entry this one answers or continues (inquiry, incident, notice …). */
  relatesTo: recordId.nullable(),
  note: text,
  attachmentIds: z.array(recordId).max(50),
});

export type LogKind = z.infer<typeof logKind>;
export type LogEntry = z.infer<typeof logEntry>;
