/** 様式2-3 内部監査に係る報告書 (7.2, 8.1(8), 別紙2). */
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { internalAuditReportNeeded } from '../rules.ts';
import { each, may, must, when } from '../uses.ts';
import { examinedBlocks, findingsTable, peopleTable } from './tables.ts';

export const form23 = defineForm({
  key: '2-3',
  formNo: '様式2-3',
  title: '内部監査に係る報告書',
  clauses: ['7.2', '8.1(8)'],
  filing: 'application',
  uses: [
    ...must('application/plannedOn', ...p.APPLICANT_PATHS, 'service/name'),
    ...must('internalAudit/plan', 'internalAudit/scope', 'internalAudit/lead'),
    // Those named one by one say it better than the text does.
    ...when((_, file) => file.internalAudit.people.length === 0, 'internalAudit/auditors'),
    ...each('internalAudit/people/*/name', 'internalAudit/people/*/department'),
    ...may('internalAudit/people/*/role', 'internalAudit/people/*/duties', 'internalAudit/people/*/skills'),
    ...must('internalAudit/independence', 'internalAudit/periodStart', 'internalAudit/periodEnd'),
    ...must(
      'internalAudit/endedOn',
      'internalAudit/method',
      'internalAudit/result',
      'internalAudit/improvements',
    ),
    ...each('internalAudit/findings/*/description', 'internalAudit/findings/*/action'),
    ...may(
      'internalAudit/findings/*/controlId',
      'internalAudit/findings/*/owner',
      'internalAudit/findings/*/plannedOn',
      'internalAudit/findings/*/completedOn',
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
    p.grid(file, [
      'internalAudit/lead',
      file.internalAudit.people.length > 0 ? p.optional('internalAudit/auditors') : 'internalAudit/auditors',
      'internalAudit/independence',
    ]),
    ...peopleTable(file),
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
    ...examinedBlocks(file),
    ...findingsTable(file),
    p.heading(2, '5　経営者への報告'),
    p.grid(file, ['internalAudit/reportedOn', 'internalAudit/reportedTo']),
    p.note('内部監査の報告書と調書は、内部監査の終了後、少なくとも3年間保管します（7.6(7)）。'),
    p.heading(2, '6　記名'),
    p.vendorSignature(file, file.application.plannedOn),
  ],
});
