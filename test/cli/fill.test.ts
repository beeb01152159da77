import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import { lines, liu } from './support.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/official-like');
const form = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(FOLDER, name)));
const samplesOf = (name: string): Record<string, unknown> => {
  const { fields } = JSON.parse(readFileSync(join(FOLDER, `${name}.expect.json`), 'utf8')) as {
    fields: { field: string; sample: unknown }[];
  };
  return Object.fromEntries(fields.map((f) => [f.field, f.sample]));
};
type Answer = {
  files: {
    file: string;
    out: string;
    form: { no: string | null };
    fields: { field: string; place: string; confidence: number; value: string }[];
    open: { field: string | null; code: string; message: string }[];
    refused?: string;
    message?: string;
  }[];
  withoutPlace: string[];
};

describe('liu fill --values', () => {
  test('fills the form, says where, how sure and what, and exits 0 when nothing stays open', async () => {
    const values = JSON.stringify(samplesOf('様式1-2_影響度評価シート'));
    const done = await liu(['fill', '--values', 'v.json', 'a/評価.xlsx', '--out', 'out'], {
      files: { 'v.json': values, 'a/評価.xlsx': form('様式1-2_影響度評価シート.xlsx') },
    });
    const answer = JSON.parse(done.out) as Answer;
    expect(done.err).toBe('');
    expect(done.exit).toBe(0);
    expect(answer.files[0]!.form.no).toBe('1-2');
    expect(answer.files[0]!.fields.find((f) => f.field === 'assessment.date')).toMatchObject({
      place: "'評価シート'!D6",
      value: '令和8年10月1日',
    });
    expect(answer.files[0]!.fields.every((f) => f.confidence >= 0.8)).toBe(true);
    expect([...done.written.keys()]).toEqual([join('out', '評価.xlsx')]);
    expect(readZip(done.written.get(join('out', '評価.xlsx'))!).ok).toBe(true);
  });

  test('a place without a value and a value without a place: told, exit 1', async () => {
    const done = await liu(['fill', '--values=v.json', 'f.xlsx', '--out', 'out'], {
      files: {
        'v.json': JSON.stringify({ 'service.name': '=1+1', 'change.before': '無し' }),
        'f.xlsx': form('様式1-2_影響度評価シート.xlsx'),
      },
    });
    const answer = JSON.parse(done.out) as Answer;
    expect(done.exit).toBe(1);
    expect(answer.files[0]!.open.map((o) => o.code)).toContain('open.noValue');
    expect(answer.withoutPlace).toEqual(['change.before']);
    expect(lines(done.err).length).toBe(answer.files[0]!.open.length + 1);
  });

  test.each([
    ['not JSON', '{', '途中で切れています'],
    ['an unknown field', '{"no.such": "x"}', '辞書にない項目'],
    ['no date', '{"filing.date": "昨日"}', '日付として読めません'],
  ])('values that cannot be used (%s): exit 2, nothing written', async (_, values, said) => {
    const done = await liu(['fill', '--values', 'v.json', 'f.xlsx', '--out', 'o'], {
      files: { 'v.json': values, 'f.xlsx': form('改善計画書.xlsx') },
    });
    expect(done).toMatchObject({ exit: 2, out: '' });
    expect(done.err).toContain(said);
    expect(done.written.size).toBe(0);
  });

  test('a file that is no form is refused with a sentence, the others are filled', async () => {
    const done = await liu(['fill', '--values', 'v.json', 'x.docx', 'f.xlsx', '--out', 'o'], {
      files: {
        'v.json': JSON.stringify(samplesOf('改善計画書')),
        'x.docx': new TextEncoder().encode('%PDF-1.7'),
        'f.xlsx': form('改善計画書.xlsx'),
      },
    });
    const answer = JSON.parse(done.out) as Answer;
    expect(done.exit).toBe(1);
    expect(answer.files[0]).toMatchObject({ refused: 'fill.pdf' });
    expect(done.err).toContain('PDFファイルです');
    expect([...done.written.keys()]).toEqual([join('o', 'f.xlsx')]);
  });

  test('nothing is written over', async () => {
    const done = await liu(['fill', '--values', 'v.json', 'f.xlsx', '--out', '.'], {
      files: { 'v.json': '{}', 'f.xlsx': form('改善計画書.xlsx') },
    });
    expect(done).toMatchObject({ exit: 2, out: '' });
    expect(done.written.size).toBe(0);
  });
});

