/**
 * XML read with the place of everything in the text, so that a change can be spliced in and all else stays as it was,
 * byte for byte. No DOM (it runs in a worker and in Node), no document type, no entities of its own, no recursion.
 */
import { err, ok, type Result } from '#kernel';
import { unescapeXml } from '../xlsx/xml.ts';

export { decodeXml, unescapeXml } from '../xlsx/xml.ts';

/** An element and where it stands: `text.slice(start, end)` is all of it, `slice(openEnd, closeStart)` its content. */
export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace its prefix stands for; '' = none. */
  readonly ns: string;
  /** Its place in `elements` (document order), that of its parent (-1 = the root has none), and that of its last descendant. */
  readonly index: number;
  readonly parent: number;
  readonly last: number;
  readonly depth: number;
  readonly start: number;
  /** After the `>` of its start tag. */
  readonly openEnd: number;
  /** At the `<` of its end tag; as `openEnd` where it is written `<a/>`. */
  readonly closeStart: number;
  readonly end: number;
  /** Written `<a/>`. */
  readonly empty: boolean;
};

export type XmlTree = { readonly text: string; readonly elements: readonly XmlElement[] };

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

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

function endOfName(text: string, from: number, gt: number): number {
  let i = from;
  for (; i < gt; i++) {
    const c = text.charCodeAt(i);
    if (isSpace(c) || c === 47) break;
    if (c === 61 || c === 34 || c === 39) return from;
  }
  return i;
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

export type XmlAttribute = {
  /** As written, prefix included. */
  readonly name: string;
  readonly value: string;
  /** From the name to the closing quote, and what lies between the quotes (still escaped). */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
};

/** The attributes of an element in order, namespace declarations included. */
export function attributesOf(tree: XmlTree, element: XmlElement): XmlAttribute[] {
  const { text } = tree;
  const found: XmlAttribute[] = [];
  // Sticky: stops at the first thing that is no attribute, so the time taken grows with the length only.
  const one = /\s*([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  one.lastIndex = endOfName(text, element.start + 1, element.openEnd - 1);
  for (let m = one.exec(text); m && one.lastIndex < element.openEnd; m = one.exec(text)) {
    const raw = m[2] ?? m[3] ?? '';
    const end = one.lastIndex;
    const start = m.index + m[0].length - m[0].trimStart().length;
    const name = m[1]!;
    found.push({
      name,
      value: unescapeXml(raw),
      start,
      end,
      valueStart: end - 1 - raw.length,
      valueEnd: end - 1,
    });
  }
  return found;
}

/** The attributes by name, for the many elements of a sheet: nothing is made but the strings. */
export function eachAttribute(
  { text }: XmlTree,
  element: XmlElement,
  visit: (name: string, value: string) => void,
): void {
  const gt = element.openEnd - 1;
  let at = endOfName(text, element.start + 1, gt);
  for (;;) {
    while (at < gt && isSpace(text.charCodeAt(at))) at++;
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals >= gt) return;
    let open = equals + 1;
    while (open < gt && isSpace(text.charCodeAt(open))) open++;
    const quote = text[open];
    if (quote !== '"' && quote !== "'") return;
    const close = text.indexOf(quote, open + 1);
    if (close < 0 || close > gt) return;
    visit(text.slice(at, equals).trimEnd(), unescapeXml(text.slice(open + 1, close)));
    at = close + 1;
  }
}

/** The attribute of that name: with a prefix (`r:id`) exactly it, without one whatever its prefix. */
export function attribute(tree: XmlTree, element: XmlElement, name: string): XmlAttribute | undefined {
  const all = attributesOf(tree, element);
  const exact = all.find((a) => a.name === name);
  if (exact || name.includes(':')) return exact;
  return all.find((a) => a.name.endsWith(`:${name}`) && !a.name.startsWith('xmlns:'));
}

export const attributeValue = (tree: XmlTree, element: XmlElement, name: string): string | undefined =>
  attribute(tree, element, name)?.value;

export const rootOf = (tree: XmlTree): XmlElement => tree.elements[0]!;

export const parentOf = (tree: XmlTree, element: XmlElement): XmlElement | undefined =>
  tree.elements[element.parent];

/** The children, those of one local name if given. */
export function childrenOf(tree: XmlTree, element: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let i = element.index + 1; i <= element.last;) {
    const child = tree.elements[i]!;
    if (name === undefined || child.name === name) found.push(child);
    i = child.last + 1;
  }
  return found;
}

export const childOf = (tree: XmlTree, element: XmlElement, name: string): XmlElement | undefined => {
  for (let i = element.index + 1; i <= element.last;) {
    const child = tree.elements[i]!;
    if (child.name === name) return child;
    i = child.last + 1;
  }
  return undefined;
};

/** All elements within, in document order, those of one local name if given. */
export function descendantsOf(tree: XmlTree, element: XmlElement, name?: string): XmlElement[] {
  const within = tree.elements.slice(element.index + 1, element.last + 1);
  return name === undefined ? within : within.filter((e) => e.name === name);
}

/** The character data directly in the element (not in its children), as it reads. */
export function ownText(tree: XmlTree, element: XmlElement): string {
  let out = '';
  let from = element.openEnd;
  for (const child of childrenOf(tree, element)) {
    out += plain(tree.text.slice(from, child.start));
    from = child.end;
  }
  return out + plain(tree.text.slice(from, element.closeStart));
}

/** Raw character data as it reads: comments and instructions gone, CDATA taken, references resolved, line ends as XML wants them. */
function plain(raw: string): string {
  if (!raw.includes('<')) return unescapeXml(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
  let out = '';
  const parts = /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>/g;
  let from = 0;
  for (const m of raw.matchAll(parts)) {
    out += unescapeXml(raw.slice(from, m.index)) + (m[1] ?? '');
    from = m.index + m[0].length;
  }
  return (out + unescapeXml(raw.slice(from))).replace(/\r\n?/g, '\n');
}

/** What stands from `start` to `end` (excluded) becomes `text`; `start === end` puts in. */
export type Splice = { readonly start: number; readonly end: number; readonly text: string };

/** The text with the splices done. Those that put in at one place keep their order; overlapping ones are a bug (RangeError). */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((s, n) => ({ s, n }))
    .sort((a, b) => a.s.start - b.s.start || a.s.end - b.s.end || a.n - b.n);
  const out: string[] = [];
  let at = 0;
  for (const { s } of sorted) {
    if (s.start < at || s.end < s.start || s.end > text.length) throw new RangeError('splices overlap');
    out.push(text.slice(at, s.start), s.text);
    at = s.end;
  }
  out.push(text.slice(at));
  return out.join('');
}

/** Text as XML can hold it: characters it cannot carry fall away, half a surrogate pair becomes U+FFFD. */
export const toXmlText = (text: string): string =>
  text.replace(/\p{Cs}/gu, '\uFFFD').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** As the content of an element. */
export const escapeText = (text: string): string =>
  toXmlText(text).replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c);

/** As the value of an attribute between double quotes. */
export const escapeAttribute = (text: string): string =>
  toXmlText(text)
    .replace(/[&<>"\r]/g, (c) => ESCAPES[c] ?? c)
    .replace(/[\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);
