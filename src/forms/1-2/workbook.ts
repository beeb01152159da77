/** 様式1-2 as a workbook for one agency: how the sheets are laid out. What they say is `#domain/impact` (its `sheet.ts`). */
import {
  AGENCY_FIELDS,
  agencyHead,
  AXES,
  COLUMNS,
  CONSEQUENCES,
  GRID,
  hiddenRows,
  IDENTITY_NAME,
  identityLine,
  KEY_MARK,
  NAME_HEAD,
  ownHead,
  REASON_HEAD,
  scaleOf,
  SHEET_KINDS,
  sheetIdentity,
  vendorTexts,
  type AgencyField,
} from '#domain/impact';
import { formatBoth, plainDate, type PlainDate } from '#kernel';
import { impactScale, type ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, SheetCell, SheetLook, SheetRow, SheetRule, Workbook, WorkbookSheet } from '#schemas';
import { cell, heightOf, SHEET_NAMES } from './workbook-cells.ts';
import { guideSheet } from './workbook-guide.ts';

/**
 * The workbook to hand to an agency: the vendor's part filled in and locked, the agency's part blank and open. Never fails;
 * what the vendor has not filled in stays blank. `asOf` is the day it says it was made.
 */
export function assessmentWorkbook(
  file: CaseFile,
  asOf: PlainDate,
  pack: ImpactScalePack = impactScale,
): Workbook {
  const texts = vendorTexts(file, scaleOf(pack));
  const agency = agencySheet(file, texts, pack);
  const identity = identityLine(sheetIdentity(file, pack));
  return {
    title: '様式1-2 SaaSの利用に係る業務・情報の影響度評価シート',
    date: asOf,
    sheets: [
      guideSheet(file, asOf, pack),
      vendorSheet(file, texts, asOf, pack),
      agency.sheet,
      hiddenSheet(file, pack),
    ],
    names: [
      { name: IDENTITY_NAME, text: identity },
      ...agency.places.map(([field, ref]) => ({
        name: AGENCY_FIELDS[field].name,
        sheet: SHEET_NAMES.agency,
        ref,
      })),
    ],
    properties: { [IDENTITY_NAME]: identity },
  };
}

const key = (path: string): SheetCell => cell(`${KEY_MARK}${path}`, 'key');

// Column A is hidden and says what a row is about; seven columns are seen.
const VENDOR_WIDTHS = [null, 22, 30, 16, 18, 14, 22, 12] as const;
const VENDOR_COLUMNS = VENDOR_WIDTHS.length - 1;
/** Over how many of the sheet's columns the columns of each table reach. */
const SPANS = {
  functions: [1, 6],
  works: [1, 2, 1, 3],
  information: [1, 2, 1, 1, 1, 1],
  consequences: [1, 2, 2, 2],
  self: [2, 1, 1, 1, 2],
} as const;

function vendorSheet(
  file: CaseFile,
  texts: ReadonlyMap<string, string>,
  asOf: PlainDate,
  pack: ImpactScalePack,
): WorkbookSheet {
  const rows: SheetRow[] = [
    {
      cells: [null, cell('様式1-2　第1部　申請者が記入する事項', 'title', { span: VENDOR_COLUMNS })],
      height: 26,
    },
    {
      cells: [
        null,
        cell(`${formatBoth(asOf)}に作成。この部分は保護されています。`, 'small', { span: VENDOR_COLUMNS }),
      ],
    },
    heading('1　クラウドサービス'),
    ...GRID.map(([path, label]): SheetRow => {
      const text = texts.get(path) ?? '';
      return {
        cells: [key(path), cell(label, 'label'), cell(text, 'value', { span: VENDOR_COLUMNS - 1 })],
        height: heightOf([
          [label, 22],
          [text, 112],
        ]),
      };
    }),
    heading('2　サービスの機能'),
    ...table('functions', file.functions),
    heading('3　サービスで行う業務'),
    ...table('works', file.works),
    heading('4　取り扱う情報'),
    ...table('information', file.information),
    heading('5　起きることの見込み'),
    ...keyed('information', file.information, CONSEQUENCES, SPANS.consequences),
    heading('6　申請者による自己評価（参考）'),
    ...selfTable(),
  ];
  return {
    name: SHEET_NAMES.vendor,
    state: 'visible',
    widths: VENDOR_WIDTHS,
    rows,
    rules: [],
    landscape: true,
  };

  function heading(text: string): SheetRow {
    return { cells: [null, cell(text, 'heading', { span: VENDOR_COLUMNS })], height: 24 };
  }

  function table(list: keyof typeof COLUMNS, items: readonly { readonly id: string }[]): SheetRow[] {
    return keyed(list, items, COLUMNS[list], SPANS[list]);
  }

  function selfTable(): SheetRow[] {
    const columns = [
      ['name', NAME_HEAD],
      ...scaleOf(pack).axes.map(([axis, label]) => [`self/${axis}`, ownHead(label)] as const),
      ['self/reason', REASON_HEAD],
    ] as const;
    return keyed('information', file.information, columns, SPANS.self);
  }

  function keyed(
    list: string,
    items: readonly { readonly id: string }[],
    columns: readonly (readonly [field: string, label: string])[],
    spans: readonly number[],
  ): SheetRow[] {
    const place = (cells: readonly SheetCell[]): (SheetCell | null)[] =>
      cells.flatMap((c, i) => [
        { ...c, span: spans[i] ?? 1 },
        ...Array.from({ length: (spans[i] ?? 1) - 1 }, () => null),
      ]);
    let at = 1;
    const widths = spans.map((span) => {
      const own = VENDOR_WIDTHS.slice(at, at + span);
      at += span;
      return own.reduce<number>((sum, w) => sum + (w ?? 0), 0);
    });
    return [
      { cells: [key(`#${list}`), ...place(columns.map(([, label]) => cell(label, 'head')))], height: 34 },
      ...items.map((item): SheetRow => {
        const values = columns.map(([field]) => texts.get(`${list}/${item.id}/${field}`) ?? '');
        return {
          cells: [
            key(`${list}/${item.id}`),
            ...place(values.map((t, i) => cell(t, lookOf(columns[i]?.[0] ?? '')))),
          ],
          height: heightOf(values.map((t, i) => [t, widths[i] ?? 20] as const)),
        };
      }),
    ];
  }
}

const lookOf = (field: string): SheetLook =>
  /^(listed|personalData|self\/(?!reason))/.test(field) ? 'centre' : 'value';

const AGENCY_WIDTHS = [null, 5, 24, 34, 9, 10, 10, 10, 14, 14, 14] as const;
const AGENCY_COLUMNS = AGENCY_WIDTHS.length - 1;

function agencySheet(
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

function hiddenSheet(file: CaseFile, pack: ImpactScalePack): WorkbookSheet {
  return {
    name: SHEET_NAMES.hidden,
    state: 'veryHidden',
    widths: [40, 60],
    rows: hiddenRows(file, pack).map(([k, v]) => ({ cells: [cell(k, 'key'), cell(v, 'key')] })),
    rules: [],
    landscape: false,
  };
}
