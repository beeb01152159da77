/** 照会への回答書: the written answer to an inquiry of the operator (4.5(1), 9.5, 10.4). Unnumbered; the layout is ours. */
import { logKindLabel } from '#messages';
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';
import { say, valueOf } from '../values.ts';

export const inquiryAnswer = defineForm({
  key: 'inquiry-answer',
  formNo: null,
  title: '照会への回答書',
  clauses: ['4.5(1)', '9.5', '10.4'],
  filing: 'review',
  subjectList: 'review/answers',
  uses: [
    ...must(...p.APPLICANT_PATHS.slice(0, 1), 'service/name'),
    ...must('review/answers/*/answeredOn', 'review/answers/*/question', 'review/answers/*/answer'),
  ],
  needed: (file) =>
    file.review.answers.length > 0
      ? { needed: true, reason: '照会に文書で答えるときに使います（4.5(1)、9.5、10.4）。' }
      : { needed: false, reason: '回答を書き始めた照会がありません。' },
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const answer = file.review.answers.find((a) => a.id === subject);
    const inquiry = file.log.find((e) => e.id === answer?.entryId);
    const at = (field: string): string => `review/answers/${subject}/${field}`;
    return [
      ...p.letterHead(file, at('answeredOn'), 'ISMAP運用支援機関　御中'),
      p.heading(2, '1　回答者と対象'),
      p.grid(file, ['vendor/name', 'service/name']),
      p.heading(2, '2　照会'),
      p.grid(file, [
        { label: '種類', value: say(inquiry ? logKindLabel(inquiry.kind) : '記録なし') },
        { label: '日付', value: entryDate(inquiry) },
        { label: '内容', value: valueOf(answer?.question ?? '', at('question')) },
      ]),
      p.heading(2, '3　回答'),
      { type: 'paragraph', value: valueOf(answer?.answer ?? '', at('answer')) },
      p.heading(2, '4　添える資料'),
      p.fileList(file, answer?.attachmentIds ?? []),
      p.note('回答書に決まった様式はありません。体裁は当アプリのものです。'),
    ];
  },
});
