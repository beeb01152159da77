/** What is written into cells, and what is not. */
import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { readZip } from '#documents/zip';
import type { OfficialCorrections, OfficialReading, OfficialValue, OfficialValues } from '#schemas';
import { officialVocabulary } from '#rulebook/official';
import type { Filled } from '../../../../src/documents/fill/contract.ts';
import { openBook } from '../../../../src/documents/fill/xlsx/book.ts';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { parseRef } from '../../../../src/documents/xlsx/refs.ts';
import { drawXlsx, type DrawnCell, type DrawnSheet, type DrawOptions } from '../../../support/draw-xlsx.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const label = (text: string): DrawnCell => ({ text, look: 'label' });
const INPUT: DrawnCell = { look: 'input' };
const text = (words: string): OfficialValue => ({ kind: 'text', text: words });
const date = (day: string): OfficialValue => ({ kind: 'date', date: plainDate(day), time: null });

function draw(
  cells: Record<string, DrawnCell>,
  more: Partial<DrawnSheet> = {},
  options: DrawOptions = {},
): Bytes {
  const sheet = {
    name: '申請書',
    cells: new Map<string, DrawnCell>([['A1', { text: '様式９－９' }], ...Object.entries(cells)]),
    ...more,
  };
  return drawXlsx([sheet], options);
}
async function read(bytes: Bytes, corrections: OfficialCorrections | null = null): Promise<OfficialReading> {
  const reading = await xlsxFiller.recognise(bytes, officialVocabulary, corrections);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}
async function fill(bytes: Bytes, values: Record<string, OfficialValue>): Promise<Filled> {
  const given: OfficialValues = new Map(Object.entries(values));
  const done = await xlsxFiller.fill(bytes, await read(bytes), given, officialVocabulary);
  if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
  return done.value;
}
const part = (bytes: Bytes, path: string): string => {
  const zip = readZip(bytes);
  return zip.ok ? new TextDecoder().decode(zip.value.get(path)) : '';
};
function cellOf(bytes: Bytes, ref: string): { text: string; number: number | null; formula: string } {
  const book = openBook(bytes);
  const at = parseRef(ref)!;
  const cell = book.ok ? book.value.grids[0]!.boxAt(at.row, at.column).cell : null;
  return { text: cell?.text ?? '', number: cell?.number ?? null, formula: cell?.formula ?? '' };
}
const codes = (done: Filled): (string | null)[][] =>
  done.open.filter((o) => o.place !== null).map((o) => [o.code, o.field]);

describe('text stays text', () => {
  test.each([
    '=1+1',
    '+81-3',
    '-1',
    '@SUM(A1)',
    '𠮷野家\u{E0100}',
    'a\nb',
    ' 前後 ',
    '_x000D_',
    '<&>"\'',
    '0012',
    'x'.repeat(30_000),
  ])('%j', async (words) => {
    const done = await fill(draw({ A3: label('サービスの名称'), B3: INPUT }), {
      'service.name': text(words),
    });
    expect(cellOf(done.bytes, 'B3')).toEqual({ text: words, number: null, formula: '' });
  });

  test('longer than a cell can be: told, not cut', async () => {
    const bytes = draw({ A3: label('サービスの名称'), B3: INPUT });
    const done = await fill(bytes, { 'service.name': text('x'.repeat(40_000)) });
    expect(codes(done)).toEqual([['open.overflow', 'service.name']]);
    expect(done.bytes).toBe(bytes);
  });
});

