/** Single ways to draw a blank in Word, and values that are hard to write. */
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compareReadings, fill, readBack, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialCorrections, OfficialReading, OfficialValue } from '#schemas';
import { packDocx } from '#test/support/draw-docx.ts';
import { all, parseXml, textOf } from '#test/support/word-text.ts';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const doc = (body: string): Uint8Array<ArrayBuffer> =>
  packDocx(`<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${body}</w:body></w:document>`);
const r = (t: string, props = ''): string => `<w:r>${props}<w:t xml:space="preserve">${t}</w:t></w:r>`;
const p = (inner: string, props = ''): string => `<w:p>${props}${inner}</w:p>`;
const tc = (inner: string): string => `<w:tc><w:tcPr/>${inner}</w:tc>`;
const tbl = (...rows: string[][]): string =>
  `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr w14:paraId="0A0A0A0A">${cells.map(tc).join('')}</w:tr>`).join('')}</w:tbl>`;
const text = (t: string): OfficialValue => ({ kind: 'text', text: t });
const NAME = 'applicant.name';

async function read(
  bytes: Uint8Array<ArrayBuffer>,
  said: OfficialCorrections | null = null,
): Promise<OfficialReading> {
  const reading = await recognise(bytes, officialVocabulary, said);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}
async function run(
  bytes: Uint8Array<ArrayBuffer>,
  values: Record<string, OfficialValue>,
  said: OfficialCorrections | null = null,
) {
  const reading = await read(bytes, said);
  const filled = await fill(bytes, reading, new Map(Object.entries(values)), officialVocabulary);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
  const zip = readZip(filled.value.bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const xml = strFromU8(zip.value.get('word/document.xml')!);
  return { ...filled.value, reading, xml, texts: all(parseXml(xml), 'p').map(textOf) };
}

describe('controls and fields', () => {
  const field = (kind: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>${kind}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  it('fills a form field of the old kind, with and without a result', async () => {
    const inText = field('<w:textInput/>', r('     '));
    const inNone = field('<w:textInput/>', '');
    const out = await run(doc(tbl([p(r('法人名')), p(inText)], [p(r('法人番号')), p(inNone)])), {
      [NAME]: text('株式会社甲'),
      'applicant.corporateNumber': text('１２３'),
    });
    expect(out.texts).toEqual(['法人名', '株式会社甲', '法人番号', '123']);
    expect(out.xml.match(/fldChar /g)).toHaveLength(6);
    expect(out.xml).toMatch(/separate"\/><\/w:r><w:r><w:t xml:space="preserve">123</);
  });

  it('ticks a box and picks from a list of the old kind', async () => {
    const box = field('<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', '');
    const list = field('<w:ddList><w:listEntry w:val="速報"/><w:listEntry w:val="確報"/></w:ddList>', '');
    const body = tbl(
      [p(r('申請の区分')), p(box + r('新規　　') + box + r('更新'))],
      [p(r('報告の区分')), p(list)],
    );
    const out = await run(doc(body), {
      'application.kind': { kind: 'choice', value: 'renewal' },
      'incident.stage': { kind: 'choice', value: '確報' },
    });
    expect(out.xml).toMatch(
      /<w:default w:val="0"\/><\/w:checkBox>.*<w:default w:val="0"\/><w:checked\/><\/w:checkBox>/s,
    );
    expect(out.xml).toContain('<w:ddList><w:result w:val="1"/>');
  });

  it('leaves a control alone whose content comes from elsewhere, or may not be edited', async () => {
    const sdt = (props: string): string =>
      p(
        `<w:sdt><w:sdtPr>${props}<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${r('ここに入力')}</w:sdtContent></w:sdt>`,
      );
    for (const props of ['<w:dataBinding w:xpath="/a"/>', '<w:lock w:val="sdtContentLocked"/>']) {
      const out = await run(doc(tbl([p(r('法人名')), sdt(props)])), { [NAME]: text('甲') });
      expect(out.texts).toEqual(['法人名', 'ここに入力']);
      expect(out.open).toContainEqual({ code: 'open.unsure', place: 'sdt[0]', field: NAME });
    }
  });

  it('fills a control around a whole paragraph and takes its placeholder away', async () => {
    const sdt = `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${p(r('入力してください', '<w:rPr><w:rStyle w:val="a3"/><w:b/></w:rPr>'))}</w:sdtContent></w:sdt>`;
    const out = await run(doc(tbl([p(r('法人名')), sdt])), { [NAME]: text('甲') });
    expect(out.texts).toEqual(['法人名', '甲']);
    expect(out.xml).not.toMatch(/showingPlcHdr|rStyle/);
    expect(out.xml).toContain('<w:rPr><w:b/></w:rPr>');
  });

  it('writes into both branches of a text box', async () => {
    const inner = `<w:txbxContent>${p(r('（申請者）'))}${p(r('名　称：'))}</w:txbxContent>`;
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>${inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    const out = await run(doc(body), { [NAME]: text('株式会社乙') });
    expect(out.xml.split('名　称：株式会社乙')).toHaveLength(3);
  });
});

describe('lines', () => {
  it('writes on underlined spaces, keeping the line', async () => {
    const line = r('　　　　　　　', '<w:rPr><w:u w:val="single"/></w:rPr>');
    const out = await run(doc(p(r('申請者名　') + line)), { [NAME]: text('株式会社丙') });
    expect(out.xml).toContain('<w:u w:val="single"/></w:rPr><w:t xml:space="preserve">株式会社丙</w:t>');
  });

  it('never writes into a tracked insertion, and keeps deletions', async () => {
    const body =
      p(`<w:ins w:id="1">${r('法人名：＿＿＿＿＿')}</w:ins>`) +
      p(`${r('法人番号：')}<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>`);
    const out = await run(doc(body), { [NAME]: text('甲'), 'applicant.corporateNumber': text('1') });
    expect(out.texts).toEqual(['法人名：＿＿＿＿＿', '法人番号：1']);
    expect(out.xml).toContain('<w:delText>旧</w:delText>');
  });

  it('asks where a label could be anybody’s, and does as told', async () => {
    const bytes = doc(tbl([p(r('氏名')), p('')]));
    const first = await run(bytes, { 'contact.name': text('見本　花子') });
    expect(first.written).toEqual([]);
    const place = first.reading.places[0]!;
    expect(place).toMatchObject({ sure: false, locator: 'tbl[0]/tr[0]/tc[1]' });
    const entries = [{ place: place.id, signature: place.signature, field: 'contact.name' }];
    const told = await run(
      bytes,
      { 'contact.name': text('見本　花子') },
      { fingerprint: first.reading.fingerprint, entries },
    );
    expect(told.texts).toEqual(['氏名', '見本　花子']);
    // The next version: a row more, the same correction by its signature.
    const next = doc(tbl([p(r('法人番号')), p('')], [p(r('氏名')), p('')]));
    const moved = await run(next, { 'contact.name': text('甲') }, { fingerprint: 'other', entries });
    expect(moved.texts.at(-1)).toBe('甲');
    expect(compareReadings(first.reading, moved.reading)).toMatchObject({
      gone: [],
      added: ['法人番号'],
    });
  });

  it('lets an empty value and a date before the printed era alone', async () => {
    const bytes = doc(p(r('変更日：令和　　年　　月　　日')) + p(r('法人名：')));
    const out = await run(bytes, {
      'change.date': { kind: 'date', date: plainDate('2019-04-30'), time: null },
      [NAME]: text(' '),
      'service.url': text('x'),
    });
    expect(out.open.map((o) => [o.code, o.field])).toEqual([
      ['open.era', 'change.date'],
      ['open.noValue', NAME],
      ['open.noPlace', 'service.url'],
    ]);
    expect(Buffer.compare(out.bytes, bytes)).toBe(0);
  });

  it('writes the first year of an era as 元年', async () => {
    const out = await run(doc(p(r('変更日：令和　　年　　月　　日'))), {
      'change.date': { kind: 'date', date: plainDate('2019-05-01'), time: null },
    });
    expect(out.texts).toEqual(['変更日：令和元年5月1日']);
  });
});

describe('values', () => {
  it.each([
    ['𠮷野家葛\u{E0100}城', '𠮷野家葛\u{E0100}城'],
    ['=1+1', '=1+1'],
    ['<w:p/>&amp; "x" \'y\'', '<w:p/>&amp; "x" \'y\''],
    ['一行目\n二行目', '一行目\n二行目'],
    ['前\u0000後\u0008', '前後'],
    ['長'.repeat(20_000), '長'.repeat(20_000)],
  ])('%#', async (given, shown) => {
    const bytes = doc(tbl([p(r('法人名')), p('', '<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>')]));
    const out = await run(bytes, { [NAME]: text(given) });
    expect(out.texts[1]).toBe(shown);
    expect(out.xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">');
    const back = await readBack(bytes, out.bytes, out.reading, officialVocabulary);
    expect(back.ok && back.value.values.get('tbl[0]/tr[0]/tc[1]')).toEqual(text(shown));
  });
});

describe('rows', () => {
  const head = ['役職名', '氏名', '国籍'].map((t) => p(r(t)));
  const blank = ['', '', ''].map((t) => p(t, '<w:pPr><w:jc w:val="center"/></w:pPr>'));
  const marked = [p('<w:bookmarkStart w:id="7" w:name="b"/><w:bookmarkEnd w:id="7"/>'), p(''), p('')];
  const rows = (n: number): OfficialValue => ({
    kind: 'rows',
    rows: Array.from({ length: n }, (_, i) => ({
      title: text(`役${i}`),
      name: text(`名${i}`),
      nationality: text('日本'),
    })),
  });

  it('adds rows like the last one, without its ids and bookmarks', async () => {
    const bytes = doc(
      p(r('■　役員一覧（欄が不足する場合は追加）')) + tbl(head, blank, marked) + p(r('以上')),
    );
    const out = await run(bytes, { 'officers[]': rows(4) });
    expect(out.texts.slice(4, 16)).toEqual([0, 1, 2, 3].flatMap((i) => [`役${i}`, `名${i}`, '日本']));
    expect(out.xml.match(/bookmarkStart/g)).toHaveLength(1);
    expect(out.xml.match(/paraId/g)).toHaveLength(3);
    expect(out.written[0]!.cells).toHaveLength(12);
    expect(out.written[0]!.cells.at(-1)).toEqual({ locator: 'tbl[0]/tr[4]/tc[2]', text: '日本' });
    const back = await readBack(bytes, out.bytes, out.reading, officialVocabulary);
    expect(back.ok && back.value.values.get(out.written[0]!.place)).toEqual(rows(4));
  });

  it('does not take a list of others for the officers', async () => {
    const out = await run(doc(p(r('■　委託先の一覧')) + tbl(head, blank, blank)), { 'officers[]': rows(2) });
    expect(out.written).toEqual([]);
  });
});

describe('what comes back from a colleague', () => {
  it('reads edits, added paragraphs and values that were taken out', async () => {
    const before = p(r('作成日：令和　　年　　月　　日')) + p(r('（申請者）'));
    const table = (name: string, address: string): string =>
      tbl([p(r('名称')), name], [p(r('住所')), address], [p(r('法人番号')), p('')]);
    const bytes = doc(before + table(p(''), p('')));
    const reading = await read(bytes);
    const edited = doc(
      p(r('作成日：令')).replace('</w:p>', `${r('和８年 ４月１日')}</w:p>`) +
        p(r('加えた行')) +
        p(r('（申請者）')) +
        table(p(r('株式会社')) + p(r('みどり')), p('')),
    );
    const back = await readBack(bytes, edited, reading, officialVocabulary);
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.gone).toEqual([]);
    expect([...back.value.values.values()]).toEqual([
      { kind: 'date', date: '2026-04-01', time: null },
      text('株式会社\nみどり'),
    ]);
  });

  it('names places that are gone', async () => {
    const bytes = doc(p(r('作成日：令和　　年　　月　　日')) + p(r('法人名：')));
    const reading = await read(bytes);
    const back = await readBack(bytes, doc(p(r('法人名：甲'))), reading, officialVocabulary);
    expect(back.ok && back.value.gone).toEqual(['p[0] date[0] after "作成日："']);
  });
});

it('refuses a reading of another file, and what is no form', async () => {
  const bytes = doc(p(r('法人名：')));
  const reading = await read(bytes);
  const other = await fill(doc(p(r('法人名： '))), reading, new Map(), officialVocabulary);
  expect(other).toMatchObject({ ok: false, error: { code: 'fill.stale' } });
  const bomb = packDocx(`<!DOCTYPE x [<!ENTITY a "b">]><w:document ${NS}/>`);
  expect(await recognise(bomb, officialVocabulary)).toMatchObject({
    ok: false,
    error: { code: 'fill.entities' },
  });
  const deep = packDocx(`<w:document ${NS}>${'<w:p>'.repeat(5_000)}${'</w:p>'.repeat(5_000)}</w:document>`);
  expect(await recognise(deep, officialVocabulary)).toMatchObject({
    ok: false,
    error: { code: 'fill.tooComplex' },
  });
});
