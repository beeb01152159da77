/** 様式2-20 登録留保に関する意思表明書 (10.9): whether the vendor asks for the review of a withheld application. */
import { lastEntry } from '#domain/facts';
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';

export const form220 = defineForm({
  key: '2-20',
  formNo: '様式2-20',
  title: '登録留保に関する意思表明書',
  clauses: ['10.9'],
  filing: 'review',
  uses: [
    ...must('review/followup/intentOn', ...p.APPLICANT_PATHS, 'service/name', 'review/followup/intent'),
    ...may('review/followup/intentReason'),
  ],
  needed: (file, asOf) => {
    if (!lastEntry(file, ['decision.withheld'], asOf))
      return { needed: false, reason: '登録留保の通知を受けていないため、不要です（10.7）。' };
    return { needed: true, reason: '登録留保通知書の日付から1か月以内に提出します（10.9）。' };
  },
  blocks: (file, asOf): readonly Block[] => [
    ...p.letterHead(file, 'review/followup/intentOn', p.COMMITTEE),
    p.heading(2, '1　申請者とクラウドサービス'),
    p.applicant(file, true),
    p.grid(file, [
      'service/name',
      { label: '登録留保通知書の日付', value: entryDate(lastEntry(file, ['decision.withheld'], asOf)) },
    ]),
    p.heading(2, '2　意思'),
    p.paragraph('登録留保の通知を受けた申請について、次のとおり意思を表明します。'),
    p.choiceBoxes('review/followup/intent', file.review.followup.intent, {
      pursue: '登録留保に係る審査を求める',
      abandon: '登録留保に係る審査を求めない',
    }),
    p.grid(file, [p.optional('review/followup/intentReason')]),
    p.heading(2, '3　記名'),
    p.vendorSignature(file, file.review.followup.intentOn),
  ],
});
