/** 様式1-2 SaaSの利用に係る業務・情報の影響度評価シート (3.1(1), 3.3): the vendor's part and one part for each agency. */
import { isAssessed } from '#domain/impact';
import { AXIS_LABELS, LEVEL_LABELS, pathLabel } from '#messages';
import type { Assessment, Axis, Block, CaseFile, Value } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { each, may, must, when } from '../uses.ts';
import { elementValue, fieldValue, valueOf } from '../values.ts';

const AXES = Object.keys(AXIS_LABELS) as Axis[];
const LISTED = (work: unknown): boolean =>
  typeof work === 'object' && work !== null && 'listed' in work && work.listed === true;

export const form12 = defineForm({
  key: '1-2',
  formNo: '様式1-2',
  title: 'SaaSの利用に係る業務・情報の影響度評価シート',
  clauses: ['3.1(1)', '3.3'],
  filing: 'preApplication',
  tabular: true,
  uses: [
    ...must('vendor/name', 'service/name', 'service/url', 'service/summary'),
    ...may('service/dataLocation', 'service/subcontractors'),
    ...must('functions/*/name', 'functions/*/description'),
    ...must('works/*/name', 'works/*/description', 'works/*/listed'),
    ...when(LISTED, 'works/*/listEntry'),
    ...must('information/*/name', 'information/*/description'),
    ...may('information/*/subjects', 'information/*/volume', 'information/*/storage'),
    ...must('information/*/personalData'),
    ...may('information/*/leak', 'information/*/falsification', 'information/*/stop'),
    ...must(...AXES.map((axis) => `information/*/self/${axis}`)),
    ...may('information/*/self/reason'),
    ...must('assessments/*/body', 'assessments/*/kind'),
    ...may('assessments/*/department'),
    ...must('assessments/*/date'),
    ...each(...AXES.map((axis) => `assessments/*/results/*/levels/${axis}`)),
    ...must('assessments/*/overall'),
    ...may('assessments/*/remarks'),
  ],
  needed: always('事前申請書に必ず添えます（3.1(1)）。'),
  blocks: (file) => [...vendorPart(file), ...agencyParts(file)],
});

function vendorPart(file: CaseFile): Block[] {
  return [
    p.heading(2, '第1部　申請者が記入する事項'),
    p.heading(3, '1　クラウドサービス'),
    p.grid(file, [
      'vendor/name',
      'service/name',
      'service/url',
      'service/summary',
      p.optional('service/dataLocation'),
      p.optional('service/subcontractors'),
    ]),
    p.heading(3, '2　サービスの機能'),
    p.table(
      [
        ['機能の名称', 0.3],
        ['機能の説明', 0.7],
      ],
      file.functions.map((f) => [
        elementValue('functions', f, 'name'),
        elementValue('functions', f, 'description'),
      ]),
      'functions',
    ),
    p.heading(3, '3　サービスで行う業務'),
    p.table(
      [
        ['業務の名称', 0.26],
        ['業務の説明', 0.4],
        ['対象業務一覧に掲載', 0.14, 'center'],
        ['一覧での名称', 0.2],
      ],
      file.works.map((w) => [
        elementValue('works', w, 'name'),
        elementValue('works', w, 'description'),
        elementValue('works', w, 'listed'),
        elementValue('works', w, 'listEntry', !LISTED(w)),
      ]),
      'works',
    ),
    p.heading(3, '4　取り扱う情報'),
    p.table(
      [
        ['情報の名称', 0.2],
        ['情報の内容', 0.28],
        ['誰についての情報か', 0.14],
        ['件数・量', 0.14],
        ['保存する場所と期間', 0.14],
        ['個人情報', 0.1, 'center'],
      ],
      file.information.map((i) => [
        elementValue('information', i, 'name'),
        elementValue('information', i, 'description'),
        elementValue('information', i, 'subjects', true),
        elementValue('information', i, 'volume', true),
        elementValue('information', i, 'storage', true),
        elementValue('information', i, 'personalData'),
      ]),
      'information',
    ),
    p.heading(3, '5　起きることの見込み'),
    p.table(
      [
        ['情報の名称', 0.22],
        ['漏れたとき', 0.26],
        ['書き換えられたとき', 0.26],
        ['使えなくなったとき', 0.26],
      ],
      file.information.map((i) => [
        elementValue('information', i, 'name'),
        elementValue('information', i, 'leak', true),
        elementValue('information', i, 'falsification', true),
        elementValue('information', i, 'stop', true),
      ]),
      'information',
    ),
    p.heading(3, '6　申請者による自己評価'),
    p.note('参考として申請者が事前に評価したもので、政府機関等の評価に代わるものではありません。'),
    ...scaleNotes(file),
    p.table(
      [
        ['情報の名称', 0.26],
        ...AXES.map((axis) => [AXIS_LABELS[axis], 0.11, 'center'] as const),
        ['自己評価の理由', 0.41],
      ],
      file.information.map((i) => [
        elementValue('information', i, 'name'),
        ...AXES.map((axis) => elementValue('information', i, `self/${axis}`)),
        elementValue('information', i, 'self/reason', true),
      ]),
      'information',
    ),
  ];
}

