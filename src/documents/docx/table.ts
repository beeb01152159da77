/** Tables: label / value grids, tables with a head that repeats, and the lines for signatures. */
import type { Block, Value } from '#schemas';
import { paragraph, run, shown, valueParagraphs } from './runs.ts';
import type { TextWriter } from '#documents/xml-text';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;
type Cell = { readonly content: string; readonly shaded?: boolean };

// A row of more characters than this may be cut by a page; shorter ones move as a whole.
const KEPT_WHOLE = 700;

// The last row but one carries `keepNext`: the last is not to stand alone on the next page.

/** A paragraph of no height to speak of: two tables in a row would become one. */
export const GAP = paragraph({ style: 'Gap' }, '');

type Frame = {
  readonly style: 'TableGrid' | 'Signers';
  readonly widths: readonly number[];
  readonly right?: boolean;
};

function table({ style, widths, right }: Frame, rows: readonly string[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const properties =
    `<w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/>` +
    `${right ? '<w:jc w:val="right"/>' : ''}<w:tblLayout w:type="fixed"/>`;
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>${GAP}`;
}

function row(
  cells: readonly Cell[],
  widths: readonly number[],
  set: { whole: boolean; head?: boolean },
): string {
  const properties = `${set.whole ? '<w:cantSplit/>' : ''}${set.head ? '<w:tblHeader/>' : ''}`;
  const made = cells.map(({ content, shaded }, i) => {
    const shade = shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[i]!}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
  });
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${made.join('')}</w:tr>`;
}

/** Shares of a width in whole twips that add up to it. */
function share(shares: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, s) => sum + s, 0) || 1;
  let before = 0;
  let used = 0;
  return shares.map((s) => {
    before += s;
    const made = Math.max(1, Math.round((before / total) * width) - used);
    used += made;
    return made;
  });
}

/** Label / value rows. */
export function grid(writer: TextWriter, { rows }: Of<'grid'>, width: number): string {
  const widths = share([0.3, 0.7], width);
  return table(
    { style: 'TableGrid', widths },
    rows.map(({ label, value }, i) => {
      const whole = value.text.length <= KEPT_WHOLE;
      const keepNext = whole && i === rows.length - 2;
      return row(
        [
          {
            content: valueParagraphs(writer, { text: label }, { style: 'CellHead', keepNext }),
            shaded: true,
          },
          { content: valueParagraphs(writer, value, { style: 'Cell', keepNext }) },
        ],
        widths,
        { whole },
      );
    }),
  );
}

/** A table whose head stands again on each page. */
export function captioned(writer: TextWriter, block: Of<'table'>, width: number): string {
  const { caption, columns, rows } = block;
  const widths = share(
    columns.map((column) => column.width),
    width,
  );
  // Many columns are set smaller, as in the PDF.
  const style = columns.length >= 6 ? 'CellSmall' : columns.length >= 4 ? 'CellMedium' : 'Cell';
  const above =
    caption === undefined || caption === ''
      ? ''
      : valueParagraphs(writer, { text: caption }, { style: 'Caption', keepNext: true });
  if (columns.length === 0) return above;
  const head = row(
    columns.map(({ label }) => ({
      content: valueParagraphs(
        writer,
        { text: label },
        { style: 'CellHead', keepNext: true, align: 'center' },
      ),
      shaded: true,
    })),
    widths,
    { whole: true, head: true },
  );
  const body = rows.map((values, at) => {
    const longest = values.reduce((most, value) => Math.max(most, value.text.length), 0);
    const whole = longest <= KEPT_WHOLE;
    const keepNext = whole && at === rows.length - 2;
    const cells = columns.map(({ align }, i): Cell => {
      const value: Value = values[i] ?? { text: '' };
      return { content: valueParagraphs(writer, value, { style, align: align ?? 'left', keepNext }) };
    });
    return row(cells, widths, { whole });
  });
  return above + table({ style: 'TableGrid', widths }, [head, ...body]);
}

/** Name and blank of each signer, on the right, on one page. `day` = the date as it is written above them. */
export function signature(
  writer: TextWriter,
  day: Value,
  rows: Of<'signature'>['rows'],
  width: number,
): string {
  const whole = Math.round(width * 0.6);
  // Letters of ten points, and the edges of the cell.
  const widest = Math.max(0, ...rows.map(({ label }) => label.length)) * 200 + 160;
  const labels = Math.min(Math.max(widest / whole, 0.25), 0.45);
  const widths = share([labels, 1 - labels], whole);
  const look = { style: 'Signer', keepNext: true } as const;
  const dated = shown(day);
  const date = paragraph(
    { style: 'SignatureDate', keepNext: true, align: 'right' },
    run(writer.lines(dated.text).join(' '), dated.properties),
  );
  if (rows.length === 0) return date;
  return (
    date +
    table(
      { style: 'Signers', widths, right: true },
      rows.map(({ label, value }, i) => {
        const kept = i < rows.length - 1 ? look : { style: 'Signer' };
        return row(
          [
            { content: valueParagraphs(writer, { text: label }, kept) },
            { content: valueParagraphs(writer, value, kept) },
          ],
          widths,
          { whole: true },
        );
      }),
    )
  );
}
