/**
 * From text to what is drawn. Each distinct character (with its variation selector, if any) becomes one code of the
 * embedded font with its own entry in ToUnicode, so that copying and searching give back the original text even where
 * something else is drawn. The ladder for a character the font lacks is described in ../README.md.
 */
import { DRAWN, type Drawing } from './drawn.ts';
import type { Font } from './font.ts';
import { breakingOf, type Piece } from './kinsoku.ts';

export type Glyph = Piece & {
  /** The code in the content stream: four hex digits. */
  readonly hex: string;
  readonly glyph: number;
  /** What the reader of the PDF gets when copying. */
  readonly text: string;
  /** Drawn as paths over a blank glyph. */
  readonly drawing: Drawing | null;
  /** Cannot be drawn: 〓 stands in its place. */
  readonly lost: boolean;
};

/** One line, ready to be written: codes, width in thousandths of an em, and drawings by their distance from the start. */
export type Line = {
  readonly hex: string;
  readonly width: number;
  readonly drawings: readonly { readonly at: number; readonly drawing: Drawing }[];
};

// Same meaning, nearly the same shape. Never used for ideographs: another form of a name is another name.
const STAND_INS = new Map([
  [0x2714, 0x2713],
  [0x2011, 0x2010],
  [0x2022, 0x30fb],
  [0x22c5, 0x30fb],
]);
const COMPLEX = /[\u{10000}-\u{10FFFF}]|[\uD800-\uDFFF]|\p{M}/u;
const MARK = /^\p{M}$/u;
const INVISIBLE = /^[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]$/u;
const IDEOGRAPH = /^\p{Ideographic}$/u;
const GETA = 0x3013;
const IDEOGRAPHIC_SPACE = 0x3000;

const isSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);

/** Turns text into glyphs of one font, remembering each code it gives out. One per document. */
export class Shaper {
  /** Every glyph given out; the code of the n-th is n + 1. */
  readonly used: Glyph[] = [];
  readonly #font: Font;
  readonly #known = new Map<string, readonly Glyph[]>();

  constructor(font: Font) {
    this.#font = font;
  }

  /** The glyphs of a text without line ends. */
  shape(text: string): Glyph[] {
    const out: Glyph[] = [];
    const units = COMPLEX.test(text) ? clusters(text) : text;
    for (let i = 0; i < units.length; i++) {
      const found = this.#of(units[i]!);
      if (found.length === 1) out.push(found[0]!);
      else out.push(...found);
    }
    return out;
  }

  #of(cluster: string): readonly Glyph[] {
    const known = this.#known.get(cluster);
    if (known) return known;
    const made = this.#resolve(cluster);
    this.#known.set(cluster, made);
    return made;
  }

  #resolve(cluster: string): readonly Glyph[] {
    const code = cluster.codePointAt(0)!;
    const rest = cluster.slice(code > 0xffff ? 2 : 1);
    if (rest === '' && (code === 0x09 || code === 0xa0))
      return [this.#make(cluster, this.#font.glyphOf(0x20))];
    if (INVISIBLE.test(String.fromCodePoint(code))) return [];
    if (rest !== '' && !isSelector(rest.codePointAt(0)!)) return this.#composed(cluster);
    const glyph =
      (rest === '' ? 0 : this.#font.variantOf(code, rest.codePointAt(0)!)) || this.#font.glyphOf(code);
    if (glyph !== 0) return [this.#make(cluster, glyph)];
    const drawing = DRAWN.get(code);
    if (drawing) return [this.#make(cluster, this.#font.glyphOf(IDEOGRAPHIC_SPACE), drawing)];
    const standIn = this.#font.glyphOf(STAND_INS.get(code) ?? 0);
    if (standIn !== 0) return [this.#make(cluster, standIn)];
    return this.#compatible(code) ?? [this.#make(cluster, this.#font.glyphOf(GETA), null, true)];
  }

  /** A base with combining marks (か + ゛, as some file systems write it): the composed character, else each by itself. */
  #composed(cluster: string): readonly Glyph[] {
    const composed = cluster.normalize('NFC');
    const code = composed.codePointAt(0)!;
    const single = String.fromCodePoint(code).length === composed.length;
    if (single && this.#font.glyphOf(code) !== 0) return [this.#make(cluster, this.#font.glyphOf(code))];
    return [...cluster].flatMap((part) => this.#of(part));
  }

  /** ㌀ → アパート, 🈁 → ココ: the compatibility spelling, if the font can draw all of it. */
  #compatible(code: number): readonly Glyph[] | null {
    const character = String.fromCodePoint(code);
    const spelled = character.normalize('NFKC');
    if (spelled === character || IDEOGRAPH.test(character)) return null;
    const parts = [...spelled];
    if (parts.some((part) => this.#font.glyphOf(part.codePointAt(0)!) === 0)) return null;
    return parts.flatMap((part) => this.#of(part));
  }

  #make(text: string, glyph: number, drawing: Drawing | null = null, lost = false): Glyph {
    const hex = (this.used.length + 1).toString(16).padStart(4, '0');
    const advance = drawing === null ? this.#font.advanceOf(glyph) : 1000;
    const made = { ...breakingOf(text), hex, glyph, text, drawing, lost, advance };
    this.used.push(made);
    return made;
  }
}

/** Splits into code points, each with the variation selector or the combining marks that follow it. */
function clusters(text: string): string[] {
  const out: string[] = [];
  let canJoin = false;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const joins = canJoin && (isSelector(code) || MARK.test(character));
    if (joins) out[out.length - 1] += character;
    else out.push(character);
    // A selector ends its cluster: what follows it starts anew.
    canJoin = !isSelector(code) && !INVISIBLE.test(character);
  }
  return out;
}

/** The line that the glyphs from `start` to `end` make. */
export function toLine(glyphs: readonly Glyph[], start: number, end: number): Line {
  let hex = '';
  let width = 0;
  const drawings: { at: number; drawing: Drawing }[] = [];
  for (let i = start; i < end; i++) {
    const glyph = glyphs[i]!;
    if (glyph.drawing) drawings.push({ at: width, drawing: glyph.drawing });
    hex += glyph.hex;
    width += glyph.advance;
  }
  return { hex, width, drawings };
}
