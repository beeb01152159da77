/** The samples of later days: the complete case a year earlier, and what came after its application. */
import { AFTER_EVENTS, afterLife } from './after.ts';
import { closedIncident, INCIDENT_EVENTS } from './incident.ts';
import { countingIds, isPlainDate, plainDate as d, type PlainDate } from '#kernel';
import { newRecord, type CaseFile, type LogEntry, type LogKind, type RecordSource } from '#schemas';

const NOW = '2026-11-05T01:30:00.000Z';

type More = Partial<Pick<LogEntry, 'time' | 'from' | 'to' | 'due' | 'outcome' | 'note'>> & {
  /** The kind of the last entry before it that it continues. */
  readonly after?: LogKind;
};
export type Event = readonly [on: string, kind: LogKind, more?: More];

/** The case as it would have been a year earlier: every date, and every year named in a text. */
export function yearEarlier(file: CaseFile): CaseFile {
  return shifted(file) as CaseFile;
}

function shifted(value: unknown): unknown {
  if (typeof value === 'string') {
    if (isPlainDate(value)) return earlier(value);
    return value
      .replace(/令和(\d+)年/g, (_, year: string) => `令和${Number(year) - 1}年`)
      .replace(/(20\d\d)年/g, (_, year: string) => `${Number(year) - 1}年`);
  }
  if (Array.isArray(value)) return value.map(shifted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, FIXED.has(key) ? inner : shifted(inner)]),
  );
}
const FIXED: ReadonlySet<string> = new Set([
  'id',
  'created',
  'changed',
  'data',
  'sha256',
  'edition',
  'catalogue',
]);
const earlier = (date: PlainDate): PlainDate => d(`${Number(date.slice(0, 4)) - 1}${date.slice(4)}`);

/** The case with further entries of its log, each continuing the last one of the kind it names. */
export function withEvents(file: CaseFile, prefix: string, events: readonly Event[]): CaseFile {
  const s: RecordSource = { id: countingIds(`${prefix}L`), now: () => NOW };
  const log = [...file.log];
  for (const [on, kind, { after, ...more } = {}] of events) {
    const relatesTo = after ? (log.findLast((e) => e.kind === after)?.id ?? null) : null;
    log.push({ ...newRecord.logEntry(s, kind, d(on)), relatesTo, ...more });
  }
  return { ...file, log };
}

const FILED: readonly Event[] = [
  ['2025-11-25', 'app.filed'],
  ['2025-11-26', 'app.received'],
  ['2025-12-08', 'app.accepted'],
];

/** Registered since April 2026. */
export function registeredCase(complete: CaseFile, prefix: string): CaseFile {
  const base = withEvents(yearEarlier(complete), prefix, [
    ...FILED,
    ['2026-04-20', 'decision.registered', { note: '様式2-6 登録通知書を受け取った。' }],
    ...INCIDENT_EVENTS,
    ...AFTER_EVENTS,
  ]);
  return {
    ...base,
    title: 'サンプル案件（登録後）：あさぎり会議室予約',
    incidents: [closedIncident(base, prefix)],
    after: afterLife(base, prefix),
    findings: base.findings.map((f) => ({ ...f, completedOn: f.completedOn ?? d('2025-12-10') })),
  };
}

/** Withheld in April 2026; the follow-up audit is over, its report came three weeks before the sample's day. */
export function withheldCase(complete: CaseFile, prefix: string): CaseFile {
  const base = withEvents(yearEarlier(complete), prefix, [
    ...FILED,
    ['2026-04-10', 'decision.withheld', { note: '発見事項2件の改善を監査で確かめるよう求められた。' }],
    ['2026-05-01', 'withheld.intent', { outcome: 'pursue', after: 'decision.withheld' }],
    ['2026-08-31', 'followup.period', { from: d('2026-05-15'), to: d('2026-08-31') }],
    ['2026-10-30', 'followup.report'],
  ]);
  return {
    ...base,
    title: 'サンプル案件（登録留保）：あさぎり会議室予約',
    review: withheldReview(base, prefix),
    findings: base.findings.map((f) => ({ ...f, completedOn: f.completedOn ?? d('2026-04-30') })),
  };
}

/** The answer to the inquiry of the pre-application, and the papers of the follow-up. */
function withheldReview(base: CaseFile, prefix: string): CaseFile['review'] {
  const s: RecordSource = { id: countingIds(`${prefix}R`), now: () => NOW };
  const inquiry = base.log.find((e) => e.kind === 'pre.inquiry');
  return {
    answers: [
      {
        ...newRecord.inquiryAnswer(s, inquiry?.id ?? '', '来訪者の受付で氏名を扱うかどうか。'),
        answer: '来訪者の氏名は扱わない。受付の画面には訪問先の会議室と時刻だけが出る。',
        answeredOn: d('2025-02-03'),
      },
    ],
    followup: {
      intent: 'pursue',
      intentOn: d('2026-05-01'),
      intentReason: '発見事項2件の改善を終えている。5月15日から3か月半の監査を受ける。',
      controlIds: base.findings.map((f) => f.controlId).join('\n'),
      improvedOn: d('2026-05-01'),
      firm: '有限責任架空監査法人',
      periodStart: d('2026-05-15'),
      periodEnd: d('2026-08-31'),
      reportDate: d('2026-10-30'),
      scope: '通知された管理策に係る、本番環境の運用を行う部署（基盤運用部、管理部）',
      preparedOn: d('2026-09-07'),
      subsequentEvents: '該当なし',
      confirmedOn: d('2026-09-08'),
      confirmedBy: { title: '代表取締役社長', name: '𠮷田　直樹' },
      filedOn: d('2026-11-25'),
      remarks: '発見事項2件の改善を、登録留保に係る監査で確かめた。',
      attachmentIds: base.externalAudit.attachmentIds,
    },
  };
}
