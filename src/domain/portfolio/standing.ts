/** Where each case stands, in the few words a list of all cases has room for. */
import type { ServiceIdentity } from '#domain/special-measure';
import { attentionOf, isVendorsDay, type Attention } from '#domain/timeline';
import { overview, type NextAction, type RunningClock, type StageId } from '#domain/procedure';
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';

export type OpenClock = RunningClock & { covered: true };

/** A case as the list of all cases shows it. Plain data: the case itself need not be kept. */
export type Standing = ServiceIdentity & {
  readonly title: string;
  readonly sample: boolean;
  /** 1 = the first registration. */
  readonly cycle: number;
  readonly created: string;
  readonly changed: string;
  readonly stage: StageId;
  /** The most urgent next action; null where there is none. */
  readonly action: NextAction | null;
  /** The vendor's open days, the nearest safe day first. */
  readonly clocks: readonly OpenClock[];
  readonly attention: Attention;
  readonly errors: number;
  readonly warnings: number;
};

/** How a case stands on a date. */
export function standingOf(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Standing {
  const { stage, actions, clocks, duties, problems } = overview(file, asOf, rulebook);
  const count = (severity: string): number => problems.filter((p) => p.severity === severity).length;
  return {
    caseId: file.id,
    title: file.title,
    service: file.service.name,
    vendor: file.vendor.name,
    corporateNumber: file.vendor.corporateNumber,
    previousCaseId: file.renewal.previousCaseId,
    sample: file.sample,
    cycle: file.renewal.cycle,
    created: file.created,
    changed: file.changed,
    stage,
    action: actions[0] ?? null,
    clocks: clocks.filter(isVendorsDay).toSorted((a, b) => (a.safeDue < b.safeDue ? -1 : 1)),
    attention: attentionOf(clocks, duties, asOf),
    errors: count('error'),
    warnings: count('warning'),
  };
}
