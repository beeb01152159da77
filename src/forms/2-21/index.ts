/** 様式2-21 登録留保に係る申請書 (10.10(4)), with the three papers enclosed. */
import { lastEntry } from '#domain/facts';
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { say } from '../values.ts';

const F = 'review/followup';

export const form221 = defineForm({
  key: '2-21',
  formNo: '様式2-21',
  title: '登録留保に係る申請書',
  clauses: ['10.10(4)'],
  filing: 'review',
  uses: [
    ...must(`${F}/filedOn`, ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name', `${F}/controlIds`),
    ...must(`${F}/improvedOn`, `${F}/firm`, `${F}/periodStart`, `${F}/periodEnd`, `${F}/reportDate`),
    ...may(`${F}/remarks`),
  ],
  needed: (file, asOf) => {
    const last = lastEntry(file, ['decision.withheld', 'withheld.intent', 'decision.rejected'], asOf);
    if (last?.kind === 'withheld.intent' && last.outcome === 'pursue')
      return {
        needed: true,
        reason: '登録留保に係る実施結果報告書の日付から1か月以内に提出します（10.10(4)）。',
      };
    return { needed: false, reason: '登録留保に係る審査を求めた場合にだけ提出します（10.10）。' };
  },
  blocks: (file, asOf): readonly Block[] => [
    ...p.letterHead(file, `${F}/filedOn`, p.COMMITTEE),
    p.paragraph('登録留保とされた申請について、登録留保に係る審査を申請します。'),
    p.heading(2, '1　申請者'),
    p.applicant(file, true),
    p.heading(2, '2　連絡担当者'),
    p.contacts(file),
    p.heading(2, '3　対象'),
    p.grid(file, [
      'service/name',
      { label: '登録留保通知書の日付', value: entryDate(lastEntry(file, ['decision.withheld'], asOf)) },
      { label: '意思表明書の提出日', value: entryDate(lastEntry(file, ['withheld.intent'], asOf)) },
      `${F}/controlIds`,
    ]),
    p.heading(2, '4　改善の実施を確かめた監査'),
    p.grid(file, [
      `${F}/improvedOn`,
      `${F}/firm`,
      `${F}/periodStart`,
      `${F}/periodEnd`,
      `${F}/reportDate`,
      p.optional(`${F}/remarks`),
    ]),
    p.heading(2, '5　添付書類（10.10(4)）'),
    {
      type: 'list',
      ordered: true,
      items: ['言明書（別添を含む）', '経営者確認書', '実施結果報告書（別添を含む）'].map(say),
    },
    p.heading(2, '6　記名'),
    p.vendorSignature(file, file.review.followup.filedOn),
  ],
});
