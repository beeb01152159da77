/** 特別措置の適用に係る誓約書 (special 2(2) bullet 4): the intention to apply, and that the statement is true. */
import { formatEra } from '#kernel';
import { phaseOf, rulebookFor } from '#rulebook';
import type { CaseFile } from '#schemas';
import { defineForm, type FormSpec } from '../define.ts';
import * as p from '../parts.ts';
import { must, when } from '../uses.ts';

const wanted = (file: CaseFile): boolean => file.specialMeasure.wanted === true;

const needed: FormSpec['needed'] = (file, asOf, rulebook = rulebookFor(file.edition)) => {
  const { special } = rulebook.terms;
  if (!wanted(file)) return { needed: false, reason: '特別措置を使う案件ではないため、不要です。' };
  const { pledgedOn } = file.specialMeasure;
  if (phaseOf(asOf, special) === 'during')
    return { needed: true, reason: '特別措置の要件の一つとして提出します（特別措置 2(2)）。' };
  if (pledgedOn !== null && phaseOf(pledgedOn, special) === 'during')
    return { needed: true, reason: '特別措置の期間中に提出した誓約書です（特別措置 2(2)）。' };
  return {
    needed: false,
    reason:
      phaseOf(asOf, special) === 'before'
        ? `特別措置は${formatEra(special.from)}に始まるため、まだ要りません。`
        : `特別措置は${special.until === null ? '' : formatEra(special.until)}に終わっているため、不要です。`,
  };
};

export const specialMeasurePledge = defineForm({
  key: 'special-measure-pledge',
  formNo: null,
  title: '特別措置の適用に係る誓約書',
  clauses: ['special 2(2) bullet 4'],
  filing: 'other',
  uses: [
    ...when((_, file) => wanted(file), 'specialMeasure/pledgedOn'),
    ...must(...p.APPLICANT_PATHS, 'service/name'),
    ...when((_, file) => wanted(file), 'specialMeasure/plannedFiling', 'statement/preparedOn'),
  ],
  needed,
  blocks: (file) => [
    ...(wanted(file)
      ? p.letterHead(file, 'specialMeasure/pledgedOn', p.MINISTRIES_ONLY)
      : [p.paragraph('令和　　年　　月　　日', 'right'), p.paragraph(p.MINISTRIES_ONLY)]),
    p.applicant(file, true),
    p.grid(file, [
      'service/name',
      { path: 'specialMeasure/plannedFiling', optional: !wanted(file) },
      { path: 'statement/preparedOn', label: '言明書の作成日', optional: !wanted(file) },
    ]),
    p.paragraph('ISMAP-LIU登録促進のための特別措置の適用を受けるに当たり、次の事項を誓約します。'),
    p.heading(2, '1　登録申請の意思'),
    p.paragraph(
      '上記のクラウドサービスについて、特別措置の運用期間中にISMAP-LIUへの申請（事前申請を含む）を行い、登録を目指します。',
    ),
    p.heading(2, '2　言明の内容'),
    p.paragraph(
      '言明書に記載した内容は事実に相違なく、ガバナンス基準及びマネジメント基準のすべて、統制目標並びに末尾にBが付く詳細管理策を実施しています。',
    ),
    p.note('誓約書の文面は公表された資料にないため、当アプリで書いたものです（要原文確認）。'),
    p.vendorSignature(file, file.specialMeasure.pledgedOn),
  ],
});
