/** Which fields of an incident answer the report items (別紙3), and what a report still lacks. */
import { defaultPack, type IncidentReportPack } from '#rulebook/packs';
import { getAt } from '#kernel';
import type { CaseFile, Incident, IncidentStage } from '#schemas';

type ItemFields = Readonly<Record<string, readonly string[]>>;

/** Fields by item; the first answers it, the rest belong to it. */
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
/** Items that the vendor's own data answers on every report. */
const ANSWERED = new Set(['service', 'reporter']);
const ANSWERS = 'answers';

type Item = IncidentReportPack['items'][number];

export type ReportField = {
  /** Within the incident: `summary`, `answers/<item>`. */
  readonly field: string;
  readonly required: boolean;
  /** What the pack calls it and says of it, where that is not what the program does; null = as the field itself. */
  readonly label: string | null;
  readonly help: string | null;
  readonly input: Item['input'];
};

/** The items the incidents of a case are reported by: those it keeps, or the shipped ones. */
export function reportPack(file: Pick<CaseFile, 'incidentReport'>): IncidentReportPack {
  return file.incidentReport ?? defaultPack('incidentReport');
}

/** The fields of a report of the stage, in the order of the items. The judgement needs its reason. */
export function reportFields(
  stage: IncidentStage,
  pack: IncidentReportPack = defaultPack('incidentReport'),
): readonly ReportField[] {
  const at = PACK_STAGE[stage];
  return pack.items.filter((item) => item.stages.includes(at)).flatMap((item) => fieldsOf(item, at));
}

function fieldsOf(item: Item, at: Item['stages'][number]): readonly ReportField[] {
  if (ANSWERED.has(item.id)) return [];
  const required = item.requiredIn.includes(at);
  const shipped = defaultPack('incidentReport').items.find((i) => i.id === item.id);
  const words = (own: string, ours: string | undefined): string | null => (own === ours ? null : own);
  const { input } = item;
  const label = words(item.label, shipped?.label);
  const help = words(item.help, shipped?.help);
  const fields = FIELDS[item.id];
  if (!fields) return [{ field: `${ANSWERS}/${item.id}`, required, label, help, input }];
  return fields.map((field, i) => ({
    field,
    required: required && (i === 0 || field === 'judgedReason'),
    label: i === 0 ? label : null,
    help: i === 0 ? help : null,
    input,
  }));
}

/** What the pack calls a field of the incident; null where the program's own word stands. */
export function reportLabel(pack: IncidentReportPack, field: string): string | null {
  const all = [...reportFields('report', pack), ...reportFields('flash', pack)];
  return all.find((f) => f.field === field)?.label ?? null;
}

/** The fields a report of the stage needs and the incident lacks. */
export function lackingFor(
  incident: Incident,
  stage: IncidentStage,
  pack?: IncidentReportPack,
): readonly string[] {
  return reportFields(stage, pack)
    .filter(({ field, required }) => required && isBlank(getAt(incident, field)))
    .map(({ field }) => field);
}

/** How two lists of items differ, by the labels of the items. */
export type ItemDifferences = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

export function itemDifferences(before: IncidentReportPack, after: IncidentReportPack): ItemDifferences {
  const was = new Map(before.items.map((i) => [i.id, i]));
  const is = new Set(after.items.map((i) => i.id));
  const same = (a: Item, b: Item): boolean => JSON.stringify(keyed(a)) === JSON.stringify(keyed(b));
  return {
    added: after.items.filter((i) => !was.has(i.id)).map((i) => i.label),
    removed: before.items.filter((i) => !is.has(i.id)).map((i) => i.label),
    changed: after.items.flatMap((i) => {
      const old = was.get(i.id);
      return old && !same(old, i) ? [i.label] : [];
    }),
  };
}

const keyed = ({ id, label, help, stages, requiredIn, input }: Item): unknown => [
  id,
  label,
  help,
  stages.toSorted(),
  requiredIn.toSorted(),
  input,
];

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
