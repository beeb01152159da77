/** Which official form a paper of ours has, and about what a form can be filled in a case. */
import { classifyChange } from '#domain/changes';
import type { CaseFile, OfficialUse } from '#schemas';
import type { FormDefinition } from '../contract.ts';
import { forms } from '../registry.ts';

/** Papers that are not called as their form is. */
const OTHER: Readonly<Record<string, string>> = {
  '2-1-annex': '2-1別添',
  '2-1-followup': '2-1',
  '2-1-annex-followup': '2-1別添',
  '2-2-followup': '2-2',
  '2-1-reaudit': '2-1',
  '2-1-annex-reaudit': '2-1別添',
  'improvement-plan': '改善計画書',
  'incident-flash': 'インシデント速報',
  'monitoring-answer': 'モニタリング回答書',
  'monitoring-defence': '弁明書',
  'inquiry-answer': '照会回答書',
  '7.6-oath': '宣誓書',
  'special-measure-pledge': '誓約書',
};

/** The number under which the library knows the official form of a paper; null = the paper has none of its own. */
export function officialNo(form: Pick<FormDefinition, 'key'>): string | null {
  return OTHER[form.key] ?? (/^\d+-\d+$/.test(form.key) ? form.key : null);
}

/** Whether the rules name the form by a number, or have one made; of the others there may be none to be collected. */
export const isOfRules = (no: string): boolean => /^\d/.test(no) || no === '改善計画書';

/** The paper a form is taken for when nothing else is said: that of the application, of a new incident or change. */
export const mainPaper = (no: string | null): string =>
  Object.keys(OTHER).find((key) => OTHER[key] === no && !/-(?:followup|reaudit)$/.test(key)) ?? no ?? '';

/** The list whose elements a paper is about; null = none, or no such paper. */
export const listOf = (key: string): string | null => forms.find((f) => f.key === key)?.subjectList ?? null;

export type LabelledUse = OfficialUse & { readonly label: string };

/**
 * What a form can be filled with in this case, what it is taken for by itself first: the papers that have it, for each
 * element they are about. A paper about elements of which there are none is there once, with the subject ''.
 */
export function officialUses(file: CaseFile, no: string): readonly LabelledUse[] {
  return forms
    .filter((form) => officialNo(form) === no)
    .sort((a, b) => Number(a.key !== mainPaper(no)) - Number(b.key !== mainPaper(no)))
    .flatMap((form) => {
      const use = { no, form: form.key, subject: '' };
      const elements = form.subjectList === null ? null : elementsFor(file, form);
      if (elements !== null && elements.length > 0)
        return elements
          .toReversed()
          .map(({ id, label }) => ({ ...use, subject: id, label: `${form.name}：${label}` }));
      const isMain = form.key === mainPaper(no);
      // A statement of the follow-up only where there is one.
      return isMain || (elements === null && file.review.followup.intent === 'pursue')
        ? [{ ...use, label: form.name }]
        : [];
    });
}

type Element = { readonly id: string; readonly label: string };
const named = (date: string | null, title: string): string =>
  `${date ?? ''} ${title || '（件名なし）'}`.trim();

function elementsFor(file: CaseFile, form: FormDefinition): readonly Element[] {
  switch (form.subjectList) {
    case 'incidents':
      return file.incidents
        .filter((i) => i.judgedBy !== 'none')
        .map((i) => ({ id: i.id, label: named(i.recognisedOn, i.title) }));
    case 'after/changes': {
      const paper = form.key === '2-10' ? 'material' : 'listed';
      return file.after.changes
        .filter((c) => classifyChange(c).papers.includes(paper))
        .map((c) => ({ id: c.id, label: named(c.occurredOn, c.title) }));
    }
    case 'after/reaudits':
      return file.after.reaudits.map((r) => ({
        id: r.id,
        label: named(r.requestedOn, r.parts.slice(0, 40)),
      }));
    case 'after/objections':
      return file.after.objections.map((o) => ({ id: o.id, label: named(o.treatedOn, o.against) }));
    case 'after/monitoring':
      return file.after.monitoring.map((m) => ({ id: m.id, label: named(m.noticeOn, m.number) }));
    case 'review/answers':
      return file.review.answers.map((a) => ({ id: a.id, label: named(null, a.question.slice(0, 40)) }));
    default:
      return [];
  }
}
