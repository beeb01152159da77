/** 様式2-17 異議申立書 (19.1): an objection to a treatment about the registration. */
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';
import { fieldValue } from '../values.ts';

const LIST = 'after/objections';
const at = (field: string): string => `${LIST}/*/${field}`;

export const form217 = defineForm({
  key: '2-17',
  formNo: '様式2-17',
  title: '異議申立書',
  clauses: ['19.1'],
  filing: 'registered',
  subjectList: LIST,
  uses: [
    ...must(at('filedOn'), ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name'),
    ...must(at('against'), at('treatedOn'), at('content'), at('request'), at('reasons')),
  ],
  needed: (file, asOf) => {
    const told = new Set(
      file.log.filter((e) => e.kind === 'objection.filed' && e.date <= asOf).map((e) => e.relatesTo),
    );
    return file.after.objections.some((o) => o.entryId === null || !told.has(o.entryId))
      ? { needed: true, reason: 'サービス登録に関する処置に異議があるときに提出できます（19.1）。' }
      : { needed: false, reason: '提出していない異議は書かれていません（19.1）。' };
  },
  blocks: (file, _asOf, _rulebook, subject): readonly Block[] => {
    const objection = file.after.objections.find((o) => o.id === subject);
    const path = (field: string): string => `${LIST}/${subject}/${field}`;
    return [
      ...p.letterHead(file, path('filedOn'), p.COMMITTEE),
      p.paragraph('サービス登録に関する処置について、次のとおり異議を申し立てます。'),
      p.heading(2, '1　申立者'),
      p.applicant(file, true),
      p.heading(2, '2　連絡担当者'),
      p.contacts(file),
      p.heading(2, '3　対象の処置'),
      p.grid(file, ['service/name', path('against'), path('treatedOn')]),
      p.heading(2, '4　異議'),
      p.grid(file, [path('content'), path('request')]),
      p.heading(3, '異議の理由'),
      { type: 'paragraph', value: fieldValue(file, path('reasons')) },
      p.heading(2, '5　添える資料'),
      p.fileList(file, objection?.attachmentIds ?? []),
      p.heading(2, '6　記名'),
      p.vendorSignature(file, objection?.filedOn ?? null),
    ];
  },
});
