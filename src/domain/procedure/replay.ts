/** Replays the dated log: the two tracks, the history, and the entries the rules do not allow or that contradict. */
import { addDays, toEpochDay, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import { LOG_KINDS, type CaseFile, type LogEntry, type LogKind, type Problem } from '#schemas';
import { runClock } from '../calendar/index.ts';
import { AuditPeriods, continuity, type AuditEnd } from './audit-periods.ts';
import { contradictions } from './contradictions.ts';
import { LogIndex, Relations } from './log-index.ts';
import { TRANSITIONS, type FilingStage, type ListingStage, type StageId, type Transition } from './stages.ts';

const BY_KIND: ReadonlyMap<LogKind, Transition> = new Map(TRANSITIONS.map((t) => [t.kind, t]));
const BY_PLACE: readonly Transition[] = LOG_KINDS.map((kind) => BY_KIND.get(kind)!);
const ORDER: ReadonlyMap<LogKind, number> = new Map(LOG_KINDS.map((k, i) => [k, i]));

export type Position = {
  readonly filing: FilingStage;
  readonly filingSince: PlainDate | null;
  readonly listing: ListingStage | null;
  readonly listingSince: PlainDate | null;
  /** Last day of the registration (12.1); null while not registered, or when the audit period is not known. */
  readonly expires: PlainDate | null;
  /** End of the audit period the registration rests on, and where it stands; null likewise. */
  readonly auditEnd: AuditEnd | null;
  /** A renewal was applied for in time and is not decided: the registration stands beyond `expires` (12.1). */
  readonly renewalPending: boolean;
};

export type HistoryLine = { readonly entry: LogEntry; readonly stage: StageId };

/** The service left the list (18.2): the first day without it, and the entry it follows from. */
export type Departure = { readonly on: PlainDate; readonly entryId: string };

export type Replay = Position & {
  readonly stage: StageId;
  /** The day the stage was reached; null while preparing. */
  readonly since: PlainDate | null;
  /** The entries up to the date, in their legal order, each with the stage after it. */
  readonly history: readonly HistoryLine[];
  readonly entries: readonly LogEntry[];
  readonly index: LogIndex;
  /** Every time the service left the list, in order. */
  readonly departures: readonly Departure[];
  /** Inquiries made after the pre-application was accepted (5.2): no period runs for them. */
  readonly reviewInquiries: ReadonlySet<string>;
  readonly problems: readonly Problem[];
};

const START: Position = {
  filing: 'preparing',
  filingSince: null,
  listing: null,
  listingSince: null,
  expires: null,
  auditEnd: null,
  renewalPending: false,
};

type InOrder = {
  /** By day, place in the procedure, time, id. Insertion order never matters. */
  readonly entries: LogEntry[];
  /** Beside them, the day and the kind of each in one number; see `dayOf`, `transitionOf`. */
  readonly ranks: Float64Array;
};

const dayOf = (rank: number): number => Math.floor(rank / LOG_KINDS.length);
const transitionOf = (rank: number): Transition => BY_PLACE[rank - dayOf(rank) * LOG_KINDS.length]!;

/**
 * Numbers are sorted many times faster than entries, leave no objects behind, and lie side by side: in a long log each look
 * at an entry, far from the one before, costs more than all that is done with it.
 */
function inOrder(entries: readonly LogEntry[]): InOrder {
  const size = entries.length;
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const { date, kind } = entries[i]!;
    keys[i] = (toEpochDay(date) * LOG_KINDS.length + ORDER.get(kind)!) * size + i;
  }
  keys.sort();
  const sorted: LogEntry[] = [];
  for (let at = 0; at < size; at++) {
    const rank = Math.floor(keys[at]! / size);
    sorted.push(entries[keys[at]! - rank * size]!);
    keys[at] = rank;
  }
  // Only what has the same day and kind is compared any further.
  for (let start = 0, end; start < size; start = end) {
    end = start + 1;
    while (end < size && keys[end] === keys[start]) end++;
    if (end - start === 1) continue;
    const same = sorted.slice(start, end).sort(byTime);
    for (const [i, entry] of same.entries()) sorted[start + i] = entry;
  }
  return { entries: sorted, ranks: keys };
}

const byTime = (a: LogEntry, b: LogEntry): number =>
  compare(a.time ?? '', b.time ?? '') || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The stage a position shows: the listing while it stands, or after it until a new filing begins. */
export function stageOf(p: Position): StageId {
  if (p.listing === null) return p.filing;
  if (p.listing === 'registered' || p.listing === 'suspended') return p.listing;
  return p.filing === 'preparing' || p.filing === 'rejected' ? p.listing : p.filing;
}

