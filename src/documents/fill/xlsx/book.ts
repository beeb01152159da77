/** A workbook opened for filling: its sheets as grids, and what their cells refer to. */
import { err, ok, type Result } from '#kernel';
import { readStrings } from '../../xlsx/parts.ts';
import { fillFailure, type FillFailure } from '../contract.ts';
import { openPackage, type OfficePackage } from '../package.ts';
import { attributeValue, childrenOf, childOf, ownText, rootOf } from '../xml.ts';
import { readGrid, yes, type Grid } from './grid.ts';
import { readStyles, type CellStyle } from './styles.ts';

export type DefinedName = {
  readonly name: string;
  /** The index of the sheet it belongs to; null = the whole workbook. */
  readonly sheet: number | null;
  readonly formula: string;
};

export type Book = {
  readonly opened: OfficePackage;
  readonly grids: readonly Grid[];
  readonly names: readonly DefinedName[];
  readonly from1904: boolean;
  /** Everything is calculated anew when the file is opened. */
  readonly recalculates: boolean;
};

const MAX_SHEETS = 255;
const damaged = (where: string): Result<never, FillFailure> => err(fillFailure('fill.damaged', where));

const opened = new WeakMap<Uint8Array, { readonly sha256: string; readonly book: Book }>();

/** `openBook` of bytes with this hash; the same bytes are not read twice. */
export function openBookOf(bytes: Uint8Array<ArrayBuffer>, sha256: string): Result<Book, FillFailure> {
  const known = opened.get(bytes);
  if (known?.sha256 === sha256) return ok(known.book);
  const read = openBook(bytes);
  if (read.ok) opened.set(bytes, { sha256, book: read.value });
  return read;
}

/** Opens a workbook within the limits of `openPackage`. Never throws. */
export function openBook(bytes: Uint8Array<ArrayBuffer>): Result<Book, FillFailure> {
  const found = openPackage(bytes);
  if (!found.ok) return found;
  const pack = found.value;
  if (pack.kind !== 'xlsx') return err(fillFailure('fill.notOffice', pack.main));
  const main = pack.tree(pack.main);
  if (!main.ok) return main;
  const tree = main.value;
  const root = rootOf(tree);
  const related = pack.relations(pack.main);
  if (!related.ok) return related;
  const relations = related.value;

  const section = (name: string) => {
    const found = childOf(tree, root, name);
    return found ? childrenOf(tree, found) : [];
  };
  const properties = childOf(tree, root, 'workbookPr');
  const from1904 = properties !== undefined && yes(attributeValue(tree, properties, 'date1904'));
  const calculation = childOf(tree, root, 'calcPr');
  const names = section('definedNames').map((n) => {
    const own = attributeValue(tree, n, 'localSheetId');
    return {
      name: attributeValue(tree, n, 'name') ?? '',
      sheet: own === undefined ? null : Number(own),
      formula: ownText(tree, n).trim(),
    };
  });

  const stringsPart = relations.find((r) => r.type === 'sharedStrings' && !r.external)?.target;
  let strings: readonly string[] = [];
  if (stringsPart !== undefined) {
    const text = pack.text(stringsPart);
    if (!text.ok) return text;
    const read = readStrings(text.value);
    if (!read) return damaged(stringsPart);
    strings = read;
  }
  const stylesPart = relations.find((r) => r.type === 'styles' && !r.external)?.target;
  let styles: readonly CellStyle[] = [];
  if (stylesPart !== undefined) {
    const part = pack.tree(stylesPart);
    if (!part.ok) return part;
    styles = readStyles(part.value);
  }

  const listed = section('sheets');
  if (listed.length === 0) return err(fillFailure('fill.damaged', pack.main, 'sheets'));
  if (listed.length > MAX_SHEETS) return err(fillFailure('fill.tooComplex', pack.main, 'sheets'));
  const grids: Grid[] = [];
  for (const [index, sheet] of listed.entries()) {
    // A sheet's own number has no prefix, the relation's id has one.
    const id = attributeValue(tree, sheet, 'r:id') ?? attributeValue(tree, sheet, 'id') ?? '';
    const relation = relations.find((r) => r.id === id);
    if (!relation || relation.external) return damaged(pack.main);
    // A chart or dialogue sheet has no cells.
    if (relation.type !== 'worksheet') continue;
    const part = pack.tree(relation.target);
    if (!part.ok) return part;
    const grid = readGrid(
      part.value,
      {
        name: attributeValue(tree, sheet, 'name') ?? '',
        index,
        part: relation.target,
        visible: (attributeValue(tree, sheet, 'state') ?? 'visible') === 'visible',
      },
      { strings, styles, from1904 },
    );
    if (!grid) return err(fillFailure('fill.tooComplex', relation.target, 'cells'));
    grids.push(grid);
  }
  return ok({
    opened: pack,
    grids,
    names,
    from1904,
    recalculates: calculation !== undefined && yes(attributeValue(tree, calculation, 'fullCalcOnLoad')),
  });
}
