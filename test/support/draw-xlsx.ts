/** Workbooks drawn for the tests of form filling, as Excel would write them; and random forms with the truth about their blanks. */
import fc from 'fast-check';
import { plainDate } from '#kernel';
import { writeZip, type ZipEntry } from '#documents/zip';

export type DrawnCell = {
  readonly text?: string;
  readonly number?: number;
  readonly formula?: string;
  /** What it looks like; `bare` = no frame, locked. */
  readonly look?: DrawnLook;
};
/** `head` is a coloured label; the others may be written: framed, with a line below (`line`), coloured without a frame (`tint`). */
export type DrawnLook =
  'bare' | 'label' | 'input' | 'date' | 'text' | 'head' | 'line' | 'lineDate' | 'tint' | 'tintDate';
export type DrawnSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly locked?: boolean;
  readonly cells: ReadonlyMap<string, DrawnCell>;
  readonly merges?: readonly string[];
  /** Drop-downs by their area. */
  readonly lists?: ReadonlyMap<string, string>;
  /** XML of its own, where it stands: ahead of the rows (views, columns), right behind them, and behind the drop-downs. */
  readonly before?: string;
  readonly after?: string;
  readonly last?: string;
};
export type DrawOptions = {
  readonly prefix?: string;
  readonly inline?: boolean;
  readonly from1904?: boolean;
  readonly names?: readonly string[];
  readonly calc?: string;
  /** Texts in runs of one to three characters each, with furigana. */
  readonly rich?: boolean;
  /** Styles that nobody uses ahead of ours, so that ours have other numbers. */
  readonly extraStyles?: number;
  /** Further parts: their relation hangs on the sheet of that number (from 1). */
  readonly parts?: readonly DrawnPart[];
};
export type DrawnPart = {
  readonly path: string;
  readonly xml: string;
  readonly type: string;
  readonly contentType: string;
  readonly sheet: number | null;
  readonly id: string;
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const LOOKS = [
  'bare',
  'label',
  'input',
  'date',
  'text',
  'head',
  'line',
  'lineDate',
  'tint',
  'tintDate',
] as const satisfies readonly DrawnLook[];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const EDGES = ['left', 'right', 'top', 'bottom'].map((e) => `<${e} style="thin"/>`).join('');
const FORMATS =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>';
const FILLS = `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${['FFD9E1F2', 'FFFFFFCC'].map((c) => `<fill><patternFill patternType="solid"><fgColor rgb="${c}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills>`;
const BORDERS = `<borders count="3"><border/><border>${EDGES}</border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders>`;

/** The style sheet; with `extra` styles ahead of ours. */
function stylesXml(extra: number): string {
  const open = '<protection locked="0"/></xf>';
  const xfs = [
    '<xf numFmtId="0" borderId="0"/>',
    '<xf numFmtId="0" borderId="1"/>',
    ...[0, 164, 49].map((id) => `<xf numFmtId="${id}" borderId="1" applyProtection="1">${open}`),
    '<xf numFmtId="0" fillId="2" borderId="1"/>',
    ...[0, 164].map((id) => `<xf numFmtId="${id}" borderId="2" applyProtection="1">${open}`),
    ...[0, 164].map((id) => `<xf numFmtId="${id}" fillId="3" borderId="0" applyProtection="1">${open}`),
  ];
  const ahead = Array.from({ length: extra }, () => '<xf numFmtId="0" borderId="0"/>');
  const all = [...ahead, ...xfs];
  return `${HEAD}<styleSheet xmlns="${MAIN}">${FORMATS}<fonts count="1"><font/></fonts>${FILLS}${BORDERS}<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${all.length}">${all.join('')}</cellXfs></styleSheet>`;
}

export const letters = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);
export const ref = (row: number, column: number): string => `${letters(column)}${row}`;
const rowOf = (at: string): number => Number(/\d+$/.exec(at)![0]);
const columnOf = (at: string): number =>
  Array.from(/^[A-Z]+/.exec(at)![0]).reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);

/** A text cut into runs of one, two, three, one … characters. */
const runsOf = (text: string): string[] => {
  const all = Array.from(text);
  const runs: string[] = [];
  for (let at = 0, n = 1; at < all.length; at += n, n = (n % 3) + 1)
    runs.push(all.slice(at, at + n).join(''));
  return runs;
};
const richXml = (text: string): string =>
  runsOf(text)
    .map((r) => `<r><rPr><b/></rPr><t xml:space="preserve">${escape(r)}</t></r>`)
    .join('');

