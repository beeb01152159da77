/** All the words together; see the types in `#schemas`. */
import type { OfficialVocabulary } from '#schemas';
import { formFacts } from '../forms/index.ts';
import { applicationFields } from './application.ts';
import { laterFields } from './later.ts';
import { sheetFields } from './sheets.ts';
import { officialGroups } from './groups.ts';

/** Titles of the forms: the papers the rules number, and the two that forms in use name otherwise. */
const forms = [
  ...formFacts.flatMap((f) => (f.no === null ? [] : [{ no: f.no, titles: [f.title] }])),
  { no: '2-1別添', titles: ['言明書 別添（管理策）', '言明書別添', '管理策一覧'] },
  { no: '改善計画書', titles: ['改善計画書', '改善計画'] },
];

/** Groups, fields and forms as the recogniser takes them. */
export const officialVocabulary: OfficialVocabulary = {
  groups: officialGroups,
  fields: [...applicationFields, ...laterFields, ...sheetFields],
  forms,
};
