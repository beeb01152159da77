/**
 * A reader for the few tables of a TrueType font that layout needs: which glyph draws a character (cmap 12 or 4), which
 * one draws a name's variant (cmap 14), and how wide it is (hmtx). Reading them ourselves gives the truth about missing
 * characters before anything is drawn, and widths without a function call into the PDF library per character.
 */
export type Font = {
  /** Glyph of a Unicode code point; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** Glyph of a base character with a variation selector; 0 where the font knows no such variant. */
  readonly variantOf: (codePoint: number, selector: number) => number;
  /** Advance width in thousandths of an em. */
  readonly advanceOf: (glyph: number) => number;
  /** Thousandths of an em, up positive. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
};

const parsed = new WeakMap<Uint8Array, Font>();

/** The font in these bytes. Throws a RangeError for a file that is not TrueType (CFF outlines cannot be embedded here). */
export function readFont(bytes: Uint8Array): Font {
  const known = parsed.get(bytes);
  if (known) return known;
  const font = parse(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  parsed.set(bytes, font);
  return font;
}

function parse(view: DataView): Font {
  const tables = new Map<string, number>();
  const count = view.byteLength < 12 ? 0 : view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    tables.set(tag, view.getUint32(at + 8));
  }
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new RangeError(`not a TrueType font: no ${tag} table`);
    return at;
  };
  table('glyf');
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const toThousandths = 1000 / view.getUint16(head + 18);
  const scaled = (at: number): number => Math.round(view.getInt16(at) * toThousandths);
  const metrics = view.getUint16(hhea + 34);
  const { glyphs, variants } = readCmap(view, table('cmap'));
  return {
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    variantOf: (codePoint, selector) => {
      const found = findVariant(view, variants.get(selector), codePoint);
      return found === 'default' ? (glyphs.get(codePoint) ?? 0) : found;
    },
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * toThousandths,
    ascent: scaled(hhea + 4),
    descent: scaled(hhea + 6),
    box: [scaled(head + 36), scaled(head + 38), scaled(head + 40), scaled(head + 42)],
  };
}

/** Where the records of one variation selector stand; 0 = none. */
type Variants = { readonly standard: number; readonly special: number };

function readCmap(
  view: DataView,
  cmap: number,
): { glyphs: Map<number, number>; variants: Map<number, Variants> } {
  const glyphs = new Map<number, number>();
  const variants = new Map<number, Variants>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(at);
    if (format === 12) readFormat12(view, at, glyphs);
    else if (format === 4) readFormat4(view, at, glyphs);
    else if (format === 14) readFormat14(view, at, variants);
  }
  return { glyphs, variants };
}

function readFormat12(view: DataView, at: number, glyphs: Map<number, number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i;
    const first = view.getUint32(group);
    const glyph = view.getUint32(group + 8);
    for (let code = first; code <= view.getUint32(group + 4); code++) glyphs.set(code, glyph + code - first);
  }
}

function readFormat4(view: DataView, at: number, glyphs: Map<number, number>): void {
  const twice = view.getUint16(at + 6);
  for (let i = 0; i < twice; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + twice + i);
    const delta = view.getUint16(at + 16 + 2 * twice + i);
    const rangeAt = at + 16 + 3 * twice + i;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first));
      if (raw !== 0) glyphs.set(code, (raw + delta) & 0xffff);
    }
  }
}

const uint24 = (view: DataView, at: number): number => (view.getUint16(at) << 8) | view.getUint8(at + 2);

function readFormat14(view: DataView, at: number, variants: Map<number, Variants>): void {
  const place = (offset: number): number => (offset === 0 ? 0 : at + offset);
  for (let i = 0; i < view.getUint32(at + 6); i++) {
    const record = at + 10 + 11 * i;
    variants.set(uint24(view, record), {
      standard: place(view.getUint32(record + 3)),
      special: place(view.getUint32(record + 7)),
    });
  }
}

function findVariant(view: DataView, where: Variants | undefined, codePoint: number): number | 'default' {
  if (!where) return 0;
  if (where.special !== 0) {
    for (let i = 0; i < view.getUint32(where.special); i++) {
      const at = where.special + 4 + 5 * i;
      if (uint24(view, at) === codePoint) return view.getUint16(at + 3);
    }
  }
  if (where.standard !== 0) {
    for (let i = 0; i < view.getUint32(where.standard); i++) {
      const at = where.standard + 4 + 4 * i;
      const first = uint24(view, at);
      if (codePoint >= first && codePoint <= first + view.getUint8(at + 3)) return 'default';
    }
  }
  return 0;
}
