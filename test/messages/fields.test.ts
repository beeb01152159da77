import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseFile, LOG_KINDS } from '#schemas';
import { isCorporateNumber } from '#kernel';
import { FIELDS, fieldInfo, fieldPattern, logKindInfo, logKindLabel, pathLabel } from '#messages';
import { PROVISION_IDS } from '#test/support/provision-ids.ts';

// What the program itself keeps: identity, times, format, and what is read from an attached file.
const NOT_EDITED = new Set([
  'id',
  'created',
  'changed',
  'format',
  'version',
  'edition',
  'catalogue',
  'sample',
  'howChanged',
  'evidenceChanged',
]);
const NOT_EDITED_PATHS = new Set([
  // Copies of content packs.
  'impactScale',
  'listUsed',
  'incidentReport',
  'assessments/*/results/*/informationId',
  'attachments/*/mediaType',
  'attachments/*/bytes',
  'attachments/*/sha256',
  'attachments/*/data',
  'review/answers/*/entryId',
  // Which entry an incident is, and what a report said when it was handed in.
  'incidents/*/entryId',
  ...['stage', 'number', 'said', 'entryId'].map((key) => `incidents/*/versions/*/${key}`),
  // The public list entry as it was kept, which sworn item was looked at, and which entries of the log these are.
  'after/listing',
  'after/dutyChecks/*/item',
  ...['materialEntryId', 'listedEntryId'].map((key) => `after/changes/*/${key}`),
  ...['monitoring/*', 'reaudits/*', 'withdrawal', 'objections/*'].map((key) => `after/${key}/entryId`),
  'received/*/form',
  'received/*/entryId',
  // Which paper an override or an approved version is of, and what was approved.
  ...['form', 'subject', 'path'].map((key) => `papers/overrides/*/${key}`),
  ...['form', 'subject', 'version', 'digest', 'contentId', 'pdfId'].map((key) => `papers/finals/*/${key}`),
  // Set by adding and replacing files on the register.
  'evidence/*/attachmentId',
  'evidence/*/earlierIds',
  // Set by keeping a view, and by muting an advice.
  ...['tab', 'groupBy', 'sortBy', 'columns', 'filter'].map((key) => `workbench/views/*/${key}`),
  'workbench/mutes/*/rule',
  'workbench/mutes/*/rowId',
  // Edited as spans on the timeline, each named by assumptionLabel.
  'plans/*/assumptions',
  // Set by changing to another catalogue.
  'ownCatalogue',
  'archivedRows',
  // What a renewal keeps of the cycle before it, and of its own progress.
  'renewal/cycle',
  'renewal/previousCaseId',
  'renewal/previousTitle',
  'renewal/rows',
  'renewal/values',
  ...['date', 'rows', 'decided', 'complete', 'errors'].map((key) => `snapshots/*/${key}`),
]);

type Leaf = { path: string; schema: z.ZodType };

/** Every leaf a user edits, with `*` for the id of a list element. */
function leaves(schema: z.ZodType, path: string): Leaf[] {
  if (NOT_EDITED_PATHS.has(path)) return [];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>)
      .filter(([key]) => !NOT_EDITED.has(key))
      .flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}/${key}`));
  }
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType;
    return element instanceof z.ZodObject ? leaves(element, `${path}/*`) : [{ path, schema }];
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return leaves(schema.unwrap() as z.ZodType, path);
  // Keyed by what a content pack names.
  if (schema instanceof z.ZodRecord) return leaves(schema.valueType as z.ZodType, `${path}/*`);
  return [{ path, schema }];
}

const all = leaves(caseFile, '');
const inner = (s: z.ZodType): z.ZodType => (s instanceof z.ZodNullable ? (s.unwrap() as z.ZodType) : s);

describe('field information', () => {
  it('covers every editable leaf of the case file', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((leaf) => fieldInfo(leaf.path) === null).map((l) => l.path)).toEqual([]);
  });

  it('names no field that the case file does not have, and none twice', () => {
    const known = new Set(all.map((l) => l.path));
    expect(FIELDS.map((f) => f.path).filter((p) => !known.has(p))).toEqual([]);
    expect(new Set(FIELDS.map((f) => f.path)).size).toBe(FIELDS.length);
  });

  it('offers exactly the choices the schema knows', () => {
    for (const leaf of all) {
      const schema = inner(leaf.schema);
      const info = fieldInfo(leaf.path);
      if (schema instanceof z.ZodEnum) {
        expect(info?.kind, leaf.path).toBe('choice');
        expect(new Set(info?.choices?.map((c) => c.value)), leaf.path).toEqual(new Set(schema.options));
      } else if (schema instanceof z.ZodBoolean) {
        const kind = leaf.schema instanceof z.ZodNullable ? 'yesno' : 'check';
        expect(info?.kind, leaf.path).toBe(kind);
      } else if (schema instanceof z.ZodArray) {
        expect(info?.kind, leaf.path).toBe('attachments');
      }
    }
  });

  it('cites only clauses that exist', () => {
    const cited = FIELDS.flatMap((f) => f.clauses).concat(LOG_KINDS.flatMap((k) => logKindInfo(k).clauses));
    expect(cited.filter((c) => !PROVISION_IDS.has(c))).toEqual([]);
  });

  it('says in one full sentence why each field is asked', () => {
    for (const f of FIELDS) {
      expect(f.label.length, f.path).toBeGreaterThan(0);
      expect(f.why.endsWith('。'), f.path).toBe(true);
    }
  });

  it('gives examples that are themselves right', () => {
    expect(isCorporateNumber(fieldInfo('vendor/corporateNumber')?.example ?? '')).toBe(true);
    for (const f of FIELDS.filter((x) => x.kind === 'date'))
      expect(f.example, f.path).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('finds a field by a path with real ids', () => {
    expect(fieldPattern('assessments/A1/results/R1/levels/integrity')).toBe(
      'assessments/*/results/*/levels/integrity',
    );
    expect(fieldInfo('rows/5.1.1.1/decision')?.label).toBe('採否');
    expect(pathLabel('information/I1')).toBe('取り扱う情報');
    expect(pathLabel('')).toBe('案件全体');
    expect(fieldInfo('rows/5.1.1.1')).toBeNull();
  });
});

describe('log kinds', () => {
  it('has a label, a group and a clause for every kind', () => {
    for (const kind of LOG_KINDS) {
      expect(logKindLabel(kind), kind).not.toBe('');
      expect(logKindInfo(kind).group, kind).not.toBe('');
      expect(logKindInfo(kind).clauses.length, kind).toBeGreaterThan(0);
    }
    expect(new Set(LOG_KINDS.map(logKindLabel)).size).toBe(LOG_KINDS.length);
  });

  it('knows which kinds carry a period, a named date and an outcome', () => {
    expect(logKindInfo('audit.period').uses).toEqual({ time: false, from: true, to: true, due: false });
    expect(logKindInfo('reaudit.requested').uses.due).toBe(true);
    expect(logKindInfo('pre.notice').outcomes.map((o) => o.value)).toEqual(['applies', 'notApplicable']);
    expect(logKindInfo('app.filed').outcomes).toEqual([]);
  });
});
