/**
 * An own, simple view of a Word part for tests (not the code under test): a tree of elements, and the text at a locator
 * counted the way the fixtures' README says.
 */
import { walkXml } from '../../src/documents/xlsx/xml.ts';

export type Node = {
  name: string;
  attrs: (name: string) => string | undefined;
  children: Node[];
  text: string;
  parent: Node | null;
};

export function parseXml(xml: string): Node {
  const root: Node = { name: '', attrs: () => undefined, children: [], text: '', parent: null };
  let at = root;
  const good = walkXml(xml, {
    open: (name, attributes) => {
      const node: Node = { name, attrs: (n) => attributes.get(n), children: [], text: '', parent: at };
      at.children.push(node);
      at = node;
    },
    close: () => {
      at = at.parent ?? root;
    },
    text: (text) => {
      at.text += text;
    },
  });
  if (!good) throw new Error('not well-formed');
  return root;
}

/** Elements in document order, without what lies under a fallback. */
export function all(root: Node, name: string): Node[] {
  const found: Node[] = [];
  const visit = (n: Node): void => {
    if (n.name === 'Fallback') return;
    if (n.name === name) found.push(n);
    n.children.forEach(visit);
  };
  visit(root);
  return found;
}

/** Visible text (`w:t`), deleted text left out. */
export function textOf(node: Node): string {
  let out = '';
  const visit = (n: Node): void => {
    if (n.name === 'Fallback' || n.name === 'del' || n.name === 'pPr') return;
    if (n.name === 't') out += n.text;
    if (n.name === 'br') out += '\n';
    n.children.forEach(visit);
  };
  visit(node);
  return out;
}

export type At = {
  part?: string;
  p?: number;
  tbl?: number;
  tr?: number;
  tc?: number;
  sdt?: number;
  option?: string;
};

const below = (node: Node, name: string): Node[] => {
  const found: Node[] = [];
  const visit = (n: Node): void => {
    for (const child of n.children) {
      if (child.name === name) found.push(child);
      else if (child.name === 'sdt' || child.name === 'sdtContent') visit(child);
    }
  };
  visit(node);
  return found;
};

/** The text of the paragraph, cell or control a locator names; for an option the paragraph around the control. */
export function textAt(root: Node, at: At): string {
  if (at.sdt !== undefined) {
    let node = all(root, 'sdt')[at.sdt]!;
    if (at.option !== undefined) while (node.name !== 'p') node = node.parent!;
    return textOf(node);
  }
  if (at.p !== undefined) return textOf(all(root, 'p')[at.p]!);
  const table = all(root, 'tbl')[at.tbl ?? 0]!;
  if (at.tr === undefined) return textOf(table);
  return textOf(below(below(table, 'tr')[at.tr]!, 'tc')[at.tc ?? 0]!);
}

export const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
