import { plainDate, type PlainDate } from '#kernel';

/** Waits until the condition holds; fails after two seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if (condition()) return;
    await new Promise((r) => setTimeout(r, 5));
  }
  throw new Error(`never became true: ${condition.toString()}`);
}

let clock = Date.parse('2026-11-21T00:00:00.000Z');
let random = 1;

export type TestDeps = {
  today: () => PlainDate;
  now: () => string;
  randomBytes: (n: number) => Uint8Array;
  dbName: string;
};

/** An app with a clock that moves 10 s at each look, so that no two edits are one step unless the test wants it. */
export function testApp<T>(create: (deps: TestDeps) => T, dbName: string): T {
  return create({
    today: () => plainDate('2026-11-21'),
    now: () => new Date((clock += 10_000)).toISOString(),
    randomBytes: (n) => {
      const bytes = new Uint8Array(n);
      new DataView(bytes.buffer).setUint32(0, random++);
      return bytes;
    },
    dbName,
  });
}
