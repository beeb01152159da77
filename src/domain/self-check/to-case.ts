/** What the answers put into a case: service, works, information, special measure, a plan with the wished day. */
import { phaseOf, rulebookFor } from '#rulebook';
import { addDays, type PlainDate } from '#kernel';
import { newRecord, type CaseFile, type RecordSource, type SelfCheckAnswers } from '#schemas';

type Kind = NonNullable<SelfCheckAnswers['information']>[number];
type Certificate = NonNullable<SelfCheckAnswers['certificates']>[number];

/** Names the case shall hold; they come from `messages/`. */
export type CaseWords = {
  readonly information: (kind: Kind) => string;
  readonly certificate: (certificate: Certificate) => string;
  readonly plan: string;
};

const truth = (given: 'yes' | 'no' | 'unsure' | undefined): boolean | null =>
  given === undefined || given === 'unsure' ? null : given === 'yes';
const opposite = (value: boolean | null): boolean | null => (value === null ? null : !value);

/**
 * The case with the answers filled in. What an answer leaves open stays open: no control is decided, no agency is made
 * up (a result is recorded from its own sheet), and levels stay blank.
 */
export function withAnswers(
  file: CaseFile,
  answers: SelfCheckAnswers,
  asOf: PlainDate,
  source: RecordSource,
  words: CaseWords,
): CaseFile {
  const information = (answers.information ?? []).map((kind) => ({
    ...newRecord.information(source),
    name: words.information(kind),
    personalData: PERSONAL[kind],
  }));
  const hasWork = answers.works !== undefined || (answers.work ?? '') !== '';
  const work = {
    ...newRecord.work(source),
    name: answers.work ?? '',
    listed: LISTED[answers.works ?? 'unsure'],
  };
  const target = answers.target ?? null;
  const isOver = phaseOf(asOf, rulebookFor(file.edition).terms.special) === 'after';
  const plan = { ...newRecord.plan(source, words.plan), target };
  return {
    ...file,
    service: {
      ...file.service,
      name: answers.serviceName ?? '',
      isSaas: truth(answers.saas),
      ownName: truth(answers.ownName),
      notExcluded: opposite(truth(answers.excludedParty)),
      neverRemoved: opposite(truth(answers.removed)),
      certifications: (answers.certificates ?? []).map(words.certificate).join('、'),
    },
    works: hasWork ? [...file.works, work] : file.works,
    information: [...file.information, ...information],
    // Over is over: nobody needs to be asked whether a measure is wanted that can no longer be had.
    specialMeasure: { ...file.specialMeasure, wanted: isOver ? false : null },
    plans: target === null ? file.plans : [...file.plans, plan],
  };
}

/** Whether a kind is personal data; null where it may or may not be. */
const PERSONAL: Readonly<Record<Kind, boolean | null>> = {
  everyday: false,
  contact: true,
  personal: true,
  sensitive: true,
  confidential: null,
  grave: null,
};
const LISTED = { listed: true, unlisted: false, unsure: null } as const;

/** A case to reckon a first schedule with: the answers that move a date, and nothing else. */
export function scheduleCase(
  file: CaseFile,
  answers: SelfCheckAnswers,
  source: RecordSource,
  asOf: PlainDate,
): CaseFile {
  const assessed = answers.agency === 'low' ? (answers.agencyOn ?? null) : null;
  const recent = assessed !== null && assessed <= asOf && assessed >= addDays(asOf, -366);
  const since = answers.controls === 'running' ? (answers.controlsSince ?? null) : null;
  return {
    ...file,
    works: [{ ...newRecord.work(source), listed: LISTED[answers.works ?? 'unsure'] }],
    assessments: recent ? [{ ...newRecord.assessment(source), date: assessed, overall: 'low' }] : [],
    rows:
      since === null
        ? []
        : [{ ...newRecord.row(source, '0'), decision: 'adopted' as const, operatingSince: since }],
  };
}
