/** The elements of an XML text with their places: one pass, with limits; document types are refused. */
import { err, ok, type Result } from '#kernel';
import { endOfName, isSpace, unescapeXml, type XmlElement, type XmlTree } from './xml.ts';

export type XmlLimits = { readonly length: number; readonly elements: number; readonly depth: number };
/** Characters, elements, levels. */
export const XML_LIMITS: XmlLimits = { length: 100_000_000, elements: 3_000_000, depth: 512 };

/** `xml.malformed`: not well-formed. `xml.docType`: brings a document type, hence perhaps entities. `xml.tooLarge`: beyond a limit. */
export type XmlCode = 'xml.malformed' | 'xml.docType' | 'xml.tooLarge';

type Scope = { readonly prefix: string; readonly uri: string; readonly up: Scope | null };
type Draft = { -readonly [K in keyof XmlElement]: XmlElement[K] };

/** All elements of the text with their places. Linear in the length; never throws. */
export function scanXml(text: string, limits: XmlLimits = XML_LIMITS): Result<XmlTree, XmlCode> {
  if (text.length > limits.length) return err('xml.tooLarge');
  const elements: Draft[] = [];
  const open: { element: Draft; scope: Scope | null; qName: string }[] = [];
  let scope: Scope | null = null;
  let at = 0;
  // Where the next declaration of a namespace may be: looked for once, not from each tag on.
  let nextXmlns = text.indexOf('xmlns');
  while (at < text.length) {
    const lt = text.indexOf('<', at);
    if (open.length === 0) {
      const outside = text.slice(at, lt < 0 ? text.length : lt);
      if (outside !== '' && outside.replace('\uFEFF', '').trim() !== '') return err('xml.malformed');
    }
    if (lt < 0) break;
    const next = text.charCodeAt(lt + 1);
    if (next === 33 || next === 63) {
      const end = skipSpecial(text, lt, open.length > 0);
      if (typeof end === 'string') return err(end);
      at = end;
      continue;
    }
    const gt = tagEnd(text, lt + 1);
    if (gt < 0) return err('xml.malformed');
    at = gt + 1;
    if (next === 47) {
      const top = open.pop();
      if (!top || !closes(text, lt + 2, gt, top.qName)) return err('xml.malformed');
      top.element.closeStart = lt;
      top.element.end = at;
      top.element.last = elements.length - 1;
      scope = top.scope;
      continue;
    }
    const nameEnd = endOfName(text, lt + 1, gt);
    if (nameEnd === lt + 1 || (elements.length > 0 && open.length === 0)) return err('xml.malformed');
    if (elements.length >= limits.elements || open.length >= limits.depth) return err('xml.tooLarge');
    const empty = text.charCodeAt(gt - 1) === 47;
    const qName = text.slice(lt + 1, nameEnd);
    const outer: Scope | null = scope;
    if (nextXmlns >= 0 && nextXmlns < nameEnd) nextXmlns = text.indexOf('xmlns', nameEnd);
    const inner: Scope | null = nextXmlns >= 0 && nextXmlns < gt ? declared(text, nameEnd, gt, outer) : outer;
    const colon = qName.indexOf(':');
    const element: Draft = {
      name: colon < 0 ? qName : qName.slice(colon + 1),
      ns: lookUp(inner, colon < 0 ? '' : qName.slice(0, colon)),
      index: elements.length,
      parent: open.at(-1)?.element.index ?? -1,
      last: elements.length,
      depth: open.length,
      start: lt,
      openEnd: at,
      closeStart: at,
      end: at,
      empty,
    };
    elements.push(element);
    if (!empty) {
      open.push({ element, scope: outer, qName });
      scope = inner;
    }
  }
  return open.length === 0 && elements.length > 0 ? ok({ text, elements }) : err('xml.malformed');
}

/** Comment, CDATA or processing instruction: where it ends, or why the text is refused. */
function skipSpecial(text: string, lt: number, inside: boolean): number | XmlCode {
  const past = (from: number, mark: string): number | XmlCode => {
    const end = text.indexOf(mark, from);
    return end < 0 ? 'xml.malformed' : end + mark.length;
  };
  if (text.startsWith('<?', lt)) return past(lt + 2, '?>');
  if (text.startsWith('<!--', lt)) return past(lt + 4, '-->');
  if (text.startsWith('<![CDATA[', lt)) return inside ? past(lt + 9, ']]>') : 'xml.malformed';
  return /^<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text.slice(lt, lt + 10))
    ? 'xml.docType'
    : 'xml.malformed';
}

/** Where the tag ends; a `>` within quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 62) return i;
    else if (c === 34 || c === 39) quote = c;
    else if (c === 60) return -1;
  }
  return -1;
}

function closes(text: string, from: number, gt: number, qName: string): boolean {
  if (!text.startsWith(qName, from)) return false;
  for (let i = from + qName.length; i < gt; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

function declared(text: string, from: number, gt: number, scope: Scope | null): Scope | null {
  let found = scope;
  const one = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const m of text.slice(from, gt).matchAll(one)) {
    found = { prefix: m[1] ?? '', uri: unescapeXml(m[2] ?? m[3] ?? ''), up: found };
  }
  return found;
}

function lookUp(scope: Scope | null, prefix: string): string {
  for (let s = scope; s; s = s.up) if (s.prefix === prefix) return s.uri;
  return '';
}
