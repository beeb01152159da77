import { verifyBundle, buildBundle } from '#documents/bundle';
import { renderPdf } from '#documents/pdf';
import { runClock, CLOCK_IDS } from '#domain/calendar';
import { sampleCase } from '#domain/sample';
import { canonicalCaseJson, planBundle } from '#forms';
import { addDays, plainDate } from '#kernel';
import { loadAssets } from '../../src/cli/assets.ts';
import { checkCase } from '../../src/cli/commands/check.ts';
import { parseCase } from '../../src/cli/read-case.ts';
import { timed, type Bench } from './contract.ts';

const AS_OF = plainDate('2026-11-21');
const LINES = 1_000_000;

/** The headless commands in Node, without the start of the process. */
export const bench: Bench = async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(sampleCase('complete')));
  const check = (): string => {
    const file = parseCase(bytes);
    if (!file.ok) throw new Error('the sample is no case');
    return JSON.stringify(checkCase(file.value, AS_OF));
  };

  const file = sampleCase('complete');
  const data = new Map(
    file.attachments.map((a) => [a.sha256, new Uint8Array(Buffer.from(a.data ?? '', 'base64'))]),
  );
  const assets = await loadAssets();
  const bundle = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const built = await buildBundle(planBundle(file, AS_OF, canonicalCaseJson(file)), {
      renderPdf,
      assets,
      attachment: (sha256) => Promise.resolve(data.get(sha256) ?? null),
    });
    if (!built.ok) throw new Error(built.error.code);
    return built.value.bytes;
  };
  const zip = await bundle();

  const clocks = (): number => {
    let covered = 0;
    for (let i = 0; i < LINES; i++) {
      const from = addDays(AS_OF, i % 7_000);
      if (runClock(CLOCK_IDS[i % CLOCK_IDS.length]!, from).covered) covered++;
    }
    return covered;
  };

  return [
    {
      name: 'check of the sample in Node (parse, validate, judge)',
      value: await timed(21, check),
      unit: 'ms',
      budget: 50,
    },
    { name: 'bundle of the sample in Node', value: (await timed(3, bundle)) / 1_000, unit: 's', budget: 8 },
    { name: 'size of that bundle', value: zip.byteLength / 1_000_000, unit: 'MB' },
    { name: 'verify of that bundle', value: await timed(5, () => verifyBundle(zip)), unit: 'ms' },
    { name: 'a million clocks', value: (await timed(3, clocks)) / 1_000, unit: 's', budget: 6 },
  ];
};
