import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runClock, isOpeningDay } from '#domain/calendar';
import { problemsOf } from '#domain/preflight';
import { SAMPLE_FILE_KEYS, sampleCase, sampleFileBytes } from '#domain/sample';
import { isCorporateNumber, plainDate } from '#kernel';
import { control, controlIds, labelOf, statementControlIds } from '#rulebook/controls';
import { caseFile, type CaseFile } from '#schemas';

const complete = sampleCase('complete');
const incomplete = sampleCase('incomplete');

const due = (
  id: Parameters<typeof runClock>[0],
  from: NonNullable<CaseFile['externalAudit']['reportDate']>,
): string => {
  const answer = runClock(id, from);
  if (!answer.covered) throw new Error(`not covered: ${id}`);
  return answer.due;
};

describe.each([complete, incomplete, sampleCase('registered'), sampleCase('withheld')])(
  'sample $title',
  (file) => {
    it('is a valid case file, marked as a sample, of moderate size', () => {
      expect(caseFile.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
      expect(file.sample).toBe(true);
      expect(Buffer.byteLength(JSON.stringify(file))).toBeLessThan(1_500_000);
    });

    it('has each record id once, and refers to attachments that exist', () => {
      const ids: string[] = [];
      const refs: string[] = [];
      const walk = (value: unknown, key = ''): void => {
        if (Array.isArray(value)) {
          if (key === 'attachmentIds' || key === 'earlierIds') refs.push(...value.map(String));
          else for (const v of value) walk(v);
        } else if (typeof value === 'object' && value !== null) {
          if ('id' in value) ids.push(String(value.id));
          for (const [k, v] of Object.entries(value)) walk(v, k);
        }
      };
      walk(file);
      expect(new Set(ids).size).toBe(ids.length);
      const attached = new Set(file.attachments.map((a) => a.id));
      expect(refs.filter((id) => !attached.has(id))).toEqual([]);
      const pieces = new Set(file.evidence.map((e) => e.id));
      expect(file.rows.flatMap((r) => r.evidenceIds).filter((id) => !pieces.has(id))).toEqual([]);
      const files = file.evidence.flatMap((e) => e.attachmentId ?? []);
      expect(files.filter((id) => !attached.has(id))).toEqual([]);
    });

    it('carries the bytes its attachments name', () => {
      for (const a of file.attachments) {
        const bytes = Buffer.from(a.data ?? '', 'base64');
        expect(bytes.length).toBe(a.bytes);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(a.sha256);
        expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.4');
      }
    });

    it('names its own service where it states the scope', () => {
      expect(file.statement.scope).toContain(file.service.name);
      const { attachments: _, ...written } = file;
      const others = ['あさぎり会議室予約', 'あさぎり備品予約'].filter((name) => name !== file.service.name);
      for (const name of others) expect(JSON.stringify(written)).not.toContain(name);
    });

    it('has a row for every control of the catalogue, in its order', () => {
      expect(file.rows.map((r) => r.id)).toEqual(controlIds);
    });
  },
);

describe('the complete sample', () => {
  it('is the same each time', () => {
    expect(JSON.stringify(sampleCase('complete'))).toBe(JSON.stringify(complete));
    expect(SAMPLE_FILE_KEYS.every((key) => sampleFileBytes(key).length > 1_000)).toBe(true);
  });

  it('decides all rows; every basic one is adopted, 5–10 % of the plain ones are not, with reasons', () => {
    expect(complete.rows.filter((r) => r.decision === null)).toEqual([]);
    const out = complete.rows.filter((r) => r.decision === 'notAdopted');
    expect(out.filter((r) => control(r.id)?.basic)).toEqual([]);
    expect(out.every((r) => r.reason.length > 15)).toBe(true);
    const plain = statementControlIds.filter((id) => !control(id)?.basic).length;
    expect(out.length / plain).toBeGreaterThan(0.05);
    expect(out.length / plain).toBeLessThan(0.1);
  });

  it('says of each adopted row how, by whom, since when and on what evidence', () => {
    const adopted = complete.rows.filter((r) => r.decision === 'adopted');
    const bare = adopted.filter((r) => !r.how || !r.owner || !r.operatingSince || r.evidenceIds.length === 0);
    expect(bare).toEqual([]);
    expect(adopted.filter((r) => r.how.includes('undefined'))).toEqual([]);
    expect(new Set(adopted.map((r) => r.how)).size).toBeGreaterThan(600);
    // 10.3(1): three months of operation within the audit period.
    expect(adopted.every((r) => r.operatingSince! <= '2026-04-01')).toBe(true);
  });

  it('leaves at least one detailed control of every objective adopted', () => {
    const adopted = new Set(
      complete.rows.filter((r) => r.decision === 'adopted').map((r) => control(r.id)?.parent),
    );
    const objectives = controlIds.filter((id) => control(id)?.tier === 'objective');
    expect(objectives.filter((id) => !adopted.has(id))).toEqual([]);
  });

  it('keeps the periods of 3.3, 7.3, 8.2 and 10.1(4), on opening days', () => {
    const reportDate = complete.externalAudit.reportDate!;
    const filed = complete.log.find((e) => e.kind === 'pre.filed')!.date;
    for (const a of complete.assessments) expect(due('3.3', a.date!) >= filed).toBe(true);
    expect(due('7.3', complete.externalAudit.periodEnd!) >= reportDate).toBe(true);
    expect(due('8.2', reportDate)).toBe('2026-11-30');
    expect(complete.application.plannedOn! <= due('8.2', reportDate)).toBe(true);
    for (const f of complete.findings) expect(f.plannedOn! <= due('10.1(4)', reportDate)).toBe(true);
    for (const e of complete.log.filter((e) => e.kind !== 'audit.period'))
      expect(isOpeningDay(e.date)).toBe(true);
    expect(isOpeningDay(complete.application.plannedOn!)).toBe(true);
  });

  it('has findings on adopted, plain detailed controls only, and a right 法人番号', () => {
    for (const f of complete.findings) {
      expect(control(f.controlId)).toMatchObject({ tier: 'detailed', basic: false });
      expect(labelOf(f.controlId)).not.toBe('');
      expect(complete.rows.find((r) => r.id === f.controlId)?.decision).toBe('adopted');
    }
    expect(isCorporateNumber(complete.vendor.corporateNumber)).toBe(true);
  });
});

describe('the problems of the samples as of 2026-11-21', () => {
  const asOf = plainDate('2026-11-21');

  it('are none for the complete one', () => {
    expect(problemsOf(complete, asOf)).toEqual([]);
  });

  it('stand in every section for the incomplete one', () => {
    const sections = new Set(problemsOf(incomplete, asOf).map((p) => p.path.split('/')[0]));
    const expected = 'vendor contacts service functions works information assessments statement rows';
    const more = 'internalAudit externalAudit findings disclosure oath application attachments log';
    expect([...`${expected} ${more}`.split(' ')].filter((s) => !sections.has(s))).toEqual([]);
  });
});

describe('the incomplete sample', () => {
  it('has mistakes in every area', () => {
    const reportDate = incomplete.externalAudit.reportDate!;
    expect(isCorporateNumber(incomplete.vendor.corporateNumber)).toBe(false);
    expect(incomplete.assessments.some((a) => due('3.3', a.date!) < '2026-08-03')).toBe(true);
    expect(incomplete.rows.some((r) => control(r.id)?.basic && r.decision === 'notAdopted')).toBe(true);
    expect(incomplete.rows.some((r) => r.decision === 'notAdopted' && r.reason === '')).toBe(true);
    expect(incomplete.rows.some((r) => r.decision === null)).toBe(true);
    expect(due('7.3', incomplete.externalAudit.periodEnd!) < reportDate).toBe(true);
    expect(incomplete.oath.item3 && incomplete.oath.item6).toBe(false);
    expect(incomplete.findings.some((f) => control(f.controlId)?.tier === 'governance')).toBe(true);
  });
});
