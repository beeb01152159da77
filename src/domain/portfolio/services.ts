/** The cases of a vendor by service, each service with its cycles, the most urgent first. */
import { sameService } from '#domain/special-measure';
import type { StageId } from '#domain/procedure';
import type { OpenClock, Standing } from './standing.ts';

/** A case among the cycles of its service. */
export type Cycle = Standing & {
  /** The cases of the cycle before and after, where they are known. */
  readonly previous: string | null;
  readonly next: string | null;
  /** A later cycle is registered: nothing is asked of this one any more. */
  readonly over: boolean;
  /** The nearest day of the vendor that still counts; null where there is none. */
  readonly clock: OpenClock | null;
};

export type ServiceCases = {
  /** The current cycle first. */
  readonly cycles: readonly Cycle[];
  readonly service: string;
  readonly vendor: string;
};

// From here on the registration is the new cycle's, or the renewal is on its way.
const LISTED: ReadonlySet<StageId> = new Set(['registered', 'suspended']);
const FILED: ReadonlySet<StageId> = new Set([
  'appFiled',
  'review',
  'withheld',
  'followup',
  'followupFiled',
  ...LISTED,
]);

/**
 * Cases grouped by service (linked as cycles, or of the same vendor and service name), services by urgency: days passed,
 * duties due now, the nearest day, errors, and last what was changed last.
 */
export function servicesOf(standings: readonly Standing[]): readonly ServiceCases[] {
  const services: ServiceCases[] = [];
  for (let left = [...standings]; left.length > 0;) {
    const [first, ...rest] = left as [Standing, ...Standing[]];
    const same = [first, ...sameService(first, rest)];
    const taken = new Set(same);
    services.push(serviceOf(same));
    left = rest.filter((s) => !taken.has(s));
  }
  return services.sort((a, b) => byUrgency(mostUrgent(a), mostUrgent(b)));
}

function serviceOf(same: readonly Standing[]): ServiceCases {
  const newestFirst = same.toSorted(
    (a, b) => b.cycle - a.cycle || (a.created < b.created ? 1 : a.created > b.created ? -1 : 0),
  );
  const cycles = newestFirst.map((s): Cycle => {
    const later = newestFirst.filter((o) => o.cycle > s.cycle);
    const over = later.some((o) => LISTED.has(o.stage));
    // Once the renewal is filed with the later case, the end of the registration is no day to act by.
    const renewed = later.some((o) => FILED.has(o.stage));
    const clocks = over ? [] : s.clocks.filter((c) => !(renewed && c.id === '12.1'));
    return {
      ...s,
      previous: newestFirst.find((o) => o.caseId === s.previousCaseId)?.caseId ?? null,
      next: newestFirst.find((o) => o.previousCaseId === s.caseId)?.caseId ?? null,
      over,
      clock: clocks[0] ?? null,
    };
  });
  const current = cycles[0];
  return { cycles, service: current?.service ?? '', vendor: current?.vendor ?? '' };
}

const mostUrgent = ({ cycles }: ServiceCases): Cycle | undefined => cycles.toSorted(byUrgency)[0];

/** Negative where `a` wants the vendor sooner than `b`. */
function byUrgency(a: Cycle | undefined, b: Cycle | undefined): number {
  if (!a || !b) return 0;
  const [x, y] = [a, b].map(rank) as [Rank, Rank];
  return x.group - y.group || compare(x.day, y.day) || y.errors - x.errors || compare(b.changed, a.changed);
}

type Rank = { readonly group: number; readonly day: string; readonly errors: number };

/** 0 = a day has passed, 1 = due now, 2 = a day is running, 3 = nothing with a day, 4 = over. */
function rank(c: Cycle): Rank {
  if (c.over) return { group: 4, day: '', errors: 0 };
  const day = c.clock?.safeDue ?? '';
  const group = c.clock?.state === 'past' ? 0 : c.attention.duties > 0 ? 1 : c.clock ? 2 : 3;
  return { group, day, errors: c.errors };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a list can be narrowed to: `due` = a day has passed, comes within a week, or a duty is open. */
export type PortfolioFilter = { readonly words: string; readonly only: 'all' | 'due' | 'problems' };

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The services with a case that fits; of these all cycles stay, for they belong together. */
export function filterServices(
  services: readonly ServiceCases[],
  { words, only }: PortfolioFilter,
): readonly ServiceCases[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return services.filter((s) =>
    s.cycles.some((c) => {
      const text = plain([c.title, c.service, c.vendor].join(' '));
      if (!wanted.every((word) => text.includes(word))) return false;
      if (only === 'due') return !c.over && c.attention.total > 0;
      return only === 'all' || c.errors + c.warnings > 0;
    }),
  );
}