describe('dates', () => {
  const form = (options: DrawOptions): Bytes =>
    draw({ A3: label('評価年月日'), B3: { look: 'date' } }, {}, options);
  test.each([
    [false, 46_296],
    [true, 44_834],
  ])('a number in the form’s own format (1904: %s)', async (from1904, serial) => {
    const done = await fill(form({ from1904 }), { 'assessment.date': date('2026-10-01') });
    expect(cellOf(done.bytes, 'B3')).toMatchObject({ number: serial, text: '令和8年10月1日' });
  });
  test('words where the cell shows text; the year as the form’s example has it', async () => {
    const era = await fill(draw({ A3: label('評価年月日'), B3: { look: 'text' } }), {
      'assessment.date': date('2019-05-01'),
    });
    expect(cellOf(era.bytes, 'B3').text).toBe('令和元年5月1日');
    const western = await fill(
      draw({ A3: label('評価年月日'), B3: { look: 'text' }, C3: { text: '（例：2026年4月1日）' } }),
      { 'assessment.date': date('2026-10-01') },
    );
    expect(cellOf(western.bytes, 'B3').text).toBe('2026年10月1日');
  });
  test('an era that cannot say the date stays open', async () => {
    const cells = Object.fromEntries(
      ['令和', '', '年', '', '月', '', '日'].map((t, i) => [
        `${'ABCDEFG'[i]}3`,
        t === '' ? INPUT : { text: t },
      ]),
    );
    const done = await fill(draw(cells), { 'filing.date': date('2019-04-30') });
    expect(codes(done)).toEqual([['open.era', 'filing.date']]);
  });
  test('a blank printed within one cell', async () => {
    const bytes = draw({ A3: label('評価年月日'), B3: { text: '令和　　年　　月　　日', look: 'input' } });
    const done = await fill(bytes, { 'assessment.date': date('2026-10-01') });
    expect(cellOf(done.bytes, 'B3').text).toBe('令和8年10月1日');
  });
});

describe('what a cell lets in', () => {
  const form = (rule: string): Bytes =>
    draw({ A3: label('総合評価'), B3: INPUT }, { lists: new Map([['B3', rule]]) });
  test.each(['"低位,低位以外"', 'D1:D2', "'申請書'!$D$1:$D$2", '判定'])(
    'one of the list %s',
    async (rule) => {
      const bytes = draw(
        { A3: label('総合評価'), B3: INPUT, D1: { text: '低位' }, D2: { text: '低位以外' } },
        { lists: new Map([['B3', rule]]) },
        { names: ['<definedName name="判定">\'申請書\'!$D$1:$D$2</definedName>'] },
      );
      const done = await fill(bytes, { 'assessment.overall': { kind: 'choice', value: '低位以外' } });
      expect(cellOf(done.bytes, 'B3').text).toBe('低位以外');
    },
  );
  test.each(['"はい,いいえ"', 'INDIRECT("D1")'])('none of the list %s', async (rule) => {
    const done = await fill(form(rule), { 'assessment.overall': { kind: 'choice', value: '低位' } });
    expect(codes(done)).toEqual([['open.option', 'assessment.overall']]);
  });
});

describe('boxes within a cell', () => {
  const form = (words: string): Bytes =>
    draw({ A3: label('申請の区分'), B3: { text: words, look: 'input' } });
  test('the one that is meant is ticked, again makes no difference, and it is read back', async () => {
    const bytes = form('□ 新規　　□ 更新');
    const values = { 'application.kind': { kind: 'choice', value: 'renewal' } as const };
    const done = await fill(bytes, values);
    expect(cellOf(done.bytes, 'B3').text).toBe('□ 新規　　☑ 更新');
    expect(done.written.map((w) => w.text)).toEqual(['☑更新']);
    expect((await fill(done.bytes, values)).bytes).toBe(done.bytes);
    const [blank, now] = [await read(bytes), await read(done.bytes)];
    expect(now.fingerprint).toBe(blank.fingerprint);
    const back = await xlsxFiller.readBack(bytes, done.bytes, blank, officialVocabulary);
    expect(back.ok && [...back.value.values.values()]).toEqual([{ kind: 'choices', values: ['renewal'] }]);
  });
  test('another one ticked already, or none of the kind: open', async () => {
    const values = { 'application.kind': { kind: 'choice', value: 'renewal' } as const };
    expect(codes(await fill(form('☑新規　□更新'), values))).toEqual([['open.occupied', 'application.kind']]);
    expect(codes(await fill(form('□新規　□変更届'), values))).toEqual([
      ['open.unassigned', null],
      ['open.option', 'application.kind'],
    ]);
  });
});

