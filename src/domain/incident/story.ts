/** What the log says of one incident. The log is the one source of what was done when. */
import { entriesOf } from '../facts/index.ts';
import type { PlainDate } from '#kernel';
import type { CaseFile, Incident, LogEntry, LogKind } from '#schemas';

const KINDS: readonly LogKind[] = [
  'incident.occurred',
  'incident.recognised',
  'incident.operatorJudged',
  'incident.flash',
  'incident.report',
  'incident.update',
  'incident.resolved',
  'suspension.started',
  'suspension.notified',
  'suspension.conditions',
  'suspension.releaseFiled',
  'suspension.released',
  'reaudit.requested',
  'reaudit.filed',
  'reaudit.result',
];

/** 登録の一時停止 that came of the incident: by the operator (13.5) or by the committee (13.7). */
export type Suspension = {
  readonly started: LogEntry;
  readonly by: '13.5' | '13.7';
  /** 7.6(5): the users were told. */
  readonly told: LogEntry | null;
  readonly conditions: LogEntry | null;
  readonly releaseFiled: LogEntry | null;
  /** 13.11: the conditions were found not met. */
  readonly reaudit: LogEntry | null;
  /** 16.6: its papers were handed in. */
  readonly reauditFiled: LogEntry | null;
  readonly released: LogEntry | null;
};

export type IncidentStory = {
  readonly entries: readonly LogEntry[];
  readonly recognised: LogEntry | null;
  readonly occurred: LogEntry | null;
  readonly judgedByOperator: LogEntry | null;
  readonly flash: LogEntry | null;
  readonly report: LogEntry | null;
  readonly resolved: LogEntry | null;
  /** The last one; null where there was none. */
  readonly suspension: Suspension | null;
};

/** The entries of the incident up to the date: those that go back to it, and those of its kinds that name nothing. */
export function incidentEntries(file: CaseFile, incident: Incident, asOf: PlainDate): readonly LogEntry[] {
  const entries = entriesOf(file, KINDS, asOf);
  const owner = ownersOf(file, entries);
  return entries.filter((e) => owner.get(e.id) === incident.id);
}

/** Whose each entry is. What names nothing, or nothing known, belongs to the incident recognised last before it. */
function ownersOf(file: CaseFile, entries: readonly LogEntry[]): ReadonlyMap<string, string> {
  const byId = new Map(file.log.map((e) => [e.id, e]));
  const roots = new Map<string, string>();
  for (const incident of file.incidents) {
    const root = incident.entryId === null ? undefined : byId.get(incident.entryId);
    if (!root) continue;
    roots.set(root.id, incident.id);
    if (root.relatesTo !== null && byId.get(root.relatesTo)?.kind === 'incident.occurred')
      roots.set(root.relatesTo, incident.id);
  }
  const owners = new Map<string, string>();
  for (const entry of entries) {
    const chain = chainOf(entry, byId);
    const known = chain.find((e) => roots.has(e.id));
    if (known) owners.set(entry.id, roots.get(known.id)!);
    else if (!isElsewhere(file, chain)) {
      const last = lastBefore(file.incidents, entry.date);
      if (last) owners.set(entry.id, last.id);
    }
  }
  return owners;
}

const DEPTH = 8;

/** The entry and what it goes back to. */
function chainOf(entry: LogEntry, byId: ReadonlyMap<string, LogEntry>): readonly LogEntry[] {
  const chain: LogEntry[] = [];
  let at: LogEntry | undefined = entry;
  while (at && chain.length < DEPTH && !chain.includes(at)) {
    chain.push(at);
    at = at.relatesTo === null ? undefined : byId.get(at.relatesTo);
  }
  return chain;
}

/**
 * Of something else: an incident nobody wrote up here, a suspension for want of a notification (14.3), a re-audit that
 * followed monitoring (16.1).
 */
const isElsewhere = (file: CaseFile, chain: readonly LogEntry[]): boolean =>
  chain.some(
    (e) =>
      e.kind === 'incident.occurred' ||
      e.kind === 'incident.recognised' ||
      (e.kind === 'suspension.started' && e.outcome === '14.3') ||
      e.kind.startsWith('monitoring.') ||
      e.kind.startsWith('change.'),
  ) || isOtherReaudit(file, chain.at(-1));

function isOtherReaudit(file: CaseFile, root: LogEntry | undefined): boolean {
  if (!root?.kind.startsWith('reaudit.')) return false;
  return !file.after.reaudits.some((r) => r.entryId === root.id && r.basis === '16.5');
}

function lastBefore(incidents: readonly Incident[], date: PlainDate): Incident | undefined {
  return incidents.reduce<Incident | undefined>((best, i) => {
    if (i.recognisedOn === null || i.recognisedOn > date) return best;
    return best?.recognisedOn && best.recognisedOn > i.recognisedOn ? best : i;
  }, undefined);
}

/** The story of an incident as the log tells it up to the date. */
export function storyOf(file: CaseFile, incident: Incident, asOf: PlainDate): IncidentStory {
  const entries = incidentEntries(file, incident, asOf);
  const first = (kind: LogKind): LogEntry | null => entries.find((e) => e.kind === kind) ?? null;
  const last = (kind: LogKind): LogEntry | null => entries.findLast((e) => e.kind === kind) ?? null;
  const recognised = entries.find((e) => e.id === incident.entryId) ?? null;
  const occurred = entries.find((e) => e.id === recognised?.relatesTo) ?? null;
  const started = entries.findLast((e) => e.kind === 'suspension.started' && e.outcome !== '14.3');
  return {
    entries,
    recognised,
    occurred: occurred?.kind === 'incident.occurred' ? occurred : null,
    judgedByOperator: last('incident.operatorJudged'),
    flash: first('incident.flash'),
    report: first('incident.report'),
    resolved: last('incident.resolved'),
    suspension: started ? suspensionOf(entries, started) : null,
  };
}

function suspensionOf(entries: readonly LogEntry[], started: LogEntry): Suspension {
  const since = entries.slice(entries.indexOf(started) + 1);
  const last = (kind: LogKind): LogEntry | null => since.findLast((e) => e.kind === kind) ?? null;
  // Entries of one day stand in the order they were written; what was written first may be the later step.
  const sameDay = (kind: LogKind): LogEntry | null =>
    last(kind) ?? entries.find((e) => e.kind === kind && e.date === started.date) ?? null;
  return {
    started,
    by: started.outcome === '13.5' ? '13.5' : '13.7',
    told: sameDay('suspension.notified'),
    conditions: sameDay('suspension.conditions'),
    releaseFiled: last('suspension.releaseFiled'),
    reaudit: last('reaudit.requested'),
    reauditFiled: last('reaudit.filed'),
    released: last('suspension.released'),
  };
}

/** The incident that is being dealt with: the last one not over; the last one where all are. */
export function currentIncident(file: CaseFile): Incident | null {
  return file.incidents.findLast((i) => i.judgedBy !== 'none') ?? file.incidents.at(-1) ?? null;
}
