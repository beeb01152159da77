/** What goes into the submission bundle, in which order and under which names. */
import type { PlainDate } from '#kernel';
import { editionOf, rulebookFor, type Rulebook } from '#rulebook';
import type {
  Attachment,
  BundleFiling,
  BundlePlan,
  CaseFile,
  MissingPaper,
  Paper,
  PlannedEntry,
} from '#schemas';
import type { FormDefinition } from './contract.ts';
import { form11 } from './1-1/index.ts';
import { form12 } from './1-2/index.ts';
import { form21Annex } from './2-1-annex/index.ts';
import { form21 } from './2-1/index.ts';
import { form22 } from './2-2/index.ts';
import { form23 } from './2-3/index.ts';
import { form24 } from './2-4/index.ts';
import { form75 } from './7.5-information/index.ts';
import { form76 } from './7.6-oath/index.ts';
import { enclosures } from './enclosures.ts';
import { MAX_NAME_BYTES, safeFileName } from './file-names.ts';
import { improvementPlan } from './improvement-plan/index.ts';

const FOLDERS = { pre: '01_事前申請', application: '02_登録申請', rest: '03_添付' } as const;
const ENCLOSED = [form21, form21Annex, form22, improvementPlan, form75, form76, form23];

type Build = (form: FormDefinition) => Paper;
type Planned = {
  readonly entries: readonly PlannedEntry[];
  readonly missing: readonly MissingPaper[];
  readonly dropped: readonly MissingPaper[];
};
const NOTHING: Planned = { entries: [], missing: [], dropped: [] };

/**
 * The plan of a bundle: papers of 3.1 and 8.1 in the order of the clauses, attachments where their clause stands, the
 * rest of the attachments behind. `filing` leaves out what belongs to another filing. `caseJson` is that of
 * `canonicalCaseJson`; `rulebook` the rules the case is judged by. Pure: the same case and date, the same plan.
 */
export function planBundle(
  file: CaseFile,
  asOf: PlainDate,
  caseJson: string,
  rulebook: Rulebook = rulebookFor(file.edition),
  filing: BundleFiling = 'all',
): BundlePlan {
  const used = new Set<string>();
  const build: Build = (form) => form.build(file, asOf, rulebook);
  const pre = preApplication(file, build, used);
  const whole = filing === 'all';
  const application = whole ? registration(file, asOf, rulebook, build, used) : NOTHING;
  const rest = numbered(FOLDERS.rest, 3);
  const others = whole ? file.attachments.filter((a) => !used.has(a.id)).map((a) => rest.file(a, [])) : [];
  const kind = whole ? '提出バンドル' : '事前申請バンドル';
  return {
    caseId: file.id,
    caseTitle: file.title,
    edition: file.edition,
    editionTitle: rulebook.edition.title,
    asOf,
    entries: [...pre.entries, ...application.entries, ...others],
    missing: [...pre.missing, ...application.missing],
    dropped: application.dropped,
    caseJson,
    fileName: `${safeFileName(`${kind}_${file.service.name || file.title || '名称なし'}`, 90)}_${asOf}.zip`,
  };
}

/** 3.1: 1-1 and 1-2, then the agencies' own papers. */
function preApplication(file: CaseFile, build: Build, used: Set<string>): Planned {
  const at = numbered(FOLDERS.pre, 2);
  const entries = [form11, form12].map((form) => at.paper(form, build(form)));
  const signed = file.attachments.filter((a) => a.kind === 'assessmentSigned');
  for (const a of signed) {
    used.add(a.id);
    entries.push(at.file(a, ['3.1(1)', '3.3']));
  }
  const missing: MissingPaper = {
    title: '政府機関等から受け取った影響度評価シート',
    clauses: ['3.1(1)', '3.3'],
    reason: '政府機関等が記入した影響度評価シートのファイルを添付してください（3.3）。',
  };
  return { entries, missing: signed.length > 0 ? [] : [missing], dropped: [] };
}

/** 8.1: 2-4, then (1)–(9). */
function registration(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook,
  build: Build,
  used: Set<string>,
): Planned {
  const at = numbered(FOLDERS.application, 2);
  const entries = [at.paper(form24, build(form24))];
  const missing: MissingPaper[] = [];
  const dropped: MissingPaper[] = [];
  for (const enclosure of enclosures(file, asOf, rulebook)) {
    for (const form of ENCLOSED.filter((f) => enclosure.forms.includes(f.key)))
      entries.push(at.paper(form, build(form)));
    for (const a of enclosure.files) {
      used.add(a.id);
      entries.push(at.file(a, [enclosure.clause]));
    }
    const { title, clause, reason, state } = enclosure;
    if (state === 'missing') missing.push({ title, clauses: [clause], reason });
    if (state === 'dropped') dropped.push({ title, clauses: [clause], reason });
  }
  return { entries, missing, dropped };
}

/** Entries of one folder, numbered in the order they are asked for; the number keeps their names apart. */
function numbered(
  folder: string,
  digits: number,
): {
  paper(form: FormDefinition, paper: Paper): PlannedEntry;
  file(attachment: Attachment, clauses: readonly string[]): PlannedEntry;
} {
  let n = 0;
  const path = (name: string): string => {
    const prefix = `${String(++n).padStart(digits, '0')}_`;
    return `${folder}/${prefix}${safeFileName(name, MAX_NAME_BYTES - prefix.length)}`;
  };
  return {
    paper(form, paper) {
      const name = [form.formNo, form.title.replaceAll(' ', '')].filter(Boolean).join('_');
      return {
        kind: 'paper',
        path: path(`${name}.pdf`),
        formNo: form.formNo,
        title: form.title,
        clauses: form.clauses,
        open: paper.open,
        paper,
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
 * The plans a bundle of this case may follow, one for each filing, to check a manifest against. None where the case is
 * pinned to an edition the program does not ship: it can't work out what that edition asks for.
 */
export function plansOf(file: CaseFile, asOf: PlainDate): readonly BundlePlan[] {
  if (!editionOf(file.edition)) return [];
  return (['all', 'preApplication'] as const).map((filing) => planBundle(file, asOf, '', undefined, filing));
}
