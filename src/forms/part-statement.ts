/** A statement for some controls only: after a withheld application (10.10(2)), for a re-audit (16.2). */
import type { PlainDate } from '#kernel';
import type { Block, CaseFile } from '#schemas';
import { annexTable } from './2-1-annex/index.ts';
import * as p from './parts.ts';

/** The blocks of such a statement; `at` gives the path of a field of what it is for. */
export function partStatement(
  file: CaseFile,
  of: {
    readonly at: (field: string) => string;
    readonly sentence: string;
    /** Lines between the scope and the controls. */
    readonly more?: readonly p.GridLine[];
    readonly signedOn: PlainDate | null;
  },
): readonly Block[] {
  const { at, sentence, more = [], signedOn } = of;
  return [
    ...p.letterHead(file, at('preparedOn'), p.COMMITTEE),
    p.heading(2, '1　申請者'),
    p.applicant(file, true),
    p.heading(2, '2　言明'),
    p.paragraph(sentence),
    p.heading(2, '3　対象'),
    p.grid(file, ['service/name', 'service/summary', ...more, at('scope'), at('controlIds')]),
    p.heading(2, '4　監査対象期間と監査機関'),
    p.grid(file, [at('periodStart'), at('periodEnd'), at('firm')]),
    p.heading(2, '5　後発事象'),
    p.grid(file, [at('subsequentEvents')]),
    p.heading(2, '6　記名'),
    p.vendorSignature(file, signedOn),
  ];
}

/** The blocks of its annex: the rows of the controls. */
export function partAnnex(
  file: CaseFile,
  at: (field: string) => string,
  controlIds: readonly string[],
): readonly Block[] {
  const ids = new Set(controlIds);
  return [
    p.grid(file, ['service/name', at('preparedOn'), at('controlIds')]),
    p.heading(2, '監査を求められた管理策'),
    annexTable(
      file,
      file.rows.filter((row) => ids.has(row.id)),
    ),
  ];
}
