import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { findLost, renderPdf } from '#documents/pdf';
import type { Paper } from '#schemas';
import { readFont } from '../../../src/documents/pdf/font.ts';
import { Shaper } from '../../../src/documents/pdf/glyphs.ts';
import { openSubsetter } from '../../../src/documents/pdf/subset.ts';
import { renderAssets } from '../../support/assets.ts';
import { bare, bodyText, readPdf } from '../../support/pdf-text.ts';
import { AWKWARD } from '../fixture.ts';

const paperOf = (...texts: string[]): Paper => ({
  formNo: null,
  title: '題',
  language: 'ja',
  orientation: 'portrait',
  footer: '',
  open: [],
  stamp: null,
  author: '',
  date: plainDate('2026-11-21'),
  blocks: texts.map((text) => ({ type: 'paragraph', value: { text } })),
});

const shaper = async (): Promise<Shaper> => new Shaper(readFont((await renderAssets()).font));
/** The outline data of a glyph in a TrueType file; empty = draws nothing. */
function outline(file: Uint8Array, glyph: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const at = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    at.set(String.fromCharCode(...file.subarray(record, record + 4)), view.getUint32(record + 8));
  }
  const long = view.getInt16(at.get('head')! + 50) === 1;
  const place = (n: number): number =>
    long ? view.getUint32(at.get('loca')! + 4 * n) : 2 * view.getUint16(at.get('loca')! + 2 * n);
  return file.subarray(at.get('glyf')! + place(glyph), at.get('glyf')! + place(glyph + 1));
}

describe('characters the font has', { timeout: 30_000 }, () => {
  test('keep their outline and their number in the subset', async () => {
    const { font, subsetterWasm } = await renderAssets();
    const subset = await openSubsetter(subsetterWasm);
    const used = (await shaper()).shape('髙﨑𩸽𠮟漢字かなカナｶﾅABC123①㈱「」、。〓');
    const small = subset(font, new Set(used.map((glyph) => glyph.glyph)));
    expect(small.length).toBeLessThan(200_000);
    for (const { glyph, text } of used) {
      expect(glyph, text).toBeGreaterThan(0);
      expect(outline(font, glyph).length, text).toBeGreaterThan(0);
      expect(outline(small, glyph).length, text).toBeGreaterThan(0);
    }
    const unused = (await shaper()).shape('鰯')[0]!;
    expect(outline(small, unused.glyph)).toHaveLength(0);
  });

  test('a variation selector picks the variant, and the plain form where the font has none', async () => {
    const shape = await shaper();
    const [plain] = shape.shape('葛');
    const [variant] = shape.shape(AWKWARD.katsuragi);
    expect(variant!.glyph).not.toBe(plain!.glyph);
    expect(variant!.text).toBe('葛\u{E0100}');
    const [unknown] = shape.shape('葛\u{E01EF}');
    expect(unknown!.glyph).toBe(plain!.glyph);
    expect(shape.used.some((glyph) => glyph.lost)).toBe(false);
  });

  test('a mark apart from its letter joins it', async () => {
    const shape = await shaper();
    expect(shape.shape('か\u3099').map((glyph) => glyph.glyph)).toEqual([shape.shape('が')[0]!.glyph]);
  });
});

describe('characters the font lacks', { timeout: 30_000 }, () => {
  test('𠮷 and boxes are drawn as paths and copied as themselves', async () => {
    const made = (await shaper()).shape('𠮷☐☑☒');
    expect(made.map((glyph) => glyph.text)).toEqual(['𠮷', '☐', '☑', '☒']);
    expect(made.every((glyph) => glyph.drawing !== null && !glyph.lost)).toBe(true);
    const pdf = await readPdf((await renderPdf(paperOf('𠮷野家☑済'), await renderAssets())).bytes);
    expect(bodyText(pdf)).toContain('𠮷野家☑済');
  });

  test('a compatibility character is spelled out', async () => {
    expect(
      (await shaper())
        .shape('㌀')
        .map((glyph) => glyph.text)
        .join(''),
    ).toBe('アパート');
  });

  test('nothing invisible is drawn or reported', async () => {
    const { font } = await renderAssets();
    expect((await shaper()).shape('a\u200B\u2060\uFEFFb')).toHaveLength(2);
    expect(findLost(paperOf('a\u200B\u2060\uFEFFb\u00A0c'), font)).toEqual([]);
  });

  test('what cannot be drawn is reported with its place, and copied as itself', async () => {
    const assets = await renderAssets();
    const paper = paperOf('担当者は山田😀太郎である。', '二度目😀');
    const { bytes, lost } = await renderPdf(paper, assets);
    expect(lost).toEqual(findLost(paper, assets.font));
    expect(lost).toEqual([
      { character: '😀', codePoint: 'U+1F600', context: '担当者は山田😀太郎である。' },
      { character: '😀', codePoint: 'U+1F600', context: '二度目😀' },
    ]);
    expect(bodyText(await readPdf(bytes))).toContain(bare('山田😀太郎'));
    const [geta] = (await shaper()).shape('〓');
    expect((await shaper()).shape('😀')[0]).toMatchObject({ lost: true, glyph: geta!.glyph });
  });

  test('an old form of a name is never replaced by its common form', async () => {
    const [glyph] = (await shaper()).shape('\u{2F81A}');
    expect(glyph === undefined || glyph.lost || glyph.text === '\u{2F81A}').toBe(true);
    const common = (await shaper()).shape('\u{2F81A}'.normalize('NFKC'))[0];
    expect(glyph?.glyph).not.toBe(common?.glyph);
  });
});

test('a font that is not TrueType is refused instead of drawn as garbage', () => {
  expect(() => readFont(new TextEncoder().encode('OTTO nothing here'))).toThrow(RangeError);
});
