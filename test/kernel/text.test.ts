import { describe, expect, it } from 'vitest';
import {
  cleanText,
  countingIds,
  hasControlCharacter,
  idFromBytes,
  isCorporateNumber,
  normaliseCode,
} from '#kernel';

describe('text of Japanese forms', () => {
  it('drops control characters and lone surrogates, keeps 𠮷, variation selectors, tabs and line feeds', () => {
    expect(cleanText('a\u0000b\r\nc\td\u007F')).toBe('ab\nc\td');
    expect(cleanText('𠮷田 葛\u{E0100}城')).toBe('𠮷田 葛\u{E0100}城');
    expect(cleanText('x\uD83Dy')).toBe('xy');
    expect(hasControlCharacter('\u001B')).toBe(true);
    expect(hasControlCharacter('𠮷\n')).toBe(false);
  });

  it('reads full-width codes', () => {
    expect(normaliseCode('　０３－００００－１２３４ ')).toBe('03-0000-1234');
    expect(normaliseCode('７０００００１２３４５６７')).toBe('7000001234567');
  });

  // 国税庁 and デジタル庁 publish their own numbers; the check digit is the first one.
  it.each(['7000012050002', '8000012010038'])('%s is a 法人番号', (n) =>
    expect(isCorporateNumber(n)).toBe(true),
  );
  it.each(['7000012050003', '1000012050002', '700001205000', '70000120500021', 'abcdefghijklm', ''])(
    '%s is not',
    (n) => expect(isCorporateNumber(n)).toBe(false),
  );
});

describe('ids', () => {
  it('spell all sixteen bytes', () => {
    expect(idFromBytes(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(idFromBytes(new Uint8Array(16).fill(255))).toMatch(/^Z{25}[0-9A-Z]$/);
    expect(new Set([1, 2, 3].map((n) => idFromBytes(new Uint8Array(16).fill(n)))).size).toBe(3);
  });
  it('count for samples', () => {
    const next = countingIds('INFO');
    expect([next(), next()]).toEqual(['INFO0001', 'INFO0002']);
  });
});
