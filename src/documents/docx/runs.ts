/** The small parts of a document: runs of text, and paragraphs around them. Children stand in the order of the schema. */
import type { Value } from '#schemas';
import { escapeXml, type TextWriter } from '#documents/xml-text';

export const MISSING = '（未記入）';

/** A4 in twentieths of a point (twips): the unit of every length in a document. */
export const TWIPS = 20;

/** How a paragraph is set, beyond its style. */
export type ParagraphLook = {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly list?: number;
  readonly align?: 'left' | 'center' | 'right';
};

/** One run of text; tabs are elements of their own. `properties` = children of `w:rPr`. */
export function run(text: string, properties = ''): string {
  const pieces = text.split('\t').map((part) => {
    return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  const set = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  const content = pieces.join('<w:tab/>');
  return content === '' ? '' : `<w:r>${set}${content}</w:r>`;
}

/** A paragraph of runs. */
export function paragraph(look: ParagraphLook, runs: string, tight = false): string {
  const properties = [
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.keepNext ? '<w:keepNext/>' : '',
    look.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    look.list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${look.list}"/></w:numPr>`,
    tight ? '<w:spacing w:after="0"/>' : '',
    look.align === undefined || look.align === 'left' ? '' : `<w:jc w:val="${look.align}"/>`,
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A text of one line, whatever it holds: line ends become breaks within the paragraph. */
export function inline(writer: TextWriter, text: string, properties = ''): string {
  return writer
    .lines(text)
    .map((line) => run(line, properties))
    .join('<w:r><w:br/></w:r>');
}

/** What stands in a value's place: its text, or a shaded blank. */
export function shown(value: Value): { readonly text: string; readonly properties: string } {
  if (!value.missing) return { text: value.text, properties: '' };
  return { text: value.text === '' ? MISSING : value.text, properties: '<w:rStyle w:val="Missing"/>' };
}

/** A value as paragraphs, one a line, so that a long answer can be edited as text. */
export function valueParagraphs(writer: TextWriter, value: Value, look: ParagraphLook = {}): string {
  const { text, properties } = shown(value);
  const lines = writer.lines(text);
  return lines.map((line, i) => paragraph(look, run(line, properties), i < lines.length - 1)).join('');
}
