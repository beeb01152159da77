/** 様式2-8 情報セキュリティインシデントに関する報告書 (13.3): the full report, with the course of events. */
import { reportPack, storyOf } from '#domain/incident';
import { defineForm } from '../define.ts';
import { incidentUses, LIST, reportBlocks } from '../incident-parts.ts';
import { COMMITTEE } from '../parts.ts';

export const form28 = defineForm({
  key: '2-8',
  formNo: '様式2-8',
  title: '情報セキュリティインシデントに関する報告書',
  clauses: ['13.3'],
  filing: 'registered',
  subjectList: LIST,
  uses: incidentUses('report'),
  usesIn: (file) => incidentUses('report', reportPack(file)),
  needed: (file, asOf) => {
    const open = file.incidents.filter((i) => i.judgedBy !== 'none' && !storyOf(file, i, asOf).report);
    return open.length > 0
      ? { needed: true, reason: 'インシデントを認知した日から原則30日以内に出します（13.3）。' }
      : { needed: false, reason: '確報を出していないインシデントはありません（13.3）。' };
  },
  blocks: (file, asOf, _rulebook, subject) => reportBlocks(file, asOf, subject, 'report', COMMITTEE),
});
