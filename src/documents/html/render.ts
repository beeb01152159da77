import type { Renderer } from '#schemas';
import { paperTree } from './paper-tree.ts';
import { renderTreeDocument } from './serialize.ts';

/**
 * A page of HTML that stands alone: own style, no script, nothing loaded. The reader's browser brings the fonts, so no
 * character is lost here and the assets are not used.
 */
export const renderHtml: Renderer = async (paper) => {
  const title = paper.formNo === null ? paper.title : `${paper.formNo} ${paper.title}`;
  const bytes = renderTreeDocument({ title, lang: paper.language, body: [paperTree(paper)] });
  return { bytes, lost: [] };
};