describe('a label and its blank in one cell', () => {
  const cells = {
    A3: label('連絡担当者'),
    B3: { text: '電話：　　　　', look: 'input' },
    C3: { text: 'E-mail：', look: 'input' },
  } as const;
  test('the value goes behind the colon, once', async () => {
    const bytes = draw(cells);
    const values = { 'contact.phone': text('03-0000-0000'), 'contact.email': text('a@example.jp') };
    const done = await fill(bytes, values);
    expect([cellOf(done.bytes, 'B3').text, cellOf(done.bytes, 'C3').text]).toEqual([
      '電話：03-0000-0000',
      'E-mail：a@example.jp',
    ]);
    expect((await fill(done.bytes, values)).bytes).toBe(done.bytes);
    expect((await read(done.bytes)).fingerprint).toBe((await read(bytes)).fingerprint);
  });
  test('not where the blank is the cell beside it, nor where something else stands', async () => {
    const beside = await fill(draw({ A3: label('連絡担当者'), B3: label('電話：'), C3: INPUT }), {
      'contact.phone': text('03'),
    });
    expect([cellOf(beside.bytes, 'B3').text, cellOf(beside.bytes, 'C3').text]).toEqual(['電話：', '03']);
    const other = await fill(draw({ A3: label('連絡担当者'), B3: { text: '電話：0120-1', look: 'input' } }), {
      'contact.phone': text('03'),
    });
    expect(codes(other)).toEqual([['open.occupied', 'contact.phone']]);
  });
});

describe('several labels in one cell', () => {
  const form = (words: string, beside: DrawnCell = { text: '' }): Bytes =>
    draw({ A3: label('連絡担当者'), B3: { text: words, look: 'input' }, C3: beside });
  const values = { 'contact.phone': text('03-0000-0000'), 'contact.email': text('a@example.jp') };
  test.each([
    ['電話：　　　E-mail：', '電話：03-0000-0000　　　E-mail：a@example.jp'],
    ['電話：＿＿＿　E-mail：＿＿＿', '電話：03-0000-0000　E-mail：a@example.jp'],
    ['電話：\nE-mail：　', '電話：03-0000-0000\nE-mail：a@example.jp'],
  ])('%j: each value behind its own, once, and read back', async (words, shown) => {
    const bytes = form(words);
    const done = await fill(bytes, values);
    expect(cellOf(done.bytes, 'B3').text).toBe(shown);
    expect((await fill(done.bytes, values)).bytes).toBe(done.bytes);
    const [blank, now] = [await read(bytes), await read(done.bytes)];
    expect(now.fingerprint).toBe(blank.fingerprint);
    const back = await xlsxFiller.readBack(bytes, done.bytes, blank, officialVocabulary);
    expect(back.ok && [...back.value.values.values()]).toEqual(Object.values(values));
  });
  test('one of them is missing, or would read as a label: the other is written', async () => {
    const { 'contact.email': email } = values;
    const one = await fill(form('電話：　　E-mail：'), { 'contact.email': email });
    expect(cellOf(one.bytes, 'B3').text).toBe('電話：　　E-mail：a@example.jp');
    const lines = await fill(form('電話：＿＿　E-mail：＿＿'), { 'contact.phone': values['contact.phone'] });
    expect(cellOf(lines.bytes, 'B3').text).toBe('電話：03-0000-0000　E-mail：＿＿');
    const odd = await fill(form('電話：　　E-mail：'), {
      'contact.phone': text('03 内線：12'),
      'contact.email': email,
    });
    expect(codes(odd)).toEqual([['open.kind', 'contact.phone']]);
    expect(cellOf(odd.bytes, 'B3').text).toBe('電話：　　E-mail：a@example.jp');
  });
  test.each([
    '電話：　携帯電話又は内線：',
    '氏　名：　電話：',
    '電話：　電話：',
    '次のとおり　電話：　E-mail：',
  ])('not in %s', async (words) => {
    const bytes = form(words);
    expect((await fill(bytes, values)).bytes).toBe(bytes);
  });
  test('not where another text stands, nor where the blank is beside it', async () => {
    const other = await fill(form('電話：0120-1　E-mail：'), { 'contact.phone': text('03') });
    expect(codes(other).filter(([code]) => code !== 'open.noValue')).toEqual([
      ['open.occupied', 'contact.phone'],
    ]);
    const beside = await fill(form('電話：　E-mail：', INPUT), values);
    expect(cellOf(beside.bytes, 'B3').text).toBe('電話：　E-mail：');
  });
});

