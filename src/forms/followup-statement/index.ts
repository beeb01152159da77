/** The statement, its annex and the management confirmation for the controls a notice 2-19 names (10.10(2)). */
import { followupControls } from '#domain/followup';
import type { Block } from '#schemas';
import { CONFIRMED } from '../2-2/index.ts';
import { defineForm, type FormSpec } from '../define.ts';
import { partAnnex, partStatement } from '../part-statement.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';
import { fieldValue, say } from '../values.ts';

const F = 'review/followup';
const PERIOD = [`${F}/periodStart`, `${F}/periodEnd`, `${F}/firm`] as const;

const needed: FormSpec['needed'] = (file) =>
  file.review.followup.intent === 'pursue'
    ? { needed: true, reason: '登録留保に係る監査を受けるために作成します（10.10(2)）。' }
    : { needed: false, reason: '登録留保に係る審査を求めた場合にだけ作成します（10.10(2)）。' };

const at = (field: string): string => `${F}/${field}`;

export const followupStatement = defineForm({
  key: '2-1-followup',
  formNo: '様式2-1',
  title: '言明書',
  name: '言明書（登録留保）',
  clauses: ['7.1', '10.10(2)'],
  filing: 'review',
  uses: [
    ...must(`${F}/preparedOn`, ...p.APPLICANT_PATHS, 'service/name', 'service/summary', `${F}/scope`),
    ...must(`${F}/controlIds`, ...PERIOD, `${F}/subsequentEvents`),
  ],
  needed,
  blocks: (file): readonly Block[] =>
    partStatement(file, {
      at,
      sentence:
        '当社は、登録留保の通知で示された管理策について、別添に示す改善後の統制を定め、監査対象期間を通じて運用していることを言明します。',
      signedOn: file.review.followup.preparedOn,
    }),
});

export const followupAnnex = defineForm({
  key: '2-1-annex-followup',
  formNo: '様式2-1',
  title: '言明書 別添',
  name: '言明書 別添（登録留保）',
  clauses: ['7.1', '10.10(2)'],
  filing: 'review',
  tabular: true,
  orientation: 'landscape',
  uses: must('service/name', `${F}/preparedOn`, `${F}/controlIds`),
  needed,
  blocks: (file): readonly Block[] => partAnnex(file, at, followupControls(file).known),
});

export const followupConfirmation = defineForm({
  key: '2-2-followup',
  formNo: '様式2-2',
  title: '経営者確認書',
  name: '経営者確認書（登録留保）',
  clauses: ['7.1', '10.10(2)'],
  filing: 'review',
  uses: [
    ...must(`${F}/confirmedOn`, ...p.APPLICANT_PATHS.slice(0, 3), 'service/name', `${F}/scope`),
    ...must(...PERIOD, `${F}/preparedOn`, `${F}/subsequentEvents`),
    ...must(`${F}/confirmedBy/title`, `${F}/confirmedBy/name`),
  ],
  needed,
  blocks: (file): readonly Block[] => [
    ...p.letterHead(file, `${F}/confirmedOn`, p.COMMITTEE),
    p.heading(2, '1　申請者と対象'),
    p.grid(file, [
      'vendor/name',
      'vendor/address/postalCode',
      'vendor/address/text',
      'service/name',
      `${F}/scope`,
      `${F}/preparedOn`,
      ...PERIOD,
    ]),
    p.heading(2, '2　確認した事項'),
    p.paragraph('登録留保に係る言明書について、経営者として次の事項を確認しました。'),
    { type: 'list', ordered: true, items: CONFIRMED.map(say) },
    p.note('確認事項の文は当アプリで用意したものです。公式の様式の文と照らしてください（要原文確認）。'),
    p.heading(2, '3　後発事象'),
    p.grid(file, [`${F}/subsequentEvents`]),
    p.heading(2, '4　記名'),
    {
      type: 'signature',
      date: file.review.followup.confirmedOn,
      rows: [
        { label: '会社名', value: fieldValue(file, 'vendor/name') },
        { label: '役職', value: fieldValue(file, `${F}/confirmedBy/title`) },
        { label: '氏名', value: fieldValue(file, `${F}/confirmedBy/name`) },
      ],
    },
  ],
});
