/**
 * The case whose sheet was handed to LibreOffice (see returned/README.md). Fixed here and not taken from the sample, since
 * the committed files speak of it for ever.
 */
import { plainDate } from '#kernel';
import type { CaseFile, Information } from '#schemas';
import { emptyCase } from '#test/support/cases.ts';

export const HANDED_OVER = plainDate('2026-06-01');
const AT = '2026-05-01T00:00:00.000Z';

function information(id: string, name: string, more: Partial<Information> = {}): Information {
  return {
    id,
    created: AT,
    changed: AT,
    name,
    description: `${name}の内容`,
    subjects: '職員',
    volume: '1,000件',
    storage: '国内に1年',
    personalData: false,
    leak: '迷惑な連絡が届く',
    falsification: '',
    stop: '電話で代わりができる',
    self: { confidentiality: 'low', integrity: 'low', availability: 'low', reason: '影響は限られる' },
    ...more,
  };
}

export function sheetCase(): CaseFile {
  const empty = emptyCase();
  return {
    ...empty,
    id: 'CASE-SHEET-1',
    rows: [],
    vendor: { ...empty.vendor, name: '株式会社例示' },
    service: {
      ...empty.service,
      name: '例示サービス',
      url: 'https://service.example.jp/',
      summary: '会議室の予約を行う。\n予約の結果をメールで知らせる。',
      dataLocation: '国内',
    },
    functions: [
      { id: 'FUNC-1', created: AT, changed: AT, name: '予約', description: '空きを調べて予約する' },
      { id: 'FUNC-2', created: AT, changed: AT, name: '集計', description: '利用を月ごとに数える' },
    ],
    works: [
      {
        id: 'WORK-1',
        created: AT,
        changed: AT,
        name: '会議室の管理',
        description: '',
        listed: false,
        listEntry: '',
      },
    ],
    information: [
      information('INFO-A', '職員の名簿', { personalData: true, description: '氏名、所属\nメールアドレス' }),
      information('INFO-B', '予約の情報'),
      // Text that a spreadsheet would take for a formula.
      information('INFO-C', '=HYPERLINK("http://x.example","開く")'),
      information('INFO-D', '備品の台帳 ＜&"\'＞ 𠮷'),
      information('INFO-E', '来訪者の記録'),
    ],
  };
}
