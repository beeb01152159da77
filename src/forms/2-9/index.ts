/** 様式2-9 クラウドサービスの登録の一時停止解除届出書 (13.9; after a re-audit 16.6). */
import { storyOf } from '#domain/incident';
import { logKindInfo } from '#messages';
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import { LIST } from '../incident-parts.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { say } from '../values.ts';

const at = (field: string): string => `${LIST}/*/${field}`;

export const form29 = defineForm({
  key: '2-9',
  formNo: '様式2-9',
  title: 'クラウドサービスの登録の一時停止解除届出書',
  clauses: ['13.9', '16.6'],
  filing: 'registered',
  subjectList: LIST,
  uses: [
    ...must(at('releaseOn'), ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name', at('title')),
    ...must(at('conditions'), at('conditionsAnswer')),
    ...may(at('cause'), at('prevention'), at('releaseRemarks')),
  ],
  needed: (file, asOf) => {
    const open = file.incidents.some((i) => {
      const { suspension } = storyOf(file, i, asOf);
      return suspension?.by === '13.7' && suspension.released === null;
    });
    return open
      ? { needed: true, reason: '一時停止解除条件を満たしたら、速やかに届け出ます（13.9）。' }
      : { needed: false, reason: '運営委員会による一時停止を受けていないため、不要です（13.7、13.9）。' };
  },
  blocks: (file, asOf, _rulebook, subject): readonly Block[] => {
    const incident = file.incidents.find((i) => i.id === subject);
    const suspension = incident ? storyOf(file, incident, asOf).suspension : null;
    const path = (field: string): string => `${LIST}/${subject}/${field}`;
    const reason = logKindInfo('suspension.started').outcomes.find((o) => o.value === suspension?.by);
    const files = file.attachments.filter((a) => incident?.attachmentIds.includes(a.id));
    return [
      ...p.letterHead(file, path('releaseOn'), p.COMMITTEE),
      p.paragraph('登録の一時停止について、解除条件を満たすための対応を終えたので、次のとおり届け出ます。'),
      p.heading(2, '1　登録者'),
      p.applicant(file, true),
      p.contacts(file),
      p.heading(2, '2　一時停止'),
      p.grid(file, [
        'service/name',
        path('title'),
        { label: '一時停止の日', value: entryDate(suspension?.started) },
        { label: '一時停止の理由', value: say(reason?.label ?? '―') },
        { label: '解除条件の通知の日', value: entryDate(suspension?.conditions) },
        ...(suspension?.reaudit
          ? [{ label: '再監査を求められた日（様式2-14）', value: entryDate(suspension.reaudit) }]
          : []),
      ]),
      p.heading(2, '3　一時停止解除条件と対応'),
      p.grid(file, [
        path('conditions'),
        path('conditionsAnswer'),
        p.optional(path('cause')),
        p.optional(path('prevention')),
        p.optional(path('releaseRemarks')),
      ]),
      p.heading(2, '4　添える資料'),
      files.length > 0
        ? { type: 'list', ordered: true, items: files.map((f) => say(f.title || f.fileName)) }
        : p.paragraph('なし'),
      p.heading(2, '5　記名'),
      p.vendorSignature(file, incident?.releaseOn ?? null),
    ];
  },
});
