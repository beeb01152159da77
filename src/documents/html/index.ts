export { mountHtml } from './mount.ts';
export { paperCss } from './paper-css.ts';
export { OPEN_POINTS_LISTED, paperTree } from './paper-tree.ts';
export { renderHtml } from './render.ts';
export { renderTreeDocument, serialize, type TreeDocument } from './serialize.ts';
export { el, hrefOf, isSafeHref, type Attributes, type Element, type Node, type Tag } from './tree.ts';
