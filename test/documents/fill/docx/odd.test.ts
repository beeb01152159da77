/** Ways to draw a blank that are rarer, and documents that are odd: found, written, verified and read back, or left alone. */
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { comparePlaces, fill, readBack, recognise } from '#documents/fill';
import { readZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialValue } from '#schemas';
import { packDocx } from '#test/support/draw-docx.ts';
import { drawOwnForm } from '#test/support/own-form.ts';
import { tellingValues } from '#test/support/own-form-outcome.ts';
import { all, parseXml, textOf } from '#test/support/word-text.ts';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps"';
const doc = (body: string): Uint8Array<ArrayBuffer> =>
  packDocx(`<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${body}</w:body></w:document>`);
const r = (t: string, props = ''): string => `<w:r>${props}<w:t xml:space="preserve">${t}</w:t></w:r>`;
const p = (inner: string, props = ''): string => `<w:p>${props}${inner}</w:p>`;
const tc = (inner: string, props = ''): string => `<w:tc><w:tcPr>${props}</w:tcPr>${inner}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const row = (label: string): string => tr(tc(p(r(label))), tc(p('')));

const text = (t: string): OfficialValue => ({ kind: 'text', text: t });
const VALUES = new Map<string, OfficialValue>([
  ['filing.date', { kind: 'date', date: plainDate('2026-04-01'), time: null }],
  ['applicant.name', text('株式会社みどり')],
  ['applicant.postalCode', text('100-0001')],
  ['applicant.address', text('東京都千代田区')],
  ['applicant.corporateNumber', text('1234567890123')],
  ['representative.name', text('見本　太郎')],
  ['contact.phone', text('03-0000-0000')],
  ['service.description', text('説明\n二行目')],
]);

async function run(bytes: Uint8Array<ArrayBuffer>, values = VALUES) {
  const reading = await recognise(bytes, officialVocabulary);
  if (!reading.ok) throw new Error(reading.error.code);
  const filled = await fill(bytes, reading.value, values, officialVocabulary);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.where}`);
  const zip = readZip(filled.value.bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const xml = (path = 'word/document.xml'): string => strFromU8(zip.value.get(path)!);
  const back = await readBack(bytes, filled.value.bytes, reading.value, officialVocabulary);
  if (!back.ok) throw new Error(back.error.code);
  return {
    ...filled.value,
    places: reading.value.places,
    xml,
    texts: (path?: string) => all(parseXml(xml(path)), 'p').map(textOf),
    gone: back.value.gone,
    // What was written must be read back as the values that went in.
    different: comparePlaces(reading.value, back.value, values, officialVocabulary).filter((d) =>
      filled.value.written.some((w) => w.place === d.place),
    ),
  };
}

const own = (source: string) => run(drawOwnForm(source).bytes);
const fine = (out: { gone: readonly string[]; different: readonly unknown[] }): void => {
  expect(out.gone).toEqual([]);
  expect(out.different).toEqual([]);
};

describe('blanks', () => {
  it('in a running head, beside those of the form', async () => {
    const out = await own(
      '@h 申請者名：\n@h 申請日　令和　　年　　月　　日\n@h 令和　　年　　月　　日\n法人名：',
    );
    expect(out.texts('word/header1.xml')).toEqual([
      '申請者名：株式会社みどり',
      '申請日　令和8年4月1日',
      '令和　　年　　月　　日',
    ]);
    expect(out.texts()).toEqual(['法人名：株式会社みどり']);
    expect(out.written[1]!.locator).toBe('word/header1.xml p[0] after "申請者名："');
    fine(out);
  });

  it('below a heading without a frame, if they are more than a gap', async () => {
    const out = await own('１　サービスの概要\n\n\n２　備考\n\n\n以上');
    expect(out.texts().slice(0, 3)).toEqual(['１　サービスの概要', '説明\n二行目', '']);
    fine(out);
    const gap = await own('１　サービスの概要\n\n２　委託先の一覧');
    expect(gap.written).toEqual([]);
    expect(gap.places[0]).toMatchObject({
      field: 'service.description',
      sure: false,
      why: { code: 'why.spacing' },
    });
    const table = await own('１　サービスの概要\n\n| 項目 | 内容 |');
    expect(table.written).toEqual([]);
  });

  it('year, month and day with their units in the cells', async () => {
    const out = await own('| 申請日 | 令和　　年 | 　　月 | 　　日 |');
    expect(out.texts()).toEqual(['申請日', '令和8年', '4月', '1日']);
    fine(out);
    const heads = await own('| 申請日 | 年 | 月 | 日 |');
    expect(heads.written).toEqual([]);
  });

  it('a character in each box or cell', async () => {
    const out = await own('申請者\n| 郵便番号 | 〒□□□－□□□□ |\n| 法人番号 | □□□□□□□□□□□□□ |');
    expect(out.texts().slice(1)).toEqual(['郵便番号', '〒100－0001', '法人番号', '1234567890123']);
    fine(out);
    const cells = await own('申請者\n| 郵便番号 |  |  |  | － |  |  |  |  |');
    expect(cells.texts().slice(2).join('')).toBe('100－0001');
    fine(cells);
    const few = await own('申請者\n| 法人番号 | □□□□□□□□□□□□ |');
    expect(few.open).toContainEqual(expect.objectContaining({ code: 'open.overflow' }));
  });

  it('ahead of a seal, and in the parts of a telephone number', async () => {
    const out = await own('代表者氏名　　　　　　　　印\n連絡担当者\n| 電話番号 | 　　　－　　　－　　　 |');
    expect(out.texts()).toEqual(['代表者氏名　見本　太郎　印', '連絡担当者', '電話番号', '　03-0000-0000']);
    fine(out);
  });

  it('asks what goes into the brackets of another option', async () => {
    const out = await own('様式２－８\n| 事案の種別 | □機密性の喪失　□その他（　　　　） |');
    const other = out.places.find((x) => x.kind === 'inline');
    expect(other).toMatchObject({ field: null, sure: false });
    expect(other?.alternatives.map((a) => a.field)).toEqual(['incident.kind']);
  });

  it('a list whose columns nothing names is asked about as a whole', async () => {
    const out = await own('■　役員名簿\n|  |  |  |\n|  |  |  |');
    expect(out.places).toHaveLength(1);
    expect(out.places[0]).toMatchObject({ kind: 'table', sure: false, field: 'officers[]' });
  });

  it('a column that stands below another party is not ours', async () => {
    const rows = ['| v:番号 | 2:代理人 |', '| ^ | 役職 | 氏名 |', '| 1 |  |  |', '| 2 |  |  |'];
    const values = tellingValues(officialVocabulary);
    const out = await run(drawOwnForm(['■　役員名簿', ...rows].join('\n')).bytes, values);
    expect(out.written).toEqual([]);
  });
});

