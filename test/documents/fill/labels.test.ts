import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialVocabulary } from '#rulebook/official';
import {
  canonical,
  isInstructions,
  isOfficeText,
  isProse,
  normaliseLabel,
} from '../../../src/documents/fill/labels.ts';
import { likeness } from '../../../src/documents/fill/similar.ts';
import { matcherOf } from '../../../src/documents/fill/vocabulary-match.ts';
import { findBlanks } from '../../../src/documents/fill/docx/blanks.ts';

describe('a label as printed', () => {
  it.each([
    ['住　　　所', '住所'],
    ['１．申　請　者', '申請者'],
    ['■　申請者に関する事項', '申請者に関する事項'],
    ['（申請者）', '申請者'],
    ['【担当者】', '担当者'],
    ['法人番号（１３桁）', '法人番号'],
    ['①名称', '名称'],
    ['（２）　電話番号', '電話番号'],
    ['届\n出\n者', '届出者'],
    ['ＴＥＬ：', 'TEL'],
    ['ﾌﾘｶﾞﾅ', 'フリガナ'],
    ['第１　代表者', '代表者'],
    ['６　後発事象（該当がない場合は「該当なし」と記載）', '後発事象'],
    ['2026年度の監査', '2026年度の監査'],
  ])('%j is %j', (printed, label) => expect(normaliseLabel(printed)).toBe(label));

  it('is the same label however its characters are set apart and split', () => {
    const labels = officialVocabulary.fields
      .flatMap((f) => [...f.labels, ...f.shared])
      .filter((l) => /^\p{Script=Han}{2,}$/u.test(l));
    fc.assert(
      fc.property(fc.constantFrom(...labels), fc.constantFrom('', ' ', '　', '　　', '\n'), (label, gap) => {
        expect(canonical(normaliseLabel([...label].join(gap)))).toBe(canonical(label));
      }),
    );
  });

  it('tells instructions, prose and the office’s own boxes', () => {
    expect(['記　載　要　領', '（記載上の注意）', '（注１）住所：番地まで'].map(isInstructions)).toEqual([
      true,
      true,
      true,
    ]);
    expect(isInstructions('備考欄')).toBe(false);
    expect(isProse('６　サービスの名称：　契約書に記載する名称とする。')).toBe(true);
    expect(isProse('影響の範囲（影響を受けた利用者の数を含む。）')).toBe(false);
    expect(['受付番号', '受付欄（事務局記入）', '処理欄'].map(isOfficeText)).toEqual([true, true, true]);
  });
});

describe('what a label means', () => {
  const { match, groupOf } = matcherOf(officialVocabulary);
  const field = (label: string, ...context: string[]): string | null => {
    const found = match(label, context, null);
    return found.sure ? (found.guesses[0]?.field ?? null) : null;
  };

  it('depends on the headings over it', () => {
    expect(field('氏名', '代表者', '申請者')).toBe('representative.name');
    expect(field('氏　名', '２．連絡担当者')).toBe('contact.name');
    expect(field('名称', '登録を受けようとするクラウドサービス')).toBe('service.name');
    expect(field('名称', '申請者')).toBe('applicant.name');
    expect(field('所在地', '名称', '申請者')).toBe('applicant.address');
  });

  it('is nobody’s below others, and open below what is unknown', () => {
    for (const other of ['委託先', '緊急連絡先', '※受付欄', '前回の申請', 'データセンター']) {
      for (const label of ['氏名', '会社名', '代表者氏名', '電話番号', '法人番号'])
        expect(field(label, other)).toBeNull();
    }
    for (const label of ['氏名', '担当者氏名', '会社名', '責任者氏名'])
      expect(field(label, '品質管理部門')).toBeNull();
    expect(field('氏名')).toBeNull();
    expect(field('責任者氏名')).toBeNull();
  });

  it('may be said in nearly the same words, below a heading that asks for it', () => {
    expect(field('通知書の番号等', '事前申請の結果')).toBe('preApplication.noticeNumber');
    expect(groupOf('代表者の職・氏名')).toBe('representative');
    expect(groupOf('部署・氏名')).toBe('contact');
    for (const [a, b] of [
      ['言明の対象外', '言明の対象'],
      ['サービス名の略称', 'サービス名'],
      ['発生した日時', '認知した日時'],
      ['監査機関の住所', '監査機関の名称'],
      ['変更前', '変更後'],
    ] as const)
      expect(likeness(canonical(a), canonical(b)), a).toBe(0);
  });

  it('every label of the vocabulary means its own field below its own heading', () => {
    for (const f of officialVocabulary.fields) {
      const heading = officialVocabulary.groups.find((g) => g.id === f.group)?.words[0] ?? '';
      for (const label of [...f.labels, ...f.shared]) {
        const guesses = match(label, [heading], f.forms[0] ?? null).guesses.map((g) => g.field);
        expect(guesses, `${heading} / ${label}`).toContain(f.key);
      }
    }
  });
});

describe('blanks in a line', () => {
  const kinds = (text: string, leader = false): string[] =>
    findBlanks(text, leader).map((b) => (b.kind === 'inline' ? b.shape : b.kind));

  it.each([
    ['令和　　年　　月　　日', ['date']],
    ['自　令和　年　月　日　至　令和　年　月　日', ['date', 'date']],
    ['　　．　　．　　', ['date']],
    ['（〒　　　　　　）', ['postal']],
    ['第　　　　号', ['number']],
    ['名　称　＿＿＿＿＿', ['line']],
    ['職：　　　　　氏名：', ['colon', 'colon']],
    ['申請の区分：　□　新規　　□　更新', ['box', 'box']],
    ['生　年　月　日', []],
    ['申請年月日', []],
    ['■　申請者に関する事項', []],
    ['（該当する□にレ印）', []],
    ['５　「令和　　年　　月　　日」の形で記載すること。', []],
    ['６　サービスの名称：　広告等で用いる呼び名ではなく', []],
  ])('%j', (text, expected) => expect(kinds(text)).toEqual(expected));

  it('a tab draws a line only where it has a leader', () => {
    expect(kinds('代表者役職　\t', true)).toEqual(['line']);
    expect(kinds('代表者役職　\t')).toEqual([]);
  });

  it('takes any text, long ones too, and never overlaps', () => {
    const apart = (text: string): void => {
      const found = findBlanks(text, true);
      found.forEach((b, n) => expect(b.start).toBeGreaterThanOrEqual(found[n - 1]?.end ?? 0));
    };
    fc.assert(
      fc.property(fc.stringMatching(/^[年月日令和\u3000＿□：（）第号〒．\n氏名]{0,60}$/), (text) => {
        apart(text);
      }),
    );
    for (const text of ['　'.repeat(20_000), '令和　年　月'.repeat(4_000), '氏名：＿＿　'.repeat(4_000)])
      apart(text);
    expect(findBlanks('氏名：＿＿　'.repeat(4_000), true).length).toBeGreaterThan(0);
  });
});
