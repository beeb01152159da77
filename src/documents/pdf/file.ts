/** What jsPDF does for us: the page tree, compression, the outline, the catalogue. And its traps, each with its cure. */
import { partsOf } from '#kernel';
import type { Paper } from '#schemas';
import { jsPDF } from 'jspdf';
import { utf16Hex } from './embed.ts';

/** A new A4 document without text, whose bytes depend on the paper alone. */
export function openFile(paper: Paper): jsPDF {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', orientation: paper.orientation, compress: true });
  doc.setFileId(fingerprint(JSON.stringify(paper)));
  doc.setCreationDate(creationDate(paper));
  doc.setLanguage('ja');
  const outlined = paper.blocks.some((block) => block.type === 'heading') || paper.open.length > 0;
  doc.setDisplayMode('fullwidth', 'continuous', outlined ? 'UseOutlines' : null);
  doc.viewerPreferences({ DisplayDocTitle: true });
  // jsPDF writes titles as raw UTF-16 between parentheses, where a byte 0D reads as a line end: 」 (U+300D) turned into 《.
  Object.assign(doc.outline, { makeString: (text: string) => `<${textString(text)}>` });
  doc.setDocumentProperties({
    title: placeholder(titleOf(paper)),
    author: placeholder(paper.author),
    creator: placeholder('LIU Navi'),
  });
  return doc;
}

/** A bookmark: a heading and the page (from 1) it stands on. */
export type Bookmark = { readonly level: 1 | 2 | 3; readonly text: string; readonly page: number };

/** Adds bookmarks, each under the last one of a higher level. */
function addBookmarks(doc: jsPDF, bookmarks: readonly Bookmark[]): void {
  const open: { level: number; item: unknown }[] = [];
  for (const { level, text, page } of bookmarks) {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const item = doc.outline.add(open.at(-1)?.item ?? null, text, { pageNumber: page });
    open.push({ level, item });
  }
}

/** The finished file. `pages` are content streams in PDF operators. */
export function closeFile(
  doc: jsPDF,
  paper: Paper,
  pages: readonly (readonly string[])[],
  bookmarks: readonly Bookmark[],
): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < pages.length; i++) {
    if (i > 0) doc.addPage('a4', paper.orientation);
    // An array of operators, though the types say otherwise; anything else means another jsPDF than the one we know.
    const content: unknown = doc.internal.pages[i + 1];
    if (!Array.isArray(content)) throw new TypeError('jsPDF: no page content');
    for (const operator of pages[i]!) content.push(operator);
  }
  addBookmarks(doc, bookmarks);
  let text = doc.output();
  for (const [key, value] of [
    ['Title', titleOf(paper)],
    ['Author', paper.author],
    ['Creator', 'LIU Navi'],
  ] as const) {
    const written = `/${key} (${placeholder(value)})`;
    const at = text.lastIndexOf(written);
    // Same length, so that every offset in the cross-reference table stays right.
    if (value !== '')
      text = `${text.slice(0, at)}/${key} <${textString(value)}>${text.slice(at + written.length)}`;
  }
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** `様式1-1 事前申請書`. */
export function titleOf(paper: Paper): string {
  return paper.formNo === null ? paper.title : `${paper.formNo} ${paper.title}`;
}

/** A PDF text string in hex: byte order mark, then UTF-16BE. */
const textString = (text: string): string => `feff${utf16Hex(text)}`;
const placeholder = (text: string): string => (text === '' ? '' : '#'.repeat(textString(text).length));

/** Noon in Japan on the paper's date. jsPDF's own parser refuses years after 2037, so it gets a Date that says its zone. */
function creationDate(paper: Paper): Date {
  const { year, month, day } = partsOf(paper.date);
  const date = new Date(year, month - 1, day, 12);
  date.getTimezoneOffset = () => -540;
  return date;
}

/** 32 hex digits that depend on all of the text (FNV-1a with four seeds; tells files apart, keeps no secret). */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]
    .map((seed) => {
      let hash = seed;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
