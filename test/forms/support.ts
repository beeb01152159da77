import { sampleCase } from '#domain/sample';
import type { FormDefinition } from '#forms';
import { countingIds, plainDate } from '#kernel';
import { controlIds } from '#rulebook/controls';
import { troubledCase } from './troubled.ts';
import { newCase, type Block, type CaseFile, type Paper, type Value } from '#schemas';

export const AS_OF = plainDate('2026-11-21');
export const complete = sampleCase('complete');
export const registered = sampleCase('registered');
export const withheld = sampleCase('withheld');
export const incomplete = sampleCase('incomplete');
export const empty: CaseFile = newCase(
  { id: countingIds('EMPTY'), now: () => '2026-11-01T00:00:00.000Z' },
  { title: '新しい案件', edition: complete.edition, catalogue: complete.catalogue, controlIds },
);

/** The registered sample, had its monitoring ended badly: a re-audit, and in the end the withdrawal. */
const troubled = troubledCase(registered);
const OF_TROUBLE = new Set([
  '2-10',
  'monitoring-defence',
  '2-1-reaudit',
  '2-1-annex-reaudit',
  '2-15',
  '2-17',
]);

/** The sample in which a form has nothing open. */
export function sampleFor(form: FormDefinition): CaseFile {
  if (OF_TROUBLE.has(form.key)) return troubled;
  if (form.filing === 'registered') return registered;
  return form.filing === 'review' ? withheld : complete;
}

function valuesOfBlock(block: Block): readonly Value[] {
  switch (block.type) {
    case 'paragraph':
      return [block.value];
    case 'grid':
      return block.rows.map((row) => row.value);
    case 'signature':
      return block.rows.map((row) => row.value);
    case 'table':
      return block.rows.flat();
    case 'checks':
      return block.items.map((item) => item.value);
    case 'list':
      return block.items;
    case 'heading':
    case 'note':
      return [{ text: block.text }];
    case 'pageBreak':
      return [];
  }
}

/** Every value of a paper, in order. */
export const valuesOf = (paper: Paper): readonly Value[] => paper.blocks.flatMap(valuesOfBlock);

/** Every string of a paper that a renderer draws. */
export function stringsOf(paper: Paper): readonly string[] {
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') out.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(paper);
  return out;
}

/** A long table cut to its first rows and their number, so that a golden file stays readable. */
export function abridged(block: Block): unknown {
  if (block.type !== 'table' || block.rows.length <= 6) return block;
  return { ...block, rows: block.rows.slice(0, 3), rowCount: block.rows.length };
}
