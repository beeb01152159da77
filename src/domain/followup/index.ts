/** 登録留保に係る監査 (10.7–10.10): the controls it is about, and what its dates must keep to. */
import { runClock } from '../calendar/index.ts';
import { error, info, warning, type Reason } from '../facts/index.ts';
import { normaliseCode, type PlainDate } from '#kernel';
import type { CaseFile } from '#schemas';

type NamedControls = { readonly known: readonly string[]; readonly unknown: readonly string[] };

/** The controls a notice 2-19 names. */
export const followupControls = (file: CaseFile): NamedControls =>
  controlsNamed(file, file.review.followup.controlIds);

/** The controls named in a free text: those that stand in the case, and what was typed that does not. */
export function controlsNamed(file: CaseFile, text: string): NamedControls {
  const typed = text.split(/[\s,、，]+/).map(normaliseCode);
  const ids = [...new Set(typed.filter((id) => id !== ''))];
  const rows = new Set(file.rows.map((row) => row.id));
  return { known: ids.filter((id) => rows.has(id)), unknown: ids.filter((id) => !rows.has(id)) };
}

const at = (field: string): string => `review/followup/${field}`;

/** What of the follow-up audit breaks 10.10, or will. Empty while nothing is entered. */
export function followupProblems(file: CaseFile, asOf: PlainDate): readonly Reason[] {
  const f = file.review.followup;
  const found: Reason[] = [];
  const { known, unknown } = followupControls(file);
  if (unknown.length > 0)
    found.push(
      error('followup.unknownControl', at('controlIds'), ['10.7'], { ids: unknown.slice(0, 5).join('、') }),
    );
  if (f.intent === 'pursue' && known.length === 0)
    found.push(error('followup.noControls', at('controlIds'), ['10.7', '10.10(2)']));
  if (f.periodStart && f.periodEnd) {
    if (f.periodEnd < f.periodStart)
      found.push(error('followup.periodReversed', at('periodEnd'), ['10.10(1)']));
    else {
      const least = runClock('10.10(1)', f.periodStart);
      if (least.covered && f.periodEnd < least.due)
        found.push(error('followup.periodShort', at('periodEnd'), ['10.10(1)'], { due: least.due }));
    }
  }
  if (f.periodStart && f.improvedOn && f.improvedOn > f.periodStart)
    found.push(error('followup.notYetImproved', at('improvedOn'), ['10.10(1)']));
  if (f.periodStart && !f.improvedOn)
    found.push(warning('followup.improvedUnknown', at('improvedOn'), ['10.10(1)']));
  if (f.periodEnd && f.reportDate) {
    const report = runClock('10.10(3)', f.periodEnd);
    if (f.reportDate <= f.periodEnd)
      found.push(error('followup.reportEarly', at('reportDate'), ['10.10(3)']));
    else if (report.covered && f.reportDate > report.due)
      found.push(error('followup.reportLate', at('reportDate'), ['10.10(3)'], { due: report.due }));
  }
  if (f.reportDate) {
    const filing = runClock('10.10(4)', f.reportDate);
    const filed = file.log.find((e) => e.kind === 'followup.filed' && e.date >= f.reportDate!)?.date;
    const on = filed ?? f.filedOn ?? (asOf > f.reportDate ? asOf : null);
    if (filing.covered && on && on > filing.due)
      found.push(error('followup.filedLate', at('filedOn'), ['10.10(4)', '10.11'], { due: filing.due }));
    else if (filing.covered)
      found.push(
        info('followup.fileBy', at('filedOn'), ['10.10(4)'], { due: filing.due, safe: filing.safeDue }),
      );
  }
  return found;
}
