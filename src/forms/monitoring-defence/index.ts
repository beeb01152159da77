/** 弁明書 (15.2(5)): what the vendor says to a result that could not confirm its duties. Unnumbered; the layout is ours. */
import { monitoringEntries } from '#domain/after';
import type { CaseFile, Block, LogEntry, Monitoring } from '#schemas';
import type { PlainDate } from '#kernel';
import { defineForm } from '../define.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { fieldValue } from '../values.ts';

const LIST = 'after/monitoring';
const at = (field: string): string => `${LIST}/*/${field}`;

/** The result that gives occasion to a defence (15.2(5)): the last one, unless it confirmed. */
export function contestable(file: CaseFile, m: Monitoring, asOf: PlainDate): LogEntry | null {
  const result = monitoringEntries(file, m, asOf).findLast((e) => e.kind === 'monitoring.result');
  return result && result.outcome !== 'confirmed' ? result : null;
}

export const monitoringDefence = defineForm({
  key: 'monitoring-defence',
  formNo: null,
  title: '弁明書',
  clauses: ['15.2(5)'],
  filing: 'registered',
  subjectList: LIST,
  uses: [
    ...must(at('defenceOn'), ...p.APPLICANT_PATHS, 'service/name', at('noticeOn')),
    ...may(at('number')),
    ...must(at('unconfirmed'), at('defence')),
  ],
  needed: (file, asOf) =>
    file.after.monitoring.some((m) => contestable(file, m, asOf) !== null)
      ? { needed: true, reason: '確認できないとの通知に、弁明の機会を求めることができます（15.2(5)）。' }
      : { needed: false, reason: '確認できないとの通知を受けていないため、不要です（15.2(5)）。' },
  blocks: (file, asOf, _rulebook, subject): readonly Block[] => {
    const monitoring = file.after.monitoring.find((m) => m.id === subject);
    const path = (field: string): string => `${LIST}/${subject}/${field}`;
    return [
      ...p.letterHead(file, path('defenceOn'), p.OPERATOR),
      p.paragraph('モニタリングの結果の通知について、次のとおり弁明します。'),
      p.heading(2, '1　弁明する者'),
      p.applicant(file, true),
      p.heading(2, '2　対象の通知'),
      p.grid(file, [
        'service/name',
        path('noticeOn'),
        p.optional(path('number')),
        {
          label: '結果の通知の日付',
          value: entryDate(monitoring ? contestable(file, monitoring, asOf) : null),
        },
        path('unconfirmed'),
      ]),
      p.heading(2, '3　弁明'),
      { type: 'paragraph', value: fieldValue(file, path('defence')) },
      p.heading(2, '4　添える資料'),
      p.fileList(file, monitoring?.attachmentIds ?? []),
      p.heading(2, '5　記名'),
      p.vendorSignature(file, monitoring?.defenceOn ?? null),
      p.note('弁明書に決まった様式はありません。体裁は当アプリのものです。'),
    ];
  },
});
