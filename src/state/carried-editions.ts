/** The imported editions that travel with a case, so that it opens on another machine by the rules it is pinned to. */
import { parseEdition, type EditionData } from '#rulebook';
import type { CaseFile } from '#schemas';
import { deepEqual } from '#store';
import type { ImportPreview } from './contract.ts';
import { soundEditions } from './own-content.ts';

/**
 * The imported editions that cases are pinned to, with those they rest on, the oldest first.
 * @param stored the setting `editions`, as it lies in the database or in a backup
 */
export function editionsOf(files: readonly CaseFile[], stored: unknown): readonly EditionData[] {
  const known = soundEditions(stored, parseEdition);
  const wanted = new Set<string>();
  for (const { edition } of files) {
    for (let at = known.find((e) => e.id === edition); at && !wanted.has(at.id);) {
      wanted.add(at.id);
      const { base } = at;
      at = known.find((e) => e.id === base);
    }
  }
  return known.filter((e) => wanted.has(e.id));
}

/** How each edition of a file stands to what this browser has. */
export function comparedEditions(
  carried: readonly EditionData[],
  stored: unknown,
): ImportPreview['editions'] {
  const known = soundEditions(stored, parseEdition);
  return carried.map((edition) => {
    const here = known.find((e) => e.id === edition.id);
    return {
      id: edition.id,
      title: edition.title,
      existing: here ? (deepEqual(here, edition) ? 'same' : 'different') : 'none',
    };
  });
}

/** The setting with the editions of a file added. One of the same id stays as it is: other cases go by it. */
export function withEditions(stored: unknown, carried: readonly EditionData[]): readonly EditionData[] {
  const known = soundEditions(stored, parseEdition);
  return [...known, ...carried.filter((e) => !known.some((k) => k.id === e.id))];
}
