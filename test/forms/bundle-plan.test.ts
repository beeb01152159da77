import { describe, expect, it } from 'vitest';
import { canonicalCaseJson, planBundle } from '#forms';
import { isCorporateNumber, plainDate } from '#kernel';
import { caseFile, type CaseFile } from '#schemas';
import { AS_OF, complete, empty, incomplete } from './support.ts';

const plan = (file: CaseFile) => planBundle(file, AS_OF, canonicalCaseJson(file));
const PRE = { key: 'pre-application', subject: '' };
const paths = (file: CaseFile): string[] => plan(file).entries.map((e) => e.path);

describe('the plan of a bundle', () => {
  it('follows 3.1, then 8.1(1)–(9), then the rest', () => {
    expect(paths(complete).slice(0, 15)).toEqual([
      '01_事前申請/01_様式1-1_事前申請書.pdf',
      '01_事前申請/02_様式1-2_SaaSの利用に係る業務・情報の影響度評価シート.pdf',
      '01_事前申請/03_影響度評価結果_例示省.pdf',
      '01_事前申請/04_影響度評価結果_架空研究機構.pdf',
      '02_登録申請/01_様式2-4_登録申請書.pdf',
      '02_登録申請/02_様式2-1_言明書.pdf',
      '02_登録申請/03_様式2-1_言明書別添.pdf',
      '02_登録申請/04_様式2-2_経営者確認書.pdf',
      '02_登録申請/05_実施結果報告書.pdf',
      '02_登録申請/06_改善計画書.pdf',
      '02_登録申請/07_7.5に規定する情報.pdf',
      '02_登録申請/08_7.6に規定する事項に関する宣誓書.pdf',
      '02_登録申請/09_様式2-3_内部監査に係る報告書.pdf',
      '02_登録申請/10_事前申請結果通知書_写し.pdf',
      '03_添付/001_内部監査報告書_2026年度.pdf',
    ]);
  });

  it('holds the papers of our own behind all else, as far as they are needed and finished', () => {
    const own = (file: CaseFile) => paths(file).filter((path) => path.startsWith('04_'));
    expect(own(complete)).toEqual([
      '04_自社と監査機関の書類（提出しない）/01_発見事項のヒアリングの説明資料.pdf',
      '04_自社と監査機関の書類（提出しない）/02_公開される内容の見本.pdf',
      '04_自社と監査機関の書類（提出しない）/03_証跡の一覧.pdf',
    ]);
    expect(own({ ...complete, hearing: { ...complete.hearing, attendees: '' } })).toHaveLength(2);
    expect(
      planBundle(complete, AS_OF, '', undefined, PRE).entries.some((e) => e.path.startsWith('04_')),
    ).toBe(false);
  });

  it('for the pre-application holds 3.1 alone: 1-1, 1-2 and the signed sheets', () => {
    const pre = planBundle(complete, AS_OF, canonicalCaseJson(complete), undefined, PRE);
    expect(pre.entries.map((e) => e.path)).toEqual(paths(complete).slice(0, 4));
    expect(pre.fileName).toMatch(/^事前申請バンドル_.+_2026-11-21\.zip$/);
    expect([pre.missing, pre.dropped]).toEqual([[], []]);
    expect(pre.caseJson).toBe(canonicalCaseJson(complete));
    const bare = planBundle(empty, AS_OF, canonicalCaseJson(empty), undefined, PRE);
    expect(bare.missing.map((m) => m.clauses)).toEqual([['3.1(1)', '3.3']]);
  });

  it('names the papers the rules let be left out, with the reason', () => {
    const day = plainDate('2025-03-03');
    const file: CaseFile = {
      ...complete,
      application: { ...complete.application, plannedOn: day },
      log: complete.log.filter((e) => e.kind !== 'app.filed'),
      specialMeasure: {
        ...complete.specialMeasure,
        wanted: true,
        confirmedOn: plainDate('2024-07-01'),
        usedInternalAuditExemption: true,
      },
    };
    const { dropped, entries } = planBundle(file, day, canonicalCaseJson(file));
    expect(dropped?.find((d) => d.clauses.includes('8.1(8)'))?.reason).toContain('附則(R5.5.11)1');
    expect(entries.some((e) => e.formNo === '様式2-3')).toBe(false);
  });

  it('holds every attachment once and misses nothing for the complete sample', () => {
    const { entries, missing } = plan(complete);
    const hashes = entries.flatMap((e) => (e.kind === 'attachment' ? [e.sha256] : []));
    expect(hashes.toSorted()).toEqual(complete.attachments.map((a) => a.sha256).toSorted());
    expect(missing).toEqual([]);
    expect(entries.filter((e) => e.open.length > 0)).toEqual([]);
  });

  it('puts the papers of a case without findings in, and leaves the improvement plan out', () => {
    const file = {
      ...complete,
      findings: [],
      externalAudit: { ...complete.externalAudit, hasFindings: false },
    };
    expect(paths(file).some((p) => p.includes('改善計画書'))).toBe(false);
    expect(plan(file).missing).toEqual([]);
    expect(plan(file).dropped.map((d) => d.clauses)).toEqual([['8.1(1)'], ['8.1(5)']]);
  });

  it('names what third parties have to give, with clause and reason', () => {
    const titles = (file: CaseFile) => plan(file).missing.map((m) => [m.title, m.clauses[0]]);
    expect(titles(incomplete)).toEqual([
      ['登記事項証明書（全部事項証明書）', '8.1(1)'],
      ['実施結果報告書（別添を含む）', '8.1(4)'],
      ['事前申請結果通知書の写し', '8.1(9)'],
    ]);
    expect(titles(empty)[0]).toEqual(['政府機関等から受け取った影響度評価シート', '3.1(1)']);
    expect(plan(empty).missing.every((m) => m.reason.endsWith('。'))).toBe(true);
  });

  it('takes a certificate in place of the 法人番号 (8.1(1))', () => {
    expect(isCorporateNumber(incomplete.vendor.corporateNumber)).toBe(false);
    const certificate = {
      ...complete.attachments[0]!,
      id: 'CERT',
      kind: 'registryCertificate',
      fileName: '登記.pdf',
    } as const;
    const file: CaseFile = { ...incomplete, attachments: [...incomplete.attachments, certificate] };
    expect(paths(file)).toContain('02_登録申請/02_登記.pdf');
    expect(plan(file).missing.map((m) => m.clauses[0])).not.toContain('8.1(1)');
  });

  it('drops 2-3 under the exemption of 附則(R5.5.11)1, while it ran', () => {
    const file: CaseFile = {
      ...complete,
      application: {
        ...complete.application,
        plannedOn: '2025-03-10' as CaseFile['application']['plannedOn'],
      },
      specialMeasure: {
        ...complete.specialMeasure,
        wanted: true,
        confirmedOn: '2024-06-03' as CaseFile['application']['plannedOn'],
        usedInternalAuditExemption: true,
      },
    };
    const then = planBundle(file, '2025-03-03' as typeof AS_OF, '');
    expect(then.entries.some((e) => e.formNo === '様式2-3')).toBe(false);
    expect(plan(complete).entries.some((e) => e.formNo === '様式2-3')).toBe(true);
  });

  it('marks the papers of an unfinished case with what is open', () => {
    const papers = plan(empty).entries.filter((e) => e.kind === 'paper');
    expect(papers.every((e) => e.open.length > 0)).toBe(true);
  });

  it('is the same for the same case and date, whatever the order of its properties', () => {
    const turned = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(complete).reverse())),
    ) as CaseFile;
    expect(canonicalCaseJson(turned)).toBe(canonicalCaseJson(complete));
    expect(JSON.stringify(plan(turned))).toBe(JSON.stringify(plan(complete)));
  });
});

describe('案件.json', () => {
  it('is a valid case file without the bytes of its attachments', () => {
    const json = canonicalCaseJson(complete);
    const parsed = caseFile.parse(JSON.parse(json));
    expect(parsed.attachments.some((a) => 'data' in a)).toBe(false);
    expect({ ...parsed, attachments: [] }).toEqual({ ...complete, attachments: [] });
    expect(json.endsWith('}\n')).toBe(true);
    expect(canonicalCaseJson(parsed)).toBe(json);
  });
});
