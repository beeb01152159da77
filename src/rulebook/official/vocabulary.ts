/** All the words together; see the types in `#schemas`. */
import type { OfficialVocabulary } from '#schemas';
import { formFacts } from '../forms/index.ts';
import { applicationFields } from './application.ts';
import { laterFields } from './later.ts';
import { sheetFields } from './sheets.ts';
import { officialGroups } from './groups.ts';

/** Titles of the forms: the papers the rules number, those that forms in use name otherwise, and some without a number. */
const forms = [
  ...formFacts.flatMap((f) => (f.no === null ? [] : [{ no: f.no, titles: [f.title] }])),
  { no: '2-1別添', titles: ['言明書 別添（管理策）', '言明書別添', '管理策一覧'] },
  { no: '改善計画書', titles: ['改善計画書', '改善計画'] },
  // Papers the rules do not number: known by their titles, should there be a form of them.
  {
    no: 'インシデント速報',
    titles: [
      'インシデント速報',
      '情報セキュリティインシデント速報',
      '情報セキュリティインシデントに関する速報',
    ],
  },
  { no: 'モニタリング回答書', titles: ['モニタリング確認内容への回答', 'モニタリング回答書'] },
  { no: '弁明書', titles: ['弁明書'] },
  { no: '照会回答書', titles: ['照会への回答', '照会事項への回答', '照会回答書'] },
  { no: '宣誓書', titles: ['7.6に規定する事項に関する宣誓書', '宣誓書'] },
  { no: '誓約書', titles: ['特別措置の適用に係る誓約書', '誓約書'] },
];

/** Groups, fields and forms as the recogniser takes them. */
export const officialVocabulary: OfficialVocabulary = {
  groups: officialGroups,
  fields: [...applicationFields, ...laterFields, ...sheetFields],
  forms,
};
