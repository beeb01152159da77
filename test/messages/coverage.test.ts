import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { coverageMessage } from '#messages';
import { currentEdition } from '#rulebook';

describe('a date before the first day an edition covers', () => {
  it('is said to be outside, with both days and the source', () => {
    const said = coverageMessage(plainDate('2022-10-31'), currentEdition);
    expect(said).toContain('対象外');
    expect(said).toContain('2022-10-31');
    expect(said).toContain('2022-11-01');
    expect(said).toContain('附則(R4.11.1)1');
  });

  it('is nothing to speak of from that day on', () => {
    expect(coverageMessage(plainDate('2022-11-01'), currentEdition)).toBeNull();
    expect(coverageMessage(plainDate('2051-01-01'), currentEdition)).toBeNull();
  });
});
