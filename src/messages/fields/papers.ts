import { example, field } from './define.ts';

/** 書類だけの記載と確定版. */
export const paperFields = [
  field(
    'papers/overrides/*/text',
    'text',
    'この書類だけの記載',
    '案件の入力は変えずに、この書類にだけ別の書き方をするためです。',
    [],
    example('株式会社例示（登記上の表記）'),
  ),
  field(
    'papers/overrides/*/note',
    'text',
    '別の記載にする理由',
    '後から見た人が、入力との違いを誤りと取り違えないようにするためです。',
    [],
    example('登記簿の表記に合わせた。'),
  ),
  field(
    'papers/finals/*/on',
    'date',
    '確定した日',
    'いつの内容で承認したかを、後からたどれるようにするためです。',
    [],
    example('2026-10-01'),
  ),
  field(
    'papers/finals/*/approver',
    'line',
    '承認者',
    'だれが内容を認めたかを残すためです。',
    [],
    example('代表取締役　架空 太郎'),
  ),
  field(
    'papers/finals/*/reason',
    'text',
    '確定・改訂の理由',
    '版が変わったわけを、監査機関や社内に説明できるようにするためです。',
    [],
    example('運用支援機関の照会を受け、言明の対象範囲を書き直した。'),
  ),
];
