/** The evidence of the samples: a record for each file of theirs that shows how rows are carried out, and one kept on paper. */
import { plainDate } from '#kernel';
import { newRecord, type Evidence, type RecordSource } from '#schemas';
import { SAMPLE_FILES, type SampleFileKey } from './attachments.ts';
import type { EvidenceKey } from './topics.ts';

/** Who keeps a piece, and until when it holds. */
const KEPT: Readonly<Record<EvidenceKey, { readonly owner: string; readonly expires?: string }>> = {
  policy: { owner: '情報セキュリティ責任者' },
  risk: { owner: 'セキュリティ推進室' },
  training: { owner: 'セキュリティ推進室' },
  assets: { owner: '基盤運用部' },
  access: { owner: '基盤運用部' },
  operations: { owner: '基盤運用部' },
  // A yearly test holds for a year.
  scan: { owner: '開発部', expires: '2027-06-25' },
  // The provider's report that it rests on runs out with the year.
  supplier: { owner: '管理部', expires: '2026-12-31' },
  drill: { owner: 'セキュリティ推進室' },
};

export type SampleEvidence = {
  readonly records: readonly Evidence[];
  /** The record of each file. */
  readonly ids: Readonly<Record<EvidenceKey, string>>;
  /** Minutes kept on paper, for what the board decides. */
  readonly minutes: string;
};

/** The records, in the order of their files. */
export function sampleEvidence(
  s: RecordSource,
  files: Readonly<Record<SampleFileKey, string>>,
): SampleEvidence {
  const keys = Object.keys(KEPT) as EvidenceKey[];
  const records = keys.map((key): Evidence => {
    const { title, date } = SAMPLE_FILES[key];
    const { owner, expires } = KEPT[key];
    return {
      ...newRecord.evidence(s, 'file', title),
      attachmentId: files[key],
      date: plainDate(date),
      expires: expires === undefined ? null : plainDate(expires),
      owner,
    };
  });
  const ids = Object.fromEntries(records.map((r, i) => [keys[i], r.id])) as Record<EvidenceKey, string>;
  const minutes: Evidence = {
    ...newRecord.evidence(s, 'reference', '取締役会議事録（2026年度第1回）'),
    reference: '管理部の書庫、議事録綴り 2026-01',
    date: plainDate('2026-04-20'),
    owner: '管理部',
    note: '原本は持ち出さず、監査の際に閲覧してもらう。',
  };
  return { records: [...records, minutes], ids, minutes: minutes.id };
}
