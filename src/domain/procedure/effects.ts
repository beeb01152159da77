/** What one entry of the log does: the clocks it starts, what it settles, and what the entries that may follow would start. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, LogEntry, LogKind } from '#schemas';
import type { ClockId } from '../calendar/index.ts';
import { runningClocks, type RunningClock } from './clocks.ts';
import { openDuties, type Duty } from './duties.ts';
import { nextKinds, replay, type Replay } from './replay.ts';

export type EntryEffects = {
  /** The clocks that run because of it. */
  readonly starts: readonly RunningClock[];
  /** The clocks that are done, or fall away, because of it. */
  readonly settles: readonly RunningClock[];
  /** The duties without a counted period that are over because of it. */
  readonly closes: readonly Duty[];
  /** What it makes possible, where that would start clocks of its own. */
  readonly next: readonly { readonly kind: LogKind; readonly clocks: readonly ClockId[] }[];
};

/**
 * The effects of an entry, in the log already or still to be put there: the case as of the date with it against the case
 * without. An entry of a later day than `asOf` is looked at on its day.
 */
export function effectsOf(
  file: CaseFile,
  entry: LogEntry,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): EntryEffects {
  const day = entry.date > asOf ? entry.date : asOf;
  const look = (log: readonly LogEntry[]): Look => lookAt({ ...file, log: [...log] }, day, rulebook);
  const others = file.log.filter((e) => e.id !== entry.id);
  const before = look(others);
  const after = look([...others, entry]);
  const possible = new Set(nextKinds(before.at));
  const wasOpen = new Set(before.clocks.filter(isOpen).map(clockKey));
  const duties = new Set(after.duties.map(dutyKey));
  return {
    starts: added(before, after),
    settles: after.clocks.filter((c) => !isOpen(c) && wasOpen.has(clockKey(c))),
    closes: before.duties.filter((d) => !duties.has(dutyKey(d))),
    next: nextKinds(after.at).flatMap((kind) => {
      if (possible.has(kind)) return [];
      const following: LogEntry = {
        ...entry,
        ...BARE,
        id: `${entry.id}-next`,
        kind,
        relatesTo: entry.id,
        date: day,
      };
      const clocks = added(after, look([...others, entry, following])).map((c) => c.id);
      return clocks.length === 0 ? [] : [{ kind, clocks: [...new Set(clocks)] }];
    }),
  };
}

type Look = {
  readonly at: Replay;
  readonly clocks: readonly RunningClock[];
  readonly duties: readonly Duty[];
};

function lookAt(file: CaseFile, day: PlainDate, rulebook: Rulebook): Look {
  const at = replay(file, day, rulebook);
  return { at, clocks: runningClocks(file, at, day, rulebook), duties: openDuties(at, day) };
}

const BARE = { outcome: '', from: null, to: null, due: null, time: null, note: '' } as const;

const clockKey = (c: RunningClock): string => `${c.id} ${c.path} ${c.from}`;
const dutyKey = (d: Duty): string => `${d.code} ${d.entryId}`;
const isOpen = (c: RunningClock): boolean => c.covered && (c.state === 'running' || c.state === 'past');

function added(before: Look, after: Look): readonly RunningClock[] {
  const known = new Set(before.clocks.map(clockKey));
  return after.clocks.filter((c) => !known.has(clockKey(c)));
}
