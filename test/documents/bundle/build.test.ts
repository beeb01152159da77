import { describe, expect, it } from 'vitest';
import { buildBundle, sha256Hex, verifyBundle, type BundleProgress } from '#documents/bundle';
import { plainDate } from '#kernel';
import {
  ATTACHMENT,
  built,
  CASE_PATH,
  deps,
  LISTING_PATH,
  MANIFEST_PATH,
  smallPlan,
  textOf,
  unpack,
  utf8,
} from './support.ts';

describe('making a bundle', () => {
  it('holds the papers, attachments, listing, case and manifest, each described', async () => {
    const plan = await smallPlan();
    const { bytes, manifest } = await built(plan);
    const files = unpack(bytes);
    expect([...files.keys()]).toEqual([
      LISTING_PATH,
      ...plan.entries.map((e) => e.path),
      CASE_PATH,
      MANIFEST_PATH,
    ]);
    expect(textOf(files.get(CASE_PATH))).toBe(plan.caseJson);
    expect(files.get(plan.entries[2]!.path)).toEqual(ATTACHMENT);
    expect(JSON.parse(textOf(files.get(MANIFEST_PATH)))).toEqual(manifest);
    for (const entry of manifest.entries) {
      const content = files.get(entry.path)!;
      expect([entry.bytes, entry.sha256]).toEqual([content.byteLength, await sha256Hex(content)]);
    }
    expect(manifest.entries[1]).toMatchObject({
      form: '様式1-1',
      title: '事前申請書',
      clauses: ['3.1', '4.1(1)'],
      open: [],
    });
    expect(manifest).toMatchObject({
      edition: plan.edition,
      asOf: plan.asOf,
      caseSha256: await sha256Hex(utf8(plan.caseJson)),
    });
  });

  it('gives the same bytes for the same case and date, others for another date', async () => {
    const plan = await smallPlan();
    const once = await built(plan);
    expect((await built(await smallPlan())).bytes).toEqual(once.bytes);
    const later = await built({ ...plan, asOf: plainDate('2026-11-22') });
    expect(later.bytes).not.toEqual(once.bytes);
  });

  it('names characters that were lost, with their paper', async () => {
    const { lost } = await built();
    expect(lost).toEqual([
      {
        character: '𠮷',
        codePoint: 'U+20BB7',
        context: '',
        path: '02_登録申請/01_様式2-1_言明書.pdf',
        title: '言明書',
      },
    ]);
  });

  it.each([
    ['gone', () => Promise.resolve(null), '見つかりません'],
    ['changed', () => Promise.resolve(utf8('something else')), 'ハッシュ値と一致しません'],
  ])('lists an attachment that is %s as missing, in manifest and listing', async (_, attachment, reason) => {
    const { bytes, manifest } = await built(undefined, { attachment });
    expect(manifest.missing).toEqual([
      {
        title: '実施結果報告書',
        clauses: ['8.1(5)', '7.10'],
        reason: expect.stringContaining(reason) as string,
      },
    ]);
    const files = unpack(bytes);
    expect([...files.keys()]).not.toContain('02_登録申請/添付/実施結果報告書.pdf');
    expect(textOf(files.get(LISTING_PATH))).toContain(reason);
    const report = await verifyBundle(bytes);
    expect(report.ok && report.value.complete).toBe(false);
  });

  it('lists by clause what is inside, missing and open, and escapes all of it', async () => {
    const plan = await smallPlan({
      caseTitle: '<img src=x onerror=alert(1)> & "案件"',
      missing: [{ title: '経営者確認書<b>', clauses: ['7.4', '7.10'], reason: '未作成 <i>' }],
    });
    const html = textOf(unpack((await built(plan)).bytes).get(LISTING_PATH));
    expect(html).not.toMatch(/<img|<b>|<i>|<script/);
    expect(html).toContain('&lt;img src=x');
    expect(html).toContain('言明の対象範囲');
    expect(html).toContain('不足：経営者確認書');
    expect(html).toContain('公式様式ではありません');
    expect(html).toContain(
      `href="./${encodeURIComponent('02_登録申請')}/${encodeURIComponent('01_様式2-1_言明書.pdf')}"`,
    );
    const cells = [...html.matchAll(/<td>(\d+\.\d+[^<]*)<\/td>/g)].map((m) => m[1]);
    expect(cells.slice(-6)).toEqual(['3.1', '4.1(1)', '7.1', '7.4', '7.10', '8.1(5)']);
  });

  it('tells how far it is, to the end', async () => {
    const seen: BundleProgress[] = [];
    await built(undefined, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map((p) => p.done)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(seen.every((p) => p.total === 5)).toBe(true);
    expect(seen[1]!.title).toBe('言明書');
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const result = await buildBundle(
      await smallPlan(),
      deps({ signal: controller.signal, onProgress: ({ done }) => done === 1 && controller.abort() }),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle.cancelled' } });
  });

  it.each([
    '../x.pdf',
    '/x.pdf',
    'a\\b.pdf',
    'C:x.pdf',
    'a/./b',
    'a//b',
    '',
    'x\u0000.pdf',
    'a./b.pdf',
    'Manifest.JSON',
    '案件.json',
  ])('refuses the path %j', async (path) => {
    const plan = await smallPlan();
    const result = await buildBundle({ ...plan, entries: [{ ...plan.entries[0]!, path }] }, deps());
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle.badPath', where: path } });
  });

  it('refuses two entries that are one file on some systems', async () => {
    const plan = await smallPlan();
    const one = plan.entries[0]!;
    const result = await buildBundle(
      {
        ...plan,
        entries: [
          { ...one, path: 'A.pdf' },
          { ...one, path: 'a.pdf' },
        ],
      },
      deps(),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle.badPath', where: 'a.pdf' } });
  });

  it('names the paper when a renderer breaks', async () => {
    const result = await buildBundle(
      await smallPlan(),
      deps({ renderPdf: () => Promise.reject(new Error('no font')) }),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bundle.paperFailed', params: { title: '事前申請書', detail: 'no font' } },
    });
  });

  it('does not hand over what it would not accept itself', async () => {
    const result = await buildBundle(await smallPlan({ caseJson: '{"not":"a case"}' }), deps());
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bundle.selfCheck', params: { cause: 'bundle.caseBroken' } },
    });
  });
});
