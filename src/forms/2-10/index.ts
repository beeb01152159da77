/** 様式2-10 重大な統制変更等届出書 (14.1): a material change of a control, or what may lead to one. */
import { changeForm, changePath as at } from '../change-parts.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';

export const form210 = changeForm({
  key: '2-10',
  formNo: '様式2-10',
  title: '重大な統制変更等届出書',
  clauses: ['14.1'],
  paper: 'material',
  yes: '重大な統制変更、又はつながり得る事象を、遅滞なく届け出ます（14.1）。',
  no: '届け出ていない重大な統制変更は記録されていません（14.1）。',
  uses: [
    ...must(at('what')),
    ...may(at('before'), at('after')),
    ...must(at('material'), at('mayLead'), at('judgedReason')),
    ...may(at('controlIds')),
    ...must(at('impact'), at('measures')),
  ],
  lines: (path) => [path('what'), p.optional(path('before')), p.optional(path('after'))],
  chapters: (file, change, path) => [
    [
      '区分',
      {
        type: 'checks',
        items: [
          p.confirmBox(path('material'), change?.material ?? null, '言明した統制が重大に変わった'),
          p.confirmBox(path('mayLead'), change?.mayLead ?? null, '重大な統制変更につながり得る事象である'),
        ],
      },
      p.grid(file, [path('judgedReason'), p.optional(path('controlIds'))]),
    ],
    ['影響と措置', p.grid(file, [path('impact'), path('measures')])],
  ],
});
