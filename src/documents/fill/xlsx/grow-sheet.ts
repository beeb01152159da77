/** What a sheet holds besides its cells after rows were put in: merges, rules, views, filters, breaks, links. What is not known stops it. */
import {
  attributeValue,
  childrenOf,
  descendantsOf,
  escapeText,
  ownText,
  rootOf,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { parseRef, refOf } from '../../xlsx/refs.ts';
import type { Grid } from './grid.ts';
import { areaAfter, areasAfter, formulaAfter, repeated, rowAfter, type Insertion } from './insertion.ts';
import { areaText, parseArea, parseSheetArea, type Area } from './ranges.ts';
import type { SplicesByPart } from './splices.ts';
import { prefixOf } from './write.ts';

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

/** The sheet that gets the rows. False where something is there that cannot be moved for sure. */
export const moveSheet = (grid: Grid, ins: Insertion, parts: SplicesByPart): boolean =>
  new Sheet(grid, ins, parts).move();

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
export function moveOtherSheet(grid: Grid, ins: Insertion, parts: SplicesByPart): boolean {
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
