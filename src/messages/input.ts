/** What is wrong with something typed, before it can be stored. */
import type { DateInputError } from '#kernel';
import type { Notice } from './storage.ts';

const HOW = '「令和8年4月1日」「R8.4.1」「2026-04-01」「2026/4/1」のように入力してください。';

const DATE: Readonly<Record<DateInputError, Notice>> = {
  'date.empty': { title: '日付が入力されていません。', remedy: HOW },
  'date.form': { title: '日付として読み取れません。', remedy: HOW },
  'date.noSuchDay': { title: '暦にない日付です。', remedy: '年・月・日を確かめてください。' },
  'date.tooEarly': {
    title: '1868年より前の日付は入力できません。',
    remedy: '1868年（明治元年）以後の日付を入力してください。',
  },
  'date.era': {
    title: 'この元号にはない日付です。',
    remedy: '元号の始まりと終わりを確かめるか、西暦で入力してください。',
  },
};

/** Why a typed date was not taken. */
export function dateInputMessage(code: DateInputError): Notice {
  return DATE[code];
}
