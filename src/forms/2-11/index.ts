/** 様式2-11 ISMAP-LIUクラウドサービスリスト掲載事項変更届出書 (14.2): an item of the public list (11.5) changed. */
import { fieldInfo } from '#messages';
import { LIST_ITEMS, type Block } from '#schemas';
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

export const form211 = defineForm({
  key: '2-11',
  formNo: '様式2-11',
  title: 'ISMAP-LIUクラウドサービスリスト掲載事項変更届出書',
  clauses: ['14.2'],
  filing: 'registered',
  subjectList: CHANGES,
  uses: [
    ...must(at('filedOn'), ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name'),
    ...must(at('title'), at('occurredOn')),
    ...may(...LIST_ITEMS.map((item) => at(`items/${item}`))),
    ...must(at('before'), at('after')),
    ...may(at('what')),
  ],
  needed: changeNeeded(
    'listed',
    '公開リストの掲載事項の変更を、遅滞なく届け出ます（14.2）。',
    '届け出ていない掲載事項の変更は記録されていません（14.2）。',
  ),
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const change = changeOf(file, subject);
    const path = (field: string): string => `${CHANGES}/${subject}/${field}`;
    return [
      ...changeHead(file, subject),
      p.heading(2, '3　変更'),
      p.grid(file, [
        'service/name',
        path('title'),
        path('occurredOn'),
        p.optional(path('what')),
        ...demandLine(file, change, 'listed'),
      ]),
      p.heading(2, '4　変更される掲載事項（11.5）'),
      {
        type: 'checks',
        items: LIST_ITEMS.map((item) => ({
          checked: change?.items[item] === true,
          value: {
            text: fieldInfo(at(`items/${item}`))?.label ?? '',
            source: { path: path(`items/${item}`) },
          },
        })),
      },
      p.heading(2, '5　変更前と変更後'),
      p.grid(file, [path('before'), path('after')]),
      p.heading(2, '6　添える資料'),
      p.fileList(file, change?.attachmentIds ?? []),
      p.heading(2, '7　記名'),
      p.vendorSignature(file, change?.filedOn ?? null),
    ];
  },
});
