/** The statement, and what is told while the registration stands. */
import type { OfficialField } from '#schemas';
import { field, option } from './field.ts';

export const laterFields: readonly OfficialField[] = [
  field('statement.scope', 'text', {
    labels: [
      '言明の対象範囲',
      '言明の対象',
      '言明の範囲',
      '言明の対象となる範囲',
      '言明対象範囲',
      '言明の対象とする範囲',
    ],
    shared: ['対象範囲', '範囲'],
    forms: ['2-1'],
  }),
  field('statement.subsequentEvents', 'text', {
    labels: ['後発事象', '後発事象の有無及び内容', '後発事象の内容', '重要な後発事象'],
    forms: ['2-1'],
  }),
  field('incident.recognisedAt', 'dateTime', {
    labels: [
      '認知した日時',
      '認知日時',
      '認知した日',
      '認知年月日',
      'インシデントを認知した日時',
      '認知の日時',
      '事案を認知した日時',
    ],
    shared: ['認知', '認知日'],
    forms: ['2-8'],
  }),
  field('incident.kind', 'choices', {
    labels: ['インシデントの種別', 'インシデントの種類', '事案の種別', '事案の種類', 'インシデント種別'],
    shared: ['種別', '種類'],
    options: [
      option('confidentiality', '機密性の喪失', '機密性の侵害', '機密性'),
      option('integrity', '完全性の喪失', '完全性の侵害', '完全性'),
      option('availability', '可用性の喪失', '可用性の侵害', '可用性'),
    ],
    forms: ['2-8'],
  }),
  field('incident.stage', 'choice', {
    labels: ['報告の区分', '報告区分', '報告の種別', '報告種別', '報告の種類'],
    options: [option('速報', '速報'), option('続報', '続報', '中間報告'), option('確報', '確報', '最終報告')],
    forms: ['2-8'],
  }),
  field('incident.summary', 'text', {
    labels: [
      '事案の概要',
      '事案の内容',
      'インシデントの概要',
      'インシデントの内容',
      '発生した事案の概要',
      '事案概要',
    ],
    shared: ['概要', '内容'],
    forms: ['2-8'],
  }),
  field('incident.impact', 'text', {
    labels: [
      '影響の範囲',
      '影響範囲',
      '影響の内容',
      '事案の影響',
      '影響範囲及び内容',
      'インシデントの影響',
      'インシデントによる影響',
    ],
    shared: ['影響'],
    forms: ['2-8'],
  }),
  field('incident.cause', 'text', {
    labels: ['発生原因', '発生の原因', '事案の原因', 'インシデントの原因', '発生した原因'],
    shared: ['原因'],
    forms: ['2-8'],
  }),
  field('incident.response', 'text', {
    labels: [
      '対応の状況',
      '対応状況',
      '対処の状況',
      '対処状況',
      '対応の内容',
      '講じた措置',
      '対応の経過',
      '事案への対応',
    ],
    shared: ['対応', '対処', '措置'],
    forms: ['2-8'],
  }),
  field('incident.prevention', 'text', {
    labels: [
      '再発防止策',
      '再発防止',
      '再発防止の措置',
      '再発防止措置',
      '再発防止のための措置',
      '再発防止対策',
    ],
    forms: ['2-8'],
  }),
  field('change.kind', 'choices', {
    labels: [
      '変更した事項',
      '変更事項',
      '変更のあった事項',
      '変更する事項',
      '変更の事項',
      '変更項目',
      '変更があった事項',
    ],
    options: [
      option(
        'applicant.name',
        '事業者の名称',
        '申請者の名称',
        '事業者名',
        '名称',
        '商号又は名称',
        '申請者名',
      ),
      option('applicant.address', '事業者の所在地', '申請者の所在地', '所在地', '住所'),
      option('representative.name', '代表者', '代表者の氏名', '代表者氏名'),
      option('service.name', 'サービスの名称', 'クラウドサービスの名称', 'サービス名'),
      option('service.url', 'サービスのURL', 'URL', 'サービスURL'),
    ],
    forms: ['2-11'],
  }),
  field('change.before', 'text', {
    labels: ['変更前', '変更前の内容', '変更前の記載', '変更前の事項'],
    forms: ['2-11'],
  }),
  field('change.after', 'text', {
    labels: ['変更後', '変更後の内容', '変更後の記載', '変更後の事項'],
    forms: ['2-11'],
  }),
  field('change.date', 'date', {
    labels: [
      '変更のあった日',
      '変更があった日',
      '変更日',
      '変更年月日',
      '変更した日',
      '変更が生じた日',
      '変更の年月日',
    ],
    forms: ['2-11'],
  }),
];
