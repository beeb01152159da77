/** Changes to several parts of a package at once. */
import { attribute, escapeAttribute, type Splice, type XmlElement, type XmlTree } from '../xml.ts';

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
