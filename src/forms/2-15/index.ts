/** 様式2-15 登録取下届出書 (18.1). */
import { lastEntry } from '#domain/facts';
import type { Block } from '#schemas';
import { defineForm } from '../define.ts';
import { entryDate } from '../log-values.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';

const W = 'after/withdrawal';

export const form215 = defineForm({
  key: '2-15',
  formNo: '様式2-15',
  title: '登録取下届出書',
  clauses: ['18.1'],
  filing: 'registered',
  uses: [
    ...must(`${W}/filedOn`, ...p.APPLICANT_PATHS, ...p.CONTACT_PATHS, 'service/name'),
    ...must(`${W}/reason`, `${W}/occurredOn`, `${W}/explanation`),
    ...may(`${W}/notice`),
  ],
  needed: (file, asOf) => {
    const last = lastEntry(file, ['service.ended', 'withdrawal.filed'], asOf);
    return last?.kind === 'service.ended'
      ? { needed: true, reason: '提供の終了、又は登録を維持できないとの判断を、遅滞なく届け出ます（18.1）。' }
      : { needed: false, reason: '提供の終了も、登録を維持できないとの判断も記録されていません（18.1）。' };
  },
  blocks: (file, asOf): readonly Block[] => [
    ...p.letterHead(file, `${W}/filedOn`, p.COMMITTEE),
    p.paragraph('次のクラウドサービスの登録を取り下げます。'),
    p.heading(2, '1　届出者'),
    p.applicant(file, true),
    p.heading(2, '2　連絡担当者'),
    p.contacts(file),
    p.heading(2, '3　対象'),
    p.grid(file, [
      'service/name',
      { label: '登録通知書の日付', value: entryDate(lastEntry(file, ['decision.registered'], asOf)) },
    ]),
    p.heading(2, '4　取下げの理由（18.1）'),
    p.choiceBoxes(`${W}/reason`, file.after.withdrawal.reason, {
      ended: '運用終了などにより提供を終了した',
      unsustainable: '登録を維持できないと判断した',
    }),
    p.grid(file, [`${W}/occurredOn`, `${W}/explanation`, p.optional(`${W}/notice`)]),
    p.heading(2, '5　記名'),
    p.vendorSignature(file, file.after.withdrawal.filedOn),
  ],
});
