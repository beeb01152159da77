/** How far each step of the walk has come: what it needs at least, and how much of it is there. */
import { getAt } from '#kernel';
import type { CaseFile, Problem } from '#schemas';
import { STEP_SCREENS, screenOfPath, type StepScreen } from './screens.ts';

export type Progress = {
  readonly screen: StepScreen;
  readonly state: 'empty' | 'inWork' | 'done';
  /** Errors and warnings whose field lies on the screen. */
  readonly problems: number;
  readonly done: number;
  readonly total: number;
};

/** Single fields each step asks for; lists and rows are counted below. */
const FIELDS: Readonly<Record<StepScreen, readonly string[]>> = {
  service: [
    'vendor/name',
    'vendor/corporateNumber',
    'vendor/address/text',
    'vendor/representative/name',
    'service/name',
    'service/url',
    'service/summary',
    'service/isSaas',
    'service/ownName',
    'service/notExcluded',
    'service/neverRemoved',
  ],
  impact: [],
  'special-measure': ['specialMeasure/wanted'],
  'pre-application': ['preApplication/plannedOn'],
  statement: [
    'statement/scope',
    'statement/preparedOn',
    'statement/confirmedOn',
    'statement/confirmedBy/name',
  ],
  'internal-audit': [
    'internalAudit/scope',
    'internalAudit/lead',
    'internalAudit/independence',
    'internalAudit/endedOn',
    'internalAudit/method',
    'internalAudit/result',
  ],
  'external-audit': [
    'externalAudit/firm',
    'externalAudit/periodStart',
    'externalAudit/periodEnd',
    'externalAudit/reportDate',
    'externalAudit/hasFindings',
  ],
  application: [
    'disclosure/foreignLaw',
    'disclosure/governingLaw',
    'disclosure/jurisdiction',
    'disclosure/testing',
    'oath/item1',
    'oath/item2',
    'oath/item3',
    'oath/item4',
    'oath/item5',
    'oath/item6',
    'oath/item7',
    'oath/swornOn',
    'application/plannedOn',
    'application/sameAsPreApplication',
  ],
};

type Count = { done: number; total: number };

const isFilled = (value: unknown): boolean =>
  value === true || typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
// A "no" is an answer too, except to an oath.
const isAnswered = (path: string, value: unknown): boolean =>
  path.startsWith('oath/item') ? value === true : value === false || isFilled(value);

const counters: Partial<Record<StepScreen, (file: CaseFile) => Count>> = {
  service: (file) => atLeastOne(file.functions.filter((f) => isFilled(f.name)).length, file.functions.length),
  impact: (file) =>
    add(
      atLeastOne(file.works.filter((w) => isFilled(w.name) && w.listed !== null).length, file.works.length),
      atLeastOne(
        file.information.filter(
          (i) => isFilled(i.name) && i.self.confidentiality && i.self.integrity && i.self.availability,
        ).length,
        file.information.length,
      ),
      atLeastOne(
        file.assessments.filter((a) => a.date && a.overall && isFilled(a.body)).length,
        file.assessments.length,
      ),
    ),
  statement: (file) => ({
    done: file.rows.filter((r) => r.decision !== null).length,
    total: file.rows.length,
  }),
  'external-audit': (file) => ({
    done: file.findings.filter((f) => isFilled(f.action) && f.plannedOn !== null).length,
    total: file.findings.length,
  }),
};

function atLeastOne(done: number, total: number): Count {
  return { done, total: Math.max(1, total) };
}

function add(...counts: Count[]): Count {
  return counts.reduce((a, b) => ({ done: a.done + b.done, total: a.total + b.total }));
}

/** Progress of every step, in the order of the walk. */
export function progressOf(file: CaseFile, problems: readonly Problem[]): readonly Progress[] {
  const perScreen = new Map<string, number>();
  for (const p of problems) {
    if (p.severity === 'info') continue;
    const screen = screenOfPath(p.path);
    perScreen.set(screen, (perScreen.get(screen) ?? 0) + 1);
  }
  return STEP_SCREENS.map((screen) => {
    const fields = FIELDS[screen];
    const own = { done: fields.filter((f) => isAnswered(f, getAt(file, f))).length, total: fields.length };
    const { done, total } = add(own, counters[screen]?.(file) ?? { done: 0, total: 0 });
    const found = perScreen.get(screen) ?? 0;
    const state = done === 0 ? 'empty' : done === total && found === 0 ? 'done' : 'inWork';
    return { screen, state, problems: found, done, total };
  });
}
