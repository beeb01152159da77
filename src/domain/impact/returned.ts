/**
 * A returned 様式1-2: recognised by its marks, not by its file name or the order of anything in it; only the agency's cells
 * are taken, and nothing is applied before the vendor has seen what would change.
 */
import { normaliseCode, type Patch } from '#kernel';
import { impactScale, type ImpactScalePack } from '#rulebook/packs';
import {
  newRecord,
  type Assessment,
  type CaseFile,
  type Levels,
  type ReadWorkbook,
  type RecordSource,
} from '#schemas';
import { readFields } from './returned-fields.ts';
import { handedOver, keyedRows, type Handed } from './returned-grid.ts';
import { readTable, type KnownInformation } from './returned-table.ts';
import {
  finding,
  inOrder,
  type FieldValue,
  type LevelValue,
  type Returned,
  type ReturnedChange,
  type ReturnedFinding,
  type ReturnedPreview,
} from './returned-types.ts';
import { staleFindings, vendorFindings } from './returned-vendor.ts';
import { scaleOf, SHEET_VERSION, sheetIdentity, vendorTexts, type SheetScale } from './sheet.ts';

/** What a workbook says about this case. Pure; never throws, whatever the workbook holds. */
export function readReturned(
  file: CaseFile,
  workbook: ReadWorkbook,
  pack: ImpactScalePack = impactScale,
): Returned {
  const handed = handedOver(workbook);
  const scale = handed.scale ?? scaleOf(pack);
  const now = vendorTexts(file, scale);
  const own = scaleOf(pack);
  // The vendor's part is the same unless the pack's words changed since.
  const current = sheetIdentity(file, pack, isSameScale(scale, own) ? now : vendorTexts(file, own));
  const { identity } = handed;
  const refuse = (f: ReturnedFinding): Returned => ({
    identity,
    fields: [],
    levels: [],
    findings: [f],
    refused: true,
  });

  const table = readTable(handed.grids, knownInformation(file, handed), scale);
  const single = readFields(workbook, handed.grids, scale);
  const keyed = keyedRows(handed.grids);
  if (!table.found && !identity) return refuse(finding('returned.foreign', 'error', null));
  if (identity && identity.caseId !== file.id && table.matched === 0) {
    return refuse(finding('returned.otherCase', 'error', null, { caseId: identity.caseId.slice(0, 64) }));
  }
  if (!identity && table.matched === 0 && file.information.length > 0)
    return refuse(finding('returned.foreign', 'error', null));

  const findings: ReturnedFinding[] = [];
  if (!identity) findings.push(finding('returned.noIdentity', 'warning', null));
  else {
    if (identity.caseId !== file.id)
      findings.push(finding('returned.otherCase', 'warning', null, { caseId: identity.caseId.slice(0, 64) }));
    if (identity.version > SHEET_VERSION)
      findings.push(finding('returned.newerVersion', 'warning', null, { version: identity.version }));
    if (identity.pack !== current.pack)
      findings.push(finding('returned.otherPack', 'warning', null, { pack: identity.pack.slice(0, 80) }));
  }
  if (handed.disagrees) findings.push(finding('returned.identityDisagrees', 'warning', null));
  if (!table.found) findings.push(finding('returned.tableMissing', 'error', null));
  findings.push(...staleFindings(handed, current.revision, now));
  findings.push(...table.findings, ...single.findings, ...vendorFindings(handed, keyed, now, scale));
  return {
    identity,
    fields: single.fields,
    levels: table.levels,
    findings: inOrder(findings),
    refused: false,
  };
}

const isSameScale = (a: SheetScale, b: SheetScale): boolean =>
  JSON.stringify([a.axes, a.levels]) === JSON.stringify([b.axes, b.levels]);

function knownInformation(file: CaseFile, handed: Handed): KnownInformation {
  const ids = file.information.map((i) => i.id);
  const here = new Set(ids);
  const names = new Map(
    file.information.map((i) => [i.id, handed.sent?.get(`information/${i.id}/name`) ?? i.name]),
  );
  const removed = new Set<string>();
  for (const path of handed.sent?.keys() ?? []) {
    const id = /^information\/([^/]+)\/name$/.exec(path)?.[1];
    if (id !== undefined && !here.has(id)) removed.add(id);
  }
  return { ids, names, removed };
}

