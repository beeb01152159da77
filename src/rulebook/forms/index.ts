/** The papers the rules name: numbers, exact titles, who writes them, where they stand. Facts, all from the seeds. */

/**
 * Who writes the paper. `applicantAndAgency` = the vendor describes, the agency assesses; `received` = it reaches the
 * vendor and starts a state or a clock; `internal` = it never reaches the vendor; `external` = a third party's, attached.
 */
export type FormAuthor = 'applicant' | 'applicantAndAgency' | 'received' | 'internal' | 'external';

export type FormFact = {
  /** `2-4` for 様式2-4, null for a paper without a number. */
  readonly no: string | null;
  /** The exact title. Papers without a number and without a title of their own carry ours, after the clause. */
  readonly title: string;
  readonly by: FormAuthor;
  readonly clauses: readonly string[];
  readonly provenance: 'seed';
};

const numbered = (no: string, title: string, by: FormAuthor, clauses: readonly string[]): FormFact => ({
  no,
  title,
  by,
  clauses,
  provenance: 'seed',
});
const unnumbered = (title: string, by: FormAuthor, clauses: readonly string[]): FormFact => ({
  no: null,
  title,
  by,
  clauses,
  provenance: 'seed',
});

/** Numbered forms in order (1-1 … 1-6, 2-1 … 2-21), then the papers without a number. */
export const formFacts: readonly FormFact[] = [
  numbered('1-1', '事前申請書', 'applicant', ['3.1']),
  numbered('1-2', 'SaaSの利用に係る業務・情報の影響度評価シート', 'applicantAndAgency', ['3.1(1)', '3.3']),
  numbered('1-3', '事前申請に係る審査報告書', 'internal', ['5.1']),
  numbered('1-4', '事前申請結果通知書', 'received', ['5.4', '5.5']),
  numbered('1-5', '事前申請に係る異議申立書', 'applicant', ['6.1']),
  numbered('1-6', '事前申請に係る異議申立書への回答書', 'received', ['6.2']),
  numbered('2-1', '言明書', 'applicant', ['7.1', '8.1(2)']),
  numbered('2-2', '経営者確認書', 'applicant', ['7.1', '8.1(3)']),
  numbered('2-3', '内部監査に係る報告書', 'applicant', ['7.2', '8.1(8)']),
  numbered('2-4', '登録申請書', 'applicant', ['8.1']),
  numbered('2-5', '審査報告書', 'internal', ['10.1']),
  numbered('2-6', '登録通知書', 'received', ['11.1', '11.2']),
  numbered('2-7', '結果通知書', 'received', ['11.4']),
  numbered('2-8', '情報セキュリティインシデントに関する報告書', 'applicant', ['13.3']),
  numbered('2-9', 'クラウドサービスの登録の一時停止解除届出書', 'applicant', ['13.9', '16.6']),
  numbered('2-10', '重大な統制変更等届出書', 'applicant', ['14.1']),
  numbered('2-11', 'ISMAP-LIUクラウドサービスリスト掲載事項変更届出書', 'applicant', ['14.2']),
  numbered('2-12', 'モニタリング実施通知書', 'received', ['15.2(1)']),
  numbered('2-13', 'モニタリング実施結果等通知書', 'received', ['15.2(4)', '15.2(5)', '16.1', '16.3']),
  numbered('2-14', '再監査要請書', 'received', ['16.5']),
  numbered('2-15', '登録取下届出書', 'applicant', ['18.1']),
  numbered('2-16', '再申請要請書', 'received', ['18.3']),
  numbered('2-17', '異議申立書', 'applicant', ['19.1']),
  numbered('2-18', '異議申立書への回答書', 'received', ['19.2']),
  numbered('2-19', '登録留保通知書', 'received', ['10.7']),
  numbered('2-20', '登録留保に関する意思表明書', 'applicant', ['10.9']),
  numbered('2-21', '登録留保に係る申請書', 'applicant', ['10.10(4)']),
  unnumbered('改善計画書', 'applicant', ['7.4', '8.1(5)']),
  unnumbered('7.5に規定する情報', 'applicant', ['7.5', '8.1(6)']),
  unnumbered('7.6に規定する事項に関する宣誓書', 'applicant', ['7.6', '8.1(7)']),
  unnumbered('インシデント速報', 'applicant', ['13.2', '別紙3']),
  unnumbered('モニタリング確認内容への回答', 'applicant', ['15.2(2)']),
  unnumbered('弁明書', 'applicant', ['15.2(5)']),
  unnumbered('特別措置の適用に係る誓約書', 'applicant', ['special 2(2) bullet 4']),
  unnumbered('登記事項証明書', 'external', ['8.1(1)']),
  unnumbered('実施結果報告書', 'external', ['7.3', '8.1(4)']),
  unnumbered('事前申請結果通知書の写し', 'external', ['8.1(9)']),
];

const byKey = new Map(formFacts.map((f) => [f.no ?? f.title, f]));

/** The paper of a number (`2-4`, `様式2-4`) or of an unnumbered title (`改善計画書`), or undefined. */
export function formFact(noOrTitle: string): FormFact | undefined {
  return byKey.get(noOrTitle.replace(/^様式\s*/, ''));
}