describe('odd documents', () => {
  const tracked = (mark: string, label: string): string =>
    `<w:tr><w:trPr><w:${mark} w:id="1" w:author="a"/></w:trPr>${tc(p(r(label)))}${tc(p(''))}</w:tr>`;

  it('rows and paragraphs that are tracked changes are not written', async () => {
    const mark = '<w:pPr><w:rPr><w:ins w:id="2" w:author="a"/></w:rPr></w:pPr>';
    const body = tbl(
      row('法人名'),
      tracked('ins', '法人番号'),
      tracked('del', '代表者氏名'),
      tr(tc(p(r('本店所在地'))), tc(p('', mark))),
    );
    const out = await run(doc(body));
    expect(out.written.map((w) => w.field)).toEqual(['applicant.name']);
    fine(out);
  });

  it('rows and cells in content controls are rows and cells', async () => {
    const sdt = (inner: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const out = await run(
      doc(tbl(sdt(row('法人名')), `<w:tr>${tc(p(r('法人番号')))}${sdt(tc(p('')))}</w:tr>`)),
    );
    expect(out.texts()).toEqual(['法人名', '株式会社みどり', '法人番号', '1234567890123']);
    fine(out);
  });

  it('hidden text says nothing, ruby and vertical text are no hindrance', async () => {
    const hidden = r('委託先の', '<w:rPr><w:vanish/></w:rPr>');
    const ruby =
      '<w:r><w:ruby><w:rt><w:r><w:t>ほうじん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>法人</w:t></w:r></w:rubyBase></w:ruby></w:r>';
    const body = tbl(tr(tc(p(hidden + ruby + r('名')), '<w:textDirection w:val="tbRlV"/>'), tc(p(''))));
    const out = await run(doc(body));
    expect(out.written.map((w) => w.text)).toEqual(['株式会社みどり']);
    expect(out.xml()).toContain('委託先の');
    fine(out);
  });

  it('a field that never ends hides no text', async () => {
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const out = await run(doc(p(open + r('前文である。')) + tbl(row('法人名'))));
    expect(out.texts()).toEqual(['前文である。', '法人名', '株式会社みどり']);
  });

  it('text boxes whose branches differ are left alone', async () => {
    const box = (a: string, b: string): string =>
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(r(a))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r(b))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const out = await run(doc(box('法人名：', '会社名：') + box('法人番号：', '法人番号：')));
    expect(out.written.map((w) => w.field)).toEqual(['applicant.corporateNumber']);
    expect(out.xml().split('1234567890123')).toHaveLength(3);
  });

  it('two thousand paragraphs are read, filled and read back', async () => {
    const filler = Array.from({ length: 2_000 }, (_, n) => p(r(`第${n}項の本文である。`))).join('');
    const out = await run(doc(p(r('法人名：')) + filler + tbl(row('法人番号'))));
    expect(out.written.map((w) => w.field)).toEqual(['applicant.name', 'applicant.corporateNumber']);
    fine(out);
  });
});
