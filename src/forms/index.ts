/** Every paper this program writes, in the order of the procedure. See README.md for how to add one. */
import type { FormDefinition } from './contract.ts';
import { forms } from './registry.ts';

export type * from './contract.ts';
export { canonicalCaseJson, planBundle, plansOf, withFormats } from './bundle-plan.ts';
export { enclosures, type Enclosure } from './enclosures.ts';
export { filingOf, filings, type Filing, type FilingItem, type FilingSubject } from './filings/index.ts';
export { changesBetween, contentText, readContent, type PaperChange } from './content.ts';
export { overridesOf, sourcesOf } from './overrides.ts';
export { safeFileName } from './file-names.ts';
export { assessmentWorkbook } from './1-2/workbook.ts';
export { statementCsv, statementWorkbook } from './statement-table/index.ts';
export { isOfRules, mainPaper, officialNo, officialUses, type LabelledUse } from './official/use.ts';
export { type About } from './official/paths.ts';
export {
  officialOutlook,
  officialPapers,
  recheckOfficial,
  withOfficial,
  type FormFiller,
  type OfficialFile,
  type OfficialOutlook,
  type OfficialPaper,
} from './official/bundle.ts';
export { officialValues } from './official/values.ts';
export { takenBack, takenBackRow, type ReturnedRow, type TakenBack } from './official/take-back.ts';
export { forms, ownPapers } from './registry.ts';

const byKey = new Map(forms.map((form) => [form.key, form]));

/** The form of a key (`1-1`, `2-1-annex`, `7.6-oath` …), or undefined. */
export function formOf(key: string): FormDefinition | undefined {
  return byKey.get(key);
}

/** The forms of a filing, in order. */
export function formsFor(filing: FormDefinition['filing']): readonly FormDefinition[] {
  return forms.filter((form) => form.filing === filing);
}
