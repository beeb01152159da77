/** What refers to rows besides the cells: rules, merges, names, notes, drawings, filters, breaks. What is not known here stops it. */
import {
  attributeValue,
  childOf,
  childrenOf,
  escapeText,
  ownText,
  rootOf,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import type { Book } from './book.ts';
import { recalculation } from './calc.ts';
import type { Grid } from './grid.ts';
import { moveRelated } from './grow-related.ts';
import { moveOtherSheet, moveSheet } from './grow-sheet.ts';
import { formulaAfter, type Insertion } from './insertion.ts';
import { parseFormula } from './references.ts';
import type { SplicesByPart } from './splices.ts';

/** Parts that hold references of their own kinds. */
const UNKNOWN_PART =
  /\/(pivot\w*|externalLinks|charts?\w*|dialogsheets|queryTables|slicer\w*|timeline\w*|threadedComments|ctrlProps|activeX|embeddings|diagrams|model|richData|revisions|namedSheetViews)\/|\/(metadata|connections|xmlMaps|volatileDependencies)\.xml$/i;
/** Everything but the cells. False where something is there that cannot be moved for sure. */
export function moveRest(book: Book, grid: Grid, ins: Insertion, parts: SplicesByPart): boolean {
  if (book.opened.members.some((m) => UNKNOWN_PART.test(`/${m}`))) return false;
  if (!moveSheet(grid, ins, parts)) return false;
  return (
    book.grids.every((g) => g === grid || moveOtherSheet(g, ins, parts)) &&
    book.grids.every((g) => moveRelated(book, g, g === grid, ins, parts)) &&
    workbook(book, ins, parts)
  );
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
