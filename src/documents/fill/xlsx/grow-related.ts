/** The parts that hang on a sheet after rows were put in: lists, notes, pictures. What is not known stops it. */
import { attributeValue, childOf, ownText, parentOf, rootOf, type XmlTree } from '../xml.ts';
import { parseRef, refOf } from '../../xlsx/refs.ts';
import type { Book } from './book.ts';
import type { Grid } from './grid.ts';
import { areaAfter, rowAfter, type Insertion } from './insertion.ts';
import { areaText, parseArea } from './ranges.ts';
import { parseFormula } from './references.ts';
import type { SplicesByPart } from './splices.ts';

const OF_SHEET = new Set([
  'comments',
  'vmlDrawing',
  'drawing',
  'hyperlink',
  'printerSettings',
  'table',
  'image',
]);
/** The parts that belong to a sheet. */
export function moveRelated(
  book: Book,
  grid: Grid,
  changes: boolean,
  ins: Insertion,
  parts: SplicesByPart,
): boolean {
  const relations = book.opened.relations(grid.part);
  if (!relations.ok) return false;
  const legacy = childOf(grid.tree, rootOf(grid.tree), 'legacyDrawing');
  const notes = legacy
    ? (attributeValue(grid.tree, legacy, 'r:id') ?? attributeValue(grid.tree, legacy, 'id'))
    : null;
  for (const { id, type, target, external } of relations.value) {
    if (changes && !OF_SHEET.has(type)) return false;
    if (external || !['comments', 'vmlDrawing', 'drawing', 'table'].includes(type)) continue;
    if (type === 'vmlDrawing' && (!changes || id !== notes)) continue;
    if (type === 'comments' && !changes) continue;
    const tree = book.opened.tree(target);
    if (!tree.ok) return false;
    const fits =
      type === 'table'
        ? listObject(target, tree.value, changes, ins, parts)
        : type === 'comments'
          ? comments(target, tree.value, ins, parts)
          : type === 'vmlDrawing'
            ? noteShapes(target, tree.value, ins, parts)
            : drawing(book, target, tree.value, changes, ins, parts);
    if (!fits) return false;
  }
  return true;
}

function listObject(
  part: string,
  tree: XmlTree,
  changes: boolean,
  ins: Insertion,
  parts: SplicesByPart,
): boolean {
  for (const e of tree.elements) {
    if (/Formula$/.test(e.name)) {
      const parsed = parseFormula(ownText(tree, e).trim());
      if (!parsed || parsed.references.length > 0) return false;
    }
    const said = changes ? attributeValue(tree, e, 'ref') : undefined;
    if (said === undefined) continue;
    const area = parseArea(said);
    const moved = area && areaAfter(ins, area);
    if (moved?.kind !== 'area') return false;
    parts.attribute(part, tree, e, 'ref', areaText(moved.area));
  }
  return true;
}

function comments(part: string, tree: XmlTree, ins: Insertion, parts: SplicesByPart): boolean {
  for (const e of tree.elements) {
    if (e.name === 'commentPr' || e.name === 'AlternateContent') return false;
    if (e.name !== 'comment') continue;
    const at = parseRef(attributeValue(tree, e, 'ref') ?? '');
    if (!at) return false;
    parts.attribute(part, tree, e, 'ref', refOf(rowAfter(ins, at.row), at.column));
  }
  return true;
}

/** The frames of notes go where their cells go. Rows count from 0 here. */
function noteShapes(part: string, tree: XmlTree, ins: Insertion, parts: SplicesByPart): boolean {
  for (const data of tree.elements) {
    if (data.name !== 'ClientData') continue;
    if (attributeValue(tree, data, 'ObjectType') !== 'Note') return false;
    const row = childOf(tree, data, 'Row');
    const anchor = childOf(tree, data, 'Anchor');
    const at = row ? Number(ownText(tree, row)) : NaN;
    if (!row || !Number.isInteger(at)) return false;
    if (at + 1 <= ins.bottom) continue;
    parts.add(part, tree, row.openEnd, row.closeStart, String(at + ins.rows));
    if (!anchor) continue;
    const numbers = ownText(tree, anchor).split(',').map(Number);
    if (numbers.length !== 8 || numbers.some((x) => !Number.isInteger(x))) return false;
    const moved = numbers.map((x, i) => (i === 2 || i === 6 ? x + ins.rows : x));
    parts.add(part, tree, anchor.openEnd, anchor.closeStart, moved.join(', '));
  }
  return true;
}

/** Pictures and shapes: those that hang on cells below move along; one that would have to be stretched otherwise stops it. */
function drawing(
  book: Book,
  part: string,
  tree: XmlTree,
  changes: boolean,
  ins: Insertion,
  parts: SplicesByPart,
): boolean {
  if (/\stextlink\s*=\s*["'][^"']/.test(tree.text)) return false;
  const relations = book.opened.relations(part);
  if (
    !relations.ok ||
    relations.value.some((r) => r.type !== 'image' && !(r.type === 'hyperlink' && r.external))
  )
    return false;
  if (!changes) return true;
  for (const e of tree.elements) {
    if (e.name !== 'from' && e.name !== 'to') continue;
    const anchor = parentOf(tree, e);
    const row = childOf(tree, e, 'row');
    const at = row ? Number(ownText(tree, row)) : NaN;
    if (!anchor || !row || !/CellAnchor$/.test(anchor.name) || !Number.isInteger(at)) return false;
    if (at + 1 <= ins.bottom) continue;
    const kind = attributeValue(tree, anchor, 'editAs') ?? 'twoCell';
    const from = childOf(tree, anchor, 'from');
    const fromRow = from && childOf(tree, from, 'row');
    const start = fromRow ? Number(ownText(tree, fromRow)) : NaN;
    if (anchor.name === 'twoCellAnchor') {
      if (kind === 'absolute' || (kind === 'oneCell' && !(start + 1 > ins.bottom))) return false;
    }
    parts.add(part, tree, row.openEnd, row.closeStart, String(at + ins.rows));
  }
  return true;
}
