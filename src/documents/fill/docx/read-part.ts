/** Reads a part of a Word file: its paragraphs, tables, text boxes, content controls and form fields. */
import { attributeValue, childOf, childrenOf, type XmlElement, type XmlTree } from '../xml.ts';
import type { Control, FormField, Para, WordPart } from './model.ts';
import { ParaReader } from './paragraph.ts';
import { Structure } from './structure.ts';

const isWordParagraph = (e: XmlElement): boolean => e.name === 'p' && /wordprocessingml/.test(e.ns);

/** Reads a part (document, header, footer). Linear in its size. `main` = the document, whose locators need no name. */
export function readPart(tree: XmlTree, path = '', main = true): WordPart {
  const controls: Control[] = [];
  const fields: FormField[] = [];
  const sdtIndex = new Map<number, number>();
  const tables = new Map<number, number>();
  const boxes: XmlElement[] = [];
  const fallbacks: XmlElement[] = [];
  const elements: XmlElement[] = [];
  for (let i = 0; i < tree.elements.length; i++) {
    const e = tree.elements[i]!;
    if (e.name === 'Fallback') {
      fallbacks.push(e);
      i = e.last;
    } else if (e.name === 'sdt') {
      sdtIndex.set(i, controls.length);
      controls.push(controlOf(tree, e, controls.length));
    } else if (e.name === 'tbl') tables.set(i, tables.size);
    else if (e.name === 'txbxContent') boxes.push(e);
    else if (e.name === 'ffData') fields.push(formFieldOf(tree, e, fields.length));
    else if (isWordParagraph(e)) elements.push(e);
  }
  const reader = new ParaReader(tree, fields, sdtIndex);
  const paras = elements.map((e, n) => reader.read(e, n));
  const byElement = new Map(paras.map((p) => [p.element.index, p]));
  const structure = new Structure(tree, byElement, tables);
  const root = tree.elements[0]!;
  return {
    path,
    prefix: main ? '' : `${path} `,
    tree,
    body: structure.blocks(childOf(tree, root, 'body') ?? root),
    boxes: boxes.map((element) => ({ element, blocks: structure.blocks(element) })),
    paras,
    controls,
    fields,
    ...mirror(tree, paras, fallbacks, reader),
  };
}

function controlOf(tree: XmlTree, e: XmlElement, index: number): Control {
  const props = childOf(tree, e, 'sdtPr') ?? null;
  const has = (name: string): XmlElement | undefined => (props ? childOf(tree, props, name) : undefined);
  const val = (name: string): string => {
    const found = has(name);
    return found ? (attributeValue(tree, found, 'val') ?? '') : '';
  };
  const list = has('dropDownList') ?? has('comboBox');
  const others = ['docPartObj', 'docPartList', 'picture', 'group', 'repeatingSection'];
  const plain = others.some((name) => has(name)) ? 'other' : 'text';
  return {
    index,
    element: e,
    props,
    kind: has('checkbox') ? 'check' : list ? 'list' : has('date') ? 'date' : plain,
    name: val('alias') || val('tag'),
    items: list
      ? childrenOf(tree, list, 'listItem').map((item) => {
          const value = attributeValue(tree, item, 'value') ?? '';
          return { text: attributeValue(tree, item, 'displayText') ?? value, value };
        })
      : [],
    placeholder: has('showingPlcHdr') !== undefined,
    fixed: has('dataBinding') !== undefined || /content/i.test(val('lock')),
  };
}

function formFieldOf(tree: XmlTree, e: XmlElement, index: number): FormField {
  const list = childOf(tree, e, 'ddList');
  const name = childOf(tree, e, 'name');
  return {
    index,
    data: e,
    kind: childOf(tree, e, 'checkBox') ? 'check' : list ? 'list' : 'text',
    items: list
      ? childrenOf(tree, list, 'listEntry').map((item) => attributeValue(tree, item, 'val') ?? '')
      : [],
    name: name ? (attributeValue(tree, name, 'val') ?? '') : '',
    separator: null,
    para: null,
    at: 0,
  };
}

/** The paragraphs of text boxes and those of their fallbacks: the same ones where both read alike. */
function mirror(
  tree: XmlTree,
  paras: readonly Para[],
  fallbacks: readonly XmlElement[],
  reader: ParaReader,
): { mirrors: Map<Para, Para>; split: Set<Para> } {
  const mirrors = new Map<Para, Para>();
  const split = new Set<Para>();
  for (const fallback of fallbacks) {
    const parent = tree.elements[fallback.parent];
    if (!parent) continue;
    const mine = paras.filter((p) => p.element.start > parent.start && p.element.end < parent.end);
    const theirs: Para[] = [];
    for (let i = fallback.index + 1; i <= fallback.last; i++) {
      const e = tree.elements[i]!;
      if (isWordParagraph(e)) theirs.push(reader.read(e, -1));
    }
    const same = mine.length === theirs.length && mine.every((p, n) => p.text === theirs[n]!.text);
    mine.forEach((p, n) => {
      const twin = theirs[n];
      if (same && twin) mirrors.set(p, twin);
      else if (theirs.length > 0) split.add(p);
    });
  }
  return { mirrors, split };
}
