/**
 * A one-page PDF written by hand, for the sample's attachments: real enough to open, small, and the same bytes each time.
 * The Japanese font is named, not embedded; readers put their own in its place.
 */
const LINES_PER_PAGE = 44;

/** Bytes of a PDF with the lines, one below the other. At most 44 lines; control characters are not expected. */
export function tinyPdf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  if (lines.length > LINES_PER_PAGE) throw new RangeError('too many lines for one page');
  const show = (t: string): string => `<${utf16(t)}> Tj T*`;
  const content = `BT /F1 11 Tf 56 780 Td 16 TL\n${lines.map(show).join('\n')}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (ja-JP) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 114 >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Title <FEFF${utf16(title)}> >>`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  body += `${xref}trailer\n<< /Size ${size} /Root 1 0 R /Info 8 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body);
}

/** UTF-16BE as hexadecimal digits. */
function utf16(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
  return out;
}
