/** What the log must hold of a change, a monitoring, a re-audit, a withdrawal, so that its duties are counted. */
import { classifyChange } from '#domain/changes';
import type { Patch, PlainDate } from '#kernel';
import {
  newRecord,
  type CaseFile,
  type Change,
  type LogEntry,
  type LogKind,
  type Monitoring,
  type Reaudit,
  type RecordSource,
} from '#schemas';

/** One entry that should stand in the log; `idPath` = the field of the case that keeps its id. */
export type WantedEntry = {
  readonly idPath: string;
  readonly entryId: string | null;
  readonly kind: LogKind;
  readonly date: PlainDate;
  readonly outcome?: string;
  readonly due?: PlainDate | null;
};

export function wantedOfChange(change: Change): readonly WantedEntry[] {
  const { id, occurredOn: date, materialEntryId, listedEntryId } = change;
  if (date === null) return [];
  return classifyChange(change).papers.map((outcome): WantedEntry => {
    const isMaterial = outcome === 'material';
    const field = isMaterial ? 'materialEntryId' : 'listedEntryId';
    const entryId = isMaterial ? materialEntryId : listedEntryId;
    return { idPath: `after/changes/${id}/${field}`, entryId, kind: 'change.occurred', date, outcome };
  });
}

export function wantedOfMonitoring({ id, entryId, noticeOn, due }: Monitoring): readonly WantedEntry[] {
  if (noticeOn === null) return [];
  const idPath = `after/monitoring/${id}/entryId`;
  return [{ idPath, entryId, kind: 'monitoring.notice', date: noticeOn, due }];
}

/** A re-audit may hang on the result 2-13 that asked for it (16.1), which carries the day then. */
export function wantedOfReaudit(file: CaseFile, reaudit: Reaudit): readonly WantedEntry[] {
  const { id, entryId, requestedOn, due } = reaudit;
  if (requestedOn === null) return [];
  const kind = file.log.find((e) => e.id === entryId)?.kind;
  const isResult = kind === 'monitoring.result';
  return [
    {
      idPath: `after/reaudits/${id}/entryId`,
      entryId,
      kind: isResult ? kind : 'reaudit.requested',
      date: requestedOn,
      due,
    },
  ];
}

export function wantedOfWithdrawal(file: CaseFile): readonly WantedEntry[] {
  const { reason, occurredOn, entryId } = file.after.withdrawal;
  if (reason === null || occurredOn === null) return [];
  const idPath = 'after/withdrawal/entryId';
  return [{ idPath, entryId, kind: 'service.ended', date: occurredOn, outcome: reason }];
}

const isAsWanted = (entry: LogEntry | undefined, w: WantedEntry): boolean =>
  entry?.kind === w.kind &&
  entry.date === w.date &&
  (w.outcome === undefined || entry.outcome === w.outcome) &&
  (w.due === undefined || entry.due === w.due);

/** Those of the wanted entries that are missing, or say something else. */
export function lackingEntries(file: CaseFile, wanted: readonly WantedEntry[]): readonly WantedEntry[] {
  return wanted.filter(
    (w) =>
      !isAsWanted(
        file.log.find((e) => e.id === w.entryId),
        w,
      ),
  );
}

/** The patches that bring the log into step. Nothing where it is. */
export function entryPatches(
  file: CaseFile,
  wanted: readonly WantedEntry[],
  source: RecordSource,
): readonly Patch[] {
  return lackingEntries(file, wanted).flatMap((w): Patch[] => {
    const entry = file.log.find((e) => e.id === w.entryId && e.kind === w.kind);
    const said = {
      date: w.date,
      ...(w.outcome === undefined ? {} : { outcome: w.outcome }),
      ...(w.due === undefined ? {} : { due: w.due }),
    };
    if (entry) return Object.entries(said).map(([key, value]) => ({ path: `log/${entry.id}/${key}`, value }));
    const added = { ...newRecord.logEntry(source, w.kind, w.date), ...said };
    return [
      { path: `log/${added.id}`, value: added },
      { path: w.idPath, value: added.id },
    ];
  });
}
