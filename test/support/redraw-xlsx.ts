/** Our own templates drawn another way: what a blank asks for stays the same, where it stands and how it is written does not. */
import fc from 'fast-check';
import type { DrawnCell, DrawnSheet, DrawOptions } from './draw-xlsx.ts';
import { ref } from './draw-xlsx.ts';
import type { OwnBlank, OwnForm } from './own-forms.ts';

export type Redraw = {
  /** Rows and columns put in ahead of the given ones, in all sheets. */
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
  /** Which labels are written another way, and how; round and round. */
  readonly dress: readonly Dress[];
  readonly options: DrawOptions;
};
type Dress = 'plain' | 'spaced' | 'numbered' | 'colon' | 'hint' | 'broken' | 'padded';

export const redraw: fc.Arbitrary<Redraw> = fc.record({
  row: fc.integer({ min: 1, max: 24 }),
  rows: fc.integer({ min: 0, max: 2 }),
  column: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 0, max: 2 }),
  dress: fc.array(
    fc.constantFrom<Dress>('plain', 'plain', 'spaced', 'numbered', 'colon', 'hint', 'broken', 'padded'),
    { minLength: 3, maxLength: 11 },
  ),
  options: fc.record({
    inline: fc.boolean(),
    rich: fc.boolean(),
    extraStyles: fc.constantFrom(0, 0, 7, 300),
    prefix: fc.constantFrom('', 'x:'),
    from1904: fc.boolean(),
  }),
});

/** The label as somebody else would have typed it. */
function dressed(text: string, how: Dress, n: number): string {
  switch (how) {
    case 'spaced':
      return text.length <= 4 ? Array.from(text).join('\u3000') : text;
    case 'numbered':
      return `（${(n % 9) + 1}）${text}`;
    case 'colon':
      return `${text}：`;
    case 'hint':
      return `${text}（全角で記入）`;
    case 'broken':
      return text.length > 4 ? `${text.slice(0, 3)}\n${text.slice(3)}` : text;
    case 'padded':
      return `\u3000${text} `;
    default:
      return text;
  }
}

const at = (address: string): { row: number; column: number } => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address)!;
  return {
    row: Number(digits),
    column: Array.from(letters).reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0),
  };
};

/** The rows of lists, in which nothing may be put: a list would end there. */
function isWithinList(form: OwnForm, row: number): boolean {
  const spans = new Map<string, number[]>();
  for (const [place, { tag }] of form.blanks) {
    const list = /^(.*\[\])\//.exec(tag)?.[1];
    if (list === undefined) continue;
    const [sheet = '', address = ''] = place.split('!');
    const key = `${sheet}!${list}`;
    spans.set(key, [...(spans.get(key) ?? []), at(address).row]);
  }
  return [...spans.values()].some((rows) => row >= Math.min(...rows) && row <= Math.max(...rows));
}

/** The form drawn so. What refers to cells moves along. */
export function redrawn(form: OwnForm, how: Redraw): OwnForm {
  const rows = isWithinList(form, how.row) ? 0 : how.rows;
  // A blank that nothing is drawn around is the cell right behind its label, wherever a column is put in.
  const bare = [...form.blanks.keys()].some((place) => {
    const [name = '', address = ''] = place.split('!');
    return form.sheets.find((s) => s.name === name)?.cells.has(address) !== true;
  });
  const columns = bare ? 0 : how.columns;
  const moved = (address: string): string => {
    const { row, column } = at(address);
    return ref(row >= how.row ? row + rows : row, column >= how.column ? column + columns : column);
  };
  const all = (text: string): string => text.replace(/(?<![A-Z0-9"])[A-Z]{1,2}[1-9]\d*(?![\d(])/g, moved);
  const mayDress = (cell: DrawnCell): boolean =>
    (cell.look === 'label' || cell.look === 'head') &&
    /^[\p{Script=Han}\p{Script=Katakana}ー\u3000]{2,}$/u.test(cell.text ?? '');
  let n = 0;
  const sheets = form.sheets.map((sheet): DrawnSheet => {
    const cells = new Map<string, DrawnCell>();
    for (const [address, cell] of sheet.cells) {
      const text = mayDress(cell) ? dressed(cell.text!, how.dress[n++ % how.dress.length]!, n) : cell.text;
      const formula = cell.formula === undefined ? undefined : all(cell.formula);
      cells.set(moved(address), {
        ...cell,
        ...(text === undefined ? {} : { text }),
        ...(formula === undefined ? {} : { formula }),
      });
    }
    const merges = (sheet.merges ?? []).map(all);
    // Areas that were stretched have looks everywhere.
    for (const area of merges) {
      const [from = '', to = ''] = area.split(':');
      const [a, b] = [at(from), at(to)];
      const look = cells.get(from)?.look;
      for (let r = a.row; r <= b.row; r++)
        for (let c = a.column; c <= b.column; c++)
          if (look !== undefined && !cells.has(ref(r, c))) cells.set(ref(r, c), { look });
    }
    const lists = new Map([...(sheet.lists ?? [])].map(([area, list]) => [all(area), list]));
    const { before: _, ...rest } = sheet;
    return {
      ...rest,
      cells,
      merges,
      lists,
      ...(sheet.after === undefined ? {} : { after: all(sheet.after) }),
    };
  });
  const blanks = new Map<string, OwnBlank>();
  for (const [place, blank] of form.blanks) {
    const [sheet = '', address = ''] = place.split('!');
    blanks.set(`${sheet}!${moved(address)}`, blank);
  }
  const names = form.names.map((xml) =>
    xml.replace(/\$([A-Z]+)\$(\d+)/g, (_, c: string, r: string) =>
      moved(c + r).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2'),
    ),
  );
  return { ...form, sheets, blanks, names };
}
