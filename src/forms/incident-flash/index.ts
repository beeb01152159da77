/** インシデント速報 (13.2, 別紙3): what is known at once. Unnumbered; the layout and the items are ours. */
import { reportPack, storyOf } from '#domain/incident';
import { defineForm } from '../define.ts';
import { incidentUses, LIST, reportBlocks } from '../incident-parts.ts';
import { OPERATOR } from '../parts.ts';

export const incidentFlash = defineForm({
  key: 'incident-flash',
  formNo: null,
  title: 'インシデント速報',
  clauses: ['13.2', '別紙3'],
  filing: 'registered',
  subjectList: LIST,
  uses: incidentUses('flash'),
  usesIn: (file) => incidentUses('flash', reportPack(file)),
  needed: (file, asOf) => {
    const open = file.incidents.filter((i) => i.judgedBy !== 'none' && !storyOf(file, i, asOf).flash);
    return open.length > 0
      ? {
          needed: true,
          reason: 'インシデントを認知した日から原則3日以内（閉庁日を除く）に出します（13.2）。',
        }
      : { needed: false, reason: '速報を出していないインシデントはありません（13.2）。' };
  },
  blocks: (file, asOf, _rulebook, subject) => reportBlocks(file, asOf, subject, 'flash', OPERATOR),
});