/** The assessment a sheet most likely belongs to: that of the same agency; null = none, so a new one. */
export function likelyTarget(file: CaseFile, returned: Returned): string | null {
  const body = returned.fields.find((f) => f.field === 'body')?.value;
  if (body === undefined) return null;
  const wanted = normaliseCode(body);
  return file.assessments.find((a) => normaliseCode(a.body) === wanted)?.id ?? null;
}

/** What taking the sheet into an assessment (`target`, null = a new one) would change. */
export function previewReturned(file: CaseFile, returned: Returned, target: string | null): ReturnedPreview {
  const assessment = target === null ? undefined : file.assessments.find((a) => a.id === target);
  const results = new Map((assessment?.results ?? []).map((r) => [r.informationId, r]));
  const changes: ReturnedChange[] = [];
  let same = 0;
  for (const { field, value, at } of returned.fields) {
    const before = assessment?.[field] ?? '';
    if (before === value) same++;
    else changes.push({ kind: 'field', field, before: before === '' ? null : before, after: value, at });
  }
  for (const { informationId, axis, value, at } of returned.levels) {
    const before = results.get(informationId)?.levels[axis] ?? null;
    if (before === value) same++;
    else changes.push({ kind: 'level', informationId, axis, before, after: value, at });
  }
  return {
    target: assessment?.id ?? null,
    changes,
    same,
    findings: returned.findings,
    refused: returned.refused,
  };
}

/**
 * The one edit that takes a sheet over, once the vendor has agreed: into the assessment `target`, or as a new one (null, or
 * when `target` is gone). Values that are blank on the sheet stay as they are. `assessmentId` = where they went.
 */
export function applyReturned(
  file: CaseFile,
  returned: Returned,
  target: string | null,
  source: RecordSource,
): { readonly patches: readonly Patch[]; readonly assessmentId: string } | null {
  if (returned.refused || returned.fields.length + returned.levels.length === 0) return null;
  const assessment = file.assessments.find((a) => a.id === target);
  if (!assessment) {
    const made = filled(
      newRecord.assessment(
        source,
        file.information.map((i) => i.id),
      ),
      returned,
    );
    return { patches: [{ path: `assessments/${made.id}`, value: made }], assessmentId: made.id };
  }
  const at = `assessments/${assessment.id}`;
  const there = new Set(assessment.results.map((r) => r.informationId));
  const wanted = new Set(returned.levels.map((l) => l.informationId).filter((id) => !there.has(id)));
  const added = newRecord.assessment(
    source,
    [...wanted].filter((id) => file.information.some((i) => i.id === id)),
  ).results;
  const next = filled({ ...assessment, results: [...assessment.results, ...added] }, returned);
  return {
    assessmentId: assessment.id,
    patches: [
      ...added.map((r): Patch => ({ path: `${at}/results/${r.id}`, value: r })),
      ...returned.fields.flatMap((f) => differ(`${at}/${f.field}`, assessment[f.field], f.value)),
      ...next.results.flatMap((r) => {
        const before = assessment.results.find((b) => b.id === r.id)?.levels;
        return returned.levels
          .filter((l) => l.informationId === r.informationId)
          .flatMap((l) =>
            differ(`${at}/results/${r.id}/levels/${l.axis}`, before?.[l.axis], r.levels[l.axis]),
          );
      }),
    ],
  };
}

const differ = (path: string, before: unknown, value: unknown): Patch[] =>
  before === value ? [] : [{ path, value }];

function filled(
  base: Assessment,
  { fields, levels }: { fields: readonly FieldValue[]; levels: readonly LevelValue[] },
): Assessment {
  const values = Object.fromEntries(fields.map((f) => [f.field, f.value])) as Partial<Assessment>;
  const byInformation = new Map<string, Partial<Levels>>();
  for (const { informationId, axis, value } of levels) {
    byInformation.set(informationId, { ...byInformation.get(informationId), [axis]: value });
  }
  return {
    ...base,
    ...values,
    results: base.results.map((r) => ({
      ...r,
      levels: { ...r.levels, ...byInformation.get(r.informationId) },
    })),
  };
}
