import { describe, expect, test } from 'vitest';
import { sha256Hex, verifyBundle, writeBundle, type BundleDeps, type BundleSink } from '#documents/bundle';
import { blobSource } from '#documents/zip';
import type { BundlePlan } from '#schemas';
import { built, deps, smallPlan } from './support.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A disk: keeps what is written, tells what happened to it, and can be full. */
class Disk implements BundleSink {
  readonly parts: Bytes[] = [];
  readonly happened: string[] = [];
  full = Infinity;
  readonly write = (bytes: Bytes): Promise<void> => {
    if ((this.full -= bytes.length) < 0) return Promise.reject(new Error('disk full'));
    this.parts.push(bytes.slice());
    this.happened.push(`write ${bytes.length}`);
    return Promise.resolve();
  };
  readonly close = () => {
    this.happened.push('close');
    return Promise.resolve(blobSource(this.blob));
  };
  readonly discard = (): Promise<void> => {
    this.happened.push('discard');
    this.parts.length = 0;
    return Promise.resolve();
  };
  get blob(): Blob {
    return new Blob(this.parts);
  }
}

const SIZES = [70_001, 80_002, 90_003];
/** The small plan with three larger attachments, whose bytes are made when asked for. */
async function large(): Promise<{
  plan: BundlePlan;
  deps: BundleDeps;
  made: (n: number) => Bytes;
  asked: number[];
}> {
  const made = (n: number): Bytes => new Uint8Array(SIZES[n]!).fill(n + 1);
  const hashes = await Promise.all(SIZES.map((_, n) => sha256Hex(made(n))));
  const small = await smallPlan();
  const one = small.entries.find((e) => e.kind === 'attachment')!;
  const entries = hashes.map((sha256, n) => ({
    ...one,
    path: `03_添付/${n}.bin`,
    title: `添付${n}`,
    sha256,
  }));
  const asked: number[] = [];
  const attachment = (sha256: string): Promise<Bytes | null> => {
    const n = hashes.indexOf(sha256);
    if (n >= 0) asked.push(n);
    return n >= 0 ? Promise.resolve(made(n)) : (deps().attachment(sha256) as Promise<Bytes>);
  };
  return {
    plan: { ...small, entries: [...small.entries, ...entries] },
    deps: deps({ attachment }),
    made,
    asked,
  };
}

describe('a bundle written to a file', () => {
  test('is the same bytes as one made in memory, and verifies from the file', async () => {
    const { plan, deps: given } = await large();
    const disk = new Disk();
    const written = await writeBundle(plan, given, disk);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    const memory = await built(plan, given);
    expect(new Uint8Array(await disk.blob.arrayBuffer())).toEqual(memory.bytes);
    expect(written.value.size).toBe(memory.bytes.length);
    expect(written.value.manifest).toEqual(memory.manifest);
    const report = await verifyBundle(blobSource(disk.blob));
    expect(report.ok && report.value.repacked).toBe(false);
    expect((await verifyBundle(blobSource(disk.blob.slice(0, disk.blob.size - 1)))).ok).toBe(false);
  });

  test('reads each attachment once to describe it, and once more right before it is written', async () => {
    const { plan, deps: given, asked } = await large();
    const disk = new Disk();
    const before: string[] = [];
    const attachment: BundleDeps['attachment'] = (sha256) => {
      before.push(disk.happened.at(-1) ?? 'start');
      return given.attachment(sha256);
    };
    await writeBundle(plan, { ...given, attachment }, disk);
    expect(asked).toEqual([0, 1, 2, 0, 1, 2]);
    // Its header is all that stands between an attachment and the one before it in the file.
    const sizes = disk.happened.map((h) => Number(h.split(' ')[1]));
    for (const size of SIZES.slice(0, 2)) expect(sizes[sizes.indexOf(size) + 2]).toBeGreaterThan(size);
    expect(before.slice(0, 4).every((b) => b === 'start')).toBe(true);
  });

  test('a full disk, an attachment that went away, and a disk that lies leave nothing behind', async () => {
    const { plan, deps: given } = await large();
    const full = new Disk();
    full.full = 100_000;
    const first = await writeBundle(plan, given, full);
    expect(first).toMatchObject({
      ok: false,
      error: { code: 'bundle.write', params: { detail: 'disk full' } },
    });
    expect([full.happened.at(-1), full.parts.length]).toEqual(['discard', 0]);

    const gone = new Disk();
    let asked = 0;
    const attachment: BundleDeps['attachment'] = (sha256) =>
      ++asked > 5 ? Promise.resolve(null) : given.attachment(sha256);
    const second = await writeBundle(plan, { ...given, attachment }, gone);
    expect(second).toMatchObject({ ok: false, error: { code: 'bundle.attachmentGone', where: '添付0' } });
    expect(gone.happened.at(-1)).toBe('discard');

    const lying = new Disk();
    const close = (): ReturnType<BundleSink['close']> => {
      lying.parts[4]![0]! ^= 1;
      return Promise.resolve(blobSource(lying.blob));
    };
    const third = await writeBundle(plan, given, {
      ...lying,
      write: lying.write,
      discard: lying.discard,
      close,
    });
    expect(third).toMatchObject({ ok: false, error: { code: 'bundle.selfCheck' } });
    expect(lying.happened.at(-1)).toBe('discard');
  });

  test('more than a bundle may hold is refused before anything is written', async () => {
    const small = await smallPlan();
    const one = small.entries.find((e) => e.kind === 'attachment')!;
    const bytes = new Uint8Array((256 << 20) + 1);
    const entries = [{ ...one, sha256: await sha256Hex(bytes) }];
    const disk = new Disk();
    const attachment = () => Promise.resolve(bytes);
    const result = await writeBundle({ ...small, entries }, deps({ attachment }), disk);
    const params = { title: one.title, single: 256, total: 768 };
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle.tooLarge', params } });
    expect(disk.happened).toEqual(['discard']);
  }, 20_000);
});
