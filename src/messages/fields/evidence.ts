import { EVIDENCE_KIND_LABELS } from '../labels.ts';
import { choices, example, field } from './define.ts';

/** 証跡. */
export const evidenceFields = [
  field(
    'evidence/*/kind',
    'choice',
    '証跡の置き場所',
    'ファイルとしてこの案件に入れるか、別の場所にあるものを参照するかを分けるためです。',
    ['10.3(2)'],
    choices(EVIDENCE_KIND_LABELS),
  ),
  field(
    'evidence/*/title',
    'line',
    '証跡の名前',
    '監査で求められたときに、どの記録かをすぐ示せるようにするためです。',
    ['10.3(2)'],
    example('権限の棚卸しの記録（2026年度第1四半期）'),
  ),
  field(
    'evidence/*/reference',
    'line',
    '保管場所',
    'ファイルを入れない証跡を、監査手続の終わりまでに出せるようにするためです。',
    ['10.3(2)'],
    example('文書管理システム ISMS-2026-014'),
  ),
  field(
    'evidence/*/date',
    'date',
    '証跡の日付',
    '取り込んだ日ではなく記録そのものの日付で、監査対象期間の運用を示せるかを見るためです。',
    ['10.3(2)'],
    example('2026-07-10'),
  ),
  field(
    'evidence/*/expires',
    'date',
    '有効期限',
    '期限の切れた診断結果や証明書に気付けるようにするためです。',
    [],
    example('2027-06-25'),
  ),
  field(
    'evidence/*/owner',
    'line',
    '証跡の管理者',
    '新しい版や原本を誰に頼むかを明らかにするためです。',
    [],
    example('基盤運用部'),
  ),
  field('evidence/*/note', 'text', '証跡のメモ', '社内の覚え書きです。提出書類には載りません。', []),
];
