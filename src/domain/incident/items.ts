/** Which fields of an incident answer the report items (別紙3 by our own list), and what a report still lacks. */
import { incidentReportItems } from '#rulebook/packs';
import { getAt } from '#kernel';
import type { Incident, IncidentStage } from '#schemas';

type ItemFields = Readonly<Record<string, readonly string[]>>;

/** Fields by item; the first answers it, the rest belong to it. What the vendor's own data answers has none. */
const FIELDS: ItemFields = {
  recognisedOn: ['recognisedOn', 'recognisedTime'],
  occurredOn: ['occurredOn', 'occurredTime'],
  howNoticed: ['howNoticed'],
  summary: ['summary', 'leak', 'falsification', 'stop'],
  seriousness: ['judgedBy', 'judgedOn', 'judgedReason'],
  affectedFunctions: ['affectedFunctions'],
  affectedAgencies: ['affectedAgencies'],
  affectedInformation: ['affectedInformation'],
  affectedUsers: ['affectedUsers'],
  response: ['response'],
  continuing: ['continuing'],
  recovery: ['recovery'],
  notified: ['publication'],
  otherReports: ['otherReports'],
  timeline: ['steps'],
  cause: ['cause'],
  controls: ['controls'],
  prevention: ['prevention'],
};
const PACK_STAGE = { flash: 'preliminary', report: 'final' } as const;

export type ReportField = { readonly field: string; readonly required: boolean };

/** The fields of a report of the stage, in the order of the items. The judgement needs its reason. */
export function reportFields(stage: IncidentStage): readonly ReportField[] {
  const at = PACK_STAGE[stage];
  return incidentReportItems.items
    .filter((item) => item.stages.includes(at))
    .flatMap((item) => {
      const required = item.requiredIn.includes(at);
      return (FIELDS[item.id] ?? []).map((field, i) => ({
        field,
        required: required && (i === 0 || field === 'judgedReason'),
      }));
    });
}

/** The fields a report of the stage needs and the incident lacks. */
export function lackingFor(incident: Incident, stage: IncidentStage): readonly string[] {
  return reportFields(stage)
    .filter(({ field, required }) => required && isBlank(getAt(incident, field)))
    .map(({ field }) => field);
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
