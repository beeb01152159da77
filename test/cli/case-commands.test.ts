import { beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '#documents/bundle';
import { readZip, writeZip } from '#documents/zip';
import { overview } from '#domain/procedure';
import { canonicalCaseJson, filings } from '#forms';
import { problemMessage } from '#messages';
import { caseFile, type BundleManifest, type CaseFile } from '#schemas';
import { lines, liu, TODAY, type Outcome } from './support.ts';

const cases = new Map<string, { text: string; file: CaseFile }>();
const complete = (): { text: string; file: CaseFile } => cases.get('complete')!;
const incomplete = (): { text: string; file: CaseFile } => cases.get('incomplete')!;
let made: Outcome;
let zip: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  for (const [name, argv] of [
    ['complete', ['sample']],
    ['incomplete', ['sample', '--incomplete']],
  ] as const) {
    const { exit, out, err } = await liu(argv);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    cases.set(name, { text: out, file: caseFile.parse(JSON.parse(out)) });
  }
  made = await liu(['bundle', 'c.json', '--out', 'o.zip'], { files: { 'c.json': complete().text } });
  zip = made.written.get('o.zip')!;
}, 60_000);

describe('liu sample', () => {
  it('carries the bytes of each attachment', () => {
    for (const { file } of [complete(), incomplete()]) {
      expect(file.attachments.length).toBeGreaterThan(0);
      for (const a of file.attachments) expect(Buffer.from(a.data ?? '', 'base64')).toHaveLength(a.bytes);
    }
  });
});

describe('liu check', () => {
  it('says that a date before the rules is not covered', async () => {
    const files = { 'c.json': complete().text };
    const { exit, out, err } = await liu(['check', 'c.json', '--as-of', '2022-10-31'], { files });
    const { notCovered } = JSON.parse(out) as { notCovered: string };
    expect(notCovered).toContain('対象外');
    expect(err).toContain(notCovered);
    expect(exit).toBe(1);
    const now = await liu(['check', 'c.json'], { files });
    expect(JSON.parse(now.out)).toMatchObject({ notCovered: null });
  });

  it('says what the core says, with sentences', async () => {
    for (const { text, file } of [complete(), incomplete()]) {
      const { exit, out, err } = await liu(['check', 'c.json'], { files: { 'c.json': text } });
      const answer = JSON.parse(out) as {
        stage: string;
        clocks: { id: string; due: string | null }[];
        problems: object[];
      };
      const seen = overview(file, TODAY);
      expect(answer.stage).toBe(seen.stage);
      expect(answer.clocks.map((c) => [c.id, c.due])).toEqual(
        seen.clocks.map((c) => [c.id, c.covered ? c.due : null]),
      );
      expect(answer.problems).toEqual(
        seen.problems.map((p) => {
          const { title, remedy } = problemMessage(p);
          return {
            code: p.code,
            severity: p.severity,
            clauses: p.clauses,
            path: p.path,
            message: title,
            remedy,
          };
        }),
      );
      const errors = seen.problems.filter((p) => p.severity === 'error').length;
      expect(lines(err)).toHaveLength(errors);
      expect(exit).toBe(errors > 0 ? 1 : 0);
    }
  });

  it('finds the complete sample fine and the incomplete one not', async () => {
    expect((await liu(['check', 'c.json'], { files: { 'c.json': complete().text } })).exit).toBe(0);
    const { exit, err } = await liu(['check', 'c.json'], { files: { 'c.json': incomplete().text } });
    expect(exit).toBe(1);
    expect(err).toContain('vendor/corporateNumber: ');
  });

  it('judges at the date asked for, and reads standard input', async () => {
    const late = await liu(['check', 'c.json', '--as-of', '2027-03-01'], {
      files: { 'c.json': complete().text },
    });
    expect(late.exit).toBe(1);
    expect(JSON.parse(late.out)).toMatchObject({ asOf: '2027-03-01' });
    // In this process `-` is a file of that name; the spawned test reads the real one.
    expect((await liu(['check', '-'], { files: { '-': complete().text } })).exit).toBe(0);
  });
});

