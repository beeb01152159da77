/** What stands in tables: the impact assessment, the controls of the annex, findings. */
import type { OfficialField } from '#schemas';
import { column, field, option } from './field.ts';

const levels = [option('低', '低'), option('中', '中'), option('高', '高')];

export const sheetFields: readonly OfficialField[] = [
  field('assessment.agency', 'text', {
    labels: [
      '評価機関の名称',
      '評価機関名',
      '評価機関',
      '評価者の名称',
      '評価を行った機関',
      '評価を行う機関の名称',
    ],
    forms: ['1-2'],
  }),
  field('assessment.date', 'date', {
    labels: ['評価年月日', '評価日', '評価を行った日', '評価した日', '評価実施日'],
    forms: ['1-2'],
  }),
  field('assessment.functions[]', 'rows', {
    labels: ['業務', '業務の一覧', '業務一覧', '対象業務', '利用する業務'],
    columns: [
      column('name', ['業務の名称', '業務名', '業務の名称（機能）', '機能', '機能名', '機能の名称', '業務']),
      column('detail', ['業務の内容', '内容', '業務内容', '業務の概要', '機能の内容']),
    ],
    forms: ['1-2'],
  }),
  field('assessment.information[]', 'rows', {
    labels: ['取り扱う情報', '取扱情報', '情報', '情報の一覧', '取り扱う情報の一覧'],
    columns: [
      column('name', ['情報の名称', '情報名', '情報', '情報の種類', '取り扱う情報']),
      column('c', ['機密性', '機密性の影響度', 'C'], 'choice', levels),
      column('i', ['完全性', '完全性の影響度', 'I'], 'choice', levels),
      column('a', ['可用性', '可用性の影響度', 'A'], 'choice', levels),
    ],
    forms: ['1-2'],
  }),
  field('assessment.overall', 'choice', {
    labels: ['総合評価', '評価の結果', '影響度の総合評価', '総合判定', '影響度評価結果'],
    options: [option('低位', '低位'), option('低位以外', '低位以外')],
    forms: ['1-2'],
  }),
  field('controls[]', 'rows', {
    labels: ['管理策', '管理策一覧', '管理策の採否'],
    columns: [
      column('id', ['管理策番号', '管理策の番号', '管理策No', '番号', '項番'], 'code'),
      column('adopted', ['採否', '採用の有無', '採用・不採用', '採用の可否'], 'choice', [
        option('true', '採用', '○', '有'),
        option('false', '不採用', '×', '無'),
      ]),
      column('reason', [
        '採用しない理由',
        '不採用の理由',
        '不採用理由',
        '非採用の理由',
        '採用しない場合の理由',
        '理由',
      ]),
      column('how', ['実施内容', '実施の内容', '実施状況', '実施方法', '対応内容', '管理策の実施内容']),
    ],
    forms: ['2-1別添'],
  }),
  field('findings[]', 'rows', {
    labels: ['発見事項', '発見事項及び改善の計画', '発見事項一覧', '改善計画', '発見事項と改善計画'],
    columns: [
      column('controlId', ['管理策番号', '管理策の番号', '管理策', '該当する管理策', '該当管理策'], 'code'),
      column('summary', ['発見事項の概要', '発見事項', '発見事項の内容', '指摘事項', '指摘の概要']),
      column('action', [
        '改善措置の内容',
        '改善措置',
        '改善策',
        '改善の内容',
        '改善計画の内容',
        '是正措置',
        '改善内容',
      ]),
      column('owner', ['担当者', '担当', '担当部署', '責任者', '改善担当者', '実施責任者']),
      column(
        'due',
        ['完了予定日', '改善期限', '完了予定', '改善完了予定日', '完了期限', '期限', '予定日'],
        'date',
      ),
    ],
    forms: ['改善計画書'],
  }),
];
