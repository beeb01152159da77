/** What the two reports on an incident (速報, 様式2-8) have in common. The items are those the case keeps, or our own: 要原文確認. */
import { changedSinceLast, nextNumber, reportFields, reportPack } from '#domain/incident';
import { formatEra, type PlainDate } from '#kernel';
import { pathLabel } from '#messages';
import { defaultPack, type IncidentReportPack } from '#rulebook/packs';
import type { Block, CaseFile, Incident, IncidentStage, IncidentVersion, Value } from '#schemas';
import * as p from './parts.ts';
import { each, may, must, when, type Use } from './uses.ts';
import { elementValue, fieldValue, say } from './values.ts';

export const LIST = 'incidents';
const at = (field: string): string => `${LIST}/*/${field}`;

/** Whether a further report is being written: something changed after one was handed in. */
const isFurther = (incident: Incident): boolean =>
  incident.versions.length > 0 && changedSinceLast(incident).length > 0;

const further = (element: unknown): boolean => isFurther(element as Incident);

/** The fields of a report, in its order; without a pack, those of the shipped items. */
export function incidentUses(stage: IncidentStage, pack?: IncidentReportPack): readonly Use[] {
  const all = reportFields(stage, pack);
  const fields = all.filter((f) => f.field !== 'steps');
  return [
    ...must(...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name', at('title')),
    ...fields.flatMap(({ field, required, label }) =>
      (required ? must(at(field)) : may(at(field))).map((use) => (label === null ? use : { ...use, label })),
    ),
    ...may(at('others')),
    ...(all.length > fields.length
      ? [...must(at('steps/*/text'), at('steps/*/on')), ...may(at('steps/*/time'))]
      : []),
    ...when(further, at('changes')),
    ...each(at('versions/*/filedOn')),
    ...may(at('versions/*/filedTime')),
    ...when((element) => (element as IncidentVersion).number > 1, at('versions/*/changes')),
  ];
}

const STAGE_WORDS = { flash: '速報', report: '確報' } as const;

/** The number the paper has within its stage. Unchanged since it was handed in, it is the report that was. */
export function reportNumber(incident: Incident, stage: IncidentStage): number {
  const last = incident.versions.findLast((v) => v.stage === stage);
  return last && !isFurther(incident) ? last.number : nextNumber(incident, stage);
}

/** 「速報（第1報）」「確報（第2報、続報）」 */
export function stageText(incident: Incident | undefined, stage: IncidentStage): string {
  const number = incident ? reportNumber(incident, stage) : 1;
  return `${STAGE_WORDS[stage]}（第${number}報${number > 1 ? '、続報' : ''}）`;
}

/** The day of the report: that it was handed in on, or the paper's own day while it is not. */
export function reportDay(incident: Incident | undefined, stage: IncidentStage, asOf: PlainDate): PlainDate {
  const last = incident?.versions.findLast((v) => v.stage === stage);
  return last?.filedOn && incident && !isFurther(incident) ? last.filedOn : asOf;
}

/** The report of the stage on the incident of the id. */
export function reportBlocks(
  file: CaseFile,
  asOf: PlainDate,
  id: string,
  stage: IncidentStage,
  addressee: string,
): readonly Block[] {
  const incident = file.incidents.find((i) => i.id === id);
  const path = (field: string): string => `${LIST}/${id}/${field}`;
  const pack = reportPack(file);
  const fields = reportFields(stage, pack);
  const lines = fields
    .filter((f) => f.field !== 'steps')
    .map(({ field, required, label }) => ({
      label: label ?? pathLabel(path(field)),
      value: required ? fieldValue(file, path(field)) : known(fieldValue(file, path(field))),
    }));
  return [
    { type: 'paragraph', value: say(formatEra(reportDay(incident, stage, asOf))), align: 'right' },
    p.paragraph(addressee),
    p.heading(2, '1　報告者'),
    p.applicant(file, true),
    p.contacts(file),
    p.heading(2, '2　報告'),
    p.grid(file, [
      { label: '報告の区分', value: say(stageText(incident, stage)) },
      'service/name',
      path('title'),
      ...(incident && isFurther(incident) ? [path('changes')] : []),
    ]),
    p.heading(2, '3　インシデントの内容'),
    p.grid(file, [...lines, p.optional(path('others'))]),
    ...(fields.some((f) => f.field === 'steps') ? steps(incident, path('steps')) : []),
    ...versions(incident, path('versions')),
    p.note(source(pack)),
  ];
}

/** Where the items come from. */
function source({ id, title, version, needsCheck }: IncidentReportPack): string {
  const check = needsCheck ? '（要原文確認）' : '';
  if (id !== defaultPack('incidentReport').id)
    return `報告項目は、申請者が取り込んだ「${title}」（版${version}）によります${check}。`;
  const ours = needsCheck
    ? '別紙3を参照できないため当アプリが定めた初期設定です'
    : '当アプリの初期設定を、申請者が別紙3の原文と照らし合わせたものです';
  return `報告項目は、${ours}${check}。公式の別紙3にほかの項目があれば「そのほかの報告事項」に書きます。`;
}

/** What is not known yet reads 「確認中」: 「なし」 would say that there is none. */
const known = (value: Value): Value =>
  value.missing ? { text: '確認中', ...(value.source && { source: value.source }) } : value;

function steps(incident: Incident | undefined, list: string): readonly Block[] {
  const sorted = (incident?.steps ?? []).toSorted((a, b) =>
    `${a.on ?? ''}${a.time ?? ''}` < `${b.on ?? ''}${b.time ?? ''}` ? -1 : 1,
  );
  return [
    p.heading(2, '4　経過'),
    p.table(
      [
        ['日', 0.24],
        ['時刻', 0.12, 'center'],
        ['したこと・分かったこと', 0.64],
      ],
      sorted.map((s) => [
        elementValue(list, s, 'on'),
        blankTime(elementValue(list, s, 'time')),
        elementValue(list, s, 'text'),
      ]),
      list,
    ),
  ];
}

const blankTime = (value: Value): Value =>
  value.missing ? { text: '―', ...(value.source && { source: value.source }) } : value;

function versions(incident: Incident | undefined, list: string): readonly Block[] {
  if (!incident || incident.versions.length === 0) return [];
  return [
    p.heading(2, 'これまでの報告'),
    p.table(
      [
        ['報告', 0.18],
        ['報告した日', 0.22],
        ['時刻', 0.1, 'center'],
        ['前の報告から変わったこと', 0.5],
      ],
      incident.versions.map((v) => [
        say(`${STAGE_WORDS[v.stage]} 第${v.number}報`),
        elementValue(list, v, 'filedOn'),
        blankTime(elementValue(list, v, 'filedTime')),
        v.changes === '' && v.number === 1
          ? { text: '―', source: { path: `${list}/${v.id}/changes` } }
          : elementValue(list, v, 'changes'),
      ]),
      list,
    ),
  ];
}
