/** Which clocks a case has set going: from which day each runs, and when what it asks for was done or fell away. */
import { addDays, type PlainDate } from '#kernel';
import type { CaseFile, LogEntry, LogKind } from '#schemas';
import type { ClockFacts, ClockId } from '../calendar/index.ts';
import { occurrenceOf } from './contradictions.ts';
import { answerDates, firstAt, type LogIndex } from './log-index.ts';
import type { Replay } from './replay.ts';

export type Started = {
  readonly id: ClockId;
  readonly from: PlainDate;
  readonly path: string;
  /** When what the clock asks for was done; null = not yet. */
  readonly metOn: PlainDate | null;
  /** When the part of the procedure it belongs to was over; null = it is not. */
  readonly endedOn: PlainDate | null;
  readonly facts?: ClockFacts;
};

const DECIDED: readonly LogKind[] = ['decision.registered', 'decision.rejected'];
const ON_CONTROLS = /^(?:[5-9]|1\d)\./;

/** The clocks of a case by its log up to a date and its own facts; those of facts after the date too. */
export function startedClocks(file: CaseFile, at: Replay, asOf: PlainDate): readonly Started[] {
  const list: Started[] = [];
  const { index } = at;
  const add = (
    id: ClockId,
    from: PlainDate | null,
    path: string,
    metOn: PlainDate | null,
    more: { endedOn?: PlainDate | null; facts?: ClockFacts } = {},
  ): void => {
    if (from)
      list.push({
        id,
        from,
        path,
        metOn,
        endedOn: more.endedOn ?? null,
        ...(more.facts && { facts: more.facts }),
      });
  };
  const on = (kinds: readonly LogKind[], from: PlainDate): PlainDate | null => index.firstOn(kinds, from);
  const path = (e: LogEntry): string => `log/${e.id}/date`;
  const filings = index.of('app.filed');
  /** The supplementary provisions go by the day the application was filed. */
  const facts = (date: PlainDate): { facts: ClockFacts } => {
    const filed = filings[firstAt(filings, (e) => e.date > date) - 1]?.date;
    return { facts: filed ? { applicationFiled: filed } : {} };
  };

  preApplication();
  audits();
  application();
  followup();
  registration();
  return list;

  function preApplication(): void {
    const standing = standingDates(index, 'pre.filed', 'pre.notAccepted');
    for (const a of file.assessments) {
      if (a.date) add('3.3', a.date, `assessments/${a.id}/date`, onOrAfter(standing, a.date));
    }
    if (file.works.some((w) => w.listed === false)) {
      for (const e of index.of('pre.filed')) {
        add('5.3', e.date, path(e), on(['pre.notice'], e.date), { endedOn: on(['pre.notAccepted'], e.date) });
      }
    }
    for (const e of index.of('pre.received')) {
      const checked = on(['pre.inquiry', 'pre.accepted', 'pre.notAccepted', 'pre.notice'], e.date);
      add('4.3', e.date, path(e), checked);
    }
    const answered = answerDates(index, 'pre.inquiry', 'pre.answered');
    for (const e of index.of('pre.inquiry')) {
      // 5.2 names no period for what is asked during the review.
      if (at.reviewInquiries.has(e.id)) continue;
      const endedOn = on(['pre.accepted', 'pre.notAccepted', 'pre.notice'], e.date);
      add('4.5(1)', e.date, path(e), answered(e), { endedOn });
    }
  }

  function audits(): void {
    const reports = dated(
      index.of('audit.report'),
      file.externalAudit.reportDate,
      'externalAudit/reportDate',
    );
    const reportDays = reports.flatMap((r) => (r.date <= asOf ? [r.date] : [])).sort();
    const ends = index
      .of('audit.period')
      .flatMap((e) => (e.to ? [{ date: e.to, path: `log/${e.id}/to` }] : []));
    for (const end of withOwn(ends, file.externalAudit.periodEnd, 'externalAudit/periodEnd')) {
      add('7.3', end.date, end.path, onOrAfter(reportDays, addDays(end.date, 1)));
    }
    const standing = standingDates(index, 'app.filed', 'app.notAccepted');
    const onControls = file.findings.filter((f) => ON_CONTROLS.test(f.controlId));
    for (const report of reports) {
      add('8.2', report.date, report.path, onOrAfter(standing, report.date));
      if (onControls.length > 0 && report.date === file.externalAudit.reportDate) {
        add('10.1(4)', report.date, report.path, lastCompletion(onControls));
      }
    }
    const internal = dated(
      index.of('audit.internalEnded'),
      file.internalAudit.endedOn,
      'internalAudit/endedOn',
    );
    for (const end of internal) add('7.6(7)', end.date, end.path, null);
  }

  function application(): void {
    for (const e of index.of('app.received')) {
      add('9.3', e.date, path(e), on(['app.inquiry', 'app.accepted', 'app.notAccepted'], e.date));
    }
    for (const e of index.of('followup.received')) {
      // 10.12: chapters 9 and 10 apply to the follow-up filing as they do to the first.
      add('9.3', e.date, path(e), on(['app.inquiry', 'followup.accepted', 'followup.notAccepted'], e.date));
    }
    const settled: readonly LogKind[] = [
      'app.accepted',
      'app.notAccepted',
      'followup.accepted',
      'followup.notAccepted',
      ...DECIDED,
    ];
    const answered = answerDates(index, 'app.inquiry', 'app.answered');
    for (const e of index.of('app.inquiry')) {
      add('9.6(1)', e.date, path(e), answered(e), { endedOn: on(settled, e.date) });
    }
    const informed = answerDates(index, 'app.infoRequest', 'app.infoAnswered');
    for (const e of index.of('app.infoRequest')) {
      const endedOn = on([...DECIDED, 'decision.withheld'], e.date);
      add('10.4', e.date, path(e), informed(e), { endedOn, ...facts(e.date) });
    }
    for (const kind of ['app.accepted', 'followup.accepted'] as const) {
      for (const e of index.of(kind)) {
        add('10.6', e.date, path(e), on([...DECIDED, 'decision.withheld'], e.date), facts(e.date));
      }
    }
    for (const e of index.of('decision.withheld')) {
      add('10.9', e.date, path(e), on(['withheld.intent'], e.date), {
        endedOn: on(DECIDED, e.date),
        ...facts(e.date),
      });
    }
  }

  function followup(): void {
    for (const e of index.of('followup.period')) {
      add('10.10(1)', e.from, `log/${e.id}/from`, null, facts(e.date));
      if (!e.to) continue;
      add('10.10(3)', e.to, `log/${e.id}/to`, on(['followup.report'], addDays(e.to, 1)), {
        endedOn: on(DECIDED, e.date),
        ...facts(e.date),
      });
    }
    const standing = standingDates(index, 'followup.filed', 'followup.notAccepted');
    for (const e of index.of('followup.report')) {
      add('10.10(4)', e.date, path(e), onOrAfter(standing, e.date), {
        endedOn: on(DECIDED, e.date),
        ...facts(e.date),
      });
    }
  }

  function registration(): void {
    const off = (date: PlainDate): PlainDate | null =>
      at.departures[firstAt(at.departures, (d) => d.on >= date)]?.on ?? null;
    if (
      at.auditEnd &&
      (at.listing === 'registered' || at.listing === 'suspended' || at.listing === 'expired')
    ) {
      const listed = index.of('decision.registered').at(-1);
      // The renewal is a filing made while the registration stood, and not refused.
      const renewed = standingDates(index, 'app.filed', 'app.notAccepted');
      const metOn = listed ? onOrAfter(renewed, addDays(listed.date, 1)) : null;
      add('12.1', at.auditEnd.date, at.auditEnd.path, metOn);
    } else if (file.application.kind === 'renewal' && at.listing === null) {
      // The registration to be renewed is that of the case before; its period is all this case knows of it.
      const filed = standingDates(index, 'app.filed', 'app.notAccepted')[0] ?? null;
      add('12.1', file.externalAudit.previousPeriodEnd, 'externalAudit/previousPeriodEnd', filed);
    }
    const flash = answerDates(index, 'incident.recognised', 'incident.flash', true);
    const report = answerDates(index, 'incident.recognised', 'incident.report', true);
    for (const e of index.of('incident.recognised')) {
      add('13.2', e.date, path(e), flash(e), { endedOn: off(e.date) });
      add('13.3', e.date, path(e), report(e), { endedOn: off(e.date) });
    }
    const released = answerDates(index, 'suspension.started', 'suspension.released');
    const recognisedOn = new Map<string, PlainDate>();
    for (const e of index.of('incident.recognised')) {
      for (const x of [e, ...index.chain(e)]) if (!recognisedOn.has(x.id)) recognisedOn.set(x.id, e.date);
    }
    for (const e of index.of('suspension.started')) {
      if (e.outcome !== '13.7') continue;
      const occurred = occurrenceOf(index, e);
      if (!occurred) continue;
      const recognised = recognisedOn.get(occurred.id);
      add('18.2(6)', occurred.date, path(occurred), released(e), {
        endedOn: off(e.date),
        facts: recognised ? { incidentRecognised: recognised } : {},
      });
    }
  }
}