/** Where the log leads by `asOf`, and its entries in their legal order: `replay` without its findings. */
export function trace(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): { readonly position: Position; readonly entries: readonly LogEntry[] } {
  return new Run(file, asOf, rulebook).walk();
}

/**
 * Where the log leads by `asOf`. An entry out of order is a recorded fact all the same: it is applied, and reported as
 * `procedure.notAllowed` with the clause. Entries dated later than `asOf` are plans and do not count.
 */
export function replay(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Replay {
  return new Run(file, asOf, rulebook).until();
}

/** Days with more entries than this are taken as they are sorted; no real procedure has such a day. */
const BUSY_DAY = 40;

class Run {
  at: Position = START;
  readonly #file: CaseFile;
  readonly #rulebook: Rulebook;
  readonly #asOf: PlainDate;
  /** The entries that count, as they stand in the log. */
  readonly #entries: readonly LogEntry[];
  readonly #relations: Relations;
  /** The same in order; within a day they take their final places while the day is walked through. */
  readonly #ordered: LogEntry[];
  readonly #ranks: Float64Array;
  /** The stage after each of them. */
  readonly #stages: StageId[] = [];
  readonly #problems: Problem[] = [];
  readonly #departures: Departure[] = [];
  readonly #reviewInquiries = new Set<string>();
  readonly #suspensions = new Set<string>();
  readonly #periods: AuditPeriods;
  /** The entry the registration goes back to. */
  #registration = '';

  constructor(file: CaseFile, asOf: PlainDate, rulebook: Rulebook) {
    this.#file = file;
    this.#asOf = asOf;
    this.#rulebook = rulebook;
    this.#entries = file.log.filter((entry) => entry.date <= asOf);
    this.#relations = new Relations(this.#entries);
    const { entries, ranks } = inOrder(this.#entries);
    this.#ordered = entries;
    this.#ranks = ranks;
    this.#periods = new AuditPeriods(file);
  }

  walk(): { position: Position; entries: readonly LogEntry[] } {
    const entries = this.#ordered;
    const ranks = this.#ranks;
    for (let start = 0, end; start < entries.length; start = end) {
      const day = dayOf(ranks[start]!);
      end = start + 1;
      while (end < entries.length && dayOf(ranks[end]!) === day) end++;
      this.#lapse(entries[start]!.date);
      this.#day(start, end);
    }
    this.#lapse(this.#asOf);
    return { position: this.at, entries };
  }

  until(): Replay {
    this.walk();
    const stage = stageOf(this.at);
    const index = new LogIndex(this.#ordered, this.#relations);
    return {
      ...this.at,
      stage,
      since: stage === this.at.listing ? this.at.listingSince : this.at.filingSince,
      history: this.#ordered.map((entry, i) => ({ entry, stage: this.#stages[i]! })),
      entries: this.#ordered,
      index,
      departures: this.#departures,
      reviewInquiries: this.#reviewInquiries,
      problems: [...contradictions(this.#file, index, this.#rulebook), ...this.#problems],
    };
  }

  /** Of the entries of one day, each time the first that the rules allow: refused and filed again on a day, say. */
  #day(start: number, end: number): void {
    const entries = this.#ordered;
    const ranks = this.#ranks;
    const asSorted = end - start > BUSY_DAY;
    for (let next = start; next < end; next++) {
      let found = next;
      while (!asSorted && found < end && !isAllowed(transitionOf(ranks[found]!), this.at)) found++;
      if (found > next && found < end) {
        const [entry, rank] = [entries[found]!, ranks[found]!];
        entries.copyWithin(next + 1, next, found);
        ranks.copyWithin(next + 1, next, found);
        entries[next] = entry;
        ranks[next] = rank;
      }
      this.#take(entries[next]!, transitionOf(ranks[next]!));
    }
  }

  #take(entry: LogEntry, rule: Transition): void {
    if (!isAllowed(rule, this.at)) this.#problems.push(notAllowed(entry, rule, this.at));
    if (entry.kind === 'pre.inquiry' && this.at.filing === 'preReview') this.#reviewInquiries.add(entry.id);
    const wasListed = isListed(this.at);
    if (wasListed && entry.kind === 'audit.period') {
      this.#problems.push(...continuity(entry, this.at.auditEnd, this.#periods));
    }
    this.#periods.add(entry);
    this.at = this.#step(entry, rule);
    if (wasListed && !isListed(this.at)) this.#departures.push({ on: entry.date, entryId: entry.id });
    this.#stages.push(stageOf(this.at));
  }

  #step(entry: LogEntry, rule: Transition): Position {
    const { at } = this;
    switch (entry.kind) {
      case 'app.filed':
        // 12.1: what counts is that the renewal was applied for by the last day of the registration.
        return {
          ...moved(at, entry, rule),
          renewalPending:
            isListed(at) && (at.renewalPending || at.expires === null || entry.date <= at.expires),
        };
      case 'app.notAccepted': {
        const next = { ...moved(at, entry, rule), renewalPending: false };
        // The registration stood on the filing alone: it ends with it (12.1).
        const over = isListed(at) && at.expires !== null && entry.date > at.expires;
        return over ? { ...next, listing: 'expired', listingSince: entry.date } : next;
      }
      case 'decision.registered':
        return this.#registered(entry, rule);
      case 'decision.rejected': {
        // 18.2(3): a rejected renewal takes the service off the list.
        const next = { ...moved(at, entry, rule), renewalPending: false };
        return isListed(at) ? { ...next, listing: 'removed', listingSince: entry.date } : next;
      }
      case 'suspension.started':
        if (!isListed(at)) return at;
        this.#suspensions.add(entry.id);
        return at.listing === 'suspended' ? at : moved(at, entry, rule);
      case 'suspension.released':
        if (!isListed(at)) return at;
        this.#release(entry);
        // Each suspension is released for itself (13.6, 13.10, 14.4).
        return this.#suspensions.size > 0 || at.listing === 'registered' ? at : moved(at, entry, rule);
      case 'objection.answered':
        // 19.2: an objection upheld reopens the rejection; the rules leave the rest to the answer.
        return entry.outcome === 'upheld' && at.filing === 'rejected'
          ? { ...at, filing: 'review', filingSince: entry.date }
          : at;
      default:
        return moved(at, entry, rule);
    }
  }

  #registered(entry: LogEntry, rule: Transition): Position {
    const { at } = this;
    const auditEnd = this.#periods.inForce(entry.date);
    const answer = auditEnd && runClock('12.1', auditEnd.date, {}, this.#rulebook.clocks);
    const standing = isListed(at);
    this.#registration = entry.id;
    if (!standing) this.#suspensions.clear();
    return {
      ...moved(at, entry, rule),
      // A renewal leaves the service on the list as it is: a suspension goes on.
      listing: standing ? at.listing : 'registered',
      listingSince: standing ? at.listingSince : entry.date,
      expires: answer?.covered ? answer.due : null,
      auditEnd,
      renewalPending: false,
    };
  }

  #release(entry: LogEntry): void {
    if (entry.relatesTo === null) return this.#suspensions.clear();
    const named = this.#relations.chain(entry).find((e) => e.kind === 'suspension.started');
    if (named) this.#suspensions.delete(named.id);
    else this.#suspensions.clear();
  }

  /** 12.1: the registration ends by itself the day after its last day, unless a renewal is pending. */
  #lapse(on: PlainDate): void {
    const { at } = this;
    if (!isListed(at) || at.renewalPending || at.expires === null || on <= at.expires) return;
    const since = addDays(at.expires, 1);
    this.at = { ...at, listing: 'expired', listingSince: since };
    this.#departures.push({ on: since, entryId: this.#registration });
  }
}

