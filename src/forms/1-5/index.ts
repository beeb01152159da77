/** 様式1-5 事前申請に係る異議申立書 (6.1): against a refusal to accept, or a notice that the rules do not apply. */
import { entriesOf } from '#domain/facts';
import { formatEra, type PlainDate } from '#kernel';
import { logKindLabel } from '#messages';
import type { CaseFile, LogEntry, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { must, when } from '../uses.ts';
import { fieldValue, say } from '../values.ts';

/** The measure an objection can be made against: the last one the log has. */
function causeOf(file: CaseFile, asOf?: PlainDate): LogEntry | null {
  const last =
    asOf ?? file.log.reduce<PlainDate | null>((max, e) => (max && max > e.date ? max : e.date), null);
  if (last === null) return null;
  const found = entriesOf(file, ['pre.notAccepted', 'pre.notice'], last).at(-1);
  return found && (found.kind === 'pre.notAccepted' || found.outcome === 'notApplicable') ? found : null;
}

export const form15 = defineForm({
  key: '1-5',
  formNo: '様式1-5',
  title: '事前申請に係る異議申立書',
  clauses: ['6.1'],
  filing: 'other',
  uses: [
    ...must(...p.APPLICANT_PATHS, 'service/name'),
    ...when((_, file) => causeOf(file) !== null, 'preApplication/objection'),
  ],
  needed: (file, asOf) => {
    const cause = causeOf(file, asOf);
    if (cause === null)
      return { needed: false, reason: '不受理も該当性なしの通知も記録されていないため、不要です（6.1）。' };
    return { needed: true, reason: '異議があるときに提出できます。義務ではありません（6.1）。' };
  },
  blocks: (file, asOf) => {
    const cause = causeOf(file, asOf);
    const filed = entriesOf(file, ['pre.objection'], asOf).at(-1);
    const date: Value = filed
      ? { text: formatEra(filed.date), source: { path: `log/${filed.id}/date` } }
      : say('令和　　年　　月　　日');
    return [
      { type: 'paragraph', value: date, align: 'right' },
      p.paragraph(p.MINISTRIES),
      p.paragraph('事前申請に関する次の措置について、異議を申し立てます。'),
      p.heading(2, '1　申立者'),
      p.applicant(file, true),
      p.heading(2, '2　対象の措置'),
      p.grid(file, [
        'service/name',
        { label: '措置', value: cause ? what(cause) : say('なし') },
        {
          label: '措置の日',
          value: cause
            ? { text: formatEra(cause.date), source: { path: `log/${cause.id}/date` } }
            : say('なし'),
        },
      ]),
      p.heading(2, '3　異議の内容と理由'),
      { type: 'paragraph', value: fieldValue(file, 'preApplication/objection', cause === null) },
      p.vendorSignature(file, filed?.date ?? null),
    ];
  },
});

const what = (cause: LogEntry): Value => ({
  text: cause.kind === 'pre.notice' ? '該当性なしの通知（様式1-4）' : logKindLabel(cause.kind),
  source: { path: `log/${cause.id}/kind` },
});
