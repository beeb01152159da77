/** One sheet: its cells that hold something, and what may be typed where. */
import { isPlainDate, type PlainDate } from '#kernel';
import type { ReadCell, ReadRule, ReadSheet } from '#schemas';
import { decodeText, MAX_TEXT } from './parts.ts';
import { dateOfSerial, MAX_COLUMN, MAX_ROW, parseRef, refOf } from './refs.ts';
import { walkXml } from './xml.ts';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  /** Cells that may still be read, over all sheets. */
  readonly budget: { cells: number };
};

type Open = {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: boolean;
};

/** The sheet's content; null = not well-formed, 'tooLarge' = more cells than are read. */
export function readSheet(
  xml: string,
  context: SheetContext,
): Pick<ReadSheet, 'cells' | 'rules' | 'locked'> | null | 'tooLarge' {
  const cells: ReadCell[] = [];
  const rules: { range: string; type: string; formula: string }[] = [];
  let locked = false;
  let row = 0;
  let column = 0;
  let cell: Open | null = null;
  let into: 'value' | 'inline' | 'rule' | null = null;
  let phonetic = 0;
  let tooLarge = false;
  const fine = walkXml(xml, {
    open(name, a) {
      if (name === 'row') {
        const said = Number(a.get('r') ?? row + 1);
        row = Number.isInteger(said) && said >= 1 && said <= MAX_ROW ? said : row + 1;
        column = 0;
      } else if (name === 'c') {
        const at = parseRef(a.get('r') ?? '');
        column = at?.column ?? column + 1;
        cell = {
          row: at?.row ?? row,
          column,
          type: a.get('t') ?? 'n',
          style: Number(a.get('s') ?? 0),
          value: '',
          inline: '',
          formula: false,
        };
      } else if (name === 'f') {
        if (cell) cell.formula = true;
      } else if (name === 'v') into = cell ? 'value' : null;
      else if (name === 'rPh') phonetic++;
      else if (name === 't') into = cell && phonetic === 0 ? 'inline' : null;
      else if (name === 'sheetProtection') locked = /^(1|true|on)$/.test(a.get('sheet') ?? '');
      else if (name === 'dataValidation')
        rules.push({ range: a.get('sqref') ?? '', type: a.get('type') ?? '', formula: '' });
      else if (name === 'formula1') into = rules.length > 0 ? 'rule' : null;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'formula1') into = null;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c' && cell) {
        const read = toCell(cell, context);
        cell = null;
        if (!read) return;
        if (context.budget.cells-- <= 0) tooLarge = true;
        else cells.push(read);
      }
    },
    text(t) {
      if (into === 'value' && cell && cell.value.length < MAX_TEXT) cell.value += t.slice(0, MAX_TEXT);
      else if (into === 'inline' && cell && cell.inline.length < MAX_TEXT)
        cell.inline += t.slice(0, MAX_TEXT);
      else if (into === 'rule') rules.at(-1)!.formula = (rules.at(-1)!.formula + t).slice(0, 10_000);
    },
  });
  if (tooLarge) return 'tooLarge';
  if (!fine) return null;
  return { cells: inOrder(cells), rules: rules satisfies ReadRule[], locked };
}

function toCell(c: Open, context: SheetContext): ReadCell | null {
  if (c.row < 1 || c.row > MAX_ROW || c.column > MAX_COLUMN) return null;
  // One literal for all: hundreds of thousands of them may follow.
  const made = (
    kind: ReadCell['kind'],
    text: string,
    date: PlainDate | null = null,
    number: number | null = null,
  ): ReadCell => ({
    row: c.row,
    column: c.column,
    ref: refOf(c.row, c.column),
    kind,
    text,
    date,
    number,
    formula: c.formula,
  });
  const text = (t: string): ReadCell | null => (t === '' && !c.formula ? null : made('text', t));
  switch (c.type) {
    case 's':
      return text(context.strings[Number(c.value)] ?? '');
    case 'inlineStr':
      return text(decodeText(c.inline));
    case 'str':
      return text(decodeText(c.value));
    case 'b':
      return made('boolean', c.value.trim() === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return made('error', c.value.trim());
    case 'd': {
      const day = c.value.trim().slice(0, 10);
      return made('date', day, isPlainDate(day) ? day : null);
    }
    default: {
      const digits = c.value.trim();
      if (digits === '') return text('');
      const number = Number(digits);
      if (!Number.isFinite(number)) return text(digits);
      if (context.dateStyles[c.style] !== true) return made('number', String(number), null, number);
      const date = dateOfSerial(number, context.from1904);
      return made('date', date ?? String(number), date, number);
    }
  }
}

/** Sorted by row and column; of two cells at one address the first counts, as it does for the programs. */
function inOrder(cells: ReadCell[]): ReadCell[] {
  const sorted = cells.every((c, i) => i === 0 || before(cells[i - 1]!, c) < 0)
    ? cells
    : [...cells].sort(before);
  return sorted.filter((c, i) => i === 0 || before(sorted[i - 1]!, c) !== 0);
}
const before = (a: ReadCell, b: ReadCell): number => a.row - b.row || a.column - b.column;
