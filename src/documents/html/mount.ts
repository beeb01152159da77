/** Tree in, DOM out: elements and text nodes only, so that it works under Trusted Types. */
import { attributesOf, type Node as TreeNode } from './tree.ts';

/** Replaces what is inside `element` by the tree; its styles are `paperCss`. */
export function mountHtml(tree: TreeNode, element: Element): void {
  element.replaceChildren(build(tree, element.ownerDocument));
}

function build(node: TreeNode, document: Document): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const made = document.createElement(node.tag);
  for (const [name, value] of attributesOf(node)) made.setAttribute(name, value);
  for (const child of node.children) made.appendChild(build(child, document));
  return made;
}
