/** The samples of later days: the complete case a year earlier, and what came after its application. */
import { countingIds, isPlainDate, plainDate as d, type PlainDate } from '#kernel';
import { newRecord, type CaseFile, type LogEntry, type LogKind, type RecordSource } from '#schemas';

const NOW = '2026-11-05T01:30:00.000Z';

type More = Partial<Pick<LogEntry, 'time' | 'from' | 'to' | 'due' | 'outcome' | 'note'>> & {
  /** The kind of the last entry before it that it continues. */
  readonly after?: LogKind;
};
type Event = readonly [on: string, kind: LogKind, more?: More];

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
  ]);
  return {
    ...base,
    title: 'サンプル案件（登録後）：あさぎり会議室予約',
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
    findings: base.findings.map((f) => ({ ...f, completedOn: f.completedOn ?? d('2026-04-30') })),
  };
}
