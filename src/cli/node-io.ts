/** The terminal's side of `Io`: the only place of the program that reads Node's clock and files. */
import { once } from 'node:events';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dateInJapan, err, ok } from '#kernel';
import { failure, type Bytes, type CliFailure, type Io } from './io.ts';

/** Io over the process's own streams. */
export function nodeIo(): Io {
  return {
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    err: (text) => void process.stderr.write(text),
    stdin: () => process.stdin,
    read: async (path) => {
      try {
        return ok(path === '-' ? await readAll(process.stdin) : new Uint8Array(await readFile(path)));
      } catch (thrown) {
        return err(fileFailure('file.read', path, thrown));
      }
    },
    list: async (path) => {
      try {
        if (path === '-' || (await stat(path)).isFile()) return ok([path]);
        const entries = await readdir(path, { recursive: true, withFileTypes: true });
        return ok(entries.flatMap((e) => (e.isFile() ? [join(e.parentPath, e.name)] : [])).sort());
      } catch (thrown) {
        return err(fileFailure('file.read', path, thrown));
      }
    },
    write: async (path, bytes) => {
      // Beside the target, so that the rename stays on one file system and is atomic.
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      try {
        const file = await open(temporary, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
        return ok(undefined);
      } catch (thrown) {
        await unlink(temporary).catch(() => undefined);
        return err(fileFailure('file.write', path, thrown));
      }
    },
    folder: async (path) => {
      try {
        await mkdir(path, { recursive: true });
        return ok(undefined);
      } catch (thrown) {
        return err(fileFailure('file.write', path, thrown));
      }
    },
    today: () => dateInJapan(Date.now()),
  };
}

/** All bytes of a stream. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

function fileFailure(code: 'file.read' | 'file.write', path: string, thrown: unknown): CliFailure {
  const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  return failure(code, { path, reason });
}
