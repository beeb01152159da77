/**
 * The font objects of the PDF, written by ourselves: jsPDF's own writer knows neither characters above U+FFFF nor two
 * characters drawn by one glyph, and drops what it does not know. Codes are ours (Identity-H), mapped to glyphs by
 * CIDToGIDMap and back to text by ToUnicode.
 */
import type { jsPDF } from 'jspdf';
import type { Font } from './font.ts';
import type { Glyph } from './glyphs.ts';

/** What jsPDF hands to a `putFont` handler. */
type PutFont = {
  readonly font: { isAlreadyPutted?: boolean; objectNumber?: number };
  readonly out: (line: string) => void;
  readonly newObject: () => number;
  readonly putStream: (stream: { data: string; addLength1?: boolean; objectId: number }) => void;
};

// Six letters and a plus mark a subset (ISO 32000-1, 9.6.4).
const NAME = 'LIUNAV+BIZUDPGothic-Regular';

/**
 * Makes the document write our one font. All of jsPDF's fourteen preset names lead to it, so that no page depends on a font
 * of the reader's machine. `finish` is called once, when the document is put together, and gives the subset.
 */
export function embedFont(
  doc: jsPDF,
  font: Font,
  finish: () => { glyphs: readonly Glyph[]; bytes: Uint8Array },
): void {
  let objectNumber: number | null = null;
  doc.internal.events.subscribe('putFont', (args: PutFont) => {
    objectNumber ??= putFont(args, font, finish());
    args.font.objectNumber = objectNumber;
    args.font.isAlreadyPutted = true;
  });
}

function putFont(
  { out, newObject, putStream }: PutFont,
  font: Font,
  { glyphs, bytes }: { glyphs: readonly Glyph[]; bytes: Uint8Array },
): number {
  const stream = (data: string, addLength1 = false): number => {
    const objectId = newObject();
    putStream({ data, addLength1, objectId });
    out('endobj');
    return objectId;
  };
  const object = (...lines: string[]): number => {
    const objectId = newObject();
    out(`<<\n${lines.join('\n')}\n>>`);
    out('endobj');
    return objectId;
  };
  const file = stream(binary(bytes), true);
  const toUnicode = stream(toUnicodeMap(glyphs));
  const toGlyph = stream(binary(glyphMap(glyphs)));
  const descriptor = object(
    `/Type /FontDescriptor /FontName /${NAME} /FontFile2 ${file} 0 R`,
    `/FontBBox [${font.box.join(' ')}] /Flags 4 /StemV 80 /ItalicAngle 0`,
    `/Ascent ${font.ascent} /Descent ${font.descent} /CapHeight ${font.ascent}`,
  );
  const widths = glyphs.map((glyph) => Math.round(glyph.advance * 100) / 100).join(' ');
  const descendant = object(
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${NAME} /FontDescriptor ${descriptor} 0 R`,
    `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>`,
    `/CIDToGIDMap ${toGlyph} 0 R /DW 1000 /W [1 [${widths}]]`,
  );
  return object(
    `/Type /Font /Subtype /Type0 /BaseFont /${NAME} /Encoding /Identity-H`,
    `/DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R`,
  );
}

function glyphMap(glyphs: readonly Glyph[]): Uint8Array {
  const map = new DataView(new ArrayBuffer(2 * (glyphs.length + 1)));
  glyphs.forEach((glyph, i) => map.setUint16(2 * (i + 1), glyph.glyph));
  return new Uint8Array(map.buffer);
}

function toUnicodeMap(glyphs: readonly Glyph[]): string {
  const lines = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
  ];
  // At most 100 entries a block (Adobe technical note 5014).
  for (let i = 0; i < glyphs.length; i += 100) {
    const block = glyphs.slice(i, i + 100);
    lines.push(`${block.length} beginbfchar`);
    for (const glyph of block) lines.push(`<${glyph.hex}> <${utf16Hex(glyph.text)}>`);
    lines.push('endbfchar');
  }
  lines.push('endcmap CMapName currentdict /CMap defineresource pop end end');
  return lines.join('\n');
}

/** UTF-16BE in hex digits. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}

/** One character per byte, as jsPDF takes streams. */
function binary(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
