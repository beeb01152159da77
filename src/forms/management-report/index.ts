/** 経営者への進み具合の報告: for the vendor's own management, part of no filing. */
import { insightOf, type Counts } from '#domain/insight';
import { formatEra } from '#kernel';
import { blockerMessage } from '#messages';
import type { Block, Snapshot, Value } from '#schemas';
import { defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';
import { say } from '../values.ts';

/** How many kinds of blockers are worth a manager's time. */
const MOST = 12;

export const managementReport = defineForm({
  key: 'management-report',
  formNo: null,
  title: '登録準備の進み具合の報告',
  clauses: ['7.1'],
  filing: 'other',
  uses: must('vendor/name', 'service/name'),
  needed: () => ({ needed: false, reason: '社内の報告に使うもので、提出する書類ではありません。' }),
  blocks: (file, asOf, rulebook): readonly Block[] => {
    const insight = insightOf(file, asOf, rulebook);
    const { all, blockers } = insight;
    return [
      p.paragraph(`${formatEra(asOf)} 時点`, 'right'),
      p.grid(file, ['vendor/name', 'service/name']),
      p.heading(2, '1　全体'),
      {
        type: 'grid',
        rows: [
          { label: '管理策と統制目標', value: say(`${all.total}件`) },
          { label: '記入まで済んだもの', value: say(share(all.complete, all.total)) },
          { label: '採否は決まったが不足があるもの', value: say(share(all.incomplete, all.total)) },
          { label: '採否が決まっていないもの', value: say(share(all.undecided, all.total)) },
          { label: '監査の妨げになる点', value: say(`${insight.errors}件`) },
        ],
      },
      p.heading(2, '2　章ごと'),
      countTable(
        '章',
        insight.chapters.map((c) => [`${c.chapter}\u3000${c.label}`, c.counts]),
      ),
      p.heading(2, '3　担当ごと'),
      insight.owners.length === 0
        ? p.paragraph('担当の記録がありません。')
        : countTable(
            '担当',
            insight.owners.map((o) => [o.owner || '担当なし', o.counts]),
          ),
      p.heading(2, '4　監査の妨げになるもの'),
      blockers.length === 0
        ? p.paragraph('見つかっていません。')
        : p.table(
            [
              ['内容', 0.62],
              ['件数', 0.12, 'center'],
              ['条項', 0.26],
            ],
            blockers
              .slice(0, MOST)
              .map((b) => [say(blockerMessage(b)), say(`${b.count}`), say(b.clauses.join('、'))]),
            'rows',
          ),
      ...(blockers.length > MOST ? [p.note(`ほかに${blockers.length - MOST}種類あります。`)] : []),
      p.heading(2, '5　これまでの記録'),
      keptTable(insight.history.kept),
      p.note(
        '「記入まで済んだもの」は、採否と、採用する場合の実施内容・担当・運用開始日・証跡、採用しない場合の理由がそろった行です。内容の正しさを示すものではありません。',
      ),
    ];
  },
});

const percent = (n: number, of: number): string => (of === 0 ? '0' : ((100 * n) / of).toFixed(1));
const share = (n: number, of: number): string => `${n}件（${percent(n, of)}％）`;

function countTable(what: string, rows: readonly (readonly [string, Counts])[]): Block {
  return p.table(
    [
      [what, 0.4],
      ['全部', 0.12, 'center'],
      ['済み', 0.12, 'center'],
      ['不足', 0.12, 'center'],
      ['未定', 0.12, 'center'],
      ['済みの割合', 0.12, 'center'],
    ],
    rows.map(([label, c]): Value[] => [
      say(label),
      ...[c.total, c.complete, c.incomplete, c.undecided].map((n) => say(String(n))),
      say(`${percent(c.complete, c.total)}％`),
    ]),
    'rows',
  );
}

function keptTable(kept: readonly Snapshot[]): Block {
  if (kept.length === 0)
    return p.paragraph('「進み具合」の画面で残した日の記録がここに並びます。まだありません。');
  return p.table(
    [
      ['日付', 0.34],
      ['決まったもの', 0.22, 'center'],
      ['済んだもの', 0.22, 'center'],
      ['妨げになる点', 0.22, 'center'],
    ],
    kept
      .slice(-24)
      .map((s) => [
        say(formatEra(s.date)),
        say(`${s.decided}／${s.rows}`),
        say(`${s.complete}／${s.rows}`),
        say(`${s.errors}`),
      ]),
    'snapshots',
  );
}
