/** 様式2-11 ISMAP-LIUクラウドサービスリスト掲載事項変更届出書 (14.2): an item of the public list (11.5) changed. */
import { fieldInfo } from '#messages';
import { LIST_ITEMS } from '#schemas';
import { changeForm, changePath as at } from '../change-parts.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';

export const form211 = changeForm({
  key: '2-11',
  formNo: '様式2-11',
  title: 'ISMAP-LIUクラウドサービスリスト掲載事項変更届出書',
  clauses: ['14.2'],
  paper: 'listed',
  yes: '公開リストの掲載事項の変更を、遅滞なく届け出ます（14.2）。',
  no: '届け出ていない掲載事項の変更は記録されていません（14.2）。',
  uses: [
    ...may(...LIST_ITEMS.map((item) => at(`items/${item}`))),
    ...must(at('before'), at('after')),
    ...may(at('what')),
  ],
  lines: (path) => [p.optional(path('what'))],
  chapters: (file, change, path) => [
    [
      '変更される掲載事項（11.5）',
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
    ],
    ['変更前と変更後', p.grid(file, [path('before'), path('after')])],
  ],
});
