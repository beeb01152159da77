import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import ClockCard from '#ui/parts/ClockCard.svelte';

test('a clock that ended with what it belonged to looks settled, as one that was met does', async () => {
  const met = overview(sampleCase('complete'), plainDate('2026-11-21')).clocks.find(
    (c) => c.covered && c.state === 'met',
  );
  if (!met?.covered) throw new Error('the sample has a clock that was met');
  const toneOf = async (clock: typeof met): Promise<string> => {
    const { container } = await render(ClockCard, { clock });
    return container.querySelector('.status')!.className;
  };
  const settled = await toneOf(met);
  expect(await toneOf({ ...met, state: 'ended', metOn: null })).toBe(settled);
  expect(await toneOf({ ...met, state: 'past', metOn: null })).not.toBe(settled);
});
