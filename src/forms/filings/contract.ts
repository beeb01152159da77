/** One contract for every filing of the rules: what is handed in together, under which clause, and what follows. */
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Attachment, CaseFile, LogEntry, LogKind } from '#schemas';
import type { FormDefinition } from '../contract.ts';

/** What a filing is about where a case may have several: an incident, a change, a notice that is answered. */
export type FilingSubject = { readonly id: string; readonly label: string };

/** One thing the clause asks for, in its order. */
export type FilingItem = {
  readonly title: string;
  readonly clauses: readonly string[];
} & (
  | { readonly state: 'paper'; readonly form: FormDefinition; readonly subject?: string }
  /** Files of the case: never empty. */
  | { readonly state: 'files'; readonly files: readonly Attachment[] }
  /** Asked for and not there; `path` = the field to mend it at. */
  | { readonly state: 'missing'; readonly reason: string; readonly path: string }
  /** The rules let it be left out here (8.1(1) with the 法人番号), or there is no occasion for it (8.1(5)). */
  | { readonly state: 'dropped' | 'notNeeded'; readonly reason: string }
);

/** The entry the log gets when this was handed in; date and time are the user's. */
export type FiledEntry = { readonly kind: LogKind } & Partial<
  Pick<LogEntry, 'outcome' | 'relatesTo' | 'from' | 'to' | 'due'>
>;

export type Filing = {
  /** Its name on the command line and in a manifest: `pre-application`, `incident-flash`. */
  readonly key: string;
  /** 「事前申請」「インシデント速報」 */
  readonly title: string;
  /** The clause that asks for it. */
  readonly clause: string;
  /** Folder of the bundle: `01_事前申請`. */
  readonly folder: string;
  /** The first form of it is the paper handed in; the chapter decides its place in lists. */
  readonly chapter: number;
  /** Null = one of its kind in a case. An empty list = nothing to file about yet. */
  subjects(file: CaseFile, asOf: PlainDate): readonly FilingSubject[] | null;
  /** Whether there is an occasion for it as of the date, and why (not). It can be made all the same. */
  occasion(
    file: CaseFile,
    asOf: PlainDate,
    rulebook: Rulebook,
    subject: string,
  ): { readonly open: boolean; readonly reason: string };
  items(file: CaseFile, asOf: PlainDate, rulebook: Rulebook, subject: string): readonly FilingItem[];
  /** Clauses whose checks (#domain/preflight) are run before it: `4.1`, `9.1`. */
  readonly checks: readonly string[];
  /** What the log is told after filing; null where the procedure has no entry for it. */
  filed(file: CaseFile, asOf: PlainDate, subject: string): FiledEntry | null;
};
