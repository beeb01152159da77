/** What goes into the submission bundle, in which order and under which names. */
import type { PlainDate } from '#kernel';
import { editionOf, rulebookFor, type Rulebook } from '#rulebook';
import {
  EVERYTHING,
  type Attachment,
  type BundleFiling,
  type BundlePlan,
  type CaseFile,
  type ExtraFormat,
  type MissingPaper,
  type OfficialUse,
  type Paper,
  type PlannedEntry,
} from '#schemas';
import type { FormDefinition } from './contract.ts';
import { MAX_NAME_BYTES, safeFileName } from './file-names.ts';
import { filingOf, type Filing, type FilingItem } from './filings/index.ts';
import { officialNo } from './official/use.ts';
import { ownPapers } from './registry.ts';

const REST = '03_添付';
const OWN = '04_自社と監査機関の書類（提出しない）';

/**
 * The plan of a bundle: what the clause of the filing asks for, in its order; attachments where their clause stands.
 * `all` = 3.1 and 8.1 (or 12) with the rest of the attachments and the papers of our own behind. `subject` = what the filing is about, where there
 * may be several; without, the last one. `caseJson` is that of `canonicalCaseJson`; `rulebook` the rules the case is
 * judged by. Pure: the same case and date, the same plan. Throws on the name of a filing there is none of.
 */
export function planBundle(
  file: CaseFile,
  asOf: PlainDate,
  caseJson: string,
  rulebook: Rulebook = rulebookFor(file.edition),
  filing: BundleFiling = EVERYTHING,
): BundlePlan {
  const parts = partsOf(file, filing.key).map((part) => {
    const subject = part.subjects(file, asOf) === null ? '' : filing.subject || lastSubject(part, file, asOf);
    return planned(file, asOf, rulebook, part, subject);
  });
  const used = new Set(parts.flatMap((part) => part.used));
  const others = filing.key === 'all' ? besides(file, asOf, rulebook, used) : [];
  const name = filing.key === 'all' ? '提出バンドル' : `${filingOf(filing.key)?.title ?? ''}バンドル`;
  return {
    caseId: file.id,
    caseTitle: file.title,
    edition: file.edition,
    editionTitle: rulebook.edition.title,
    asOf,
    filing,
    entries: [...parts.flatMap((part) => part.entries), ...others],
    missing: parts.flatMap((part) => part.missing),
    dropped: parts.flatMap((part) => part.dropped),
    caseJson,
    fileName: `${safeFileName(`${name}_${file.service.name || file.title || '名称なし'}`, 90)}_${asOf}.zip`,
  };
}

/** What no clause asks for: the attachments that are left, and our own papers as far as they are needed and finished. */
function besides(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook,
  used: ReadonlySet<string>,
): readonly PlannedEntry[] {
  const rest = numbered(REST, 3);
  const own = numbered(OWN, 2);
  return [
    ...file.attachments.filter((a) => !used.has(a.id)).map((a) => rest.file(a, [])),
    ...ownPapers.flatMap((form) => {
      if (!form.needed(file, asOf, rulebook).needed) return [];
      const paper = form.build(file, asOf, rulebook);
      // A draft nobody waits for would only stand in the way of 「そろっています」.
      return paper.open.length > 0 ? [] : [own.paper(form, form.clauses, paper, null)];
    }),
  ];
}

/** The filings a bundle holds: one, or those a whole case is for. */
function partsOf(file: CaseFile, key: string): readonly Filing[] {
  const names =
    key === 'all'
      ? ['pre-application', file.application.kind === 'renewal' ? 'renewal' : 'application']
      : [key];
  return names.map((name) => {
    const filing = filingOf(name);
    if (!filing) throw new RangeError(`no such filing: ${name}`);
    return filing;
  });
}

const lastSubject = (filing: Filing, file: CaseFile, asOf: PlainDate): string =>
  filing.subjects(file, asOf)?.at(-1)?.id ?? '';

type Planned = {
  readonly entries: readonly PlannedEntry[];
  readonly missing: readonly MissingPaper[];
  readonly dropped: readonly MissingPaper[];
  /** The ids of the attachments it takes. */
  readonly used: readonly string[];
};

