/** What comes next, in the order of urgency: open answers with a clock first, then the step of the stage. */
import type { PlainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import type { RunningClock } from './clocks.ts';
import type { Progress } from './progress.ts';
import type { StepScreen } from './screens.ts';
import type { Duty } from './duties.ts';
import type { Replay } from './replay.ts';

export type NextAction = {
  /** `action.describeService` …, a sentence of `messages/`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly screen: string;
  readonly path: string;
  readonly clauses: readonly string[];
  /** The safe day (last opening day) to do it by; null where the rules set none. */
  readonly due: PlainDate | null;
  readonly by: 'vendor' | 'agency' | 'operator' | 'ministries' | 'committee' | 'auditor';
};

type Context = {
  readonly file: CaseFile;
  readonly at: Replay;
  readonly duties: readonly Duty[];
  readonly clocks: readonly RunningClock[];
  readonly progress: readonly Progress[];
};

/** Open vendor clocks that ask for an answer or a report whatever the stage. */
const URGENT: Readonly<Record<string, string>> = {
  '4.5(1)': 'action.answerPreInquiry',
  '9.6(1)': 'action.answerInquiry',
  '10.4': 'action.answerInfoRequest',
  '10.9': 'action.declareIntent',
  '10.10(4)': 'action.fileFollowup',
  '13.2': 'action.reportFlash',
  '13.3': 'action.reportIncident',
  '18.2(6)': 'action.resolveSuspension',
};

/** The screen where what a clause asks for is done; the log where none is made for it. */
function screenOfClause(clause: string): string {
  if (/^(?:4\.5|9\.|10\.)/.test(clause)) return 'review';
  if (/^(?:13\.|18\.2\(6\)|7\.6\(5\))/.test(clause)) return 'incidents';
  if (clause.startsWith('14.')) return 'changes';
  if (/^1[567]\./.test(clause)) return 'monitoring';
  return /^(?:12|18|19)\./.test(clause) ? 'ways-out' : 'log';
}

/** Where to go for a clause: its screen, or its entry of the log. */
function placeOf(clause: string, path: string): { readonly screen: string; readonly path: string } {
  const screen = screenOfClause(clause);
  return { screen, path: screen === 'log' ? path : '' };
}

// These duties have a counted period beside them, which is the one to show.
const DUTIES_WITH_CLOCK: ReadonlySet<string> = new Set(['duty.answerPreInquiry', 'duty.answerInquiry']);

/** The next actions, most urgent first. */
export function nextActions(c: Context): readonly NextAction[] {
  const urgent = c.clocks.flatMap((clock): NextAction[] => {
    const code = URGENT[clock.id];
    if (!code || !clock.covered || (clock.state !== 'running' && clock.state !== 'past')) return [];
    return [
      {
        code,
        params: { from: clock.from },
        ...placeOf(clock.id, clock.path),
        clauses: [clock.id],
        due: clock.safeDue,
        by: 'vendor',
      },
    ];
  });
  const duties = c.duties
    .filter((d) => !DUTIES_WITH_CLOCK.has(d.code))
    .map((d): NextAction => ({
      code: d.code,
      params: { since: d.since, age: d.ageDays },
      ...placeOf(d.clause, d.path),
      clauses: [d.clause],
      due: d.safeDue,
      by: 'vendor',
    }));
  return [...urgent, ...duties, ...stageActions(c)];
}

function stageActions(c: Context): NextAction[] {
  const { listing, filing } = c.at;
  if (listing === 'registered' || listing === 'suspended') {
    // A renewal runs the filing track again while the registration stands (12.2).
    const renewing = filing === 'preparing' || filing === 'rejected' ? [] : filingActions(c);
    const standing =
      listing === 'registered'
        ? vendorStep('action.watchDuties', 'log', ['13.1', '14.1', '14.2'])
        : vendorStep('action.awaitRelease', 'log', ['13.6', '13.10', '14.4']);
    return [...renewing, renewal(c), standing];
  }
  if (c.at.stage === 'expired')
    return [vendorStep('action.considerReapplication', 'ways-out', ['12.1', '19.1'])];
  if (c.at.stage === 'removed')
    return [vendorStep('action.considerReapplication', 'ways-out', ['17.1', '19.1'])];
  return filingActions(c);
}

function filingActions(c: Context): NextAction[] {
  switch (c.at.filing) {
    case 'preparing':
      return [...unfinished(c, ['service', 'impact', 'pre-application']), filePreApplication(c)];
    case 'preNotAccepted':
    case 'notApplicable':
      return [
        ...unfinished(c, ['service', 'impact', 'pre-application']),
        filePreApplication(c),
        vendorStep('action.considerPreObjection', 'pre-application', ['6.1']),
      ];
    case 'preFiled':
      return [wait('action.awaitPreAcceptance', '4.3', c), ...unfinished(c, ['statement'])];
    case 'preReview':
      return [
        wait('action.awaitNotice', '5.3', c, 'ministries'),
        ...unfinished(c, ['statement', 'internal-audit']),
      ];
    case 'auditing':
    case 'appNotAccepted':
      return [
        ...unfinished(c, ['statement', 'internal-audit', 'external-audit', 'application']),
        {
          ...vendorStep('action.fileApplication', 'bundle', ['8.1', '8.2']),
          due: dueOf(c, '8.2'),
        },
      ];
    case 'appFiled':
      return [wait('action.awaitAcceptance', '9.3', c)];
    case 'review':
      return [...improvements(c), wait('action.awaitDecision', '10.6', c, 'committee')];
    case 'withheld':
      // With the declaration still open its clock (10.9) is the next action; without a review only the result is left.
      return isOpen(c, '10.9') ? [] : [wait('action.awaitResult', '11.4', c, 'committee')];
    case 'followup':
      // With its report there, what is left is to file (10.10(4)).
      if (isOpen(c, '10.10(4)')) return [];
      return [
        {
          ...vendorStep('action.followupAudit', 'review', ['10.10']),
          due: dueOf(c, '10.10(3)'),
        },
      ];
    case 'followupFiled':
      return [
        {
          ...wait('action.awaitFollowupDecision', '10.12', c, 'committee'),
          due: dueOf(c, '10.6') ?? dueOf(c, '9.3'),
        },
      ];
    case 'rejected':
      return [vendorStep('action.considerObjection', 'ways-out', ['19.1'])];
  }
}

const isOpen = (c: Context, id: string): boolean =>
  c.clocks.some((k) => k.id === id && k.covered && (k.state === 'running' || k.state === 'past'));

const STEP_ACTION: Readonly<Record<StepScreen, { code: string; clauses: readonly string[]; path: string }>> =
  {
    service: { code: 'action.describeService', clauses: ['3.3', '7.11'], path: 'service/name' },
    impact: { code: 'action.assessImpact', clauses: ['3.3', '5.1(1)'], path: '' },
    'special-measure': { code: 'action.checkSpecialMeasure', clauses: ['special 2(2)'], path: '' },
    'pre-application': {
      code: 'action.planPreApplication',
      clauses: ['3.1'],
      path: 'preApplication/plannedOn',
    },
    statement: { code: 'action.draftStatement', clauses: ['7.1'], path: '' },
    'internal-audit': { code: 'action.auditInternally', clauses: ['7.2'], path: 'internalAudit/scope' },
    'external-audit': {
      code: 'action.auditExternally',
      clauses: ['7.1', '7.3', '7.4'],
      path: 'externalAudit/firm',
    },
    application: { code: 'action.completeApplication', clauses: ['7.5', '7.6', '8.1'], path: '' },
  };

function unfinished(c: Context, screens: readonly StepScreen[]): NextAction[] {
  return screens.flatMap((screen) => {
    const p = c.progress.find((x) => x.screen === screen);
    if (!p || p.state === 'done') return [];
    const step = STEP_ACTION[screen];
    return [
      {
        code: step.code,
        params: { done: p.done, total: p.total, problems: p.problems },
        screen,
        // With every field there, the step's first one is not where the work lies.
        path: p.done === p.total ? '' : step.path,
        clauses: step.clauses,
        due: screen === 'external-audit' ? dueOf(c, '7.3') : null,
        by: 'vendor' as const,
      },
    ];
  });
}

function renewal(c: Context): NextAction {
  if (c.at.renewalPending) return wait('action.awaitRenewal', '10.6', c, 'committee');
  return { ...vendorStep('action.renew', 'ways-out', ['12.1', '12.2']), due: dueOf(c, '12.1') };
}

function improvements(c: Context): NextAction[] {
  const open = c.file.findings.filter((f) => f.completedOn === null);
  if (open.length === 0) return [];
  return [
    {
      code: 'action.remedyFindings',
      params: { open: open.length },
      screen: 'external-audit',
      path: `findings/${open[0]!.id}/completedOn`,
      clauses: ['7.4', '10.1(4)'],
      due: dueOf(c, '10.1(4)'),
      by: 'vendor',
    },
  ];
}

function filePreApplication(c: Context): NextAction {
  return {
    ...vendorStep('action.filePreApplication', 'pre-application', ['3.1', '3.3']),
    due: dueOf(c, '3.3'),
  };
}

function vendorStep(code: string, screen: string, clauses: readonly string[]): NextAction {
  return { code, params: {}, screen, path: '', clauses, due: null, by: 'vendor' };
}

function wait(code: string, clause: string, c: Context, by: NextAction['by'] = 'operator'): NextAction {
  const screen = screenOfClause(clause);
  return { code, params: {}, screen, path: '', clauses: [clause], due: dueOf(c, clause), by };
}

/** The nearest safe day of the open clocks of an id. */
function dueOf(c: Context, id: string): PlainDate | null {
  const open = c.clocks.filter((k) => k.id === id && k.covered && k.state === 'running');
  return open.reduce<PlainDate | null>((best, k) => {
    if (!k.covered) return best;
    return best === null || k.safeDue < best ? k.safeDue : best;
  }, null);
}
