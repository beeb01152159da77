import type { Cell, CellValue, DataValidation, WriteOptions } from 'hucre/xlsx';
import { toEpochDay } from '#kernel';
import type { SheetRule, Workbook, WorkbookSheet } from '#schemas';
import { escapeXml, TextWriter } from '#documents/xml-text';
import { readZip, writeZip } from '#documents/zip';
import { FONT, LOOKS } from './looks.ts';
import { columnLetters, parseRef, quoteSheet, serialOf } from './refs.ts';

type WriteSheet = WriteOptions['sheets'][number];

/**
 * The bytes of a workbook (.xlsx). The same workbook gives the same bytes: its only date is `workbook.date`. Every sheet
 * is protected without a password, so that only open cells are written into by accident, and none is formula.
 */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const instant = new Date(`${workbook.date}T00:00:00Z`);
  // Loaded here, so that reading a workbook does not load the writer.
  const { writeXlsx: writeParts } = await import('hucre/xlsx');
  const bytes = await writeParts({
    sheets: workbook.sheets.map(sheetOf),
    namedRanges: workbook.names.map((n) =>
      'text' in n
        ? { name: n.name, range: `"${n.text.replaceAll('"', '""')}"` }
        : { name: n.name, range: `${quoteSheet(n.sheet)}!${absolute(n.ref)}` },
    ),
    properties: {
      title: safeText(workbook.title),
      creator: safeText(workbook.author ?? '') || 'LIU Navi',
      created: instant,
      modified: instant,
      custom: { ...workbook.properties },
    },
    defaultFont: FONT,
  });
  // Packed again by our own writer: entries then bear the workbook's date, not the time of the machine.
  const parts = readZip(new Uint8Array(bytes));
  if (!parts.ok) throw new Error(`unreadable workbook: ${parts.error.code}`);
  return writeZip(
    [...parts.value].map(([path, data]) => ({
      path,
      bytes: path === 'xl/workbook.xml' ? withPrintNames(data, workbook.sheets) : data,
    })),
    { date: workbook.date },
  );
}

/**
 * The defined names of each sheet (what is printed, repeated and filtered), written anew: the writer leaves names of sheets
 * unquoted, which Excel takes for a damaged file where one holds a space or begins with a digit.
 */
