/** The second sample: the same family of vendor with gaps and mistakes in every part, so that each screen has something to show. */
import { addDays, plainDate as d } from '#kernel';
import { newRecord, type CaseFile, type Evidence, type RecordSource, type StatementRow } from '#schemas';
import type { ControlFact } from './rows.ts';
import { spoilInternalAudit } from './audits.ts';
import { hash } from './rows.ts';

const NAME = 'あさぎり備品予約';

/** Makes the mistakes in a complete case. Same in, same out. */
export function spoil(file: CaseFile, controls: readonly ControlFact[], s: RecordSource): CaseFile {
  const basic = new Set(controls.filter((c) => !c.plain).map((c) => c.id));
  const [ministry, agency] = file.assessments;
  const [first, second] = file.findings;
  if (!ministry || !agency || !first || !second) throw new Error('the complete sample lost its parts');
  const attachments = file.attachments.filter(
    (a) => a.kind !== 'auditReport' && a.kind !== 'preApplicationNotice',
  );
  const inquiry = {
    ...newRecord.logEntry(s, 'pre.inquiry', d('2026-10-29')),
    note: '会議の件名の取扱いについての問い合せ。まだ答えていない。',
  };
  return {
    ...file,
    title: `サンプル案件（不備あり）：${NAME}`,
    vendor: {
      ...file.vendor,
      name: '株式会社あさぎり備品サービス',
      nameKana: '',
      // The right check digit would be 9.
      corporateNumber: '1990100000123',
      shareholders: [],
    },
    contacts: file.contacts.slice(0, 1).map((c) => ({ ...c, phone: '', email: 'liu@asagiri.example.jp' })),
    service: {
      ...file.service,
      name: NAME,
      nameKana: '',
      url: '',
      ownName: null,
      notExcluded: null,
      subcontractors: '',
    },
    functions: [],
    works: file.works.map((w, i) => (i === 0 ? { ...w, listed: null, listEntry: '' } : w)),
    information: file.information.map((one, i) =>
      i === 1
        ? { ...one, self: { ...one.self, confidentiality: 'moderate' as const } }
        : i === 3
          ? { ...one, self: { ...one.self, availability: null, reason: '' } }
          : one,
    ),
    assessments: [
      { ...ministry, date: d('2025-06-30'), attachmentIds: [] },
      {
        ...agency,
        kind: null,
        date: d('2026-07-15'),
        results: agency.results.map((r, i) =>
          i === 0
            ? { ...r, levels: { ...r.levels, confidentiality: 'moderate' as const } }
            : i === 2
              ? { ...r, levels: { ...r.levels, integrity: null } }
              : r,
        ),
        overall: 'moderate',
      },
    ],
    specialMeasure: { ...file.specialMeasure, wanted: true, plannedFiling: d('2026-12-01') },
    preApplication: { ...file.preApplication, plannedOn: d('2026-08-03'), remarks: '' },
    statement: {
      ...file.statement,
      scope: file.statement.scope.replace(file.service.name, NAME),
      scopeExcluded: '',
      preparedOn: null,
      confirmedOn: null,
      confirmedBy: { title: '', name: '' },
      subsequentEvents: '',
    },
    rows: file.rows.map((row) => spoilRow(row, basic)),
    internalAudit: {
      ...spoilInternalAudit(file.internalAudit),
      independence: '',
      endedOn: null,
      reportedOn: null,
      reportedTo: '',
      improvements: '',
    },
    externalAudit: {
      ...file.externalAudit,
      engagedOn: d('2026-06-01'),
      periodStart: d('2026-01-01'),
      periodEnd: d('2026-06-30'),
      reportDate: d('2026-10-20'),
      attachmentIds: [],
    },
    findings: [
      {
        ...first,
        controlId: '3.1.3.2',
        description: '受け入れるリスクの水準を経営層が決めた記録がない。',
        cause: '',
        action: '',
        owner: '',
        plannedOn: null,
        completedOn: null,
        attachmentIds: [],
        proof: '',
        hearingNote: '',
      },
      { ...second, hearingNote: '', plannedOn: d('2027-02-26') },
    ],
    hearing: { ...file.hearing, attendees: '', opening: '' },
    disclosure: {
      ...file.disclosure,
      foreignLaw: '',
      jurisdiction: '',
      testingAcceptance: '',
      lastTestedOn: d('2023-03-10'),
    },
    oath: { ...file.oath, item3: false, item6: false, swornOn: null },
    application: { ...file.application, plannedOn: d('2026-12-25'), sameAsPreApplication: null, remarks: '' },
    log: [
      { ...newRecord.logEntry(s, 'pre.filed', d('2026-08-03')) },
      { ...newRecord.logEntry(s, 'pre.received', d('2026-08-03')) },
      inquiry,
    ],
    attachments,
    evidence: [
      ...file.evidence.map(spoilEvidence),
      { ...newRecord.evidence(s, 'file', '入退室記録（2026年度）'), owner: '管理部' },
    ],
  };
}

/** One without its file, one run out, one without a date of its own; what is added after them serves no row. */
function spoilEvidence(one: Evidence): Evidence {
  switch (one.title) {
    case '教育と訓練の受講記録':
      return { ...one, attachmentId: null };
    case '脆弱性診断の結果':
      return { ...one, date: d('2025-06-27'), expires: d('2026-06-26') };
    case '情報資産台帳（抜粋）':
      return { ...one, date: null };
    default:
      return one;
  }
}

function spoilRow(row: StatementRow, basic: ReadonlySet<string>): StatementRow {
  if (row.id === '9.4.2.2.B' || row.id === '4.5.4.3') {
    return {
      ...row,
      decision: 'notAdopted',
      reason: '導入の準備中であるため。',
      how: '',
      owner: '',
      operatingSince: null,
    };
  }
  const h = hash(`spoil ${row.id}`) % 100;
  if (row.decision === 'notAdopted') return h < 40 ? { ...row, reason: '' } : row;
  if (h < 6)
    return {
      ...row,
      decision: null,
      how: '',
      owner: '',
      operatingSince: null,
      evidenceIds: [],
      work: 'todo',
    };
  if (h < 11) return { ...row, how: '' };
  if (h < 14) return { ...row, owner: '' };
  if (h < 18) return { ...row, operatingSince: addDays(d('2026-05-01'), h) };
  if (h < 20 && !basic.has(row.id))
    return { ...row, decision: 'notAdopted', reason: '', how: '', owner: '', operatingSince: null };
  return row;
}