/** The bytes of a workbook. */
export function drawXlsx(sheets: readonly DrawnSheet[], options: DrawOptions = {}): Uint8Array<ArrayBuffer> {
  const p = options.prefix ?? '';
  const strings: string[] = [];
  const shared = (text: string): number => {
    const at = strings.indexOf(text);
    return at >= 0 ? at : strings.push(text) - 1;
  };
  const cellXml = (at: string, cell: DrawnCell): string => {
    const look = LOOKS.indexOf(cell.look ?? 'bare');
    const style = look === 0 ? 0 : look + (options.extraStyles ?? 0);
    const open = `<${p}c r="${at}"${style === 0 ? '' : ` s="${style}"`}`;
    if (cell.formula !== undefined)
      return `${open}><${p}f>${escape(cell.formula)}</${p}f><${p}v>${cell.number ?? 0}</${p}v></${p}c>`;
    if (cell.number !== undefined) return `${open}><${p}v>${cell.number}</${p}v></${p}c>`;
    if (cell.text === undefined || cell.text === '') return `${open}/>`;
    if (options.inline === true) {
      const inner =
        options.rich === true
          ? runsOf(cell.text)
              .map(
                (r) =>
                  `<${p}r><${p}rPr><${p}b/></${p}rPr><${p}t xml:space="preserve">${escape(r)}</${p}t></${p}r>`,
              )
              .join('')
          : `<${p}t xml:space="preserve">${escape(cell.text)}</${p}t>`;
      return `${open} t="inlineStr"><${p}is>${inner}</${p}is></${p}c>`;
    }
    return `${open} t="s"><${p}v>${shared(cell.text)}</${p}v></${p}c>`;
  };
  const sheetXml = (sheet: DrawnSheet): string => {
    const rows = new Map<number, string[]>();
    for (const at of [...sheet.cells.keys()].sort((a, b) => rowOf(a) - rowOf(b) || columnOf(a) - columnOf(b)))
      rows.set(rowOf(at), [...(rows.get(rowOf(at)) ?? []), cellXml(at, sheet.cells.get(at)!)]);
    const data = [...rows].map(([n, cells]) => `<${p}row r="${n}">${cells.join('')}</${p}row>`).join('');
    const merges = (sheet.merges ?? []).map((m) => `<${p}mergeCell ref="${m}"/>`).join('');
    const lists = [...(sheet.lists ?? [])]
      .map(
        ([area, f]) =>
          `<${p}dataValidation type="list" allowBlank="1" sqref="${area}"><${p}formula1>${escape(f)}</${p}formula1></${p}dataValidation>`,
      )
      .join('');
    return `${HEAD}<${p}worksheet xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}="${MAIN}" xmlns:r="${RELATED}">${sheet.before ?? ''}<${p}sheetData>${data}</${p}sheetData>${sheet.locked === true ? `<${p}sheetProtection sheet="1"/>` : ''}${sheet.after ?? ''}${merges === '' ? '' : `<${p}mergeCells>${merges}</${p}mergeCells>`}${lists === '' ? '' : `<${p}dataValidations>${lists}</${p}dataValidations>`}${sheet.last ?? ''}</${p}worksheet>`;
  };
  const parts = sheets.map(sheetXml);
  const more = options.parts ?? [];
  const relationsOf = (sheet: number | null): string =>
    more
      .filter((m) => m.sheet === sheet)
      .map((m) => `<Relationship Id="${m.id}" Type="${RELATED}/${m.type}" Target="/${m.path}"/>`)
      .join('');
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${more.map((m) => `<Override PartName="/${m.path}" ContentType="${m.contentType}"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><workbookPr${options.from1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets.map((s, i) => `<sheet name="${escape(s.name)}" sheetId="${i + 1}"${s.hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets>${options.names ? `<definedNames>${options.names.join('')}</definedNames>` : ''}${options.calc ?? ''}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATED}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${RELATED}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${RELATED}/sharedStrings" Target="/xl/sharedStrings.xml"/>${relationsOf(null)}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml(options.extraStyles ?? 0)],
    [
      'xl/sharedStrings.xml',
      `${HEAD}<sst xmlns="${MAIN}">${strings.map((s) => `<si>${options.rich === true ? richXml(s) : `<t xml:space="preserve">${escape(s)}</t>`}<rPh sb="0" eb="1"><t>ヨミ</t></rPh></si>`).join('')}</sst>`,
    ],
    ...more.map((m): [string, string] => [m.path, m.xml]),
    ...[...new Set(more.flatMap((m) => (m.sheet === null ? [] : [m.sheet])))].map((n): [string, string] => [
      `xl/worksheets/_rels/sheet${n}.xml.rels`,
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationsOf(n)}</Relationships>`,
    ]),
    ...parts.map((xml, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
  ];
  const entries: ZipEntry[] = files.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return writeZip(entries, { date: plainDate('2026-04-01') });
}

/** What stands under a heading of its own: the label printed and the field it asks for. */
type Party = { readonly heading: string; readonly labels: readonly (readonly [string, string])[] };
const PARTIES: readonly Party[] = [
  {
    heading: '申請者',
    labels: [
      ['名称', 'applicant.name'],
      ['フリガナ', 'applicant.nameKana'],
      ['所在地', 'applicant.address'],
      ['法人番号', 'applicant.corporateNumber'],
    ],
  },
  {
    heading: '代表者',
    labels: [
      ['役職', 'representative.title'],
      ['氏名', 'representative.name'],
    ],
  },
  {
    heading: '連絡担当者',
    labels: [
      ['部署', 'contact.department'],
      ['氏名', 'contact.name'],
      ['電話番号', 'contact.phone'],
      ['メールアドレス', 'contact.email'],
    ],
  },
  {
    heading: 'クラウドサービス',
    labels: [
      ['サービスの名称', 'service.name'],
      ['URL', 'service.url'],
      ['サービスの概要', 'service.description'],
    ],
  },
  {
    heading: '監査',
    labels: [
      ['監査機関の名称', 'audit.firm'],
      ['監査報告書の日付', 'audit.reportDate'],
    ],
  },
  {
    heading: '影響度評価',
    labels: [
      ['評価機関の名称', 'assessment.agency'],
      ['評価年月日', 'assessment.date'],
    ],
  },
];
/** Parties whose blanks are nobody's: nothing may be written below them. */
const OTHERS: readonly Party[] = [
  {
    heading: '委託先',
    labels: [
      ['名称', ''],
      ['所在地', ''],
      ['電話番号', ''],
    ],
  },
  {
    heading: '※事務局使用欄',
    labels: [
      ['受付番号', ''],
      ['受付日', ''],
    ],
  },
  {
    heading: '緊急連絡先',
    labels: [
      ['氏名', ''],
      ['電話番号', ''],
    ],
  },
  {
    heading: '前回の申請',
    labels: [
      ['サービスの名称', ''],
      ['申請日', ''],
    ],
  },
];
const TABLES = [
  {
    heading: '業務の一覧',
    field: 'assessment.functions[]',
    columns: [
      ['業務の名称', 'name'],
      ['業務の内容', 'detail'],
    ],
  },
  {
    heading: '取り扱う情報',
    field: 'assessment.information[]',
    columns: [
      ['情報の名称', 'name'],
      ['機密性', 'c'],
      ['完全性', 'i'],
      ['可用性', 'a'],
    ],
  },
  {
    heading: '発見事項',
    field: 'findings[]',
    columns: [
      ['管理策番号', 'controlId'],
      ['発見事項の概要', 'summary'],
      ['改善措置の内容', 'action'],
      ['担当者', 'owner'],
      ['完了予定日', 'due'],
    ],
  },
  {
    heading: '役員一覧',
    field: 'officers[]',
    columns: [
      ['役職名', 'title'],
      ['氏名', 'name'],
      ['国籍', 'nationality'],
    ],
  },
] as const;
const PROSE = [
  '（注）「氏名」の欄には、担当者の氏名を記入すること。',
  'サービスの名称は、事前申請と同じものを記入してください。',
  '（注１）完了予定日：　監査報告書の日付から６月以内とすること。',
];

/** Where a field of one value is written, or a cell of a table: `field` of a table's cell is `field/row/column`. */
export type Truth = ReadonlyMap<string, string>;
export type RandomForm = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sheet: string;
  /** By address. */
  readonly truth: Truth;
  /** How many entries each table holds. */
  readonly rows: ReadonlyMap<string, number>;
};

type Block =
  | {
      readonly kind: 'party';
      readonly party: Party;
      readonly layout: 'side' | 'above' | 'tall';
      readonly pairs: 1 | 2;
    }
  | {
      readonly kind: 'table';
      readonly table: (typeof TABLES)[number];
      readonly height: number;
      readonly entries: number;
      readonly number: boolean;
      readonly note: boolean;
      readonly order: number;
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'prose'; readonly text: string };

type Dressing = {
  readonly spaced: boolean;
  readonly numbered: boolean;
  readonly hint: boolean;
  readonly labelWidth: number;
  readonly valueWidth: number;
  readonly gap: number;
  readonly top: number;
  readonly left: number;
  readonly locked: boolean;
  readonly prefix: boolean;
  readonly inline: boolean;
  readonly from1904: boolean;
  readonly example: boolean;
  readonly name: string;
};

const blocks = fc
  .record({
    parties: fc.shuffledSubarray([...PARTIES], { minLength: 1 }),
    others: fc.shuffledSubarray([...OTHERS], { maxLength: 2 }),
    tables: fc.shuffledSubarray([...TABLES], { maxLength: 2 }),
    prose: fc.shuffledSubarray(PROSE, { maxLength: 2 }),
    date: fc.boolean(),
    layouts: fc.array(fc.constantFrom('side', 'above', 'tall'), { minLength: 12, maxLength: 12 }),
    pairs: fc.array(fc.constantFrom(1, 2), { minLength: 12, maxLength: 12 }),
    shapes: fc.array(
      fc.record({
        height: fc.constantFrom(1, 1, 2, 3),
        entries: fc.integer({ min: 1, max: 5 }),
        number: fc.boolean(),
        note: fc.boolean(),
        order: fc.nat(3),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    order: fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }),
  })
  .map((d): Block[] => {
    const all: Block[] = [
      ...[...d.parties, ...d.others].map((party, i): Block => ({
        kind: 'party',
        party,
        layout: d.layouts[i]!,
        pairs: d.pairs[i] === 2 ? 2 : 1,
      })),
      ...d.tables.map((table, i): Block => ({ kind: 'table', table, ...d.shapes[i]! })),
      ...d.prose.map((text): Block => ({ kind: 'prose', text })),
    ];
    const shuffled = all
      .map((b, i) => ({ b, at: d.order[i % 12]! + i / 100 }))
      .sort((a, b) => a.at - b.at)
      .map(({ b }) => b);
    return d.date ? [{ kind: 'date' }, ...shuffled] : shuffled;
  });

const dressing = fc.record({
  spaced: fc.boolean(),
  numbered: fc.boolean(),
  hint: fc.boolean(),
  labelWidth: fc.integer({ min: 1, max: 4 }),
  valueWidth: fc.integer({ min: 1, max: 6 }),
  gap: fc.constantFrom(0, 0, 0, 1),
  top: fc.integer({ min: 1, max: 4 }),
  left: fc.integer({ min: 1, max: 4 }),
  locked: fc.boolean(),
  prefix: fc.boolean(),
  inline: fc.boolean(),
  from1904: fc.boolean(),
  example: fc.boolean(),
  name: fc.constantFrom('申請書', 'Sheet1', '様式', "1-2 '改'"),
});

/** A form of its own each time: parties, tables, dates and decoys in any order, drawn in any way. */
export const randomForm: fc.Arbitrary<RandomForm> = fc
  .tuple(blocks, dressing)
  .map(([list, d]) => drawForm(list, d));

/** One form drawn twice: with few entries in its tables, and with more; a formula below each table counts its entries. */
export type RandomGrowth = { readonly short: RandomForm; readonly long: RandomForm };
export const randomGrowth: fc.Arbitrary<RandomGrowth> = fc
  .tuple(blocks, dressing, fc.integer({ min: 1, max: 3 }), fc.boolean())
  .map(([list, d, more, counted]) => {
    const open = { ...d, locked: false, example: false };
    const longer = list.map((b) => (b.kind === 'table' ? { ...b, entries: b.entries + more } : b));
    return { short: drawForm(list, open, counted), long: drawForm(longer, open, counted) };
  });

function drawForm(list: readonly Block[], d: Dressing, counted = false): RandomForm {
  const cells = new Map<string, DrawnCell>();
  const merges: string[] = [];
  const lists = new Map<string, string>();
  const truth = new Map<string, string>();
  const rows = new Map<string, number>();
  const put = (row: number, column: number, width: number, height: number, cell: DrawnCell): string => {
    for (let r = row; r < row + height; r++)
      for (let c = column; c < column + width; c++)
        cells.set(ref(r, c), r === row && c === column ? cell : { look: cell.look ?? 'bare' });
    if (width > 1 || height > 1)
      merges.push(`${ref(row, column)}:${ref(row + height - 1, column + width - 1)}`);
    return ref(row, column);
  };
  let count = 0;
  const dress = (label: string): string => {
    count++;
    const spaced =
      d.spaced && label.length <= 4 && /^[\p{Script=Han}]+$/u.test(label)
        ? Array.from(label).join('\u3000')
        : label;
    return `${d.numbered && count % 3 === 0 ? `（${count}）\u3000` : ''}${spaced}${d.hint && count % 4 === 0 ? '（全角）' : ''}`;
  };
  const lookOf = (field: string): 'date' | 'input' => (/date$/i.test(field) ? 'date' : 'input');
  const remember = (at: string, field: string): void => {
    if (field !== '') truth.set(at, field);
  };
  const { left, labelWidth: lw, valueWidth: vw, gap } = d;
  let row = d.top;
  put(row++, left, 1, 1, { text: '様式９－９' });
  put(row++, left, lw + vw, 1, { text: '試験のための申請書' });
  row++;
  const party = (b: Extract<Block, { kind: 'party' }>): void => {
    const { heading, labels } = b.party;
    const start = left + (b.layout === 'tall' ? 1 : 0);
    if (b.layout === 'tall')
      put(row, left, 1, Math.ceil(labels.length / b.pairs), { text: heading, look: 'label' });
    else put(row++, left, 1, 1, { text: heading });
    if (b.layout === 'above') {
      labels.forEach(([label, field], i) => {
        put(row, left + i * vw, vw, 1, { text: dress(label), look: 'label' });
        remember(put(row + 1, left + i * vw, vw, 1, { look: lookOf(field) }), field);
      });
      row += 3;
      return;
    }
    labels.forEach(([label, field], i) => {
      const r = row + Math.floor(i / b.pairs);
      const c = start + (i % b.pairs) * (lw + gap + vw);
      put(r, c, lw, 1, { text: dress(label), look: 'label' });
      remember(put(r, c + lw + gap, vw, 1, { look: lookOf(field) }), field);
    });
    row += Math.ceil(labels.length / b.pairs) + 1;
  };
  const table = (b: Extract<Block, { kind: 'table' }>): void => {
    put(row++, left, 1, 1, { text: b.table.heading });
    const columns: (readonly [string, string])[] = [...b.table.columns, ['備考', '']];
    for (let n = 0; n < b.order; n++) columns.push(columns.shift()!);
    const from = left + (b.number ? 1 : 0);
    if (b.number) put(row, left, 1, 1, { text: 'No.', look: 'label' });
    columns.forEach(([label], i) => put(row, from + i * lw, lw, 1, { text: label, look: 'label' }));
    row++;
    rows.set(b.table.field, b.entries);
    const first = row;
    for (let n = 0; n < b.entries; n++) {
      if (b.number) put(row, left, 1, b.height, { number: n + 1, look: 'label' });
      columns.forEach(([, key], i) => {
        const at = put(row, from + i * lw, lw, b.height, { look: key === 'due' ? 'date' : 'input' });
        if (key !== '') truth.set(at, `${b.table.field}/${n}/${key}`);
        if (['c', 'i', 'a'].includes(key)) lists.set(at, '"高,中,低"');
      });
      row += b.height;
    }
    if (b.note) put(row++, left, 1, 1, { text: PROSE[0]! });
    if (counted) {
      const last = first + b.entries * b.height - 1;
      put(row++, left, 1, 1, {
        formula: `COUNTA(${ref(first, from)}:${ref(last, from)})&$A$${row}`,
        number: 0,
      });
    }
    row++;
  };
  for (const b of list) {
    if (b.kind === 'party') party(b);
    else if (b.kind === 'table') table(b);
    else if (b.kind === 'prose') {
      put(row, left, 1, 1, { text: b.text });
      row += 2;
    } else {
      const words = ['令和', '', '年', '', '月', '', '日'];
      const keys = ['y', 'm', 'd'];
      words.forEach((text, i) => {
        const at = put(row, left + i, 1, 1, text === '' ? { look: 'input' } : { text });
        if (text === '') truth.set(at, `filing.date/${keys.shift()!}`);
      });
      row += 2;
    }
  }
  const sheet: DrawnSheet = { name: d.name, locked: d.locked, cells, merges, lists };
  const example: DrawnSheet = { ...sheet, name: '記入例' };
  const bytes = drawXlsx(d.example ? [example, sheet] : [sheet], {
    prefix: d.prefix ? 'x:' : '',
    inline: d.inline,
    from1904: d.from1904,
  });
  return { bytes, sheet: d.name, truth, rows };
}
