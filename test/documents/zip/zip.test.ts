import { inflateSync, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip, writeZip, type ZipLimits } from '#documents/zip';
import { plainDate } from '#kernel';

const LIMITS: ZipLimits = { entries: 100, single: 1_000_000, total: 2_000_000 };
const date = plainDate('2026-11-21');
const text = (t: string) => new TextEncoder().encode(t);
const sample = () =>
  writeZip(
    [
      { path: '01_事前申請/様式.txt', bytes: text('あいう'.repeat(500)) },
      { path: 'plain.bin', bytes: Uint8Array.of(1, 2, 3), store: true },
      { path: '123', bytes: new Uint8Array(0) },
    ],
    { date },
  );
const codeOf = (bytes: Uint8Array<ArrayBuffer>, limits = LIMITS): string => {
  const read = readZip(bytes, limits);
  return read.ok ? 'ok' : read.error.code;
};
/** A zip with one entry whose name is replaced, byte for byte, after writing. */
const renamed = (name: string): Uint8Array<ArrayBuffer> => {
  const from = text('x'.repeat(text(name).length));
  const to = text(name);
  const zip = writeZip([{ path: 'x'.repeat(from.length), bytes: text('data') }], { date });
  for (let i = 0; i + from.length <= zip.length; i++) {
    if (from.every((b, k) => zip[i + k] === b)) zip.set(to, i);
  }
  return zip;
};
const textOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files].map(([path, bytes]) => `${path}:${bytes.join()}`).join('|');
const find = (zip: Uint8Array, signature: number): number => {
  const view = new DataView(zip.buffer);
  for (let i = 0; i + 4 <= zip.length; i++) if (view.getUint32(i, true) === signature) return i;
  throw new Error('no such record');
};
const central = (zip: Uint8Array): number => find(zip, 0x02014b50);

/** Names as Windows writes them in Japan, with the data `data`: Shift_JIS, unless `flags` say otherwise. */
function shiftJis(names: readonly (readonly number[])[], flags = 0): Uint8Array<ArrayBuffer> {
  const zip = writeZip(
    names.map((name, n) => ({ path: String(n).repeat(name.length), bytes: text('data'), store: true })),
    { date },
  );
  const view = new DataView(zip.buffer);
  const placed = (at: number, flagsAt: number, nameAt: number): void => {
    const name = names[Number(String.fromCharCode(zip[at + nameAt]!))]!;
    view.setUint16(at + flagsAt, flags, true);
    zip.set(name, at + nameAt);
  };
  for (let at = 0; at + 4 <= zip.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) placed(at, 6, 30);
    if (signature === 0x02014b50) placed(at, 8, 46);
  }
  return zip;
}

describe('writing', () => {
  test('reads back in order, by our reader and by another', () => {
    const zip = sample();
    const ours = readZip(zip, LIMITS);
    expect(ours.ok && [...ours.value.keys()]).toEqual(['01_事前申請/様式.txt', 'plain.bin', '123']);
    const theirs = unzipSync(zip);
    expect(theirs['01_事前申請/様式.txt']).toEqual(text('あいう'.repeat(500)));
    expect(ours.ok && ours.value.get('plain.bin')).toEqual(Uint8Array.of(1, 2, 3));
  });
  test('the same entries and date give the same bytes; names are flagged as UTF-8', () => {
    const zip = sample();
    expect(zip).toEqual(sample());
    expect(zip[7]! & 0x08).toBe(0x08);
    expect(zip[central(zip) + 9]! & 0x08).toBe(0x08);
  });
  test('what is compressed already is stored, the rest deflated', () => {
    const zip = sample();
    const view = new DataView(zip.buffer);
    expect(view.getUint16(8, true)).toBe(8);
    const packed = view.getUint32(18, true);
    const nameLength = view.getUint16(26, true);
    expect(inflateSync(zip.subarray(30 + nameLength, 30 + nameLength + packed))).toEqual(
      text('あいう'.repeat(500)),
    );
    expect(packed).toBeLessThan(500);
  });
});

