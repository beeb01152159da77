/** Which screen a path of the case belongs to. The one map that problems, actions and links go by. */
const BY_SECTION: Readonly<Record<string, string>> = {
  title: 'service',
  vendor: 'service',
  contacts: 'service',
  service: 'service',
  functions: 'service',
  works: 'impact',
  information: 'impact',
  assessments: 'impact',
  specialMeasure: 'special-measure',
  preApplication: 'pre-application',
  statement: 'statement',
  rows: 'statement',
  internalAudit: 'internal-audit',
  externalAudit: 'external-audit',
  findings: 'external-audit',
  hearing: 'external-audit',
  renewal: 'external-audit',
  snapshots: 'insight',
  disclosure: 'application',
  oath: 'application',
  application: 'application',
  attachments: 'application',
  evidence: 'evidence',
  review: 'review',
  incidents: 'incidents',
  after: 'changes',
  received: 'received',
  log: 'log',
};

/** What came after registration has screens of its own for each part. */
const AFTER: Readonly<Record<string, string>> = {
  monitoring: 'monitoring',
  reaudits: 'monitoring',
  withdrawal: 'ways-out',
  objections: 'ways-out',
  dutyChecks: 'duties',
};

/** The screen of a path; `home` for the case as a whole. */
export function screenOfPath(path: string): string {
  const [section = '', part = ''] = path.split('/', 2);
  return (section === 'after' ? AFTER[part] : undefined) ?? BY_SECTION[section] ?? 'home';
}

/** The steps of the walk, in order. */
export const STEP_SCREENS = [
  'service',
  'impact',
  'special-measure',
  'pre-application',
  'statement',
  'internal-audit',
  'external-audit',
  'application',
] as const;
export type StepScreen = (typeof STEP_SCREENS)[number];
