/**
 * XML read with the place of everything in the text, so that a change can be spliced in and all else stays as it was,
 * byte for byte. No DOM (it runs in a worker and in Node), no document type, no entities of its own, no recursion.
 */
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

/** White space of XML. */
export const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

/** Where the name of a tag ends; `from` where there is none. */
export function endOfName(text: string, from: number, gt: number): number {
  let i = from;
  for (; i < gt; i++) {
    const c = text.charCodeAt(i);
    if (isSpace(c) || c === 47) break;
    if (c === 61 || c === 34 || c === 39) return from;
  }
  return i;
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
