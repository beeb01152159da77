import { describe, expect, it } from 'vitest';
import {
  ALL_EVIDENCE,
  evidenceEntries,
  filterEvidence,
  pieceWithHash,
  sortEvidence,
  type EvidenceFlag,
} from '#domain/evidence';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import { migrateCaseFile, withEvidenceRecords, type CaseFile } from '#schemas';

const asOf = plainDate('2026-11-21');
const none = { asOf, lostBytes: new Set<string>() };
const complete = sampleCase('complete');
const incomplete = sampleCase('incomplete');
const flagged = (file: CaseFile, flag: EvidenceFlag, facts = none): string[] =>
  evidenceEntries(file, facts)
    .filter((e) => e.flags.includes(flag))
    .map((e) => e.evidence.title);

describe('the register of the samples', () => {
  it('finds nothing wrong with the complete one, whose pieces serve many rows', () => {
    const entries = evidenceEntries(complete, none);
    expect(entries.flatMap((e) => e.flags)).toEqual([]);
    expect(entries.filter((e) => e.rowIds.length > 20).length).toBeGreaterThan(5);
    const served = new Set(entries.flatMap((e) => e.rowIds));
    expect(served.size).toBe(complete.rows.filter((r) => r.decision === 'adopted').length);
  });

  it('finds each kind of mistake in the other', () => {
    expect(flagged(incomplete, 'missing')).toEqual(['教育と訓練の受講記録', '入退室記録（2026年度）']);
    expect(flagged(incomplete, 'expired')).toEqual(['脆弱性診断の結果']);
    expect(flagged(incomplete, 'noDate')).toEqual(['情報資産台帳（抜粋）', '入退室記録（2026年度）']);
    expect(flagged(incomplete, 'unused')).toEqual(['入退室記録（2026年度）']);
    // Its audit ends on 2026-06-30.
    expect(flagged(incomplete, 'afterAudit')).toEqual(['権限の棚卸しの記録', '運用とログ点検の記録']);
  });

  it('judges by the day: the last day still holds, the next does not', () => {
    const on = (date: string): EvidenceFlag[] =>
      evidenceEntries(complete, { ...none, asOf: plainDate(date) }).flatMap((e) => e.flags);
    expect(on('2026-12-31')).toEqual([]);
    expect(on('2027-01-01')).toEqual(['expired']);
  });

  it('calls a file missing whose bytes are lost, and a reference without a place', () => {
    const [policy] = complete.attachments.filter((a) => a.title === '規程と承認の記録');
    const lostBytes = new Set([policy!.sha256]);
    expect(flagged(complete, 'missing', { asOf, lostBytes })).toEqual(['規程と承認の記録']);
    const placeless = {
      ...complete,
      evidence: complete.evidence.map((e) => (e.kind === 'reference' ? { ...e, reference: ' ' } : e)),
    };
    expect(flagged(placeless, 'missing')).toEqual(['取締役会議事録（2026年度第1回）']);
  });
});

describe('filters and order', () => {
  const entries = evidenceEntries(incomplete, none);
  const titles = (text: string): string[] =>
    filterEvidence(entries, { ...ALL_EVIDENCE, text }).map((e) => e.evidence.title);

  it('finds by words whatever their width, by owner, place, file name and row', () => {
    expect(titles('ﾘｽｸ')).toEqual(['リスク台帳と見直しの記録']);
    expect(titles('議事録 書庫')).toEqual(['取締役会議事録（2026年度第1回）']);
    expect(titles('権限 基盤')).toEqual(['権限の棚卸しの記録']);
    expect(titles('10.1.1.1')).not.toEqual([]);
    expect(titles('ありません')).toEqual([]);
  });

  it('narrows to a kind and a flag', () => {
    const f = { ...ALL_EVIDENCE, kind: 'reference' as const };
    expect(filterEvidence(entries, f).map((e) => e.evidence.owner)).toEqual(['管理部']);
    expect(filterEvidence(entries, { ...f, flag: 'expired' })).toEqual([]);
  });

  it('sorts by date with the unknown last, and by rows served', () => {
    const dates = sortEvidence(entries, 'date').map((e) => e.evidence.date);
    expect(dates.slice(-2)).toEqual([null, null]);
    expect(dates.slice(0, -2)).toEqual(dates.slice(0, -2).toSorted());
    const rows = sortEvidence(entries, 'rows').map((e) => e.rowIds.length);
    expect(rows).toEqual(rows.toSorted((a, b) => b - a));
  });
});

describe('a file by its hash', () => {
  it('is found as it is now and as it was before', () => {
    const [piece] = complete.evidence;
    const { sha256 } = complete.attachments.find((a) => a.id === piece!.attachmentId)!;
    expect(pieceWithHash(complete, sha256)).toEqual({ evidence: piece, current: true });
    const replaced = { ...piece!, attachmentId: null, earlierIds: [piece!.attachmentId!] };
    const file = { ...complete, evidence: [replaced] };
    expect(pieceWithHash(file, sha256)).toEqual({ evidence: replaced, current: false });
    expect(pieceWithHash(complete, '0'.repeat(64))).toBeNull();
    const report = complete.attachments.find((a) => a.kind === 'auditReport')!;
    expect(pieceWithHash(complete, report.sha256)).toBeNull();
  });
});

describe('a case file whose rows still name attachments', () => {
  const attachmentOf = new Map(complete.evidence.map((e) => [e.id, e.attachmentId]));
  const old = {
    ...complete,
    rows: complete.rows.map((r) => ({
      ...r,
      evidenceIds: r.evidenceIds.flatMap((id) => attachmentOf.get(id) ?? []),
    })),
  };
  const { evidence: _new, ...older } = old;

  it('gets a record for each of them, with the date and title of the file', () => {
    const read = migrateCaseFile(JSON.parse(JSON.stringify(older)));
    if (!read.ok) throw new Error(read.error.code);
    const { evidence, rows } = read.value.file;
    expect(evidence.map((e) => [e.title, e.date]).toSorted()).toEqual(
      complete.evidence
        .filter((e) => e.kind === 'file')
        .map((e) => [e.title, e.date])
        .toSorted(),
    );
    const known = new Set(evidence.map((e) => e.id));
    expect(rows.flatMap((r) => r.evidenceIds).filter((id) => !known.has(id))).toEqual([]);
    expect(rows.map((r) => r.evidenceIds.length)).toEqual(old.rows.map((r) => r.evidenceIds.length));
    expect(withEvidenceRecords(read.value.file)).toBe(read.value.file);
  });

  it('leaves alone what names neither, and keeps ids apart', () => {
    const id = complete.attachments[0]!.id;
    const taken = { ...complete.evidence[0]!, id: `E-${id}` };
    const rows = complete.rows.slice(0, 1).map((r) => ({ ...r, evidenceIds: [id, 'GONE', taken.id] }));
    const done = withEvidenceRecords({ ...complete, rows, evidence: [taken] });
    expect(done.rows[0]?.evidenceIds).toEqual([`E-${id}-2`, 'GONE', `E-${id}`]);
    expect(done.evidence.map((e) => e.id)).toEqual([`E-${id}`, `E-${id}-2`]);
  });
});