describe('liu bundle', () => {
  it('holds Word documents and workbooks too where asked for, and verifies; refuses other formats', async () => {
    const files = { 'c.json': complete().text };
    const argv = ['bundle', 'c.json', '--out', 'o.zip', '--as-of', TODAY, '--filing', 'pre-application'];
    const { exit, out, written } = await liu([...argv, '--formats', 'pdf,docx,xlsx'], { files });
    expect(exit).toBe(0);
    const answer = JSON.parse(out) as { formats: string[]; files: { path: string }[] };
    expect(answer.formats).toEqual(['docx', 'xlsx']);
    expect(answer.files.filter(({ path }) => /\.(docx|xlsx)$/.test(path))).toHaveLength(3);
    const again = await liu(['verify', 'o.zip'], { files: { 'o.zip': written.get('o.zip')! } });
    expect(again.exit).toBe(0);
    const refused = await liu([...argv, '--formats', 'odt'], { files });
    expect([refused.exit, refused.written.size]).toEqual([2, 0]);
    expect(refused.err).toContain('--formats の「odt」は使えません');
  });

  it('makes the bundle of the pre-application alone, and refuses a filing there is none of', async () => {
    const files = { files: { 'c.json': complete().text } };
    const argv = ['bundle', 'c.json', '--out', 'o.zip', '--as-of', TODAY, '--filing'];
    const { exit, out } = await liu([...argv, 'pre-application'], files);
    expect(exit).toBe(0);
    const paths = (JSON.parse(out) as { files: { path: string }[] }).files.map((f) => f.path);
    expect(paths.filter((path) => path.startsWith('01_事前申請/'))).toHaveLength(4);
    expect(paths.filter((path) => path.includes('/'))).toHaveLength(4);
    const refused = await liu([...argv, 'no-such-filing'], files);
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('pre-application');
    const stray = await liu([...argv, 'pre-application', '--subject', 'X'], files);
    expect(stray.exit).toBe(2);
  });

  it('lists every filing with its papers and whether there is an occasion', async () => {
    const { exit, out } = await liu(['bundle', 'c.json', '--list', '--as-of', TODAY], {
      files: { 'c.json': complete().text },
    });
    expect(exit).toBe(0);
    const listed = (JSON.parse(out) as { filings: { filing: string; reason: string; items: object[] }[] })
      .filings;
    expect(listed.map((l) => l.filing)).toEqual(filings.map((f) => f.key));
    for (const l of listed) expect(l.reason !== '' && l.items.length > 0, l.filing).toBe(true);
  });

  it('writes one verified file and describes it', async () => {
    expect({ exit: made.exit, err: made.err }).toEqual({ exit: 0, err: '' });
    const report = await verifyBundle(zip);
    if (!report.ok) throw new Error(report.error.code);
    expect(report.value).toMatchObject({
      complete: true,
      caseId: complete().file.id,
      asOf: TODAY,
      repacked: false,
    });
    const answer = JSON.parse(made.out) as {
      bytes: number;
      files: { path: string }[];
      missing: unknown[];
      lost: unknown[];
    };
    expect(answer).toMatchObject({ file: 'o.zip', bytes: zip.byteLength, missing: [], lost: [] });
    expect(answer.files.map((f) => f.path)).toEqual(report.value.manifest.entries.map((e) => e.path));
  });

  it('holds real PDFs, the attachments and the canonical case', () => {
    const read = readZip(zip);
    if (!read.ok) throw new Error(read.error.code);
    const { file } = complete();
    const names = [...read.value.keys()];
    for (const form of ['様式1-1', '様式1-2', '様式2-1', '様式2-2', '様式2-3', '様式2-4']) {
      expect(names.filter((n) => n.includes(form) && n.endsWith('.pdf'))).not.toHaveLength(0);
    }
    for (const [path, bytes] of read.value) {
      if (path.endsWith('.pdf')) expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
    }
    expect(new TextDecoder().decode(read.value.get('案件.json'))).toBe(canonicalCaseJson(file));
  });

  it('gives the same bytes again for the case and date, also from the 案件.json it wrote', async () => {
    const again = await liu(['bundle', 'c.json', '--out', 'o.zip', '--as-of', TODAY], {
      files: { 'c.json': complete().text },
    });
    expect(Buffer.compare(again.written.get('o.zip')!, zip)).toBe(0);
  }, 30_000);

  it('makes drafts of an incomplete case and says what is open and missing', async () => {
    const { exit, err, written } = await liu(['bundle', 'c.json', '--out', 'o.zip'], {
      files: { 'c.json': incomplete().text },
    });
    expect(exit).toBe(1);
    expect(err).toContain('下書きです: 事前申請書');
    expect(err).toContain('不足しています: ');
    const report = await verifyBundle(written.get('o.zip')!);
    expect(report.ok && report.value.drafts.length).toBeGreaterThan(3);
  }, 30_000);

  it('lists attachments whose bytes the file does not carry as missing', async () => {
    const without = {
      ...complete().file,
      attachments: complete().file.attachments.map(({ data: _bytes, ...a }) => a),
    };
    const { exit, out } = await liu(['bundle', 'c.json', '--out', 'o.zip'], {
      files: { 'c.json': JSON.stringify(without) },
    });
    expect(exit).toBe(1);
    const { missing } = JSON.parse(out) as { missing: { title: string; reason: string }[] };
    expect(missing).toHaveLength(without.attachments.length);
    expect(missing[0]!.reason).toContain('添付ファイルの中身が見つかりません');
  }, 30_000);

  it('keeps markup in any field out of the listing', async () => {
    const evil = '<script>alert(1)</script>';
    const file = { ...complete().file, title: evil, rows: [], attachments: [] };
    const { written } = await liu(['bundle', 'c.json', '--out', 'o.zip'], {
      files: { 'c.json': JSON.stringify(file) },
    });
    const read = readZip(written.get('o.zip')!);
    const html = new TextDecoder().decode(read.ok ? read.value.get('一覧.html') : undefined);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  }, 30_000);
});

