/** The audits of the samples beyond their fields: who audited within the house, what was looked at, the hearing. */
import { plainDate as d } from '#kernel';
import {
  newRecord,
  type CaseFile,
  type ExaminedRow,
  type InternalAudit,
  type RecordSource,
  type StatementRow,
} from '#schemas';
import { hash } from './rows.ts';

type Parts = Pick<InternalAudit, 'people' | 'examined' | 'findings'>;

/** What the result of the internal audit speaks of, each with the row it was found at. */
const FOUND = [
  [
    '7.2.2.3',
    '訓練を欠席した者への補講の記録がない月があった。',
    '補講の日程を翌月までに組み、受講を台帳に残す。',
    'セキュリティ推進室',
  ],
  [
    '8.1.1.2',
    '台帳の更新が最大で20日遅れていた。',
    '変更の申請を台帳の更新と一つの手続にした。',
    '基盤運用部',
  ],
  [
    '9.2.5.1',
    '権限の棚卸しの記録に、確かめた人の欄がなかった。',
    '記録の様式を改め、確かめた人と日付を残す。',
    '基盤運用部',
  ],
] as const;

/** The two auditors, some ninety adopted rows spread over all chapters, and three findings that are mended. */
export function internalAuditParts(s: RecordSource, rows: readonly StatementRow[]): Parts {
  const lead = {
    ...newRecord.internalAuditor(s),
    name: '中村　理恵',
    role: 'lead' as const,
    department: '監査室',
    duties: '監査室長',
    skills: '内部監査員の研修を修了。内部監査の経験8年。',
  };
  const member = {
    ...newRecord.internalAuditor(s),
    name: '岡部　誠',
    role: 'member' as const,
    department: '監査室',
    skills: '内部監査員の研修を修了。',
  };
  const found: ReadonlySet<string> = new Set(FOUND.map(([id]) => id));
  const chosen = rows.filter(
    (r) =>
      r.decision === 'adopted' &&
      (found.has(r.id) || (/^\d+(\.\d+){3}/.test(r.id) && hash(`audit ${r.id}`) % 13 === 0)),
  );
  return {
    people: [lead, member],
    examined: chosen.map((row, i): ExaminedRow => {
      const deficient = FOUND.find(([id]) => id === row.id);
      return {
        ...newRecord.examinedRow(s, row.id),
        auditorId: i % 2 === 0 ? lead.id : member.id,
        result: deficient ? 'deficient' : 'ok',
        note: deficient ? deficient[1] : '規程と記録を閲覧し、担当者に質問して確かめた。',
      };
    }),
    findings: FOUND.map(([controlId, description, action, owner], i) => ({
      ...newRecord.internalFinding(s, controlId),
      description,
      action,
      owner,
      plannedOn: d('2026-09-30'),
      completedOn: d(['2026-09-25', '2026-09-18', '2026-09-29'][i] ?? '2026-09-30'),
    })),
  };
}

/** What the vendor will say should it be asked to a hearing. */
export const sampleHearing = (): CaseFile['hearing'] => ({
  heldOn: null,
  attendees: '情報セキュリティ責任者　橋本　薫\n基盤運用部長　森田　健',
  auditorAttends: true,
  opening:
    '発見事項は2件で、いずれも管理策基準に関するものです。1件は改善を終え、もう1件は12月11日までに終えます。',
  questions:
    '問　停止が遅れた利用者IDで、その間に利用はあったか。\n答　ログインの記録を確かめ、利用はなかった。',
});

/** The mistakes of the second sample: an auditor looks at the rows of the post they hold; results and findings are missing. */
export function spoilInternalAudit(audit: InternalAudit): InternalAudit {
  const [lead, member] = audit.people;
  if (!lead || !member) throw new Error('the sample lost its auditors');
  return {
    ...audit,
    people: [lead, { ...member, department: '', duties: 'セキュリティ推進室' }],
    examined: audit.examined.map((e, i) => (i % 9 === 4 ? { ...e, result: null, note: '' } : e)),
    findings: audit.findings
      .slice(1)
      .map((f, i) => (i === 0 ? { ...f, action: '', completedOn: null, plannedOn: d('2026-12-18') } : f)),
  };
}
