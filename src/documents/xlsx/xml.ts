/**
 * A small reader of XML for files that nobody vouches for: no document type, no entities of its own, no recursion, no DOM
 * (it runs in a worker and in Node). Prefixes of names are dropped.
 */

export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** The attributes of an element, read on demand. */
export type Attributes = { readonly get: (name: string) => string | undefined };

const MAX_DEPTH = 256;
const NAME = /^[^\s/>=<]+$/;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Walks the document. False when it is not well-formed, or asks for what is refused. */
export function walkXml(xml: string, handler: XmlHandler): boolean {
  const open: string[] = [];
  let seen = false;
  let at = 0;
  while (at < xml.length) {
    const lt = xml.indexOf('<', at);
    const text = xml.slice(at, lt < 0 ? xml.length : lt);
    if (text !== '') {
      if (open.length > 0) handler.text(unescapeXml(text));
      else if (text.replace('\uFEFF', '').trim() !== '') return false;
    }
    if (lt < 0) break;
    if (xml.startsWith('<!--', lt)) {
      const end = xml.indexOf('-->', lt + 4);
      if (end < 0) return false;
      at = end + 3;
    } else if (xml.startsWith('<![CDATA[', lt)) {
      const end = xml.indexOf(']]>', lt + 9);
      if (end < 0 || open.length === 0) return false;
      handler.text(xml.slice(lt + 9, end));
      at = end + 3;
    } else if (xml.startsWith('<?', lt)) {
      const end = xml.indexOf('?>', lt + 2);
      if (end < 0) return false;
      at = end + 2;
    } else if (xml.startsWith('<!', lt)) {
      // A document type is where entities are declared that unfold to gigabytes.
      return false;
    } else {
      const end = tagEnd(xml, lt + 1);
      if (end < 0) return false;
      const inner = xml.slice(lt + 1, end);
      at = end + 1;
      if (inner.startsWith('/')) {
        const name = inner.slice(1).trimEnd();
        if (open.pop() !== name) return false;
        handler.close(bare(name));
        continue;
      }
      const empty = inner.endsWith('/');
      const body = empty ? inner.slice(0, -1) : inner;
      const space = body.search(/\s/);
      const name = space < 0 ? body : body.slice(0, space);
      if (!NAME.test(name) || (seen && open.length === 0)) return false;
      seen = true;
      handler.open(bare(name), attributesOf(space < 0 ? '' : body.slice(space)));
      if (empty) handler.close(bare(name));
      else if (open.push(name) > MAX_DEPTH) return false;
    }
  }
  return seen && open.length === 0;
}

/** Where the tag ends; a `>` within quotes does not end it. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let i = from; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return i;
    else if (c === 60) return -1;
  }
  return -1;
}

const NONE: Attributes = { get: () => undefined };

/** Looked up on demand: most attributes of most elements are never asked for. */
function attributesOf(text: string): Attributes {
  return text.length < 3 ? NONE : { get: (name) => findAttribute(text, name) };
}

// Sticky: stops at the first thing that is no attribute, so the time taken grows with the length only.
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

function findAttribute(text: string, name: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let m = ATTRIBUTE.exec(text); m; m = ATTRIBUTE.exec(text)) {
    const key = m[1]!;
    if ((key === name || bare(key) === name) && !key.startsWith('xmlns'))
      return unescapeXml(m[2] ?? m[3] ?? '');
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities of XML and character references; what is no character becomes U+FFFD. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** The text of a part: UTF-8, or UTF-16 where its mark says so; null when it is neither. */
export function decodeXml(bytes: Uint8Array): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : '';
  try {
    return new TextDecoder(utf16 || 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
