/** The zip of an office file: what is refused, and that what is not changed stays as it is. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import { fill, recognise } from '#documents/fill';
import { readZip, writeZip } from '#documents/zip';
import { writePackage } from '../../../src/documents/fill/package-write.ts';
import { openPackage, PACKAGE_LIMITS } from '../../../src/documents/fill/package.ts';
import { drawXlsx } from '../../support/draw-xlsx.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const FOLDER = join(import.meta.dirname, '../../fixtures/official-like');
const FORMS = readdirSync(FOLDER).filter((name) => /\.(docx|xlsx)$/.test(name));
const load = (name: string): Bytes => new Uint8Array(readFileSync(join(FOLDER, name)));
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const DATE = plainDate('2026-04-01');

/** The form with members replaced, added or (null) taken out. */
function repacked(bytes: Bytes, change: Readonly<Record<string, string | null>>): Bytes {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error('no zip');
  const members = new Map<string, Bytes>(zip.value);
  for (const [path, text] of Object.entries(change)) {
    if (text === null) members.delete(path);
    else members.set(path, utf8(text));
  }
  return writeZip(
    [...members].map(([path, content]) => ({ path, bytes: content })),
    { date: DATE },
  );
}
const partOf = (bytes: Bytes, path: string): string => {
  const zip = readZip(bytes);
  return zip.ok ? new TextDecoder().decode(zip.value.get(path)) : '';
};

/** A compound file with an entry of that name in its directory. */
function compound(entry: string): Bytes {
  const bytes = new Uint8Array(2_048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (let i = 0; i < entry.length; i++) bytes[1_024 + 2 * i] = entry.charCodeAt(i);
  bytes[1_024 + 64] = 2 * (entry.length + 1);
  return bytes;
}

const EXCEL = load('改善計画書.xlsx');
const WORD = load('様式2-4_登録申請書.docx');
const codeOf = (bytes: Bytes, name = ''): string => {
  const opened = openPackage(bytes, name);
  return opened.ok ? 'ok' : opened.error.code;
};

describe('refused with a code', () => {
  const bomb = (size: number): Bytes => {
    const zip = writeZip([{ path: 'a', bytes: new Uint8Array(1_000_000) }], { date: DATE });
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.length - 4; at++) {
      const mark = view.getUint32(at, true);
      if (mark === 0x04034b50) view.setUint32(at + 22, size, true);
      if (mark === 0x02014b50) view.setUint32(at + 24, size, true);
    }
    return zip;
  };
  test.each<[string, () => Bytes, string, string?]>([
    ['nothing', () => new Uint8Array(), 'fill.empty'],
    [
      'half a gigabyte (a byte over the limit will do)',
      () => new Uint8Array(PACKAGE_LIMITS.bytes + 1),
      'fill.tooLarge',
    ],
    ['a Word document from before 2007', () => compound('WordDocument'), 'fill.legacyWord'],
    ['a workbook from before 2007', () => compound('Workbook'), 'fill.legacyExcel'],
    ['a file behind a password', () => compound('EncryptedPackage'), 'fill.encrypted'],
    ['a PDF', () => utf8('%PDF-1.7 …'), 'fill.pdf', 'form.docx'],
    ['a text', () => utf8('拝啓'), 'fill.notOffice', 'form.xlsx'],
    [
      'a zip of something else',
      () => writeZip([{ path: 'a.txt', bytes: utf8('a') }], { date: DATE }),
      'fill.notOffice',
    ],
    ['a macro', () => repacked(EXCEL, { 'xl/vbaProject.bin': 'x' }), 'fill.macro'],
    [
      'a macro by its type alone',
      () =>
        repacked(WORD, {
          '[Content_Types].xml': partOf(WORD, '[Content_Types].xml').replace(
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
            'application/vnd.ms-word.document.macroEnabled.main+xml',
          ),
        }),
      'fill.macro',
    ],
    ['a workbook called .docx', () => EXCEL, 'fill.renamed', '様式.docx'],
    ['a document called .xlsx', () => WORD, 'fill.renamed', '様式.XLSX'],
    ['a document called .docm', () => WORD, 'fill.renamed', '様式.docm'],
    ['a workbook called .xls', () => EXCEL, 'fill.renamed', '様式.xls'],
    ['half of a file', () => WORD.slice(0, WORD.length / 2), 'fill.zip'],
    ['a size that no data unpacks to', () => bomb(90_000_000), 'fill.zip'],
    ['a member beyond the limit', () => bomb(PACKAGE_LIMITS.single + 1), 'fill.tooLarge'],
    ['no main part', () => repacked(EXCEL, { 'xl/workbook.xml': null }), 'fill.damaged'],
    [
      'a link to another workbook',
      () =>
        repacked(EXCEL, {
          'xl/_rels/workbook.xml.rels': partOf(EXCEL, 'xl/_rels/workbook.xml.rels').replace(
            '</Relationships>',
            '<Relationship Id="x1" Type="http://x/externalLinkPath" Target="file:///C:/book.xlsx" TargetMode="External"/></Relationships>',
          ),
        }),
      'fill.external',
    ],
    [
      'entities',
      () =>
        repacked(EXCEL, { '_rels/.rels': `<!DOCTYPE a [<!ENTITY b "c">]>${partOf(EXCEL, '_rels/.rels')}` }),
      'fill.entities',
    ],
  ])('%s', (_, bytes, code, name = '') => {
    expect(codeOf(bytes(), name)).toBe(code);
  });

  test('a hyperlink and the template on somebody’s disk are no reason', () => {
    const rels = partOf(WORD, 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      '<Relationship Id="x1" Type="http://x/hyperlink" Target="https://example.jp/" TargetMode="External"/><Relationship Id="x2" Type="http://x/attachedTemplate" Target="file:///C:/t.dotx" TargetMode="External"/></Relationships>',
    );
    const opened = openPackage(repacked(WORD, { 'word/_rels/document.xml.rels': rels }));
    expect(opened.ok && opened.value.external).toEqual(['file:///C:/t.dotx']);
  });

  test('a sheet of entities, however deep, does not hang', async () => {
    const text = `<!DOCTYPE lolz [${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><worksheet>&l9;</worksheet>`;
    const read = await recognise(repacked(EXCEL, { 'xl/worksheets/sheet1.xml': text }), officialVocabulary);
    expect(read.ok ? 'ok' : read.error.code).toBe('fill.entities');
    const deep = `<worksheet>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</worksheet>`;
    const deeper = await recognise(repacked(EXCEL, { 'xl/worksheets/sheet1.xml': deep }), officialVocabulary);
    expect(deeper.ok ? 'ok' : deeper.error.code).toBe('fill.tooComplex');
  });
});

