/** What is handed in about an incident (chapter 13): 速報, 確報 and their updates, the release of a suspension. */
import { nextStep, storyOf, type IncidentStory } from '#domain/incident';
import type { CaseFile, Incident } from '#schemas';
import { form28 } from '../2-8/index.ts';
import { form29 } from '../2-9/index.ts';
import type { FormDefinition } from '../contract.ts';
import { incidentFlash } from '../incident-flash/index.ts';
import type { FiledEntry, Filing, FilingItem } from './contract.ts';
import { filesById, paperItem } from './items.ts';

type Spec = Pick<Filing, 'key' | 'title' | 'clause' | 'folder'> & {
  readonly form: FormDefinition;
  /** Whether files of the incident go with it. */
  readonly withFiles: boolean;
  readonly filed: (incident: Incident | undefined, story: IncidentStory | undefined) => FiledEntry;
  /** The steps of the desk at which it is due. */
  readonly steps: readonly string[];
  readonly due: string;
  readonly idle: string;
};

const found = (file: CaseFile, subject: string): Incident | undefined =>
  file.incidents.find((i) => i.id === subject);

const incidentFiling = (of: Spec): Filing => ({
  key: of.key,
  title: of.title,
  clause: of.clause,
  folder: of.folder,
  chapter: 13,
  subjects: (file) =>
    file.incidents
      .filter((i) => i.judgedBy !== 'none')
      .map((i) => ({ id: i.id, label: `${i.recognisedOn ?? ''} ${i.title || '（件名なし）'}`.trim() })),
  occasion: (file, asOf, rulebook) => {
    const due = file.incidents.some((i) => of.steps.includes(nextStep(file, i, asOf, rulebook).code));
    return due ? { open: true, reason: of.due } : { open: false, reason: of.idle };
  },
  items: (file, _asOf, _rulebook, subject) => itemsOf(of, file, subject),
  checks: [],
  filed: (file, asOf, subject) => {
    const incident = found(file, subject);
    return of.filed(incident, incident && storyOf(file, incident, asOf));
  },
});

function itemsOf(of: Spec, file: CaseFile, subject: string): readonly FilingItem[] {
  const incident = found(file, subject);
  if (!incident)
    return [
      {
        title: of.form.title,
        clauses: [of.clause],
        state: 'missing',
        reason:
          'インシデントがまだ記録されていません。「インシデント」の画面で認知した日時を記録してください。',
        path: 'incidents',
      },
    ];
  const paper = paperItem(of.form, { clauses: [of.clause], subject });
  const files = of.withFiles ? filesById(file, incident.attachmentIds) : [];
  return files.length > 0
    ? [paper, { title: '報告の内容を裏付ける資料', clauses: [of.clause], state: 'files', files }]
    : [paper];
}

const suspensionId = (story: IncidentStory | undefined): string | null =>
  story?.suspension?.conditions?.id ?? story?.suspension?.started.id ?? null;

export const incidentFilings: readonly Filing[] = [
  incidentFiling({
    key: 'incident-flash',
    title: 'インシデント速報',
    clause: '13.2',
    folder: '04_インシデント速報',
    form: incidentFlash,
    withFiles: false,
    filed: (incident, story) => ({
      kind: story?.flash ? 'incident.update' : 'incident.flash',
      relatesTo: incident?.entryId ?? null,
    }),
    steps: ['flash', 'update'],
    due: '認知した日から原則3日以内（閉庁日を除く）に出し、変わったことはその都度報告します（13.2）。',
    idle: '速報を出すインシデントはありません（13.2）。',
  }),
  incidentFiling({
    key: 'incident-report',
    title: 'インシデントの確報',
    clause: '13.3',
    folder: '04_インシデントの確報',
    form: form28,
    withFiles: true,
    filed: (incident, story) => ({
      kind: story?.report ? 'incident.update' : 'incident.report',
      relatesTo: incident?.entryId ?? null,
    }),
    steps: ['report', 'updateReport', 'update'],
    due: '認知した日から原則30日以内に出し、変わったことはその都度報告します（13.3）。',
    idle: '確報を出すインシデントはありません（13.3）。',
  }),
  incidentFiling({
    key: 'suspension-release',
    title: '一時停止解除の届出',
    clause: '13.9',
    folder: '04_一時停止解除の届出',
    form: form29,
    withFiles: true,
    filed: (_incident, story) => ({ kind: 'suspension.releaseFiled', relatesTo: suspensionId(story) }),
    steps: ['answerConditions', 'release'],
    due: '一時停止解除条件を満たすための対応を終えたら、速やかに届け出ます（13.9）。',
    idle: '解除条件の通知を受けた一時停止はありません（13.8、13.9）。',
  }),
];
