/** 様式2-10 重大な統制変更等届出書 (14.1): a material change of a control, or what may lead to one. */
import type { Block } from '#schemas';
import {
  changeHead,
  changeNeeded,
  changeOf,
  changePath as at,
  CHANGES,
  demandLine,
} from '../change-parts.ts';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';

export const form210 = defineForm({
  key: '2-10',
  formNo: '様式2-10',
  title: '重大な統制変更等届出書',
  clauses: ['14.1'],
  filing: 'registered',
  subjectList: CHANGES,
  uses: [
    ...must(at('filedOn'), ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name'),
    ...must(at('title'), at('occurredOn'), at('what')),
    ...may(at('before'), at('after')),
    ...must(at('material'), at('mayLead'), at('judgedReason')),
    ...may(at('controlIds')),
    ...must(at('impact'), at('measures')),
  ],
  needed: changeNeeded(
    'material',
    '重大な統制変更、又はつながり得る事象を、遅滞なく届け出ます（14.1）。',
    '届け出ていない重大な統制変更は記録されていません（14.1）。',
  ),
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const change = changeOf(file, subject);
    const path = (field: string): string => `${CHANGES}/${subject}/${field}`;
    return [
      ...changeHead(file, subject),
      p.heading(2, '3　変更の内容'),
      p.grid(file, [
        'service/name',
        path('title'),
        path('occurredOn'),
        path('what'),
        p.optional(path('before')),
        p.optional(path('after')),
        ...demandLine(file, change, 'material'),
      ]),
      p.heading(2, '4　区分'),
      {
        type: 'checks',
        items: [
          p.confirmBox(path('material'), change?.material ?? null, '言明した統制が重大に変わった'),
          p.confirmBox(path('mayLead'), change?.mayLead ?? null, '重大な統制変更につながり得る事象である'),
        ],
      },
      p.grid(file, [path('judgedReason'), p.optional(path('controlIds'))]),
      p.heading(2, '5　影響と措置'),
      p.grid(file, [path('impact'), path('measures')]),
      p.heading(2, '6　添える資料'),
      p.fileList(file, change?.attachmentIds ?? []),
      p.heading(2, '7　記名'),
      p.vendorSignature(file, change?.filedOn ?? null),
    ];
  },
});