/** The position after the plain transition of an entry. */
function moved(at: Position, entry: LogEntry, rule: Transition): Position {
  if (rule.track === 'any' || rule.to === undefined) return at;
  if (rule.track === 'filing') {
    const to = typeof rule.to === 'function' ? rule.to(entry, at.filing) : rule.to;
    return to === undefined ? at : { ...at, filing: to, filingSince: entry.date };
  }
  const to = typeof rule.to === 'function' ? rule.to(entry, at.listing) : rule.to;
  if (to === undefined || to === at.listing) return at;
  // A service that has left the list, or has been taken off for good, has no renewal pending.
  const pending = at.renewalPending && (to === 'registered' || to === 'suspended');
  return { ...at, listing: to, listingSince: entry.date, renewalPending: pending };
}

function isAllowed(rule: Transition, at: Position): boolean {
  if (rule.track === 'any') return true;
  if (rule.track === 'filing') return rule.allowedIn.includes(at.filing);
  return at.listing !== null && rule.allowedIn.includes(at.listing);
}

/** What may be entered next, in the order of the procedure. */
export function nextKinds(at: Position): readonly LogKind[] {
  return TRANSITIONS.filter((t) => isAllowed(t, at)).map((t) => t.kind);
}

function notAllowed(entry: LogEntry, rule: Transition, at: Position): Problem {
  return {
    code: 'procedure.notAllowed',
    severity: 'warning',
    clauses: [rule.clause],
    path: `log/${entry.id}/date`,
    params: { kind: entry.kind, stage: rule.track === 'listing' ? stageOf(at) : at.filing, date: entry.date },
  };
}

const isListed = (p: Position): boolean => p.listing === 'registered' || p.listing === 'suspended';
