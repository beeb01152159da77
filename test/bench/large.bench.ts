import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { openSample, ready, setAsOf, visit } from '../support/walk.ts';
import type { Bench } from './contract.ts';

const FILES = 10;
const EACH = 50 << 20;

/** Puts attachments of 500 MB into the database, as if the user had added them, without the hours of doing so. */
async function addAttachments(page: Page, caseId: string): Promise<void> {
  await page.evaluate(
    async ({ id, files, each }) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const db = await done(indexedDB.open('liu-navi'));
      const added: { sha256: string; bytes: number; n: number }[] = [];
      for (let n = 0; n < files; n++) {
        const bytes = new Uint8Array(each);
        for (let i = 0; i < each; i += 4096) bytes[i] = (i >> 12) + n;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const sha256 = [...digest].map((b) => b.toString(16).padStart(2, '0')).join('');
        await done(db.transaction('blobs', 'readwrite').objectStore('blobs').put({ sha256, bytes }));
        added.push({ sha256, bytes: each, n });
      }
      const head = (await done(db.transaction('cases').objectStore('cases').get(id))) as {
        blobs: string[];
        revision: number;
      };
      const stored = (await done(db.transaction('bodies').objectStore('bodies').get(id))) as {
        revision: number;
        body: { attachments: object[] };
      };
      const now = '2026-11-20T00:00:00.000Z';
      stored.body.attachments.push(
        ...added.map(({ sha256, bytes, n }) => ({
          ...{ id: `LARGE${n}`, created: now, changed: now, kind: 'other', title: `大きな添付${n}` },
          ...{ fileName: `large${n}.bin`, mediaType: 'application/octet-stream', bytes, sha256 },
          documentDate: null,
        })),
      );
      head.blobs = [...head.blobs, ...added.map((a) => a.sha256)].sort();
      head.revision = stored.revision = head.revision + 1;
      const write = db.transaction(['cases', 'bodies'], 'readwrite');
      write.objectStore('cases').put(head);
      write.objectStore('bodies').put(stored);
      await new Promise((resolve) => (write.oncomplete = resolve));
      db.close();
    },
    { id: caseId, files: FILES, each: EACH },
  );
}

/** Resident memory of the browser's page processes in MB; null where the system does not tell. */
async function rendererMemory(cdp: CDPSession): Promise<number | null> {
  try {
    const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as {
      processInfo: { type: string; id: number }[];
    };
    const sizes = await Promise.all(
      processInfo
        .filter((p) => p.type === 'renderer')
        .map(async ({ id }) => {
          const status = await readFile(`/proc/${id}/status`, 'utf8');
          return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
        }),
    );
    return Math.max(...sizes);
  } catch {
    return null;
  }
}

async function browserSession(context: BrowserContext, page: Page): Promise<CDPSession> {
  const browser: Browser | null = context.browser();
  return browser ? browser.newBrowserCDPSession() : context.newCDPSession(page);
}

/** A case with 500 MB of attachments: written straight into a file, read back and verified, with how much memory. */
export const bench: Bench = async () => {
  const app = await startApp();
  try {
    const page = await app.newPage();
    await ready(page);
    // The dialog of the system cannot be worked from here; a file of the origin's own does as well.
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
          (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
      });
    });
    const id = await openSample(page);
    await visit(page, '#/');
    await addAttachments(page, id);
    await page.reload();
    await ready(page);
    const cdp = await browserSession(page.context(), page);
    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await setAsOf(page, '2026-11-20');
    const make = page.getByRole('button', { name: '保存先を選んで作る' });
    await make.waitFor({ timeout: 60_000 });
    const before = await rendererMemory(cdp);
    let peak = before ?? 0;
    let going = true;
    const watch = (async () => {
      while (going) {
        peak = Math.max(peak, (await rendererMemory(cdp)) ?? 0);
        await new Promise((done) => setTimeout(done, 100));
      }
    })();
    const start = performance.now();
    await make.click();
    await page.getByText('選んだファイルに保存しました').waitFor({ timeout: 300_000 });
    const seconds = (performance.now() - start) / 1_000;
    going = false;
    await watch;
    const size = await page.evaluate(async () => {
      const root = (await navigator.storage.getDirectory()) as unknown as {
        values(): AsyncIterable<FileSystemFileHandle>;
      };
      let bytes = 0;
      for await (const handle of root.values()) bytes += (await handle.getFile()).size;
      return bytes;
    });
    if (size < FILES * EACH) throw new Error(`only ${size} bytes were written`);
    const memory = before === null ? [] : [{ before, peak }];
    return [
      {
        name: 'bundle with 500 MB of attachments, written to a file and verified',
        value: seconds,
        unit: 's',
      },
      // Resident memory, garbage and the browser's own buffers included: below what is written, which is held nowhere whole.
      ...memory.map(
        (m) =>
          ({
            name: '… memory of the page above what it had before, peak',
            value: m.peak - m.before,
            unit: 'MB',
            budget: 400,
          }) as const,
      ),
    ];
  } finally {
    await app.close();
  }
};
