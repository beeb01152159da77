/** Tree in, DOM out: elements and text nodes only, so that it works under Trusted Types. */
import { adoptPaperStyles } from './paper-css.ts';
import { attributesOf, type Node as TreeNode } from './tree.ts';

/** Replaces what is inside `element` by the tree, and sees that the document has the styles of papers. */
export function mountHtml(tree: TreeNode, element: Element): void {
  adoptPaperStyles(element.ownerDocument);
  element.replaceChildren(build(tree, element.ownerDocument));
}

function build(node: TreeNode, document: Document): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const made = document.createElement(node.tag);
  for (const [name, value] of attributesOf(node)) made.setAttribute(name, value);
  for (const child of node.children) made.appendChild(build(child, document));
  return made;
}
