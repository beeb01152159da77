import type { IncidentStepCode } from '#domain/incident';

const JUDGEMENT = ['judgedBy', 'judgedOn', 'judgedReason'] as const;
const CONDITIONS = ['conditions', 'conditionsAnswer'] as const;
const ABOVE: Partial<Record<IncidentStepCode, readonly string[]>> = {
  recognise: ['recognisedOn'],
  judge: JUDGEMENT,
  notSerious: JUDGEMENT,
  answerConditions: CONDITIONS,
  release: [...CONDITIONS, 'releaseOn', 'releaseRemarks'],
};

/** The fields that the next step itself shows: below it they are left out, a field stands once on a screen. */
export function fieldsAbove(step: IncidentStepCode): ReadonlySet<string> {
  return new Set(ABOVE[step]);
}
