import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPiece, linkPieces, linkRows, removePieces, replaceFile, unlinkPiece } from '#domain/evidence';
import { danglingAttachments } from '../../../src/domain/preflight/filing.ts';
import { applyPatch, countingIds, inverse, type Patch } from '#kernel';
import { caseFile, newCase, newRecord, type Attachment, type CaseFile } from '#schemas';

const NOW = '2026-11-21T00:00:00.000Z';
const ROWS = ['3.1.2.1', '4.4.1.1', '5.1.1.1', '5.1.1.2.PB', '9.2.1.1'];
const source = { id: countingIds('C'), now: () => NOW };
const blank = newCase(source, { title: '案件', edition: 'e', catalogue: 'c', controlIds: ROWS });
const finding = newRecord.finding(source);
const archived = {
  ...newRecord.row(source, '7.9.9.9'),
  id: 'ARCHIVED1',
  controlId: '7.9.9.9',
  catalogue: 'before',
};

type Step =
  | { readonly do: 'add' }
  | { readonly do: 'reference' }
  | { readonly do: 'link'; readonly at: number; readonly rows: readonly string[] }
  | { readonly do: 'choose' | 'drop'; readonly at: number; readonly row: string }
  | { readonly do: 'replace' | 'share' | 'archive' | 'remove'; readonly at: number }
  | { readonly do: 'undo' };

const at = fc.nat(7);
const row = fc.constantFrom(...ROWS);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('add' as const, 'reference' as const) }) },
  fc.record({ do: fc.constant('link' as const), at, rows: fc.subarray(ROWS) }),
  fc.record({ do: fc.constantFrom('choose' as const, 'drop' as const), at, row }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('replace' as const, 'share' as const, 'archive' as const, 'remove' as const),
      at,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
);

/** What the register does at a step, with a finding that may name a file of the register too. */
function patchesOf(file: CaseFile, step: Exclude<Step, { do: 'undo' }>, ids: () => string): readonly Patch[] {
  const attachment = (): Attachment => ({
    id: ids(),
    created: NOW,
    changed: NOW,
    kind: 'evidence',
    title: '記録',
    fileName: '記録.txt',
    mediaType: 'text/plain',
    bytes: 1,
    sha256: 'a'.repeat(64),
    documentDate: null,
  });
  if (step.do === 'add') {
    const a = attachment();
    return addPiece({ ...newRecord.evidence({ id: ids, now: () => NOW }, 'file'), attachmentId: a.id }, a);
  }
  if (step.do === 'reference')
    return addPiece(newRecord.evidence({ id: ids, now: () => NOW }, 'reference'), null);
  const piece = file.evidence[step.at % Math.max(1, file.evidence.length)];
  if (!piece) return [];
  switch (step.do) {
    case 'link':
      return linkRows(file, piece.id, new Set(step.rows));
    case 'choose':
      return linkPieces(file, step.row, [piece.id, piece.id]);
    case 'drop':
      return unlinkPiece(file, step.row, piece.id);
    case 'replace':
      return replaceFile(piece, attachment());
    case 'archive':
      return [{ path: `archivedRows/${archived.id}/evidenceIds`, value: [piece.id] }];
    case 'share':
      return piece.attachmentId === null
        ? []
        : [
            {
              path: `findings/${finding.id}/attachmentIds`,
              value: [...new Set([...(file.findings[0]?.attachmentIds ?? []), piece.attachmentId])],
            },
          ];
    case 'remove':
      return removePieces(file, new Set([piece.id]));
  }
}

describe('whatever is done to the register, and taken back', () => {
  it('no id names nothing, no row names a piece twice, and undo goes back the same way', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        const ids = countingIds('N');
        const first: CaseFile = { ...blank, findings: [finding], archivedRows: [archived] };
        let file = first;
        const done: { before: CaseFile; back: Patch[] }[] = [];
        const undo = (): void => {
          const last = done.pop();
          if (!last) return;
          for (const patch of last.back) file = applyPatch(file, patch);
          expect(file).toEqual(last.before);
        };
        for (const step of steps) {
          if (step.do === 'undo') undo();
          else {
            const before = file;
            const back: Patch[] = [];
            for (const patch of patchesOf(file, step, ids)) {
              back.unshift(inverse(file, patch));
              file = applyPatch(file, patch);
            }
            done.push({ before, back });
          }
          expect(danglingAttachments(file)).toEqual([]);
          const pieces = new Set(file.evidence.map((e) => e.id));
          expect(file.archivedRows[0]?.evidenceIds.filter((id) => !pieces.has(id))).toEqual([]);
          for (const r of file.rows) expect(new Set(r.evidenceIds).size).toBe(r.evidenceIds.length);
          // A file that was added is held by something for as long as it is there.
          const held = new Set([
            ...file.evidence.flatMap((e) => [e.attachmentId, ...e.earlierIds]),
            ...(file.findings[0]?.attachmentIds ?? []),
          ]);
          expect(file.attachments.every((a) => held.has(a.id))).toBe(true);
        }
        expect(caseFile.safeParse(file).success).toBe(true);
        while (done.length > 0) undo();
        expect(file).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });
});
