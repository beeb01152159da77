/** The statement and its annex for the part a re-audit was asked about (16.2, 16.6). */
import { controlsNamed } from '#domain/followup';
import type { Block } from '#schemas';
import { defineForm, type FormSpec } from '../define.ts';
import { partAnnex, partStatement } from '../part-statement.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';

const LIST = 'after/reaudits';
const at = (field: string): string => `${LIST}/*/${field}`;

const needed: FormSpec['needed'] = (file) =>
  file.after.reaudits.length > 0
    ? { needed: true, reason: '再監査を求められた箇所について、期日までに提出します（16.2、16.6）。' }
    : { needed: false, reason: '再監査を求められていないため、不要です（16.1、16.5）。' };

export const reauditStatement = defineForm({
  key: '2-1-reaudit',
  formNo: '様式2-1',
  title: '言明書',
  name: '言明書（再監査）',
  clauses: ['7.1', '16.2'],
  filing: 'registered',
  subjectList: LIST,
  uses: [
    ...must(at('preparedOn'), ...p.APPLICANT_PATHS, 'service/name', 'service/summary'),
    ...must(at('requestedOn'), at('parts'), at('scope'), at('controlIds')),
    ...must(at('periodStart'), at('periodEnd'), at('firm'), at('subsequentEvents')),
  ],
  needed,
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const path = (field: string): string => `${LIST}/${subject}/${field}`;
    return partStatement(file, {
      at: path,
      sentence:
        '当社は、再監査を求められた箇所の管理策について、別添に示す統制を定め、監査対象期間を通じて運用していることを言明します。',
      more: [path('requestedOn'), path('parts')],
      signedOn: file.after.reaudits.find((r) => r.id === subject)?.preparedOn ?? null,
    });
  },
});

export const reauditAnnex = defineForm({
  key: '2-1-annex-reaudit',
  formNo: '様式2-1',
  title: '言明書 別添',
  name: '言明書 別添（再監査）',
  clauses: ['7.1', '16.2'],
  filing: 'registered',
  tabular: true,
  orientation: 'landscape',
  subjectList: LIST,
  uses: must('service/name', at('preparedOn'), at('controlIds')),
  needed,
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const typed = file.after.reaudits.find((r) => r.id === subject)?.controlIds ?? '';
    return partAnnex(file, (field) => `${LIST}/${subject}/${field}`, controlsNamed(file, typed).known);
  },
});