type Dated = { readonly date: PlainDate; readonly path: string };

/** The dates of entries, and the date of the case where the log does not hold it. */
function dated(entries: readonly LogEntry[], own: PlainDate | null, path: string): readonly Dated[] {
  return withOwn(
    entries.map((e) => ({ date: e.date, path: `log/${e.id}/date` })),
    own,
    path,
  );
}

function withOwn(logged: readonly Dated[], own: PlainDate | null, path: string): readonly Dated[] {
  return own === null || logged.some((d) => d.date === own) ? logged : [...logged, { date: own, path }];
}

/** The filings that were not refused: a refused one has met no deadline (4.5, 9.6, 10.12). */
function standingDates(index: LogIndex, filed: LogKind, refused: LogKind): readonly PlainDate[] {
  const places = index.placesOf(filed);
  const refusals = index.placesOf(refused);
  return index.of(filed).flatMap((e, i) => {
    const refusal = refusals[firstAt(refusals, (place) => place > places[i]!)];
    const isRefused = refusal !== undefined && refusal < (places[i + 1] ?? Infinity);
    return isRefused ? [] : [e.date];
  });
}

function onOrAfter(dates: readonly PlainDate[], from: PlainDate): PlainDate | null {
  return dates[firstAt(dates, (d) => d >= from)] ?? null;
}

/** The day the last finding was remedied; null while one is open. */
function lastCompletion(findings: CaseFile['findings']): PlainDate | null {
  let last: PlainDate | null = null;
  for (const f of findings) {
    if (!f.completedOn) return null;
    if (!last || f.completedOn > last) last = f.completedOn;
  }
  return last;
}
