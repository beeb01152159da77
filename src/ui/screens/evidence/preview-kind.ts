/** What a file can be shown as, by its bytes. A name or a declared type is not believed: nothing imported is ever run. */

export type PreviewKind =
  | { readonly kind: 'image'; readonly type: string }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'none' };

type Bytes = Uint8Array<ArrayBuffer>;

const SIGNATURES: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];
/** Text beyond this is cut: a log of megabytes would stop the page. */
const MOST = 200_000;

/** Images by their signature, PDF, text in UTF-8, UTF-16 (with its mark) or Shift_JIS; SVG and HTML count as text. */
export function previewKind(bytes: Bytes): PreviewKind {
  const found = SIGNATURES.find(([, at, sign]) => sign.every((byte, i) => bytes[at + i] === byte));
  if (found) return found[0] === 'application/pdf' ? { kind: 'pdf' } : { kind: 'image', type: found[0] };
  const text = textOf(bytes.subarray(0, MOST));
  return text === null ? { kind: 'none' } : { kind: 'text', text, cut: bytes.length > MOST };
}

function textOf(bytes: Bytes): string | null {
  if (bytes.length === 0) return '';
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  for (const encoding of marked === null ? ['utf-8', 'shift_jis'] : [marked]) {
    try {
      // `stream`: the cut may fall within a character.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
      if (!isBinary(text)) return text;
    } catch {
      // Not in this encoding.
    }
  }
  return null;
}

// Control characters other than tab, line breaks, form feed and escape (coloured logs).
const isBinary = (text: string): boolean => /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text);
