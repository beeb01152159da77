/** How a filing names the things its clause asks for. */
import type { Attachment, AttachmentKind, CaseFile } from '#schemas';
import type { FormDefinition } from '../contract.ts';
import type { FilingItem } from './contract.ts';

/** A paper this program makes; its clauses are those of the form unless the filing names others. */
export function paperItem(
  form: FormDefinition,
  options: { readonly clauses?: readonly string[]; readonly subject?: string } = {},
): FilingItem {
  const { clauses = form.clauses, subject } = options;
  const { title } = form;
  return subject === undefined
    ? { title, clauses, state: 'paper', form }
    : { title, clauses, state: 'paper', form, subject };
}

/** The files of a kind, or, where there are none, what is missing and where to mend it. */
export function fileItem(
  file: CaseFile,
  kind: AttachmentKind,
  ask: {
    readonly title: string;
    readonly clauses: readonly string[];
    readonly lack: string;
    readonly path: string;
  },
): FilingItem {
  return filesItem(
    file.attachments.filter((a) => a.kind === kind),
    ask,
  );
}

/** The same for files that were chosen otherwise than by their kind. */
export function filesItem(
  files: readonly Attachment[],
  ask: {
    readonly title: string;
    readonly clauses: readonly string[];
    readonly lack: string;
    readonly path: string;
  },
): FilingItem {
  const { title, clauses, lack, path } = ask;
  return files.length > 0
    ? { title, clauses, state: 'files', files }
    : { title, clauses, state: 'missing', reason: lack, path };
}

/** The files of the case whose ids are in a list of ids, in its order. */
export function filesById(file: CaseFile, ids: readonly string[]): readonly Attachment[] {
  const byId = new Map(file.attachments.map((a) => [a.id, a]));
  return ids.map((id) => byId.get(id)).filter((a) => a !== undefined);
}
