/** The nine papers attached to the registration application (8.1(1)–(9)), and where each stands. */
import { isCorporateNumber, normaliseCode, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Attachment, AttachmentKind, CaseFile } from '#schemas';
import { internalAuditReportNeeded, planNeeded } from './rules.ts';

export type Enclosure = {
  /** `(1)` … `(9)` of 8.1. */
  readonly item: string;
  readonly clause: string;
  readonly title: string;
  /** `dropped` = the rules let it be left out; `notNeeded` = there is no occasion for it. */
  readonly state: 'ready' | 'dropped' | 'notNeeded' | 'missing';
  /** Why it is left out or missing; '' when it is there. */
  readonly reason: string;
  /** Papers this program makes, by form key. */
  readonly forms: readonly string[];
  /** Files of the case. */
  readonly files: readonly Attachment[];
  /** The field behind the state. */
  readonly path: string;
};

/** All nine, in order, as of a date. */
export function enclosures(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook): readonly Enclosure[] {
  const plan = planNeeded(file, asOf);
  const report = internalAuditReportNeeded(file, asOf, rulebook);
  return [
    certificate(file),
    ours('(2)', '言明書（別添を含む）', ['2-1', '2-1-annex'], 'rows'),
    ours('(3)', '経営者確認書', ['2-2'], 'statement/confirmedOn'),
    attached(
      file,
      '(4)',
      '実施結果報告書（別添を含む）',
      'auditReport',
      'externalAudit/attachmentIds',
      '監査機関から入手した実施結果報告書のファイルを添付してください（7.3）。',
    ),
    { ...ours('(5)', '改善計画書', ['improvement-plan'], 'findings'), ...left(plan, 'notNeeded') },
    ours('(6)', '7.5に規定する情報', ['7.5-information'], 'disclosure/foreignLaw'),
    ours('(7)', '7.6に規定する事項に関する宣誓書', ['7.6-oath'], 'oath/swornOn'),
    { ...ours('(8)', '内部監査に係る報告書', ['2-3'], 'internalAudit/result'), ...left(report, 'dropped') },
    attached(
      file,
      '(9)',
      '事前申請結果通知書の写し',
      'preApplicationNotice',
      'attachments',
      '該当性ありの通知（様式1-4）の写しを添付してください（5.4）。',
    ),
  ];
}

function ours(item: string, title: string, forms: readonly string[], path: string): Enclosure {
  return { item, clause: `8.1${item}`, title, state: 'ready', reason: '', forms, files: [], path };
}

/** What changes when the paper is not needed. */
function left(
  answer: { readonly needed: boolean; readonly reason: string },
  state: 'dropped' | 'notNeeded',
): Partial<Enclosure> {
  return answer.needed ? {} : { state, reason: answer.reason, forms: [] };
}

function attached(
  file: CaseFile,
  item: string,
  title: string,
  kind: AttachmentKind,
  path: string,
  lack: string,
): Enclosure {
  const files = file.attachments.filter((a) => a.kind === kind);
  const ready = files.length > 0;
  return {
    item,
    clause: `8.1${item}`,
    title,
    state: ready ? 'ready' : 'missing',
    reason: ready ? '' : lack,
    forms: [],
    files,
    path,
  };
}

/** (1): the certificate may be left out when the 法人番号 is written on the application. */
function certificate(file: CaseFile): Enclosure {
  const path = 'vendor/corporateNumber';
  const found = attached(
    file,
    '(1)',
    '登記事項証明書（全部事項証明書）',
    'registryCertificate',
    path,
    '法人番号を記載するか、登記事項証明書を添付してください（8.1(1)）。',
  );
  const numbered = isCorporateNumber(normaliseCode(file.vendor.corporateNumber));
  if (found.state === 'ready' || !numbered) return found;
  return { ...found, state: 'dropped', reason: '法人番号を記載するため、添付を省略できます（8.1(1)）。' };
}
