/** モニタリング確認内容への回答 (15.2(2)): the questions of a notice 2-12 with their answers. Unnumbered; the layout is ours. */
import { monitoringEntries } from '#domain/after';
import type { Block, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { elementValue } from '../values.ts';

const LIST = 'after/monitoring';
const at = (field: string): string => `${LIST}/*/${field}`;

export const monitoringAnswer = defineForm({
  key: 'monitoring-answer',
  formNo: null,
  title: 'モニタリング確認内容への回答',
  clauses: ['15.2(2)'],
  filing: 'registered',
  subjectList: LIST,
  uses: [
    ...must(at('answeredOn'), 'vendor/name', 'service/name', at('noticeOn')),
    ...may(at('number'), at('due')),
    ...must(at('questions/*/question'), at('questions/*/answer')),
    ...may(at('questions/*/basis'), at('remarks')),
  ],
  needed: (file, asOf) => {
    const open = file.after.monitoring.some(
      (m) => !monitoringEntries(file, m, asOf).some((e) => e.kind === 'monitoring.answered'),
    );
    return open
      ? { needed: true, reason: 'モニタリング実施通知書の確認内容に、文書で答えます（15.2(2)）。' }
      : { needed: false, reason: '回答していないモニタリングの通知は記録されていません（15.2(1)）。' };
  },
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const monitoring = file.after.monitoring.find((m) => m.id === subject);
    const path = (field: string): string => `${LIST}/${subject}/${field}`;
    const list = path('questions');
    const none: Value = { text: '', missing: true, source: { path: list } };
    const questions = monitoring?.questions ?? [];
    return [
      ...p.letterHead(file, path('answeredOn'), p.OPERATOR),
      p.heading(2, '1　回答者と対象'),
      p.grid(file, [
        'vendor/name',
        'service/name',
        path('noticeOn'),
        p.optional(path('number')),
        p.optional(path('due')),
      ]),
      p.heading(2, '2　確認内容と回答'),
      ...(questions.length === 0 ? [{ type: 'paragraph', value: none } satisfies Block] : []),
      ...questions.flatMap((q, i): Block[] => {
        const titles = file.attachments
          .filter((a) => q.attachmentIds.includes(a.id))
          .map((a) => a.title || a.fileName);
        return [
          p.heading(3, `確認内容${i + 1}`),
          { type: 'paragraph', value: elementValue(list, q, 'question') },
          {
            type: 'grid',
            rows: [
              { label: '回答', value: elementValue(list, q, 'answer') },
              { label: '根拠にした証跡', value: elementValue(list, q, 'basis', true) },
              {
                label: '添える資料',
                value: {
                  text: titles.join('\n') || 'なし',
                  source: { path: `${list}/${q.id}/attachmentIds` },
                },
              },
            ],
          },
        ];
      }),
      p.heading(2, '3　補足'),
      p.grid(file, [p.optional(path('remarks'))]),
      p.note('回答に決まった様式はありません。体裁は当アプリのものです。'),
    ];
  },
});
