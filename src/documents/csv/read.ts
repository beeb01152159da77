import { err, ok, type Result } from '#kernel';
import type { ReadCell, ReadWorkbook, TextEncodingName } from '#schemas';
import { refOf } from '../xlsx/refs.ts';
import { csvFailure, type CsvFailure } from './failure.ts';

/** Far above a statement, far below what makes a tab hang. */
export const CSV_LIMITS = { bytes: 20 * 1_048_576, cells: 300_000 } as const;
const SEPARATORS = [',', '\t', ';'] as const;

export type CsvTable = {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: TextEncodingName;
  readonly separator: (typeof SEPARATORS)[number];
};

/**
 * What a table saved as text says: UTF-8 or UTF-16 with or without a mark, else Shift_JIS as Windows has it (CP932);
 * commas, tabs or semicolons; quoted cells with line breaks. Never throws; a quote that is never closed is a character.
 */
export function readCsv(bytes: Uint8Array<ArrayBuffer>): Result<CsvTable, CsvFailure> {
  if (bytes.length === 0) return err(csvFailure('csv.empty'));
  if (bytes.length > CSV_LIMITS.bytes) return err(csvFailure('csv.tooLarge'));
  const decoded = decode(bytes);
  if (!decoded) return err(csvFailure('csv.encoding'));
  const { encoding } = decoded;
  if (decoded.text.includes('\0')) return err(csvFailure('csv.binary'));
  // Excel's own hint on its first line.
  const hint = /^sep=([,;\t])\r?\n/.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const separator = SEPARATORS.find((s) => s === hint?.[1]) ?? separatorOf(text);
  const rows = parse(text, separator);
  return rows ? ok({ rows, encoding, separator }) : err(csvFailure('csv.tooLarge'));
}

const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

function decode(bytes: Uint8Array): { text: string; encoding: TextEncodingName } | null {
  const marked = MARKS.find(({ mark }) => mark.every((b, i) => bytes[i] === b))?.encoding;
  // Shift_JIS of some length is hardly ever valid UTF-8, so UTF-8 is tried first.
  for (const encoding of marked ? [marked] : (['utf-8', 'shift_jis'] as const)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  }
  return null;
}

/** The separator that occurs most often in the first lines, quoted parts left out. */
function separatorOf(text: string): (typeof SEPARATORS)[number] {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (s: string): number => head.split(s).length;
  return SEPARATORS.reduce((best, s) => (count(s) > count(best) ? s : best));
}

function parse(text: string, separator: string): string[][] | null {
  const rows: string[][] = [];
  let cells: string[] = [];
  let budget = CSV_LIMITS.cells as number;
  // Behind a quote that is never closed every other quote is a character too: nothing is scanned twice.
  let quotes = true;
  const plain = separator === '\t' ? /[\t\r\n]/g : separator === ';' ? /[;\r\n]/g : /[,\r\n]/g;
  let i = 0;
  while (i < text.length) {
    let cell = '';
    if (quotes && text[i] === '"') {
      const close = closing(text, i);
      if (close < 0) quotes = false;
      else {
        cell = text
          .slice(i + 1, close)
          .replaceAll('""', '"')
          .replace(/\r\n?/g, '\n');
        i = close + 1;
      }
    }
    plain.lastIndex = i;
    const end = plain.exec(text)?.index ?? text.length;
    cell += text.slice(i, end);
    i = end;
    if (budget-- <= 0) return null;
    cells.push(cell);
    if (text[i] === separator) {
      i++;
      // A separator at the very end has an empty cell behind it.
      if (i < text.length) continue;
      cells.push('');
    } else if (text[i] === '\r' && text[i + 1] === '\n') i += 2;
    else i++;
    rows.push(cells);
    cells = [];
  }
  return rows;
}

function closing(text: string, from: number): number {
  for (let i = text.indexOf('"', from + 1); i >= 0; i = text.indexOf('"', i + 2)) {
    if (text[i + 1] !== '"') return i;
  }
  return -1;
}

/** The table as a workbook of one sheet, so that whoever reads tables reads one kind only. */
export function csvWorkbook(table: CsvTable, name: string): ReadWorkbook {
  const cells: ReadCell[] = [];
  table.rows.forEach((row, r) =>
    row.forEach((text, c) => {
      if (text === '') return;
      cells.push({
        row: r + 1,
        column: c + 1,
        ref: refOf(r + 1, c + 1),
        kind: 'text',
        text,
        date: null,
        number: null,
        formula: false,
      });
    }),
  );
  return {
    sheets: [{ name, state: 'visible', cells, rules: [], locked: false }],
    names: [],
    properties: {},
    application: '',
    encoding: table.encoding,
  };
}
