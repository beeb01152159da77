/** The log of a case, looked up by kind, date and relation without going through it again. */
import type { PlainDate } from '#kernel';
import type { LogEntry, LogKind } from '#schemas';

/** Chains of relations longer than this (or in a circle) say nothing about a procedure. */
const DEPTH = 8;
const ALONE: readonly LogEntry[] = [];

/** What entries name, which does not depend on their order. The look-up is made when the first relation is followed. */
export class Relations {
  readonly #entries: readonly LogEntry[];
  #byId: Map<string, LogEntry> | null = null;

  constructor(entries: readonly LogEntry[]) {
    this.#entries = entries;
  }

  get(id: string): LogEntry | undefined {
    if (!this.#byId) {
      this.#byId = new Map();
      for (const entry of this.#entries) this.#byId.set(entry.id, entry);
    }
    return this.#byId.get(id);
  }

  /** What the entry relates to, and that in turn, nearest first. Empty when it names nothing that is known. */
  chain(entry: LogEntry): readonly LogEntry[] {
    if (entry.relatesTo === null) return ALONE;
    const first = this.get(entry.relatesTo);
    if (!first || first.id === entry.id) return ALONE;
    // Mostly one: a literal, since a list that is pushed to takes room for many at once.
    const chain = [first];
    let at = first;
    while (at.relatesTo !== null && chain.length < DEPTH) {
      const next = this.get(at.relatesTo);
      if (!next || next.id === entry.id || chain.includes(next)) break;
      chain.push(next);
      at = next;
    }
    return chain;
  }
}

export class LogIndex {
  readonly entries: readonly LogEntry[];
  readonly #relations: Relations;
  readonly #byKind = new Map<LogKind, { readonly entries: LogEntry[]; readonly places: number[] }>();

  /** `entries` in their legal order; `relations` of the same entries, in whatever order. */
  constructor(entries: readonly LogEntry[], relations = new Relations(entries)) {
    this.entries = entries;
    this.#relations = relations;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      const list = this.#byKind.get(entry.kind);
      if (list) {
        list.entries.push(entry);
        list.places.push(i);
      } else this.#byKind.set(entry.kind, { entries: [entry], places: [i] });
    }
  }

  /** The entries of a kind, in order. */
  of(kind: LogKind): readonly LogEntry[] {
    return this.#byKind.get(kind)?.entries ?? [];
  }

  /** The places of the entries of a kind in the order of all, beside `of(kind)`. */
  placesOf(kind: LogKind): readonly number[] {
    return this.#byKind.get(kind)?.places ?? [];
  }

  get(id: string): LogEntry | undefined {
    return this.#relations.get(id);
  }

  /** The first day on or after `from` with an entry of one of the kinds; null where there is none. */
  firstOn(kinds: readonly LogKind[], from: PlainDate): PlainDate | null {
    let best: PlainDate | null = null;
    for (const kind of kinds) {
      const list = this.of(kind);
      const date = list[firstAt(list, (e) => e.date >= from)]?.date;
      if (date && (best === null || date < best)) best = date;
    }
    return best;
  }

  /** What the entry relates to, and that in turn, nearest first. Empty when it names nothing that is known. */
  chain(entry: LogEntry): readonly LogEntry[] {
    return this.#relations.chain(entry);
  }
}

/** The first place in a sorted list where `holds` is true, by halving; its length where it never is. */
export function firstAt<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (holds(list[mid]!)) high = mid;
    else low = mid + 1;
  }
  return low;
}

/**
 * When each entry of kind `asks` was answered by one of kind `answers`: by an answer that names it, or names what it
 * itself belongs to; else by a later one that names nothing. `each`: an answer that names nothing serves one question
 * only, the oldest still open (two incidents need two reports).
 */
export function answerDates(
  index: LogIndex,
  asks: LogKind,
  answers: LogKind,
  each = false,
): (question: LogEntry) => PlainDate | null {
  const named = new Map<string, PlainDate>();
  const related = new Map<string, PlainDate>();
  const free: PlainDate[] = [];
  const keepFirst = (map: Map<string, PlainDate>, id: string, date: PlainDate): void => {
    if (!map.has(id)) map.set(id, date);
  };
  for (const answer of index.of(answers)) {
    const chain = index.chain(answer);
    if (chain.length === 0) free.push(answer.date);
    const question = chain.find((e) => e.kind === asks);
    if (question) keepFirst(named, question.id, answer.date);
    else for (const e of chain) keepFirst(related, e.id, answer.date);
  }
  const byName = (question: LogEntry): PlainDate | null => {
    const own = named.get(question.id);
    if (own) return own;
    for (const e of index.chain(question)) {
      const date = related.get(e.id);
      if (date) return date;
    }
    return null;
  };
  if (!each) return (q) => byName(q) ?? free[firstAt(free, (date) => date >= q.date)] ?? null;

  const given = new Map<string, PlainDate>();
  let next = 0;
  for (const question of index.of(asks)) {
    if (byName(question)) continue;
    while (next < free.length && free[next]! < question.date) next++;
    const date = free[next++];
    if (date) given.set(question.id, date);
  }
  return (q) => byName(q) ?? given.get(q.id) ?? null;
}