function withPrintNames(bytes: Uint8Array, sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const own = sheets.flatMap((sheet, i) => {
    const name = (kind: string, range: string, more = ''): string =>
      `<definedName name="_xlnm.${kind}" localSheetId="${i}"${more}>${escapeXml(`${quoteSheet(sheet.name)}!${range}`)}</definedName>`;
    const range = `$A$1:$${columnLetters(sheet.widths.length)}$${sheet.rows.length}`;
    return [
      sheet.filter === undefined
        ? ''
        : name('_FilterDatabase', sheet.filter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2'), ' hidden="1"'),
      sheet.state === 'visible' ? name('Print_Area', range) : '',
      sheet.titleRow === undefined ? '' : name('Print_Titles', `$${sheet.titleRow}:$${sheet.titleRow}`),
    ];
  });
  const xml = new TextDecoder()
    .decode(bytes)
    .replace(/<definedName name="_xlnm\.[^>]*>[^<]*<\/definedName>/g, '')
    .replace('</definedNames>', () => `${own.join('')}</definedNames>`);
  return new TextEncoder().encode(xml);
}

function sheetOf(sheet: WorkbookSheet): WriteSheet {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, { height?: number }>();
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  sheet.rows.forEach((row, r) => {
    const values: CellValue[] = [];
    row.cells.forEach((cell, c) => {
      if (!cell) return;
      const text = safeText(cell.text) || null;
      values[c] = text;
      cells.set(`${r},${c}`, {
        value: text,
        type: text === null ? 'empty' : 'string',
        style: LOOKS[cell.look],
        ...(cell.note === undefined ? {} : { comment: { author: 'LIU Navi', text: cell.note } }),
      });
      const span = cell.span ?? 1;
      if (span <= 1) return;
      merges.push({ startRow: r, startCol: c, endRow: r, endCol: c + span - 1 });
      // The covered cells too: their edges are drawn from their own style.
      for (let more = 1; more < span; more++)
        cells.set(`${r},${c + more}`, { value: null, type: 'empty', style: LOOKS[cell.look] });
    });
    rows.push(Array.from(values, (v) => v ?? null));
    if (row.height !== undefined) rowDefs.set(r, { height: row.height });
  });
  const width = sheet.widths.length;
  return {
    name: sheet.name,
    rows,
    cells,
    rowDefs,
    merges,
    columns: sheet.widths.map((w) => (w === null ? { width: 4, hidden: true } : { width: w })),
    dataValidations: sheet.rules.map(ruleOf),
    ...(sheet.editable
      ? {}
      : {
          protection: {
            sheet: true,
            objects: true,
            scenarios: true,
            formatColumns: true,
            formatRows: true,
            ...(sheet.filter === undefined ? {} : { autoFilter: true, sort: true }),
          },
        }),
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: sheet.filter } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.6, right: 0.5, bottom: 0.6, left: 0.5, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
      ...(sheet.state === 'visible' ? { printArea: `$A$1:$${columnLetters(width)}$${rows.length}` } : {}),
      ...(sheet.titleRow === undefined ? {} : { printTitlesRow: `$${sheet.titleRow}:$${sheet.titleRow}` }),
    },
    headerFooter: printedEdges(sheet),
    view: { showGridLines: false },
    ...(sheet.frozenRows === undefined && sheet.frozenColumns === undefined
      ? {}
      : { freezePane: { rows: sheet.frozenRows ?? 0, columns: sheet.frozenColumns ?? 0 } }),
    ...(sheet.state === 'veryHidden' ? { veryHidden: true } : {}),
  };
}

// Excel cuts the whole of a head or foot at 255 characters.
const EDGE = 110;

/** `&` begins a code in heads and feet. */
const edgeText = (text: string): string =>
  Array.from(safeText(text).replace(/\s+/g, ' ')).slice(0, EDGE).join('').replaceAll('&', '&&');

function printedEdges({ printed }: WorkbookSheet): NonNullable<WriteSheet['headerFooter']> {
  if (!printed) return { oddFooter: '&L&A&R&P / &N' };
  return {
    oddHeader: `&L${edgeText(printed.left)}&R${edgeText(printed.right)}`,
    oddFooter: `&L${edgeText(printed.foot)}&R&P / &N`,
  };
}

/** What a cell can hold: XML refuses some characters, and `_x0041_` would be read as an escaped one. */
function safeText(text: string): string {
  return new TextWriter()
    .lines(text)
    .join('\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

const absolute = (ref: string): string => {
  const at = parseRef(ref);
  return at ? `$${columnLetters(at.column)}$${at.row}` : ref;
};

// What Excel holds; more, and it offers to repair the file.
const TITLE = 32;
const HINT = 250;

function ruleOf(rule: SheetRule): DataValidation {
  const base = {
    range: rule.range,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: rule.title.slice(0, TITLE),
    inputMessage: rule.hint.slice(0, HINT),
    errorTitle: rule.title.slice(0, TITLE),
    errorMessage: rule.error.slice(0, HINT),
    errorStyle: 'stop',
  } as const;
  if (rule.kind === 'list') return { ...base, type: 'list', values: [...rule.values] };
  if (rule.kind === 'length') {
    return { ...base, type: 'textLength', operator: 'lessThanOrEqual', formula1: String(rule.most) };
  }
  return {
    ...base,
    type: 'date',
    operator: 'between',
    formula1: String(serialOf(toEpochDay(rule.from))),
    formula2: String(serialOf(toEpochDay(rule.until))),
  };
}
