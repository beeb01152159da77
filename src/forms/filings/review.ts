/** What is handed in while a filing is looked at: answers to inquiries (4.5, 9.5, 10.4), and the follow-up (10.9, 10.10). */
import { entriesOf, lastEntry } from '#domain/facts';
import type { PlainDate } from '#kernel';
import type { CaseFile, InquiryAnswer, LogKind } from '#schemas';
import { form220 } from '../2-20/index.ts';
import { form221 } from '../2-21/index.ts';
import { followupAnnex, followupConfirmation, followupStatement } from '../followup-statement/index.ts';
import { inquiryAnswer } from '../inquiry-answer/index.ts';
import type { Filing } from './contract.ts';
import { filesById, filesItem, paperItem } from './items.ts';

type Inquiry = {
  readonly key: string;
  readonly title: string;
  readonly clause: string;
  readonly folder: string;
  readonly chapter: number;
  readonly asks: LogKind;
  readonly answers: LogKind;
  readonly reason: string;
};

const answersTo = (file: CaseFile, asks: LogKind): readonly InquiryAnswer[] =>
  file.review.answers.filter((a) => file.log.find((e) => e.id === a.entryId)?.kind === asks);

/** Inquiries of the log that no answer of the log continues. */
function unanswered(file: CaseFile, asOf: PlainDate, asks: LogKind, answers: LogKind): number {
  const answered = new Set(entriesOf(file, [answers], asOf).map((e) => e.relatesTo));
  return entriesOf(file, [asks], asOf).filter((e) => !answered.has(e.id)).length;
}

/** One answer to one inquiry. */
const inquiryFiling = (of: Inquiry): Filing => ({
  key: of.key,
  title: of.title,
  clause: of.clause,
  folder: of.folder,
  chapter: of.chapter,
  subjects: (file) =>
    answersTo(file, of.asks).map((a) => {
      const entry = file.log.find((e) => e.id === a.entryId);
      return { id: a.id, label: `${entry?.date ?? ''} ${a.question.slice(0, 40)}` };
    }),
  occasion: (file, asOf) => {
    const open = unanswered(file, asOf, of.asks, of.answers);
    return open > 0
      ? { open: true, reason: `答えていない照会が${open}件あります。${of.reason}` }
      : { open: false, reason: '答えていない照会はありません。' };
  },
  items: (file, _asOf, _rulebook, subject) => {
    const answer = answersTo(file, of.asks).find((a) => a.id === subject);
    if (!answer)
      return [
        {
          title: inquiryAnswer.title,
          clauses: [of.clause],
          state: 'missing',
          reason: '回答がまだ書かれていません。「審査と登録留保」で照会を選び、回答を書いてください。',
          path: 'review/answers',
        },
      ];
    const files = filesById(file, answer.attachmentIds);
    const paper = paperItem(inquiryAnswer, { clauses: [of.clause], subject });
    return files.length > 0
      ? [paper, { title: '回答に添える資料', clauses: [of.clause], state: 'files', files }]
      : [paper];
  },
  checks: [],
  filed: (file, _asOf, subject) => ({
    kind: of.answers,
    relatesTo: answersTo(file, of.asks).find((a) => a.id === subject)?.entryId ?? null,
  }),
});

export const inquiryFilings: readonly Filing[] = [
  inquiryFiling({
    key: 'pre-answer',
    title: '事前申請の照会への回答',
    clause: '4.5(1)',
    folder: '01_照会への回答',
    chapter: 4,
    asks: 'pre.inquiry',
    answers: 'pre.answered',
    reason: '照会から1か月以内に十分に答えないと、受理されません（4.5(1)）。',
  }),
  inquiryFiling({
    key: 'application-answer',
    title: '登録申請の照会への回答',
    clause: '9.5',
    folder: '02_照会への回答',
    chapter: 9,
    asks: 'app.inquiry',
    answers: 'app.answered',
    reason: '照会から1か月以内に十分に答えないと、受理されません（9.5、9.6(1)）。',
  }),
  inquiryFiling({
    key: 'info-answer',
    title: '追加の情報提供の求めへの回答',
    clause: '10.4',
    folder: '02_追加の情報',
    chapter: 10,
    asks: 'app.infoRequest',
    answers: 'app.infoAnswered',
    reason: '原則として2週間以内に答えるよう努めます（10.4）。',
  }),
];

export const withheldIntent: Filing = {
  key: 'withheld-intent',
  title: '登録留保に関する意思表明',
  clause: '10.9',
  folder: '03_登録留保に関する意思表明',
  chapter: 10,
  subjects: () => null,
  occasion: (file, asOf) => {
    const last = lastEntry(file, ['decision.withheld', 'withheld.intent'], asOf);
    if (last?.kind === 'withheld.intent')
      return { open: false, reason: '意思表明書は提出済みです（10.9）。' };
    const { needed, reason } = form220.needed(file, asOf);
    return { open: needed, reason };
  },
  items: () => [paperItem(form220)],
  checks: [],
  filed: (file, asOf) => ({
    kind: 'withheld.intent',
    outcome: file.review.followup.intent ?? '',
    relatesTo: lastEntry(file, ['decision.withheld'], asOf)?.id ?? null,
  }),
};

export const withheldApplication: Filing = {
  key: 'withheld-application',
  title: '登録留保に係る申請',
  clause: '10.10(4)',
  folder: '03_登録留保に係る申請',
  chapter: 10,
  subjects: () => null,
  occasion: (file, asOf) => {
    const last = lastEntry(file, ['withheld.intent', 'followup.filed'], asOf);
    if (last?.kind === 'followup.filed')
      return { open: false, reason: '登録留保に係る申請は提出済みです（10.10(4)）。' };
    const { needed, reason } = form221.needed(file, asOf);
    return { open: needed, reason };
  },
  items: (file) => [
    paperItem(form221),
    paperItem(followupStatement, { clauses: ['10.10(4)(ア)'] }),
    paperItem(followupAnnex, { clauses: ['10.10(4)(ア)'] }),
    paperItem(followupConfirmation, { clauses: ['10.10(4)(イ)'] }),
    filesItem(filesById(file, file.review.followup.attachmentIds), {
      title: '実施結果報告書（別添を含む）',
      clauses: ['10.10(4)(ウ)'],
      lack: '監査機関から入手した実施結果報告書のファイルを添付してください（10.10(3)）。',
      path: 'review/followup/attachmentIds',
    }),
  ],
  checks: [],
  filed: () => ({ kind: 'followup.filed' }),
};
