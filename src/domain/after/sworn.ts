/** 登録後の義務: the sworn duties (7.6) with the last look at each, and what must be kept until when (7.6(7), 11.3(1)). */
import { lastEntry } from '#domain/facts';
import { replay, runningClocks } from '#domain/procedure';
import { daysBetween, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import { SWORN_ITEMS, type CaseFile, type DutyCheck, type SwornItem } from '#schemas';

export type SwornDuty = {
  readonly item: SwornItem;
  readonly clause: string;
  /** The checks of it, latest first; those without a day come first of all. */
  readonly checks: readonly DutyCheck[];
  readonly last: DutyCheck | null;
  /** Days since the last look that has a day; null where there was none. */
  readonly ageDays: number | null;
};

/** The seven sworn duties in order. */
export function swornDuties(file: CaseFile, asOf: PlainDate): readonly SwornDuty[] {
  return SWORN_ITEMS.map((item) => {
    const checks = file.after.dutyChecks
      .filter((c) => c.item === item)
      .toSorted((a, b) => ((a.checkedOn ?? '~') < (b.checkedOn ?? '~') ? 1 : -1));
    const last = checks.find((c) => c.checkedOn !== null && c.checkedOn <= asOf) ?? null;
    const ageDays = last?.checkedOn ? daysBetween(last.checkedOn, asOf) : null;
    return { item, clause: `7.6(${item})`, checks, last, ageDays };
  });
}

export type Retention = {
  readonly clause: '7.6(7)' | '11.3(1)';
  readonly since: PlainDate;
  /** The last day it must be kept; null where the case does not tell. */
  readonly until: PlainDate | null;
  readonly path: string;
};

/** What must be kept, as of the date: the papers of each internal audit, and the notice of registration. */
export function retentions(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook): readonly Retention[] {
  const at = replay(file, asOf, rulebook);
  const audits = runningClocks(file, at, asOf, rulebook)
    .filter((c) => c.id === '7.6(7)')
    .map((c): Retention => ({
      clause: '7.6(7)',
      since: c.from,
      until: c.covered ? c.due : null,
      path: c.path,
    }));
  const notice = lastEntry(file, ['decision.registered'], asOf);
  if (!notice) return audits;
  return [
    ...audits,
    { clause: '11.3(1)', since: notice.date, until: at.expires, path: `log/${notice.id}/date` },
  ];
}
