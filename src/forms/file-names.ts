/** File names that mean the same on every system and unpack everywhere. */

/** Longest file name, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 120;

// Refused by Windows, or a path of its own. (Control characters and invisible ones that reorder or hide text come below.)
const FORBIDDEN = /[/\\:*?"<>|]/gu;
// Controls, format characters (zero width, direction marks), unassigned and private ones, line separators, half pairs.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;
// Device names of Windows, alone or before a dot, in any case.
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;

const utf8 = new TextEncoder();
const size = (text: string): number => utf8.encode(text).length;

/**
 * The name as it may stand in a bundle: Unicode form C, forbidden and invisible characters replaced or gone, no device
 * name, no dot or space at either end, at most `maxBytes` bytes of UTF-8 with the extension kept. Never empty.
 */
export function safeFileName(name: string, maxBytes = MAX_NAME_BYTES): string {
  const clean = trimEnds(
    name.replace(INVISIBLE, '').normalize('NFC').replace(FORBIDDEN, '_').replace(/\s+/gu, ' '),
  );
  const named = clean === '' ? '名称なし' : RESERVED.test(clean) ? `_${clean}` : clean;
  if (size(named) <= maxBytes) return named;
  const dot = named.lastIndexOf('.');
  const extension = dot > 0 && size(named.slice(dot)) <= 16 ? named.slice(dot) : '';
  const stem = extension === '' ? named : named.slice(0, dot);
  return `${trimEnds(cut(stem, maxBytes - size(extension)))}${extension}`;
}

/** Dots and spaces at the ends are dropped by Windows, or hide a file elsewhere. */
function trimEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/gu, '');
}

/** The longest beginning of whole characters that fits. */
function cut(text: string, bytes: number): string {
  let out = '';
  let left = bytes;
  for (const character of text) {
    left -= size(character);
    if (left < 0) break;
    out += character;
  }
  return out;
}
