/**
 * 公開される内容の見本 (7.9, 11.5): what the public list would say of this case, item by item with the field it comes from, and
 * what is on no item. A paper of our own; the operator makes the list.
 */
import { replay } from '#domain/procedure';
import { lastEntry } from '#domain/facts';
import { formatEra, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import { catalogueOf, type Control } from '#rulebook/controls';
import { TIER_LABELS } from '#messages';
import type { Block, CaseFile, Value } from '#schemas';
import { form75 } from '../7.5-information/index.ts';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { may, must } from '../uses.ts';
import { fieldValue, say } from '../values.ts';

const BY_OPERATOR = '運用支援機関が載せます（案件には欄がありません）';
const NOT_LISTED = [
  '管理策ごとの実施の内容、採用しない理由、責任者・担当、運用の開始日、メモ',
  '証跡と、証跡の一覧',
  '実施結果報告書と発見事項の内容、改善計画書の中身（あるかどうかだけが載ります）',
  '内部監査に係る報告書、経営者確認書、宣誓書',
  '影響度評価シートと影響度評価結果、連絡担当者',
] as const;

export const publicList = defineForm({
  key: 'public-list',
  formNo: null,
  title: '公開される内容の見本',
  clauses: ['7.9', '11.5'],
  filing: 'other',
  uses: [
    ...must('service/name', 'service/url', 'vendor/name', 'vendor/address/postalCode', 'vendor/address/text'),
    ...must('statement/scope'),
    ...may('statement/scopeExcluded'),
    ...may('rows/*/decision'),
    ...must('externalAudit/periodStart', 'externalAudit/periodEnd', 'statement/subsequentEvents'),
    ...may('externalAudit/hasFindings'),
  ],
  needed: always('申請する前に、何が公開されるかを確かめるためのものです（7.9）。'),
  blocks: (file, asOf, rulebook): readonly Block[] => {
    const listed = listedControls(file);
    return [
      p.note(
        'いまの案件から作った見本です。実際の公開リストは運用支援機関が作り、言い回しや並びはこれと異なることがあります。',
      ),
      p.heading(2, '1　公開リストに載る13項目（11.5）'),
      items(file, asOf, rulebook, listed.length),
      p.heading(2, '2　(7) 実施する管理策'),
      p.note(
        '基本言明要件に当たるもののうち「採用する」としたものを挙げています。末尾がBでない詳細管理策まで載るかは、規則の文からは定まりません（要原文確認）。番号のほかに載る言葉も規則は定めていません。',
      ),
      controlsTable(listed),
      p.heading(2, '3　(11) 7.5により出す情報'),
      ...form75
        .build(file, asOf, rulebook)
        .blocks.filter((b) => b.type !== 'note')
        .map((b): Block => (b.type === 'heading' ? { ...b, level: 3 } : b)),
      p.heading(2, '4　掲載項目に挙がっていないもの'),
      { type: 'list', ordered: false, items: NOT_LISTED.map(say) },
      p.note(
        '11.5と7.9に挙がっていないものを並べました。公開しないと定めた条文ではないので、秘密にしたいことは書き方を工夫してください。',
      ),
    ];
  },
});

/** What is basic and adopted, in the order of the case. */
function listedControls(file: CaseFile): readonly Control[] {
  const { control } = catalogueOf(file);
  return file.rows.flatMap((row) => {
    const known = row.decision === 'adopted' ? control(row.id) : undefined;
    return known?.basic ? [known] : [];
  });
}

type Item = readonly [item: string, name: string, value: Value, from: string];

function items(file: CaseFile, asOf: PlainDate, rulebook: Rulebook, controls: number): Block {
  const field = (path: string, optional = false): Value => fieldValue(file, path, optional);
  const rows: readonly Item[] = [
    ['(1)', 'サービスの名称', field('service/name'), '7.9(1)'],
    ['(2)', 'ホームページのURL', field('service/url'), ''],
    ['(3)', '事業者の名称', field('vendor/name'), ''],
    ['', '事業者の郵便番号', field('vendor/address/postalCode'), ''],
    ['', '事業者の所在地', field('vendor/address/text'), ''],
    ['(4)', '登録日', registeredOn(file, asOf), '11.1'],
    ['(5)', '登録の有効期限', expires(file, asOf, rulebook), '12.1'],
    ['(6)', '言明の対象範囲', field('statement/scope'), '7.9(2)'],
    ['', '対象範囲から除くもの', field('statement/scopeExcluded', true), '7.9(2)'],
    ['(7)', '実施する管理策', { text: `${controls}件（下の2）`, source: { path: 'rows' } }, '7.9(3)'],
    ['(8)', '監査対象期間の初日', field('externalAudit/periodStart'), '7.9(4)'],
    ['', '監査対象期間の末日', field('externalAudit/periodEnd'), '7.9(4)'],
    ['(9)', '後発事象', field('statement/subsequentEvents'), '7.9(5)'],
    ['(10)', '改善計画書の有無', plan(file), '7.4、7.9'],
    ['(11)', '7.5により出す情報', say('下の3のとおり'), '7.5、7.9'],
    ['(12)', '登録に関する特記事項', say(BY_OPERATOR), ''],
    ['(13)', '利用している政府機関等の数', say(BY_OPERATOR), ''],
  ];
  return p.table(
    [
      ['11.5', 0.08, 'center'],
      ['項目', 0.24],
      ['載る内容', 0.53],
      ['根拠', 0.15],
    ],
    rows.map(([item, name, value, from]) => [say(item), say(name), value, say(from)]),
    'service/name',
  );
}

function registeredOn(file: CaseFile, asOf: PlainDate): Value {
  const entry = lastEntry(file, ['decision.registered'], asOf);
  return entry
    ? { text: formatEra(entry.date), source: { path: `log/${entry.id}/date` } }
    : say('登録が決まると運用支援機関が載せます');
}

function expires(file: CaseFile, asOf: PlainDate, rulebook: Rulebook): Value {
  const last = replay(file, asOf, rulebook).expires;
  return last === null
    ? say('登録が決まると運用支援機関が載せます')
    : { text: formatEra(last), source: { path: 'externalAudit/periodEnd' } };
}

/** 11.5(10): only whether there is one. */
function plan(file: CaseFile): Value {
  const { hasFindings } = file.externalAudit;
  const source = { path: file.findings.length > 0 ? 'findings' : 'externalAudit/hasFindings' };
  if (file.findings.length > 0 || hasFindings === true) return { text: 'あり', source };
  return hasFindings === false ? { text: 'なし', source } : { text: '', source, missing: true };
}

function controlsTable(listed: readonly Control[]): Block {
  return p.table(
    [
      ['区分', 0.24],
      ['件数', 0.1, 'center'],
      ['番号', 0.66],
    ],
    (['governance', 'management', 'objective', 'detailed'] as const).map((tier) => {
      const ids = listed.filter((c) => c.tier === tier).map((c) => c.id);
      const numbers: Value = {
        text: ids.join('、') || 'なし',
        source: { path: ids[0] ? `rows/${ids[0]}/decision` : 'rows' },
      };
      const label = tier === 'detailed' ? `${TIER_LABELS[tier]}（末尾B）` : TIER_LABELS[tier];
      return [say(label), say(String(ids.length)), numbers];
    }),
    'rows',
  );
}
