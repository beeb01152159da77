/** What refers to rows besides the cells: rules, merges, names, notes, drawings, filters, breaks. What is not known here stops it. */
import {
  attribute,
  attributeValue,
  childOf,
  childrenOf,
  descendantsOf,
  escapeAttribute,
  escapeText,
  ownText,
  parentOf,
  rootOf,
  type Splice,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { parseRef, refOf } from '../../xlsx/refs.ts';
import type { Book } from './book.ts';
import { recalculation } from './calc.ts';
import type { Grid } from './grid.ts';
import { areaAfter, areasAfter, formulaAfter, repeated, rowAfter, type Insertion } from './insertion.ts';
import { areaText, parseArea, parseSheetArea, type Area } from './ranges.ts';
import { parseFormula } from './references.ts';
import { prefixOf } from './write.ts';

/** The changes, part by part, and the parts that fall away. */
export class SplicesByPart {
  readonly all = new Map<string, { readonly text: string; readonly list: Splice[] }>();
  readonly gone: string[] = [];

  add(part: string, tree: XmlTree, start: number, end: number, text: string): void {
    const known = this.all.get(part) ?? { text: tree.text, list: [] };
    this.all.set(part, known);
    known.list.push({ start, end, text });
  }

  /** Sets an attribute that is there; nothing where its value is the same. */
  attribute(part: string, tree: XmlTree, element: XmlElement, name: string, value: string): void {
    const said = attribute(tree, element, name);
    if (said && said.value !== value)
      this.add(part, tree, said.valueStart, said.valueEnd, escapeAttribute(value));
  }
}

/** Parts that hold references of their own kinds. */
const UNKNOWN_PART =
  /\/(pivot\w*|externalLinks|charts?\w*|dialogsheets|queryTables|slicer\w*|timeline\w*|threadedComments|ctrlProps|activeX|embeddings|diagrams|model|richData|revisions|namedSheetViews)\/|\/(metadata|connections|xmlMaps|volatileDependencies)\.xml$/i;
const OF_SHEET = new Set([
  'comments',
  'vmlDrawing',
  'drawing',
  'hyperlink',
  'printerSettings',
  'table',
  'image',
]);
const FORMULAS = new Set(['f', 'formula', 'formula1', 'formula2']);
/** Parts of a sheet that name no rows. */
const WITHOUT_ROWS = new Set([
  'sheetPr',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'phoneticPr',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'tableParts',
]);

/** Everything but the cells. False where something is there that cannot be moved for sure. */
export function moveRest(book: Book, grid: Grid, ins: Insertion, parts: SplicesByPart): boolean {
  if (book.opened.members.some((m) => UNKNOWN_PART.test(`/${m}`))) return false;
  if (!new Sheet(grid, ins, parts).move()) return false;
  return (
    book.grids.every((g) => g === grid || otherSheet(g, ins, parts)) &&
    book.grids.every((g) => related(book, g, g === grid, ins, parts)) &&
    workbook(book, ins, parts)
  );
}

/** The areas of a `sqref`; null where one is not to be read. */
function areasIn(text: string): Area[] | null {
  const areas = text.trim().split(/\s+/).map(parseArea);
  return areas.includes(null) ? null : areas.filter((a) => a !== null);
}

const lists = (areas: readonly Area[]): string => areas.map(areaText).join(' ');

class Sheet {
  readonly #tree: XmlTree;
  readonly #part: string;

  constructor(
    readonly grid: Grid,
    readonly ins: Insertion,
    readonly parts: SplicesByPart,
  ) {
    this.#tree = grid.tree;
    this.#part = grid.part;
  }

  move(): boolean {
    return childrenOf(this.#tree, rootOf(this.#tree)).every((e) => this.#section(e));
  }

  #section(e: XmlElement): boolean {
    if (WITHOUT_ROWS.has(e.name)) return true;
    const children = childrenOf(this.#tree, e);
    switch (e.name) {
      case 'dimension':
        return this.#area(e, 'ref');
      case 'sheetViews':
        return children.every((v) => this.#view(v));
      case 'mergeCells':
        return this.#merges(e, children);
      case 'conditionalFormatting':
        return attributeValue(this.#tree, e, 'pivot') === undefined && this.#rule(e);
      case 'dataValidations':
        return children.every((v) => v.name === 'dataValidation' && this.#rule(v));
      case 'protectedRanges':
      case 'ignoredErrors':
        return children.every((v) => v.name !== 'extLst' && this.#rule(v));
      case 'hyperlinks':
        return children.every((h) => this.#area(h, 'ref') && linkInside(this.grid, this.ins, this.parts, h));
      case 'autoFilter':
      case 'sortState':
        return [e, ...descendantsOf(this.#tree, e)].every((x) => x.name !== 'extLst' && this.#area(x, 'ref'));
      case 'rowBreaks':
        return children.every((b) => this.#rowBreak(b));
      case 'extLst':
        return children.every((x) => this.#extension(x));
      default:
        return false;
    }
  }

  /** One area; false where it lies within the entry that is repeated. */
  #area(e: XmlElement, name: string): boolean {
    const said = attributeValue(this.#tree, e, name);
    if (said === undefined) return true;
    const area = parseArea(said);
    const moved = area && areaAfter(this.ins, area);
    if (moved?.kind !== 'area') return false;
    if (areaText(moved.area) !== areaText(area!))
      this.parts.attribute(this.#part, this.#tree, e, name, areaText(moved.area));
    return true;
  }

  #merges(list: XmlElement, merges: readonly XmlElement[]): boolean {
    let more = '';
    let count = merges.length;
    for (const m of merges) {
      const area = parseArea(attributeValue(this.#tree, m, 'ref') ?? '');
      const moved = area && areaAfter(this.ins, area);
      if (!area || !moved) return false;
      if (moved.kind === 'area') {
        if (!this.#area(m, 'ref')) return false;
        continue;
      }
      const prefix = prefixOf(this.#tree, m);
      const copies = repeated(this.ins, area);
      more += copies.map((a) => `<${prefix}mergeCell ref="${areaText(a)}"/>`).join('');
      count += copies.length;
    }
    if (more !== '') {
      this.parts.add(this.#part, this.#tree, list.closeStart, list.closeStart, more);
      this.parts.attribute(this.#part, this.#tree, list, 'count', String(count));
    }
    return true;
  }

  /** Something with a `sqref`, as an attribute or (in extensions) an element, and formulas. */
  #rule(e: XmlElement): boolean {
    const inner = descendantsOf(this.#tree, e);
    const element = inner.find((x) => x.name === 'sqref');
    const said = element ? ownText(this.#tree, element) : attributeValue(this.#tree, e, 'sqref');
    const areas = said === undefined ? null : areasIn(said);
    const after = areas && areasAfter(this.ins, areas);
    if (!areas || !after) return false;
    if (lists(after) !== lists(areas)) {
      if (element) this.parts.add(this.#part, this.#tree, element.openEnd, element.closeStart, lists(after));
      else this.parts.attribute(this.#part, this.#tree, e, 'sqref', lists(after));
    }
    return inner.every((x) => {
      if (x.name === 'cfvo') return thresholdIsPlain(this.#tree, x);
      return !isFormula(x, this.#tree) || formula(this.grid, this.ins, this.parts, x, areas);
    });
  }

  #view(view: XmlElement): boolean {
    const point = (e: XmlElement, name: string): void => {
      const at = parseRef(attributeValue(this.#tree, e, name) ?? '');
      if (at)
        this.parts.attribute(this.#part, this.#tree, e, name, refOf(rowAfter(this.ins, at.row), at.column));
    };
    const first = parseRef(attributeValue(this.#tree, view, 'topLeftCell') ?? 'A1')?.row ?? 1;
    point(view, 'topLeftCell');
    for (const e of childrenOf(this.#tree, view)) {
      if (e.name === 'pane') {
        const frozen = /^frozen/.test(attributeValue(this.#tree, e, 'state') ?? '');
        const rows = Number(attributeValue(this.#tree, e, 'ySplit') ?? 0);
        if (frozen && first - 1 + rows >= this.ins.first) return false;
        point(e, 'topLeftCell');
      } else if (e.name === 'selection') {
        point(e, 'activeCell');
        const areas = areasIn(attributeValue(this.#tree, e, 'sqref') ?? 'A1');
        if (!areas) return false;
        const shown = areas.map((a) => {
          const whole = a.bottom >= 1_048_576;
          const top = rowAfter(this.ins, a.top);
          return whole ? a : { ...a, top, bottom: rowAfter(this.ins, a.bottom) };
        });
        if (lists(shown) !== lists(areas))
          this.parts.attribute(this.#part, this.#tree, e, 'sqref', lists(shown));
      } else return false;
    }
    return true;
  }

  /** A break stands below the row it names. */
  #rowBreak(b: XmlElement): boolean {
    const id = Number(attributeValue(this.#tree, b, 'id') ?? NaN);
    if (!Number.isInteger(id)) return false;
    if (id >= this.ins.top && id < this.ins.bottom) return false;
    if (id >= this.ins.bottom)
      this.parts.attribute(this.#part, this.#tree, b, 'id', String(id + this.ins.rows));
    return true;
  }

  #extension(ext: XmlElement): boolean {
    return childrenOf(this.#tree, ext).every(
      (list) =>
        (list.name === 'conditionalFormattings' || list.name === 'dataValidations') &&
        childrenOf(this.#tree, list).every((e) => this.#rule(e)),
    );
  }
}

const isFormula = (e: XmlElement, tree: XmlTree): boolean =>
  FORMULAS.has(e.name) && childrenOf(tree, e).length === 0;

/** A number, or one that a child holds as a formula. */
const thresholdIsPlain = (tree: XmlTree, e: XmlElement): boolean => {
  const value = attributeValue(tree, e, 'val');
  return value === undefined || /^-?[\d.]*$/.test(value);
};

function formula(
  { tree, part, name }: Grid,
  ins: Insertion,
  parts: SplicesByPart,
  e: XmlElement,
  areas: readonly Area[],
): boolean {
  const text = ownText(tree, e).trim();
  if (text === '') return true;
  const after = formulaAfter(ins, text, { sheet: name, row: null, areas });
  if (after === null) return false;
  if (after !== text) parts.add(part, tree, e.openEnd, e.closeStart, escapeText(after));
  return true;
}

/** A link to a cell of this workbook. */
function linkInside(grid: Grid, ins: Insertion, parts: SplicesByPart, link: XmlElement): boolean {
  const { tree, part, name } = grid;
  const location = attributeValue(tree, link, 'location');
  if (location === undefined || location === '') return true;
  const at = parseSheetArea(location, name);
  // A name, or something else that names no cell of the sheet.
  if (!at) return !location.includes('!') && !/\d/.test(location);
  if (at.sheet.toLowerCase() !== ins.sheet.toLowerCase()) return true;
  const moved = areaAfter(ins, at.area);
  if (!moved) return false;
  if (moved.kind === 'own' || areaText(moved.area) === areaText(at.area)) return true;
  const bang = location.lastIndexOf('!');
  const sheet = bang < 0 ? '' : location.slice(0, bang + 1);
  parts.attribute(part, tree, link, 'location', sheet + areaText(moved.area));
  return true;
}

/** Rules and links of another sheet that mean this one. */
function otherSheet(grid: Grid, ins: Insertion, parts: SplicesByPart): boolean {
  const { tree } = grid;
  return childrenOf(tree, rootOf(tree))
    .filter((e) => e.name !== 'sheetData')
    .flatMap((e) => [e, ...descendantsOf(tree, e)])
    .every((e) => {
      if (e.name === 'hyperlink') return linkInside(grid, ins, parts, e);
      if (e.name === 'cfvo') return thresholdIsPlain(tree, e);
      return !isFormula(e, tree) || formula(grid, ins, parts, e, []);
    });
}

/** The parts that belong to a sheet. */
function related(book: Book, grid: Grid, changes: boolean, ins: Insertion, parts: SplicesByPart): boolean {
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

/** Names, the order of calculation, and that everything is calculated anew. */
function workbook(book: Book, ins: Insertion, parts: SplicesByPart): boolean {
  const { opened } = book;
  const main = opened.tree(opened.main);
  const relations = opened.relations(opened.main);
  if (!main.ok || !relations.ok) return false;
  const tree = main.value;
  const list = childOf(tree, rootOf(tree), 'definedNames');
  for (const name of list ? childrenOf(tree, list) : []) {
    const text = ownText(tree, name).trim();
    // What was lost before stays lost.
    if (/^(('[^']*'|[^'!,()]*)!)?#REF!$/.test(text)) continue;
    const parsed = parseFormula(text);
    if (!parsed || parsed.references.some((r) => r.sheet === null)) return false;
    const after = formulaAfter(ins, text, { sheet: '', row: null, areas: null });
    if (after === null) return false;
    if (after !== text) parts.add(opened.main, tree, name.openEnd, name.closeStart, escapeText(after));
  }
  const calculated = book.grids.some((g) => [...g.cells.values()].some((c) => c.formula !== ''));
  const anew = calculated ? recalculation(tree) : null;
  if (anew) parts.add(opened.main, tree, anew.start, anew.end, anew.text);
  const chain = relations.value.find((r) => r.type === 'calcChain' && !r.external);
  return !chain || !opened.has(chain.target) || dropPart(book, chain.id, chain.target, parts);
}

/** Takes a part of the workbook out, with its relation and its type. */
function dropPart(book: Book, id: string, target: string, parts: SplicesByPart): boolean {
  const { opened } = book;
  const slash = opened.main.lastIndexOf('/');
  const at = `${opened.main.slice(0, slash + 1)}_rels/${opened.main.slice(slash + 1)}.rels`;
  const [relations, types] = [opened.tree(at), opened.tree('[Content_Types].xml')];
  if (!relations.ok || !types.ok) return false;
  const remove = (part: string, tree: XmlTree, e: XmlElement | undefined): void => {
    if (e) parts.add(part, tree, e.start, e.end, '');
  };
  const ofId = (e: XmlElement): boolean => attributeValue(relations.value, e, 'Id') === id;
  const ofPart = (e: XmlElement): boolean =>
    attributeValue(types.value, e, 'PartName')?.toLowerCase() === `/${target.toLowerCase()}`;
  remove(
    at,
    relations.value,
    relations.value.elements.find((e) => e.name === 'Relationship' && ofId(e)),
  );
  remove(
    '[Content_Types].xml',
    types.value,
    types.value.elements.find((e) => e.name === 'Override' && ofPart(e)),
  );
  parts.gone.push(target);
  return true;
}
