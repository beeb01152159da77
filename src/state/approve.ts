/** Approved papers (確定版): a copy that nothing changes, and how it stands to the paper as it would be now. */
import { changesBetween, contentText, readContent, safeFileName, type PaperChange } from '#forms';
import { bundleMessage } from '#messages';
import { err, ok, type PlainDate, type Result } from '#kernel';
import type { FinalPaper, Paper } from '#schemas';
import { sha256Hex } from '#store';
import { newAttachment } from './attach.ts';
import { renderPaperPdf } from './bundle-job.ts';
import type { CaseSession, EditFailure } from './contract.ts';

export type ApprovalFailure =
  | { readonly code: 'render'; readonly message: string }
  | { readonly code: 'edit'; readonly failure: EditFailure };

/** The version approved last of a paper, or null. */
export function lastApproved(session: CaseSession, form: string, subject: string): FinalPaper | null {
  return session.case.papers.finals.findLast((f) => f.form === form && f.subject === subject) ?? null;
}

/** Keeps the paper's PDF and content with who approved it, when and why, in one step that can be undone. */
export async function approvePaper(
  session: CaseSession,
  of: { readonly form: string; readonly subject: string; readonly paper: Paper },
  said: { readonly on: PlainDate; readonly approver: string; readonly reason: string },
): Promise<Result<FinalPaper, ApprovalFailure>> {
  const { form, subject, paper } = of;
  const rendered = await renderPaperPdf(paper).result;
  if (!rendered.ok) return err({ code: 'render', message: bundleMessage(rendered.error) });
  const version = (lastApproved(session, form, subject)?.version ?? 0) + 1;
  const name = [paper.formNo, paper.title, `第${version}版`].filter(Boolean).join('_');
  const meta = { kind: 'finalPaper', title: name, documentDate: said.on } as const;
  const content = new TextEncoder().encode(contentText(paper));
  const file = (extension: string, type: string, bytes: Uint8Array<ArrayBuffer>) =>
    newAttachment(session.source, { name: safeFileName(`${name}.${extension}`, 180), type, bytes }, meta);
  const pdf = await file('pdf', 'application/pdf', rendered.value.bytes);
  const kept = await file('json', 'application/json', content);
  const now = session.source.now();
  const record: FinalPaper = {
    id: session.source.id(),
    created: now,
    changed: now,
    form,
    subject,
    version,
    ...said,
    digest: kept.sha256,
    contentId: kept.id,
    pdfId: pdf.id,
  };
  const edited = await session.editWithFiles(
    `「${paper.title}」の確定`,
    [
      { path: `attachments/${pdf.id}`, value: pdf },
      { path: `attachments/${kept.id}`, value: kept },
      { path: `papers/finals/${record.id}`, value: record },
    ],
    [
      { sha256: pdf.sha256, bytes: rendered.value.bytes },
      { sha256: kept.sha256, bytes: content },
    ],
  );
  return edited.ok ? ok(record) : err({ code: 'edit', failure: edited.error });
}

/**
 * What differs between an approved version and the paper as it would be now: empty = nothing; null = the kept content is
 * not here any more, so that only its digest says that something does.
 */
export async function changesSince(
  session: CaseSession,
  approved: FinalPaper,
  paper: Paper,
): Promise<readonly PaperChange[] | null> {
  const text = contentText(paper);
  const bytes = new TextEncoder().encode(text);
  if ((await sha256Hex(bytes)) === approved.digest) return [];
  const kept = await session.attachmentBytes(approved.digest);
  const before = kept && readContent(new TextDecoder().decode(kept));
  const after = readContent(text);
  return before && after ? changesBetween(before, after) : null;
}
