/** The case whose tables LibreOffice has opened and saved (`test/fixtures/statement-table/`): texts that are easily spoilt. */
import { plainDate } from '#kernel';
import type { CaseFile, StatementRow } from '#schemas';
import { emptyCase } from '#test/support/cases.ts';

const NOTES = [
  '=1+1',
  "'引用",
  '+81-3',
  '2026/4/1',
  '007',
  '1-2',
  'TRUE',
  '一行目\n二行目\n\n四行目',
  ' 前後の空白 ',
  '"引用",;',
  '𠮷野家・髙橋・〜から①まで',
  '令和8年4月1日',
  '_x0041_ <a>&amp;',
  '長い文。'.repeat(300),
] as const;

export function outsideCase(): CaseFile {
  const file = emptyCase();
  const ids = file.rows.map((r) => r.id).filter((id) => /^(5\.1\.1|6\.1\.3)(\.|$)/.test(id));
  const rows = file.rows
    .filter((r) => ids.includes(r.id))
    .map((row, i): StatementRow => {
      const note = NOTES[i % NOTES.length]!;
      const isObjective = row.id.split('.').length === 3;
      return {
        ...row,
        decision: i % 3 === 0 ? 'notAdopted' : 'adopted',
        reason: i % 3 === 0 ? note : '',
        note,
        ...(isObjective
          ? {}
          : {
              how: `実施の内容 ${i}\n${note}`,
              owner: i % 2 === 0 ? '情報システム部' : '007',
              operatingSince: plainDate('2026-04-01'),
            }),
      };
    });
  return { ...file, id: 'OUTSIDE1', title: '外で編集する案件', rows };
}
