/** The agency's sheet of 様式1-2. */
import {
  AGENCY_FIELDS,
  agencyHead,
  AXES,
  NAME_HEAD,
  ownHead,
  scaleOf,
  SHEET_KINDS,
  type AgencyField,
} from '#domain/impact';
import { plainDate, type PlainDate } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, SheetLook, SheetRow, SheetRule, WorkbookSheet } from '#schemas';
import { cell, heightOf, key, SHEET_NAMES } from './workbook-cells.ts';

const AGENCY_WIDTHS = [null, 5, 24, 34, 9, 10, 10, 10, 14, 14, 14] as const;
const AGENCY_COLUMNS = AGENCY_WIDTHS.length - 1;

/** 第2部: what the agency fills in, and where each of its single fields stands. `texts` = the values by their paths. */
export function agencySheet(
  file: CaseFile,
  texts: ReadonlyMap<string, string>,
  pack: ImpactScalePack,
): { sheet: WorkbookSheet; places: [AgencyField, string][] } {
  const scale = scaleOf(pack);
  const levels = scale.levels.map(([, label]) => label);
  const rows: SheetRow[] = [];
  const rules: SheetRule[] = [];
  const places: [AgencyField, string][] = [];
  const wide = (text: string, look: SheetLook, height?: number): void => {
    const row: SheetRow = { cells: [null, cell(text, look, { span: AGENCY_COLUMNS })] };
    rows.push(height === undefined ? row : { ...row, height });
  };
  const field = (name: AgencyField, look: SheetLook, height: number): string => {
    const { label, hint } = AGENCY_FIELDS[name];
    rows.push({
      cells: [
        null,
        cell(label, 'label', { span: 2, note: hint }),
        null,
        cell('', look, { span: 4 }),
        null,
        null,
        null,
        cell(hint, 'small', { span: 4 }),
      ],
      height,
    });
    const ref = `D${rows.length}`;
    places.push([name, ref]);
    return ref;
  };
  const rule = (range: string, title: string, hint: string, rest: RuleRest): void => {
    rules.push({ range, title, hint, ...rest });
  };
  const pick = (values: readonly string[]): RuleRest => ({
    kind: 'list',
    values,
    error: `一覧（${values.join('、')}）から選んでください。`,
  });
  const longest = (most: number): RuleRest => ({
    kind: 'length',
    most,
    error: `${most}字までで書いてください。`,
  });

  wide('様式1-2　第2部　政府機関等が記入する事項', 'title', 26);
  wide(
    `対象のサービス：${file.service.name}（${file.vendor.name}）`,
    'plain',
    heightOf([[file.service.name + file.vendor.name, 110]]),
  );
  wide(
    '太い枠の欄だけに記入できます。ほかの欄は保護されています。書き方は「はじめに」のシートにあります。',
    'small',
    18,
  );
  wide('1　評価した政府機関等', 'heading', 24);
  rule(field('body', 'open', 24), AGENCY_FIELDS.body.label, AGENCY_FIELDS.body.hint, longest(500));
  rule(
    field('kind', 'open', 24),
    AGENCY_FIELDS.kind.label,
    AGENCY_FIELDS.kind.hint,
    pick(SHEET_KINDS.map(([, label]) => label)),
  );
  rule(
    field('department', 'open', 24),
    AGENCY_FIELDS.department.label,
    AGENCY_FIELDS.department.hint,
    longest(500),
  );
  rule(field('date', 'openDate', 24), AGENCY_FIELDS.date.label, AGENCY_FIELDS.date.hint, {
    kind: 'date',
    from: plainDate('2000-01-01'),
    until: plainDate('2099-12-31'),
    error: '日付として読めるように記入してください。例：2026/6/15',
  });
  wide('2　全体の影響度評価結果', 'heading', 24);
  wide(pack.overallText, 'small', heightOf([[pack.overallText, 130]]));
  rule(field('overall', 'open', 24), AGENCY_FIELDS.overall.label, AGENCY_FIELDS.overall.hint, pick(levels));
  rule(field('remarks', 'open', 54), AGENCY_FIELDS.remarks.label, AGENCY_FIELDS.remarks.hint, longest(5_000));
  wide('3　情報ごとの評価', 'heading', 24);
  wide(
    '右の3列で、情報ごと・観点ごとに影響度を選んでください。「自己評価」は申請者による参考です。',
    'small',
    18,
  );

  rows.push({
    cells: [
      key('#assessment'),
      cell('番号', 'head'),
      cell(NAME_HEAD, 'head'),
      cell('情報の内容', 'head'),
      cell('個人情報を含む', 'head'),
      ...scale.axes.map(([, label]) => cell(ownHead(label), 'head')),
      ...pack.axes.map((a, i) =>
        cell(agencyHead(scale.axes[i]?.[1] ?? ''), 'headOpen', {
          note: [a.question, ...a.levels.map((l) => `【${l.label}】${l.guidance}`)].join('\n'),
        }),
      ),
    ],
    height: 48,
  });
  const titleRow = rows.length;
  file.information.forEach((item, i) => {
    const at = `information/${item.id}`;
    const text = (f: string): string => texts.get(`${at}/${f}`) ?? '';
    rows.push({
      cells: [
        key(at),
        cell(String(i + 1), 'centre'),
        cell(text('name'), 'value'),
        cell(text('description'), 'value'),
        cell(text('personalData'), 'centre'),
        ...AXES.map((axis) => cell(text(`self/${axis}`), 'centre')),
        ...AXES.map(() => cell('', 'openCentre')),
      ],
      height: heightOf([
        [text('name'), 24],
        [text('description'), 34],
      ]),
    });
  });
  if (file.information.length > 0) {
    AXES.forEach((_, i) => {
      const column = 'IJK'[i]!;
      const axis = pack.axes[i];
      rule(
        `${column}${titleRow + 1}:${column}${rows.length}`,
        scale.axes[i]?.[1] ?? '',
        axis?.question ?? '',
        pick(levels),
      );
    });
  }
  return {
    places,
    sheet: {
      name: SHEET_NAMES.agency,
      state: 'visible',
      widths: AGENCY_WIDTHS,
      rows,
      rules,
      landscape: true,
      titleRow,
    },
  };
}

type RuleRest =
  | { kind: 'list'; values: readonly string[]; error: string }
  | { kind: 'date'; from: PlainDate; until: PlainDate; error: string }
  | { kind: 'length'; most: number; error: string };