describe('what is not written', () => {
  test.each<[string, Record<string, DrawnCell>, Partial<DrawnSheet>]>([
    ['a locked cell', { A3: label('サービスの名称'), B3: { look: 'label' } }, { locked: true }],
    ['a formula', { A3: label('サービスの名称'), B3: { formula: 'Z9', look: 'input' } }, {}],
    ['another text', { A3: label('サービスの名称'), B3: { text: '他社のサービス', look: 'input' } }, {}],
    ['the office’s own box', { A3: { text: '※事務局使用欄' }, A4: label('サービスの名称'), B4: INPUT }, {}],
    ['another party’s', { A3: { text: '委託先' }, A4: label('サービスの名称'), B4: INPUT }, {}],
    [
      'a hint about the label',
      { A3: { text: '「サービスの名称」は正式な名称を記入すること。' }, B3: INPUT },
      {},
    ],
    ['a box far off', { A3: label('サービスの名称'), K3: INPUT }, {}],
    ['one of two blanks', { A3: label('サービスの名称'), B3: INPUT, C3: INPUT }, {}],
    ['a list that nobody knows', { A3: label('サービスの名称'), A4: INPUT, A5: INPUT, A6: INPUT }, {}],
    ['an example sheet', { A3: label('サービスの名称'), B3: INPUT }, { name: '記入例' }],
    ['a hidden sheet', { A3: label('サービスの名称'), B3: INPUT }, { hidden: true }],
  ])('%s', async (_, cells, more) => {
    const bytes = draw(cells, more);
    const done = await fill(bytes, { 'service.name': text('例示クラウド') });
    expect(done.written).toEqual([]);
    expect(done.bytes).toBe(bytes);
  });
});

test('before and after, row by row: which row is meant is not said', async () => {
  const bytes = draw({
    A3: label('項目'),
    B3: label('変更前'),
    C3: label('変更後'),
    A4: label('名称'),
    B4: INPUT,
    C4: INPUT,
    A5: label('所在地'),
    B5: INPUT,
    C5: INPUT,
  });
  const done = await fill(bytes, {
    'change.before': text('旧'),
    'change.after': text('新'),
    'applicant.name': text('例示'),
    'applicant.address': text('東京都'),
  });
  expect(done.written).toEqual([]);
});

describe('formulas', () => {
  const cells = {
    A3: label('サービスの名称'),
    B3: INPUT,
    D3: { formula: 'LEN(B3)', number: 0 },
    D4: { formula: 'D3+1', number: 1 },
    D5: { formula: 'A1', number: 7 },
  };
  test('what depends on a changed cell shows nothing stale and is calculated on opening; the others keep their value', async () => {
    const done = await fill(draw(cells, {}, { calc: '<calcPr calcId="1"/>' }), {
      'service.name': text('例示'),
    });
    const sheet = part(done.bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<c r="D3"><f>LEN(B3)</f></c><');
    expect(sheet).toContain('<f>D3+1</f></c>');
    expect(sheet).toContain('<f>A1</f><v>7</v>');
    expect(part(done.bytes, 'xl/workbook.xml')).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>');
  });
  test('where no formula depends on it, the workbook part stays as it is', async () => {
    const bytes = draw({ A3: label('サービスの名称'), B3: INPUT, D5: { formula: 'A1', number: 7 } });
    const done = await fill(bytes, { 'service.name': text('例示') });
    expect(part(done.bytes, 'xl/workbook.xml')).toBe(part(bytes, 'xl/workbook.xml'));
  });
});

test('the user’s word counts: assigned, and left alone, by place and in the next version', async () => {
  const bytes = draw({ A3: label('正体不明'), B3: INPUT, A4: label('サービスの名称'), B4: INPUT });
  const blank = await read(bytes);
  const [unknown, name] = blank.places;
  expect([unknown?.field, name?.field]).toEqual([null, 'service.name']);
  const corrections: OfficialCorrections = {
    fingerprint: blank.fingerprint,
    entries: [
      { place: unknown!.id, signature: unknown!.signature, field: 'service.url' },
      { place: name!.id, signature: name!.signature, field: null },
    ],
  };
  const said = await read(bytes, corrections);
  expect(said.places.map((p) => [p.field, p.sure])).toEqual([
    ['service.url', true],
    [null, false],
  ]);
  const moved = draw({
    A6: label('新しい欄'),
    B6: INPUT,
    A8: label('正体不明'),
    B8: INPUT,
    A9: label('サービスの名称'),
    B9: INPUT,
  });
  const next = await read(moved, corrections);
  expect(next.places.map((p) => p.field)).toEqual([null, 'service.url', null]);
});

test('a reading of another file is refused', async () => {
  const [one, other] = [
    draw({ A3: label('サービスの名称'), B3: INPUT }),
    draw({ A4: label('サービスの名称'), B4: INPUT }),
  ];
  const done = await xlsxFiller.fill(one, await read(other), new Map(), officialVocabulary);
  expect(done.ok ? '' : done.error.code).toBe('fill.stale');
});
