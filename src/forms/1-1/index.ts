/** 様式1-1 事前申請書 (3.1). */
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { elementValue, say } from '../values.ts';

export const form11 = defineForm({
  key: '1-1',
  formNo: '様式1-1',
  title: '事前申請書',
  clauses: ['3.1'],
  filing: 'preApplication',
  uses: [
    ...must('preApplication/plannedOn'),
    ...must(...p.APPLICANT_PATHS),
    ...may(...p.APPLICANT_CODES),
    ...must(...p.CONTACT_PATHS),
    ...must('service/name'),
    ...may('service/nameKana'),
    ...must('service/url', 'service/summary'),
    ...may('service/startedOn'),
    ...must('works/*/name', 'works/*/listed'),
    ...must('assessments/*/body', 'assessments/*/date', 'assessments/*/overall'),
    ...must('service/isSaas', 'service/ownName', 'service/notExcluded', 'service/neverRemoved'),
    ...may('preApplication/remarks'),
  ],
  needed: always('事前申請では必ず提出します（3.1）。'),
  blocks: (file) => [
    ...p.letterHead(file, 'preApplication/plannedOn', p.OPERATOR),
    p.paragraph('次のクラウドサービスについて、ISMAP-LIUの該当性の確認を受けるため、事前申請を行います。'),
    p.heading(2, '1　申請者'),
    p.applicant(file),
    p.heading(2, '2　連絡担当者'),
    p.contacts(file),
    p.heading(2, '3　クラウドサービス'),
    p.grid(file, [
      'service/name',
      p.optional('service/nameKana'),
      'service/url',
      'service/summary',
      p.optional('service/startedOn'),
    ]),
    p.heading(2, '4　対象となる業務'),
    p.table(
      [
        ['業務の名称', 0.7],
        ['対象業務一覧に掲載', 0.3, 'center'],
      ],
      file.works.map((w) => [elementValue('works', w, 'name'), elementValue('works', w, 'listed')]),
      'works',
    ),
    p.heading(2, '5　確認事項'),
    {
      type: 'checks',
      items: [
        p.confirmBox(
          'service/isSaas',
          file.service.isSaas,
          '利用者に業務などの機能を提供するSaaSである（2.1）',
        ),
        p.confirmBox('service/ownName', file.service.ownName, '自社の名前で提供している（7.11）'),
        p.confirmBox(
          'service/notExcluded',
          file.service.notExcluded,
          '申請者になれない者に当たらない（7.13）',
        ),
        p.confirmBox(
          'service/neverRemoved',
          file.service.neverRemoved,
          '求めに応じなかったことによる登録の削除を受けたことがない（5.1(4)）',
        ),
      ],
    },
    p.heading(2, '6　添付する影響度評価シート'),
    p.table(
      [
        ['評価した政府機関等', 0.5],
        ['評価された日', 0.3],
        ['結果', 0.2, 'center'],
      ],
      file.assessments.map((a) => [
        elementValue('assessments', a, 'body'),
        elementValue('assessments', a, 'date'),
        elementValue('assessments', a, 'overall'),
      ]),
      'assessments',
    ),
    p.heading(2, '7　備考'),
    p.grid(file, [p.optional('preApplication/remarks')]),
    {
      type: 'list',
      ordered: false,
      items: [say('添付書類：様式1-2 SaaSの利用に係る業務・情報の影響度評価シート（3.1(1)）')],
    },
  ],
});
