/** One contract for every benchmark: `*.bench.ts` here exports `bench`, `npm run bench` prints all rows as one table. */

export type BenchRow = {
  /** What was measured, with its size where that matters: `check of the sample (1,163 rows)`. */
  readonly name: string;
  /** The median of the runs. */
  readonly value: number;
  readonly unit: 'ms' | 's' | 'KB' | 'MB' | '';
  /** The most it may be; a row over its budget makes `npm run bench` fail. */
  readonly budget?: number;
};

export type Bench = () => Promise<readonly BenchRow[]>;

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median of the milliseconds that `work` takes over `runs` runs, after one run that is not counted. */
export async function timed(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}