describe.each(FORMS)('%s', (name) => {
  const bytes = load(name);

  test('written back unchanged, it is the same file', () => {
    const opened = openPackage(bytes, name);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(Buffer.compare(writePackage(opened.value, new Map()), bytes)).toBe(0);
  });

  test('with one part changed, every other member keeps its packed bytes', () => {
    const opened = openPackage(bytes, name);
    if (!opened.ok) throw new Error(opened.error.code);
    const { main } = opened.value;
    const text = opened.value.text(main);
    if (!text.ok) throw new Error(text.error.code);
    const out = writePackage(opened.value, new Map([[main, `${text.value}<!-- 𠮷 -->`]]));
    const [before, after] = [rawMembers(bytes), rawMembers(out)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, raw] of before)
      expect(Buffer.compare(raw, after.get(path)!) === 0, path).toBe(path !== main);
    const again = openPackage(out, name);
    expect(again.ok && again.value.text(main)).toEqual({ ok: true, value: `${text.value}<!-- 𠮷 -->` });
  });
});

/** Each member's local header and data, as they stand in the file. */
function rawMembers(bytes: Bytes): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: { path: string; at: number }[] = [];
  let directory = bytes.length;
  for (let at = bytes.length - 22; at > 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    directory = view.getUint32(at + 16, true);
    break;
  }
  for (let at = directory; view.getUint32(at, true) === 0x02014b50;) {
    const length = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    found.push({ path, at: view.getUint32(at + 42, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const ends = [...found.map((f) => f.at), directory].sort((a, b) => a - b);
  return new Map(
    found.map(({ path, at }) => [
      path,
      bytes.subarray(
        at,
        ends.find((e) => e > at),
      ),
    ]),
  );
}

describe('damage', () => {
  const small = drawXlsx([
    {
      name: '申請書',
      cells: new Map([
        ['A1', { text: '様式２－４' }],
        ['A3', { text: 'サービスの名称', look: 'label' as const }],
        ['B3', { look: 'input' as const }],
      ]),
    },
  ]);
  const VALUES = new Map([['service.name', { kind: 'text', text: '例示' } as const]]);

  test.each([
    ['a drawn workbook', small],
    ['a workbook', EXCEL],
    ['a document', WORD],
  ])('%s with any bytes turned: a code or a file, never a throw', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(bytes.length), { freq: 5 }),
        async (turned, cut) => {
          const copy = bytes.slice(0, cut ?? bytes.length);
          for (const [at, value] of turned) if (at < copy.length) copy[at] = value;
          const reading = await recognise(copy, officialVocabulary);
          const done = reading.ok ? await fill(copy, reading.value, VALUES, officialVocabulary) : reading;
          expect(done.ok ? 'fill.' : done.error.code).toMatch(/^fill\./);
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each([
    ['a workbook', EXCEL, 'xl/worksheets/sheet1.xml'],
    ['a document', WORD, 'word/document.xml'],
  ])('%s with its XML mangled: a code or a file, never a throw', async (_, bytes, part) => {
    const xml = partOf(bytes, part);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(xml.length),
        fc.nat(200),
        fc.constantFrom(
          '',
          '<',
          '>',
          '"',
          '</c>',
          '<c r="ZZZ9999999">',
          '<v>1e999</v>',
          '&#0;',
          '<mergeCell ref="A1:XFD1048576"/>',
        ),
        async (at, length, put) => {
          const reading = await recognise(
            repacked(bytes, { [part]: xml.slice(0, at) + put + xml.slice(at + length) }),
            officialVocabulary,
          );
          expect(reading.ok ? 'fill.' : reading.error.code).toMatch(/^fill\./);
        },
      ),
      { numRuns: 25 },
    );
  });
});
