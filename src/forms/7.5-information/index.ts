/** The information of 7.5 (8.1(6)); the paper has no number. */
import type { Block } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { elementValue } from '../values.ts';

export const form75 = defineForm({
  key: '7.5-information',
  formNo: null,
  title: '7.5に規定する情報',
  clauses: ['7.5', '8.1(6)'],
  filing: 'application',
  uses: [
    ...must('vendor/name', 'service/name'),
    ...must('vendor/shareholders/*/name', 'vendor/shareholders/*/country', 'vendor/shareholders/*/ratio'),
    ...must('vendor/officers/*/title', 'vendor/officers/*/name'),
    ...may('disclosure/capitalNote'),
    ...must('disclosure/foreignLaw'),
    ...may('service/dataLocation', 'service/subcontractors'),
    ...must('disclosure/governingLaw', 'disclosure/jurisdiction', 'disclosure/testing'),
    ...may('disclosure/lastTestedOn'),
    ...must('disclosure/testingAcceptance'),
  ],
  needed: always('登録申請書に必ず添えます（8.1(6)）。'),
  blocks: (file): readonly Block[] => [
    p.grid(file, ['vendor/name', 'service/name']),
    p.heading(2, '(1)　資本関係と役員'),
    p.table(
      [
        ['株主・出資者の名称', 0.5],
        ['国・地域', 0.25],
        ['出資比率', 0.25],
      ],
      file.vendor.shareholders.map((s) => [
        elementValue('vendor/shareholders', s, 'name'),
        elementValue('vendor/shareholders', s, 'country'),
        elementValue('vendor/shareholders', s, 'ratio'),
      ]),
      'vendor/shareholders',
      '資本関係',
    ),
    p.table(
      [
        ['役職', 0.4],
        ['氏名', 0.6],
      ],
      file.vendor.officers.map((o) => [
        elementValue('vendor/officers', o, 'title'),
        elementValue('vendor/officers', o, 'name'),
      ]),
      'vendor/officers',
      '役員',
    ),
    p.grid(file, [p.optional('disclosure/capitalNote')]),
    p.heading(2, '(2)　国内法以外の法令が適用されるリスクの評価に必要な情報'),
    p.grid(file, [
      'disclosure/foreignLaw',
      p.optional('service/dataLocation'),
      p.optional('service/subcontractors'),
    ]),
    p.heading(2, '(3)　契約の準拠法と裁判管轄'),
    p.grid(file, ['disclosure/governingLaw', 'disclosure/jurisdiction']),
    p.heading(2, '(4)　第三者による検査の実施状況と受入れ'),
    p.grid(file, [
      'disclosure/testing',
      p.optional('disclosure/lastTestedOn'),
      'disclosure/testingAcceptance',
    ]),
    p.note(
      'この書類の情報は、ISMAP-LIUクラウドサービスリストで公開されることを前提に提出します（7.9、11.5(11)）。',
    ),
  ],
});