describe('liu verify', () => {
  const verify = (bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> =>
    liu(['verify', 'b.zip'], { files: { 'b.zip': bytes } });

  it('finds its own bundle whole and complete', async () => {
    const { exit, out, err } = await verify(zip);
    expect(JSON.parse(out)).toMatchObject({
      whole: true,
      complete: true,
      repacked: false,
      problems: [],
      drafts: [],
      missing: [],
    });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  it('answers changed contents with 1, and what is no bundle with 2', async () => {
    const read = readZip(zip);
    if (!read.ok) throw new Error(read.error.code);
    const entries = [...read.value].map(([path, bytes]) => ({ path, bytes }));
    const [listing, ...rest] = entries;
    const changed = writeZip([{ path: listing!.path, bytes: new TextEncoder().encode('x') }, ...rest], {
      date: TODAY,
    });
    const damaged = await verify(changed);
    expect(JSON.parse(damaged.out)).toMatchObject({
      whole: false,
      problems: [{ code: 'bundle.size', where: '一覧.html' }],
    });
    expect(damaged.err).toContain('「一覧.html」の大きさが目録と違います');
    expect(damaged.exit).toBe(1);

    for (const bytes of [
      zip.slice(0, zip.length / 2),
      zip.slice(1),
      new TextEncoder().encode('no zip'),
      new Uint8Array(),
    ]) {
      const { exit, out, err } = await verify(bytes);
      expect(exit).toBe(2);
      expect(err).not.toBe('');
      expect(JSON.parse(out)).toMatchObject({ whole: false });
    }
  });

  it('tells a bundle packed again by another program', async () => {
    const read = readZip(zip);
    if (!read.ok) throw new Error(read.error.code);
    const again = writeZip(
      [...read.value].map(([path, bytes]) => ({ path, bytes })),
      { date: TODAY },
    );
    const { exit, out, err } = await verify(again);
    expect(JSON.parse(out)).toMatchObject({ whole: true, repacked: true });
    expect(err).toContain('作り直された');
    expect(exit).toBe(1);
  });

  it('does not take the word of a manifest that hides drafts', async () => {
    const drafts = await liu(['bundle', 'c.json', '--out', 'o.zip'], {
      files: { 'c.json': incomplete().text },
    });
    const honest = await verify(drafts.written.get('o.zip')!);
    expect(JSON.parse(honest.out)).toMatchObject({ problems: [] });
    const read = readZip(drafts.written.get('o.zip')!);
    if (!read.ok) throw new Error(read.error.code);
    const files = new Map(read.value);
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as BundleManifest;
    const forged = { ...manifest, missing: [], entries: manifest.entries.map((e) => ({ ...e, open: [] })) };
    files.set('manifest.json', new TextEncoder().encode(JSON.stringify(forged)));
    const { exit, out, err } = await verify(
      writeZip(
        [...files].map(([path, bytes]) => ({ path, bytes })),
        { date: TODAY },
      ),
    );
    const report = JSON.parse(out) as { complete: boolean; problems: { code: string }[] };
    expect(report.complete).toBe(false);
    expect(report.problems.map((p) => p.code)).toContain('bundle.planDiffers');
    expect(err).toContain('計算し直した結果と違います');
    expect(exit).toBe(1);
  });
});