describe('refusing', () => {
  test.each([
    '../a',
    '/abs',
    'a/../../b',
    'C:/x',
    'a\\b',
    'a//b',
    './a',
    'a\u0000b',
    'a\nb',
    'a/.',
    ':stream',
  ])('the path %j', (name) => expect(codeOf(renamed(name))).toBe('zip.path'));
  test('a path in the local header that is not that of the directory', () => {
    const zip = writeZip([{ path: 'aaaa', bytes: text('data') }], { date });
    zip.set(text('bbbb'), 30);
    expect(codeOf(zip)).toBe('zip.path');
  });
  test('two entries of one name, also when only letter case or Unicode form differs', () => {
    const two = (a: string, b: string) =>
      writeZip(
        [
          { path: a, bytes: text('1') },
          { path: b, bytes: text('2') },
        ],
        { date },
      );
    expect(codeOf(two('a', 'a'))).toBe('zip.duplicate');
    expect(codeOf(two('a', 'A'))).toBe('zip.duplicate');
    expect(codeOf(two('ガ', 'ガ'.normalize('NFD')))).toBe('zip.duplicate');
  });
  test('too many entries, one too large, all too large', () => {
    expect(codeOf(sample(), { ...LIMITS, entries: 2 })).toBe('zip.entries');
    expect(codeOf(sample(), { ...LIMITS, single: 100 })).toBe('zip.single');
    expect(codeOf(sample(), { ...LIMITS, total: 4_501 })).toBe('zip.total');
  });
  test('an entry that unpacks to more than it says, without unpacking it', () => {
    const zip = writeZip([{ path: 'bomb', bytes: new Uint8Array(900_000) }], { date });
    const view = new DataView(zip.buffer);
    view.setUint32(22, 10, true);
    view.setUint32(central(zip) + 24, 10, true);
    expect(codeOf(zip)).toBe('zip.size');
    view.setUint32(22, 999_999, true);
    view.setUint32(central(zip) + 24, 999_999, true);
    expect(codeOf(zip)).toBe('zip.size');
  });
  test('entries that share their data', () => {
    const zip = writeZip(
      [
        { path: 'a', bytes: text('1') },
        { path: 'a2', bytes: text('2') },
      ],
      { date },
    );
    // The second directory entry is pointed into the first one's data.
    const second = central(zip) + 46 + 1;
    new DataView(zip.buffer).setUint32(second + 42, 0, true);
    expect(codeOf(zip)).toMatch(/^zip\.(path|overlap)$/);
  });
  test('encrypted, unknown method, wrong checksum, not a zip, empty', () => {
    const patched = (at: (zip: Uint8Array) => number[], value: number) => {
      const zip = writeZip([{ path: 'a', bytes: text('data') }], { date });
      for (const i of at(zip)) zip[i] = value;
      return zip;
    };
    expect(codeOf(patched((z) => [6, central(z) + 8], 1))).toBe('zip.encrypted');
    expect(codeOf(patched((z) => [8, central(z) + 10], 12))).toBe('zip.method');
    expect(codeOf(patched(() => [31], 0x41))).toBe('zip.crc');
    expect(codeOf(text('hello, not a zip'))).toBe('zip.notZip');
    expect(codeOf(new Uint8Array(0))).toBe('zip.notZip');
  });
  test('every truncation', () => {
    const zip = sample();
    for (let n = 4; n < zip.length; n++) expect(codeOf(zip.slice(0, n)), `cut at ${n}`).toBe('zip.truncated');
  });
});

test('accepts what another program writes, folders left out', () => {
  const zip = zipSync({ 'dir/': new Uint8Array(0), 'dir/日本.txt': text('x'.repeat(1000)) });
  const read = readZip(zip, LIMITS);
  expect(read.ok && [...read.value.keys()]).toEqual(['dir/日本.txt']);
});

test('any flipped byte: never throws, and never yields other contents', () => {
  const zip = sample();
  const good = readZip(zip, LIMITS);
  const goodText = good.ok ? textOf(good.value) : '';
  fc.assert(
    fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bad = zip.slice();
      bad[at] = bad[at]! ^ flip;
      const read = readZip(bad, LIMITS);
      if (read.ok) expect(textOf(read.value)).toBe(goodText);
    }),
    { numRuns: 400 },
  );
});

describe('names in Shift_JIS', () => {
  // 様式/表.docx; the second byte of 表 is that of a backslash.
  const FORM = [0x97, 0x6c, 0x8e, 0xae, 0x2f, 0x95, 0x5c, 0x2e, 0x64, 0x6f, 0x63, 0x78];
  // ①.xlsx and 髙.xlsx: characters that only Windows has there.
  const NEC = [0x87, 0x40, 0x2e, 0x78, 0x6c, 0x73, 0x78];
  const IBM = [0xfb, 0xfc, 0x2e, 0x78, 0x6c, 0x73, 0x78];

  test('are read where nothing says that they are UTF-8', () => {
    const read = readZip(shiftJis([FORM, NEC, IBM]), LIMITS);
    expect(read.ok && [...read.value.keys()]).toEqual(['様式/表.docx', '①.xlsx', '髙.xlsx']);
    expect(read.ok && new TextDecoder().decode(read.value.get('様式/表.docx'))).toBe('data');
  });
  test('are refused where they say that they are, or are no characters, or leave the folder', () => {
    expect(codeOf(shiftJis([FORM], 0x0800))).toBe('zip.path');
    expect(codeOf(shiftJis([[0x97, 0x2e, 0x80, 0xff]]))).toBe('zip.path');
    expect(codeOf(shiftJis([[0x2e, 0x2e, 0x2f, 0x97, 0x6c]]))).toBe('zip.path');
    // 表, then a backslash of its own.
    expect(codeOf(shiftJis([[0x95, 0x5c, 0x5c, 0x61]]))).toBe('zip.path');
    expect(codeOf(shiftJis([FORM, FORM]))).toBe('zip.duplicate');
  });
});