function planned(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook,
  filing: Filing,
  subject: string,
): Planned {
  const at = numbered(filing.folder, 2);
  const items = filing.items(file, asOf, rulebook, subject);
  const entries = items.flatMap((item) => {
    if (item.state === 'paper')
      return [
        at.paper(
          item.form,
          item.clauses,
          item.form.build(file, asOf, rulebook, item.subject),
          useOf(item.form, item.subject ?? ''),
        ),
      ];
    return item.state === 'files' ? item.files.map((a) => at.file(a, item.clauses)) : [];
  });
  const left = (...states: readonly FilingItem['state'][]): MissingPaper[] =>
    items.flatMap((item) =>
      'reason' in item && states.includes(item.state)
        ? [
            {
              title: item.title,
              clauses: item.clauses,
              reason: item.reason,
              ...(item.state === 'missing' && { path: item.path }),
            },
          ]
        : [],
    );
  return {
    entries,
    missing: left('missing'),
    // 8.1(5) without findings is no omission, but whoever counts to nine wants to know where it is.
    dropped: left('dropped', 'notNeeded'),
    used: items.flatMap((item) => (item.state === 'files' ? item.files.map((a) => a.id) : [])),
  };
}

function useOf(form: FormDefinition, subject: string): OfficialUse | null {
  const no = officialNo(form);
  return no === null ? null : { no, form: form.key, subject };
}

/** Entries of one folder, numbered in the order they are asked for; the number keeps their names apart. */
function numbered(
  folder: string,
  digits: number,
): {
  paper(
    form: FormDefinition,
    clauses: readonly string[],
    paper: Paper,
    official: OfficialUse | null,
  ): PlannedEntry;
  file(attachment: Attachment, clauses: readonly string[]): PlannedEntry;
} {
  let n = 0;
  const path = (name: string): string => {
    const prefix = `${String(++n).padStart(digits, '0')}_`;
    return `${folder}/${prefix}${safeFileName(name, MAX_NAME_BYTES - prefix.length)}`;
  };
  return {
    paper(form, clauses, paper, official) {
      const name = [form.formNo, form.title.replaceAll(' ', '')].filter(Boolean).join('_');
      return {
        kind: 'paper',
        path: path(`${name}.pdf`),
        formNo: form.formNo,
        title: form.title,
        clauses,
        open: paper.open,
        paper,
        tabular: form.tabular,
        ...(official !== null && { official }),
      };
    },
    file: (a, clauses) => ({
      kind: 'attachment',
      path: path(a.fileName || a.title),
      formNo: null,
      title: a.title || a.fileName || '名称なし',
      clauses,
      open: [],
      sha256: a.sha256,
    }),
  };
}

/**
 * The case file as canonical JSON (案件.json): properties by name, two spaces, a line feed at the end; attachments without
 * their bytes, which lie beside it in the bundle.
 */
export function canonicalCaseJson(file: CaseFile): string {
  const attachments = file.attachments.map(({ data: _bytes, ...rest }) => rest);
  return `${JSON.stringify(sorted({ ...file, attachments }), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}

/**
 * The plan a bundle of this case says it follows, worked out anew, to check a manifest against. None where the case is
 * pinned to an edition the program does not ship (it can't work out what that edition asks for), and none for a filing
 * there is none of.
 */
export function plansOf(
  file: CaseFile,
  asOf: PlainDate,
  filing: BundleFiling,
  formats: readonly ExtraFormat[] = [],
): readonly BundlePlan[] {
  if (!editionOf(file.edition) || (filing.key !== 'all' && !filingOf(filing.key))) return [];
  return [withFormats(planBundle(file, asOf, '', undefined, filing), formats)];
}

const FORMAT_FOLDERS: Readonly<Record<ExtraFormat, string>> = { docx: 'Word版', xlsx: 'Excel版' };

/** The plan with each paper in these formats too, behind the rest; as a workbook only what is made of tables. */
export function withFormats(plan: BundlePlan, formats: readonly ExtraFormat[]): BundlePlan {
  if (formats.length === 0) return plan;
  const copies = (['docx', 'xlsx'] as const)
    .filter((format) => formats.includes(format))
    .flatMap((format) =>
      plan.entries.flatMap((entry): PlannedEntry[] => {
        if (entry.kind !== 'paper' || (format === 'xlsx' && entry.tabular !== true)) return [];
        const path = `${FORMAT_FOLDERS[format]}/${entry.path.replace(/\.pdf$/, `.${format}`)}`;
        return [{ ...entry, path, format, copyOf: entry.path }];
      }),
    );
  return { ...plan, formats, entries: [...plan.entries, ...copies] };
}
