/**
 * Headings by how they are made, not by a list: whoever files something is the applicant (異議申立者, 届出事業者), whoever is
 * to be asked is the contact (申請事務担当者). Each pattern takes the whole heading, so that 再委託担当者 is neither. On text
 * as `canonical` leaves it.
 */

/** What is filed; nothing that others do (監査, 審査, 評価). */
const FILED =
  '(?:事前|登録|留保|一時停止|解除|異議|申立て?|届出?|申請|申込み?|報告|提出|言明|宣誓|誓約|取下げ?|変更|更新|意思|表明|サービス)';
const WHO = '(?:者|人|法人|事業者|企業|会社|団体)';

const APPLICANT = new RegExp(
  `^(?:${FILED}+(?:を?(?:行う|行った|する|した))?${WHO}|(?:サービス)?(?:提供)?事業者|(?:申請|届出)?(?:法人|会社|企業)|貴社|御社|当社)$`,
  'u',
);
const REPORTER = /報告(?:者|人)$/u;
const REPRESENTATIVE = new RegExp(`^(?:${FILED}*${WHO})?(?:代表者|代表取締役|代表)$`, 'u');
const CONTACT = new RegExp(
  `^(?:本件|当該|${FILED}|事務|実務|業務|連絡|窓口|照会)*(?:に係る|に関する)?(?:担当者?|担当窓口|連絡窓口|連絡先|連絡担当者|問合せ先|問合せ窓口|照会先)(?:連絡先)?$`,
  'u',
);
const SERVICE = new RegExp(`^(?:対象|当該|本|${FILED})*(?:となる|とする)?サービス$`, 'u');
const AUDIT = /^(?:外部)?監査(?:実施)?(?:機関|状況|概要|結果|内容)?$/u;
const NEUTRAL = new RegExp(`^(?:本|今回)?${FILED}+(?:内容|事項|概要|対象|詳細)?$`, 'u');

/** The group of a heading made so, '' for one that says nothing of whose blanks stand below it, null for any other. */
export function groupByMaking(key: string): string | null {
  if (REPORTER.test(key)) return null;
  if (SERVICE.test(key)) return 'service';
  if (APPLICANT.test(key)) return 'applicant';
  if (REPRESENTATIVE.test(key)) return 'representative';
  if (CONTACT.test(key)) return 'contact';
  if (AUDIT.test(key)) return 'audit';
  return NEUTRAL.test(key) ? '' : null;
}

/** The field of who is named, where a blank stands right at the word for him (申請者, 代表者, 担当者名). */
export function namedBy(key: string): string | null {
  const who = key.replace(/(?<=者|法人|会社|企業)名$/u, '');
  const group = groupByMaking(who);
  if (group === 'applicant') return 'applicant.name';
  if (!/(?:者|代表取締役)$/u.test(who)) return null;
  return group === 'representative' || group === 'contact' ? `${group}.name` : null;
}
