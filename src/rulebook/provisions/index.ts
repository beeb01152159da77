/** The provisions, one entry each, in the order of the source. Big: load it lazily. */
import { annexes } from './annexes.ts';
import { chapter01 } from './chapter-01.ts';
import { chapter02 } from './chapter-02.ts';
import { chapter03 } from './chapter-03.ts';
import { chapter04 } from './chapter-04.ts';
import { chapter05 } from './chapter-05.ts';
import { chapter06 } from './chapter-06.ts';
import { chapter07 } from './chapter-07.ts';
import { chapter08 } from './chapter-08.ts';
import { chapter09 } from './chapter-09.ts';
import { chapter10 } from './chapter-10.ts';
import { chapter11 } from './chapter-11.ts';
import { chapter12 } from './chapter-12.ts';
import { chapter13 } from './chapter-13.ts';
import { chapter14 } from './chapter-14.ts';
import { chapter15 } from './chapter-15.ts';
import { chapter16 } from './chapter-16.ts';
import { chapter17 } from './chapter-17.ts';
import { chapter18 } from './chapter-18.ts';
import { chapter19 } from './chapter-19.ts';
import { special } from './special.ts';
import { supplementary } from './supplementary.ts';
import { partyName, type Chapter, type Provision } from './types.ts';

export * from './types.ts';
export { effectOn, type EffectVerdict } from './effects.ts';

/** Chapters in the order of the source; titles 1–19 as the rules have them. */
export const chapters: readonly Chapter[] = [
  { no: '1', title: '総則', doc: 'rules' },
  { no: '2', title: '用語の定義', doc: 'rules' },
  { no: '3', title: 'サービス登録に関する事前申請', doc: 'rules' },
  { no: '4', title: '事前申請の受理', doc: 'rules' },
  { no: '5', title: '事前申請の審査', doc: 'rules' },
  { no: '6', title: '事前申請に係る異議申立', doc: 'rules' },
  { no: '7', title: '申請者に対する要求事項', doc: 'rules' },
  { no: '8', title: 'サービス登録に関する申請', doc: 'rules' },
  { no: '9', title: '申請の受理', doc: 'rules' },
  { no: '10', title: '審査', doc: 'rules' },
  { no: '11', title: '登録', doc: 'rules' },
  { no: '12', title: 'サービス登録の更新', doc: 'rules' },
  { no: '13', title: '情報セキュリティインシデント発生時の報告', doc: 'rules' },
  { no: '14', title: '重大な統制変更等の届出', doc: 'rules' },
  { no: '15', title: 'モニタリング', doc: 'rules' },
  { no: '16', title: '再監査', doc: 'rules' },
  { no: '17', title: '再申請', doc: 'rules' },
  { no: '18', title: '登録の削除', doc: 'rules' },
  { no: '19', title: '登録に係る異議申立', doc: 'rules' },
  { no: '附則', title: '附則', doc: 'rules' },
  { no: '別表・別紙', title: '別表・別紙', doc: 'rules' },
  { no: 'special', title: 'ISMAP-LIU登録促進のための特別措置について', doc: 'special' },
];

/** Every provision of this edition, in the order of `chapters`. */
export const provisions: readonly Provision[] = [
  ...chapter01,
  ...chapter02,
  ...chapter03,
  ...chapter04,
  ...chapter05,
  ...chapter06,
  ...chapter07,
  ...chapter08,
  ...chapter09,
  ...chapter10,
  ...chapter11,
  ...chapter12,
  ...chapter13,
  ...chapter14,
  ...chapter15,
  ...chapter16,
  ...chapter17,
  ...chapter18,
  ...chapter19,
  ...supplementary,
  ...annexes,
  ...special,
];

const byId = new Map(provisions.map((p) => [p.id, p]));

/** The provision of an id (`7.11`, `8.1(8)`, `special 2(4) ①`), or undefined where there is none. */
export function provision(id: string): Provision | undefined {
  return byId.get(id);
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const haystacks: readonly string[] = provisions.map((p) =>
  fold([p.id, p.title, p.summary, ...p.binds.map((b) => partyName[b]), ...p.forms.map(formWord)].join('\n')),
);

function formWord(form: string): string {
  return /^\d/.test(form) ? `様式${form}` : form;
}

/**
 * The provisions that hold every word of the text (words are parted by spaces) in id, title, summary, parties or
 * forms, in the order of the source. Widths and case are alike (NFKC): `様式２－４` finds `様式2-4`. Empty text finds all.
 */
export function searchProvisions(text: string): readonly Provision[] {
  const words = fold(text)
    .replace(/[‐‑‒–—―−]/g, '-')
    .split(/\s+/)
    .filter((w) => w !== '');
  return provisions.filter((_, i) => words.every((w) => haystacks[i]!.includes(w)));
}