describe('liu fill CASE.json', () => {
  test('writes what the case says, and only asks for what the form asks for', async () => {
    const sample = (await liu(['sample'])).out;
    const names = ['改善計画書.xlsx', '様式2-1別添_管理策.xlsx', '様式2-4_登録申請書.docx'];
    const done = await liu(['fill', 'case.json', ...names, '--out', 'o'], {
      files: { 'case.json': sample, ...Object.fromEntries(names.map((n) => [n, form(n)])) },
    });
    const answer = JSON.parse(done.out) as Answer;
    expect(answer.withoutPlace).toEqual([]);
    expect(answer.files.map((f) => f.form.no)).toEqual(['改善計画書', '2-1別添', '2-4']);
    const { vendor, service } = JSON.parse(sample) as { vendor: { name: string }; service: { name: string } };
    const value = (n: number, field: string): string | undefined =>
      answer.files[n]!.fields.find((f) => f.field === field)?.value;
    expect(value(0, 'applicant.name')).toBe(vendor.name);
    expect(value(1, 'service.name')).toBe(service.name);
    expect(answer.files[1]!.fields.some((f) => f.field === 'controls[]')).toBe(true);
    expect(value(2, 'applicant.name')).toBe(vendor.name);
    // A case knows no title of the person in charge.
    expect(answer.files[0]!.open.map((o) => o.field)).toContain('contact.title');
    expect(done.exit).toBe(1);
  });

  test('the fields are listed on request', async () => {
    const done = await liu(['fill', '--fields']);
    const fields = JSON.parse(done.out) as { key: string; columns?: { key: string }[] }[];
    expect(done.exit).toBe(0);
    expect(fields.find((f) => f.key === 'findings[]')?.columns?.map((c) => c.key)).toContain('due');
  });
});

describe('one incident or change of several', () => {
  const REPORT = '様式2-8_情報セキュリティインシデントに関する報告書.docx';
  /** The registered sample with a second incident. */
  const withTwo = async (): Promise<{ json: string; first: string }> => {
    const file = JSON.parse((await liu(['sample', '--kind', 'registered'])).out) as {
      incidents: { id: string; summary: string; recognisedOn: string }[];
    };
    const [incident] = file.incidents;
    file.incidents.push({ ...incident!, id: 'INC2', summary: '二つ目の概要', recognisedOn: '2026-11-18' });
    return { json: JSON.stringify(file), first: incident!.id };
  };

  test('--subject says which; without, it is the last', async () => {
    const { json, first } = await withTwo();
    const files = { 'case.json': json, [REPORT]: form(REPORT) };
    const summaryOf = async (...more: string[]): Promise<unknown> => {
      const done = await liu(['fill', 'case.json', REPORT, '--out', 'o', ...more], { files });
      const [answer] = (JSON.parse(done.out) as Answer & { files: { about: { subject: string } }[] }).files;
      expect(answer?.about.subject).toBe(more[1] ?? 'INC2');
      return answer?.fields.find((f) => f.field === 'incident.summary')?.value;
    };
    expect(await summaryOf()).toBe('二つ目の概要');
    expect(await summaryOf('--subject', 'INC2')).toBe('二つ目の概要');
    expect(await summaryOf('--subject', first)).toContain('更新作業の後');
    const wrong = await liu(['fill', 'case.json', REPORT, '--out', 'o', '--subject', 'NONE'], { files });
    expect(wrong).toMatchObject({ exit: 2, out: '' });
    expect(wrong.err).toContain('INC2');
    expect(wrong.written.size).toBe(0);
  });

  test('a bundle takes the forms of a folder, lists them beforehand, and verify looks them up again', async () => {
    const { json } = await withTwo();
    const files = {
      'case.json': json,
      [`forms/${REPORT}`]: form(REPORT),
      'forms/様式1-1_事前申請書.docx': form('様式1-1_事前申請書.docx'),
      'forms/読めない.docx': new TextEncoder().encode('%PDF-1.7'),
      'forms/メモ.txt': 'なし',
    };
    const filing = ['--filing', 'incident-report', '--subject', 'INC2', '--official', 'forms'];
    const made = await liu(['bundle', 'case.json', '--out', 'b.zip', ...filing], { files });
    const answer = JSON.parse(made.out) as {
      official: { form: string; fields: number; source: { fileName: string; sha256: string } }[];
      officialNotes: unknown[];
    };
    expect(answer.official).toMatchObject([{ form: '2-8', source: { fileName: REPORT } }]);
    expect(answer.official[0]!.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.official[0]!.fields).toBeGreaterThan(8);
    expect(answer.officialNotes).toEqual([]);
    expect(made.err).toContain('読めない.docx');

    const zip = made.written.get('b.zip')!;
    const verified = await liu(['verify', 'b.zip'], { files: { 'b.zip': zip } });
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true, problems: [] });

    const listed = await liu(['bundle', 'case.json', '--list', '--official', 'forms'], { files });
    const { filings } = JSON.parse(listed.out) as {
      filings: { filing: string; items: { officialForm?: string; official?: { state: string } }[] }[];
    };
    const itemsOf = (key: string) => filings.find((f) => f.filing === key)!.items;
    expect(itemsOf('incident-report')[0]).toMatchObject({
      officialForm: '2-8',
      official: { state: 'taken' },
    });
    expect(itemsOf('withdrawal')[0]).toMatchObject({ officialForm: '2-15', official: { state: 'none' } });
    const plain = await liu(['bundle', 'case.json', '--list'], { files });
    expect(plain.out).toContain('"officialForm": "2-8"');
    expect(plain.out).not.toContain('"state": "none"');
  });

  test('a path that holds no forms is bad input', async () => {
    const { json } = await withTwo();
    const files = { 'case.json': json, 'x.bin': 'nothing' };
    for (const path of ['x.bin', 'nowhere']) {
      const done = await liu(['bundle', 'case.json', '--out', 'b.zip', '--official', path], { files });
      expect(done).toMatchObject({ exit: 2, out: '' });
      expect(done.written.size).toBe(0);
    }
  });
});
