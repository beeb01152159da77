/** The oath of 7.6 (8.1(7)): seven items, each accepted by itself. In our own words; the numbers are those of the rules. */
import type { Block } from '#schemas';
import { always, defineForm } from '../define.ts';
import * as p from '../parts.ts';
import { must } from '../uses.ts';

const ITEMS = [
  '調達の交渉で調達する機関から求められたときは、言明書の詳しい内容と、利用者の情報や環境に影響を及ぼし得る従事者の所属、専門性、実績、国籍（個人と結び付かない国名）を提出します。',
  '登録の期間中に利用者へ重大な影響を及ぼし得る情報セキュリティインシデントが起きたときは、第13章に従って速やかに報告し、内容の確認を求められたときも速やかに応じます。',
  '登録の期間中に重大な統制の変更やそれにつながる事象が生じたとき、又はリストの掲載事項が変わったときは、第14章に従って遅滞なく届け出ます。',
  '第15章のモニタリング、第16章の再監査、第17章の再申請の手続に従います。',
  '登録の一時停止又は削除を受けたときは、サービスを利用している府省庁等に速やかに知らせるか、自社のWebサイトで公開します。',
  '委託先を使うかどうかによらず、契約と情報セキュリティの問題は、自社の責任で利用者との間で解決します。',
  '内部監査の報告書の基になった記録を、内部監査の終了後少なくとも3年間保管し、必要な範囲で閲覧を求められたときは協力します。',
] as const;

const KEYS = ['item1', 'item2', 'item3', 'item4', 'item5', 'item6', 'item7'] as const;

export const form76 = defineForm({
  key: '7.6-oath',
  formNo: null,
  title: '7.6に規定する事項に関する宣誓書',
  clauses: ['7.6', '8.1(7)'],
  filing: 'application',
  uses: must('oath/swornOn', ...p.APPLICANT_PATHS, 'service/name', ...KEYS.map((key) => `oath/${key}`)),
  needed: always('登録申請書に必ず添えます（8.1(7)）。'),
  blocks: (file): readonly Block[] => [
    ...p.letterHead(file, 'oath/swornOn', p.COMMITTEE),
    p.applicant(file, true),
    p.grid(file, ['service/name']),
    p.paragraph('当社は、登録の期間中、次のすべての事項に対応することを宣誓します。'),
    {
      type: 'checks',
      items: KEYS.map((key, i) => ({
        checked: file.oath[key],
        value: { text: `(${i + 1}) ${ITEMS[i]!}`, source: { path: `oath/${key}` } },
      })),
    },
    p.note('各項目の文は7.6の各号を当アプリで言い換えたものです。規則の文と照らしてください（要原文確認）。'),
    p.vendorSignature(file, file.oath.swornOn),
  ],
});
