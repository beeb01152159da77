/** What the two notices of a change have in common (14.1, 14.2). */
import { classifyChange, type ChangePaper } from '#domain/changes';
import { entriesOf } from '#domain/facts';
import type { PlainDate } from '#kernel';
import type { Block, CaseFile, Change } from '#schemas';
import type { FormDefinition } from './contract.ts';
import { defineForm, type FormSpec } from './define.ts';
import { entryDate } from './log-values.ts';
import * as p from './parts.ts';
import { must, type Use } from './uses.ts';

const CHANGES = 'after/changes';
export const changePath = (field: string): string => `${CHANGES}/*/${field}`;

const entryIdOf = (change: Change, paper: ChangePaper): string | null =>
  paper === 'material' ? change.materialEntryId : change.listedEntryId;

/** Whether the log says that this paper was handed in about the change. */
export function isChangeFiled(file: CaseFile, change: Change, paper: ChangePaper, asOf: PlainDate): boolean {
  const id = entryIdOf(change, paper);
  const kind = paper === 'material' ? 'change.filedMaterial' : 'change.filedListed';
  const demands = entriesOf(file, ['change.demanded'], asOf).filter((e) => e.relatesTo === id);
  const about = new Set([id, ...demands.map((e) => e.id)]);
  return id !== null && entriesOf(file, [kind], asOf).some((e) => about.has(e.relatesTo));
}

/** The changes that ask for this paper and have not been told yet. */
export const untold = (file: CaseFile, paper: ChangePaper, asOf: PlainDate): readonly Change[] =>
  file.after.changes.filter(
    (c) => classifyChange(c).papers.includes(paper) && !isChangeFiled(file, c, paper, asOf),
  );

const changeNeeded =
  (paper: ChangePaper, yes: string, no: string): FormDefinition['needed'] =>
  (file, asOf) =>
    untold(file, paper, asOf).length > 0 ? { needed: true, reason: yes } : { needed: false, reason: no };

/** Where the operator asked for it (14.3): the day of the demand. */
function demandLine(file: CaseFile, change: Change | undefined, paper: ChangePaper): p.GridLine[] {
  const id = change ? entryIdOf(change, paper) : null;
  const demand = file.log.findLast((e) => e.kind === 'change.demanded' && id !== null && e.relatesTo === id);
  return demand ? [{ label: '届出を求められた日（14.3）', value: entryDate(demand) }] : [];
}

type ChangeForm = Pick<FormSpec, 'key' | 'formNo' | 'title' | 'clauses'> & {
  readonly paper: ChangePaper;
  /** Why it is needed, and why not. */
  readonly yes: string;
  readonly no: string;
  /** What it prints beside who tells it, of which service, the change's title and day. */
  readonly uses: readonly Use[];
  /** Lines about the change itself, and the two chapters that follow; `path` gives the path of one of its fields. */
  lines(path: (field: string) => string): readonly p.GridLine[];
  chapters(
    file: CaseFile,
    change: Change | undefined,
    path: (field: string) => string,
  ): readonly [title: string, ...blocks: Block[]][];
};

/** One of the two papers. */
export const changeForm = ({ paper, yes, no, uses, lines, chapters, ...names }: ChangeForm): FormDefinition =>
  defineForm({
    ...names,
    filing: 'registered',
    subjectList: CHANGES,
    uses: [
      ...must(changePath('filedOn'), ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name'),
      ...must(changePath('title'), changePath('occurredOn')),
      ...uses,
    ],
    needed: changeNeeded(paper, yes, no),
    blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
      const change = file.after.changes.find((c) => c.id === subject);
      const path = (field: string): string => `${CHANGES}/${subject}/${field}`;
      const middle = chapters(file, change, path);
      const after = 4 + middle.length;
      return [
        ...p.letterHead(file, path('filedOn'), p.COMMITTEE),
        p.heading(2, '1　届出者'),
        p.applicant(file, true),
        p.heading(2, '2　連絡担当者'),
        p.contacts(file),
        p.heading(2, '3　変更の内容'),
        p.grid(file, [
          'service/name',
          path('title'),
          path('occurredOn'),
          ...lines(path),
          ...demandLine(file, change, paper),
        ]),
        ...middle.flatMap(([title, ...blocks], i) => [p.heading(2, `${i + 4}\u3000${title}`), ...blocks]),
        p.heading(2, `${after}\u3000添える資料`),
        p.fileList(file, change?.attachmentIds ?? []),
        p.heading(2, `${after + 1}\u3000記名`),
        p.vendorSignature(file, change?.filedOn ?? null),
      ];
    },
  });
