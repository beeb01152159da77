/** Makes a form from its parts: the frame of the paper, the list of open points, the problems. */
import { getAt, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { Block, CaseFile, Paper } from '#schemas';
import type { FormDefinition } from './contract.ts';
import { problemsAt, sentenceOf } from './rules.ts';
import { overridesOf, withOverrides } from './overrides.ts';
import { isOfSubject, openOf, touches, type Subject, type Use } from './uses.ts';

export type FormSpec = {
  readonly key: string;
  readonly formNo: string | null;
  readonly title: string;
  /** What lists call it, where another paper bears the same title. */
  readonly name?: string;
  readonly clauses: readonly string[];
  readonly filing: FormDefinition['filing'];
  readonly orientation?: Paper['orientation'];
  readonly tabular?: true;
  readonly subjectList?: string;
  /** In the order of the paper. */
  readonly uses: readonly Use[];
  /** The same for one case, where a content pack of the case decides what the paper asks. */
  usesIn?(file: CaseFile): readonly Use[];
  readonly needed: FormDefinition['needed'];
  /** `subject` = the id of the element it is about, '' where the list is empty or the paper has none. */
  blocks(file: CaseFile, asOf: PlainDate, rulebook: Rulebook, subject: string): readonly Block[];
};

/** `needed` of a paper that every filing of its kind holds. */
export const always =
  (reason: string): FormDefinition['needed'] =>
  () => ({ needed: true, reason });

/** The form of the spec. */
export function defineForm(spec: FormSpec): FormDefinition {
  const subjectOf = (file: CaseFile, asked: string | undefined): Subject | null => {
    const list = spec.subjectList;
    return list === undefined ? null : { list, id: asked ?? lastOf(file, list) };
  };
  const usesIn = (file: CaseFile): readonly Use[] => spec.usesIn?.(file) ?? spec.uses;
  const problems: FormDefinition['problems'] = (file, asOf, rulebook = rulebookFor(file.edition), asked) => {
    const subject = subjectOf(file, asked);
    const uses = usesIn(file);
    return problemsAt(file, asOf, rulebook).filter(
      (p) => touches(uses, p.path) && isOfSubject(p.path, subject),
    );
  };
  return {
    key: spec.key,
    formNo: spec.formNo,
    title: spec.title,
    name: spec.name ?? spec.title,
    clauses: spec.clauses,
    filing: spec.filing,
    tabular: spec.tabular ?? false,
    subjectList: spec.subjectList ?? null,
    uses: spec.uses.map((use) => use.path),
    needed: spec.needed,
    problems,
    build: (file, asOf, rulebook = rulebookFor(file.edition), asked): Paper => {
      const subject = subjectOf(file, asked);
      const id = subject?.id ?? '';
      const overrides = overridesOf(file, spec.key, id);
      const missing = openOf(file, usesIn(file), subject, overrides);
      // A problem at a field that is listed as empty says the same again.
      const wrong = problems(file, asOf, rulebook, subject?.id).filter(
        (p) => p.severity === 'error' && !missing.paths.has(p.path) && !overrides.has(p.path),
      );
      return {
        formNo: spec.formNo,
        title: spec.title,
        language: 'ja',
        orientation: spec.orientation ?? 'portrait',
        footer: `公式様式ではありません（LIU Navi 作成）／${rulebook.edition.title}に基づく`,
        open: [...new Set([...missing.open, ...wrong.map(sentenceOf)])],
        stamp: file.sample ? 'サンプル' : null,
        author: file.vendor.name,
        date: asOf,
        blocks: withOverrides(spec.blocks(file, asOf, rulebook, id), overrides),
      };
    },
  };
}

/** The id of the last element of a list of the case; '' where it is empty. */
function lastOf(file: CaseFile, list: string): string {
  const elements = getAt(file, list);
  const id = Array.isArray(elements) ? getAt(elements.at(-1), 'id') : null;
  return typeof id === 'string' ? id : '';
}
