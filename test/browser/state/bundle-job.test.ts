/** The worker in a real browser: the page hands over a case and gets verified bytes back. */
import { describe, expect, it } from 'vitest';
import { sha256Hex, verifyBundle, type BundleProgress } from '#documents/bundle';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import { forms } from '#forms';
import {
  findLostCharacters,
  renderPaperPdf,
  startBundle,
  startVerify,
} from '../../../src/state/bundle-job.ts';

const AS_OF = plainDate('2026-11-21');
const file = sampleCase('complete');

async function attachments(): Promise<(sha256: string) => Promise<Uint8Array | null>> {
  const bytes = new Map<string, Uint8Array>();
  for (const a of file.attachments) {
    const binary = atob(a.data ?? '');
    bytes.set(
      a.sha256,
      Uint8Array.from(binary, (c) => c.charCodeAt(0)),
    );
  }
  return (sha256) => Promise.resolve(bytes.get(sha256) ?? null);
}

describe('startBundle', () => {
  it('gives a verified bundle, tells its progress, and keeps the page free', async () => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) =>
      long.push(...list.getEntries().map((e) => e.duration)),
    );
    observer.observe({ type: 'longtask' });
    const seen: BundleProgress[] = [];
    const job = startBundle(file, AS_OF, await attachments());
    job.onProgress((progress) => seen.push(progress));
    const result = await job.result;
    observer.disconnect();
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.fileName).toMatch(/\.zip$/);
    expect(result.value.lost).toEqual([]);
    expect(result.value.missing).toEqual([]);
    const report = await verifyBundle(result.value.bytes!);
    expect(report.ok && report.value.complete).toBe(true);
    expect(seen.at(-1)!.done).toBe(seen.at(-1)!.total);
    expect(long).toEqual([]);

    // The same case and date, the same bytes.
    const again = await startBundle(file, AS_OF, await attachments()).result;
    expect(again.ok && (await sha256Hex(again.value.bytes!))).toBe(await sha256Hex(result.value.bytes!));
  }, 60_000);

  it('writes into a file, and verifies from there', async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('bundle.zip', { create: true });
    const written = await startBundle(file, AS_OF, await attachments(), undefined, undefined, [], handle)
      .result;
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    const disk = await handle.getFile();
    expect([written.value.bytes, written.value.size]).toEqual([null, disk.size]);
    const checked = await startVerify(disk, () => Promise.resolve(file)).result;
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    expect([checked.value.current, checked.value.report.repacked]).toEqual(['current', false]);
    await root.removeEntry('bundle.zip');
  }, 60_000);

  it('stops at once when cancelled', async () => {
    const job = startBundle(file, AS_OF, await attachments());
    job.onProgress(() => job.cancel());
    expect(await job.result).toMatchObject({ ok: false, error: { code: 'bundle.cancelled' } });
  }, 30_000);

  it('fails with a code when the page cannot answer, or the case cannot be cloned', async () => {
    const broken = await startBundle(file, AS_OF, () => Promise.reject(new Error('store closed'))).result;
    expect(broken).toMatchObject({
      ok: false,
      error: { code: 'bundle.worker', params: { detail: 'Error: store closed' } },
    });
    const proxy = await startBundle(new Proxy(file, {}), AS_OF, await attachments()).result;
    expect(proxy).toMatchObject({ ok: false, error: { code: 'bundle.worker' } });
  }, 30_000);
});

describe('the other tasks', () => {
  it('draws one paper', async () => {
    const result = await renderPaperPdf(forms[0]!.build(file, AS_OF)).result;
    expect(result.ok && new TextDecoder().decode(result.value.bytes.subarray(0, 5))).toBe('%PDF-');
  }, 30_000);

  it('finds the characters no paper can draw', async () => {
    const odd = { ...file, vendor: { ...file.vendor, name: '株式会社\u{2B820}' } };
    const result = await findLostCharacters(odd, AS_OF).result;
    expect(result.ok && result.value[0]).toMatchObject({ codePoint: 'U+2B820' });
  }, 30_000);

  it('verifies a bundle against the case here', async () => {
    const made = await startBundle(file, AS_OF, await attachments()).result;
    if (!made.ok) throw new Error(made.error.code);
    const state = async (loaded: typeof file | null): Promise<unknown> => {
      const checked = await startVerify(made.value.bytes!, () => Promise.resolve(loaded)).result;
      return checked.ok ? checked.value.current : checked.error.code;
    };
    expect(await state(file)).toBe('current');
    expect(await state({ ...file, title: '別の題' })).toBe('caseChanged');
    expect(await state(null)).toBe('unknownCase');
    const cut = await startVerify(made.value.bytes!.slice(0, 5_000), () => Promise.resolve(null)).result;
    expect(cut).toMatchObject({ ok: false, error: { code: 'zip.truncated', kind: 'unreadable' } });
  }, 60_000);
});
