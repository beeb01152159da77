/** What the two notices of a change have in common (14.1, 14.2). */
import type { ChangePaper } from '#domain/changes';
import { classifyChange } from '#domain/changes';
import { entriesOf } from '#domain/facts';
import type { PlainDate } from '#kernel';
import type { Block, CaseFile, Change } from '#schemas';
import type { FormDefinition } from './contract.ts';
import { entryDate } from './log-values.ts';
import * as p from './parts.ts';

export const CHANGES = 'after/changes';
export const changePath = (field: string): string => `${CHANGES}/*/${field}`;

export const changeOf = (file: CaseFile, subject: string): Change | undefined =>
  file.after.changes.find((c) => c.id === subject);

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

/** `needed` of the two papers. */
export const changeNeeded =
  (paper: ChangePaper, yes: string, no: string): FormDefinition['needed'] =>
  (file, asOf) =>
    untold(file, paper, asOf).length > 0 ? { needed: true, reason: yes } : { needed: false, reason: no };

/** Date, addressee, who tells it, about which service. */
export function changeHead(file: CaseFile, subject: string): Block[] {
  return [
    ...p.letterHead(file, `${CHANGES}/${subject}/filedOn`, p.COMMITTEE),
    p.heading(2, '1　届出者'),
    p.applicant(file, true),
    p.heading(2, '2　連絡担当者'),
    p.contacts(file),
  ];
}

/** Where the operator asked for it (14.3): the day of the demand. */
export function demandLine(file: CaseFile, change: Change | undefined, paper: ChangePaper): p.GridLine[] {
  const id = change ? entryIdOf(change, paper) : null;
  const demand = file.log.findLast((e) => e.kind === 'change.demanded' && id !== null && e.relatesTo === id);
  return demand ? [{ label: '届出を求められた日（14.3）', value: entryDate(demand) }] : [];
}
