/** The vendor's sheet of 様式1-2. */
import { COLUMNS, CONSEQUENCES, GRID, NAME_HEAD, ownHead, REASON_HEAD, scaleOf } from '#domain/impact';
import { formatBoth, type PlainDate } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, SheetCell, SheetLook, SheetRow, WorkbookSheet } from '#schemas';
import { cell, heightOf, key, SHEET_NAMES } from './workbook-cells.ts';

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

/** 第1部: what the vendor says, filled in and locked. `texts` = the values by their paths. */
export function vendorSheet(
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
