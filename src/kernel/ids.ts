/** Identifiers. Random ones come from a source handed in, so that the core stays repeatable. */

/** A new record id: 21 url-safe characters from 16 random bytes given by the caller. */
export type IdSource = () => string;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Turns 16 random bytes into an id of 26 characters of Crockford's base 32. */
export function idFromBytes(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let out = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >>> bits) & 31]!;
    }
  }
  if (bits > 0) out += ALPHABET[(value << (5 - bits)) & 31]!;
  return out;
}

/** An id source that counts: for samples, tests and golden files. */
export function countingIds(prefix: string): IdSource {
  let n = 0;
  return () => `${prefix}${String(++n).padStart(4, '0')}`;
}