/** The scale the levels were chosen by. It comes into the case with the first of them; until then none is named. */
function scaleNotes(file: CaseFile): Block[] {
  const scale = file.impactScale;
  if (scale === null) {
    return isAssessed(file) ? [p.note('評価に使った影響度の目安は、記録されていません。')] : [];
  }
  const source = scale.source === '' ? '' : `、出所：${scale.source}`;
  const check = scale.needsCheck ? '【要原文確認】公式の別紙1と照らし合わせていない目安です。' : '';
  return [p.note(`評価に使った目安：${scale.title}、版 ${scale.version}${source}。${check}`)];
}

/** One part for each agency; a blank one to hand to an agency while there is none. */
function agencyParts(file: CaseFile): Block[] {
  if (file.assessments.length === 0) return [{ type: 'pageBreak' }, ...agencyPart(file, null, 1)];
  return file.assessments.flatMap((a, i): Block[] => [{ type: 'pageBreak' }, ...agencyPart(file, a, i + 1)]);
}

function agencyPart(file: CaseFile, a: Assessment | null, n: number): Block[] {
  const path = a ? `assessments/${a.id}` : 'assessments';
  const at = (field: string, optional = false): Value =>
    a ? fieldValue(file, `${path}/${field}`, optional) : valueOf('', path);
  const line = (field: string, optional = false): p.GridLine => ({
    label: pathLabel(`assessments/*/${field}`),
    value: at(field, optional),
  });
  return [
    p.heading(2, `第2部（${n}）\u3000政府機関等が記入する事項`),
    { ...p.grid(file, [line('body'), line('kind'), line('department', a !== null), line('date')]) },
    p.heading(3, '情報ごとの評価'),
    ...scaleNotes(file),
    p.table(
      [['情報の名称', 0.49], ...AXES.map((axis) => [AXIS_LABELS[axis], 0.17, 'center'] as const)],
      a
        ? resultRows(file, a)
        : file.information.map((i) => [
            elementValue('information', i, 'name'),
            ...AXES.map(() => valueOf('', path)),
          ]),
      path,
    ),
    p.heading(3, '全体の影響度評価結果'),
    p.choiceBoxes(a ? `${path}/overall` : path, a?.overall ?? null, LEVEL_LABELS),
    p.grid(file, [line('remarks', a !== null)]),
    {
      type: 'signature',
      date: a?.date ?? null,
      rows: [
        { label: '評価した政府機関等', value: at('body') },
        { label: '部署', value: at('department') },
      ],
    },
  ];
}

/** A line for each result; kinds of information without a result get a blank one, so that a gap is seen. */
function resultRows(file: CaseFile, a: Assessment): Value[][] {
  const names = new Map(file.information.map((i) => [i.id, i]));
  const done = new Set(a.results.map((r) => r.informationId));
  return [
    ...a.results.map((r) => {
      const information = names.get(r.informationId);
      return [
        information ? elementValue('information', information, 'name') : valueOf('', 'information'),
        ...AXES.map((axis) => elementValue(`assessments/${a.id}/results`, r, `levels/${axis}`)),
      ];
    }),
    ...file.information
      .filter((i) => !done.has(i.id))
      .map((i) => [
        elementValue('information', i, 'name'),
        ...AXES.map(() => valueOf('', `assessments/${a.id}/results`)),
      ]),
  ];
}
