/** 様式2-3 内部監査に係る報告書 (7.2, 8.1(8), 別紙2). */
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { internalAuditReportNeeded } from '../rules.ts';
import { must } from '../uses.ts';

export const form23 = defineForm({
  key: '2-3',
  formNo: '様式2-3',
  title: '内部監査に係る報告書',
  clauses: ['7.2', '8.1(8)'],
  filing: 'application',
  uses: [
    ...must('application/plannedOn', ...p.APPLICANT_PATHS, 'service/name'),
    ...must('internalAudit/plan', 'internalAudit/scope', 'internalAudit/lead', 'internalAudit/auditors'),
    ...must('internalAudit/independence', 'internalAudit/periodStart', 'internalAudit/periodEnd'),
    ...must(
      'internalAudit/endedOn',
      'internalAudit/method',
      'internalAudit/result',
      'internalAudit/improvements',
    ),
    ...must('internalAudit/reportedOn', 'internalAudit/reportedTo'),
  ],
  needed: internalAuditReportNeeded,
  blocks: (file): readonly Block[] => [
    ...p.letterHead(file, 'application/plannedOn', p.COMMITTEE),
    p.heading(2, '1　申請者'),
    p.applicant(file, true),
    p.grid(file, ['service/name']),
    p.heading(2, '2　内部監査の体制'),
    p.grid(file, ['internalAudit/lead', 'internalAudit/auditors', 'internalAudit/independence']),
    p.heading(2, '3　内部監査の計画と範囲'),
    p.grid(file, [
      'internalAudit/plan',
      'internalAudit/scope',
      'internalAudit/periodStart',
      'internalAudit/periodEnd',
    ]),
    p.heading(2, '4　内部監査の実施'),
    p.grid(file, [
      'internalAudit/endedOn',
      'internalAudit/method',
      'internalAudit/result',
      'internalAudit/improvements',
    ]),
    p.heading(2, '5　経営者への報告'),
    p.grid(file, ['internalAudit/reportedOn', 'internalAudit/reportedTo']),
    p.note('内部監査の報告書と調書は、内部監査の終了後、少なくとも3年間保管します（7.6(7)）。'),
    p.heading(2, '6　記名'),
    p.vendorSignature(file, file.application.plannedOn),
  ],
});
