import type { PlainDate } from '#kernel';
import type { Assessment, Axis, Level, Severity } from '#schemas';
import type { AgencyField, SheetIdentity } from './sheet.ts';

/** Where in the returned workbook. */
export type CellPlace = { readonly sheet: string; readonly ref: string };

export const RETURNED_CODES = [
  'returned.foreign',
  'returned.otherCase',
  'returned.noIdentity',
  'returned.identityDisagrees',
  'returned.newerVersion',
  'returned.otherPack',
  'returned.staleRevision',
  'returned.staleField',
  'returned.vendorChanged',
  'returned.vendorFormula',
  'returned.vendorRowMissing',
  'returned.vendorPartMissing',
  'returned.vendorUnchecked',
  'returned.tableMissing',
  'returned.missingRow',
  'returned.extraRow',
  'returned.removedInformation',
  'returned.byName',
  'returned.keyMoved',
  'returned.rowTwice',
  'returned.fieldTwice',
  'returned.fieldMissing',
  'returned.blank',
  'returned.unknownLevel',
  'returned.unknownKind',
  'returned.unreadableDate',
  'returned.tooLong',
  'returned.formula',
  'returned.errorValue',
  'returned.more',
] as const;
export type ReturnedCode = (typeof RETURNED_CODES)[number];

export type ReturnedFinding = {
  readonly code: ReturnedCode;
  /** error = something on the sheet was not taken; warning = look at it; info = for the record. */
  readonly severity: Severity;
  /** null = the file as a whole. */
  readonly at: CellPlace | null;
  readonly params: Readonly<Record<string, string | number>>;
};

type BodyKind = NonNullable<Assessment['kind']>;
export type AgencyValues = {
  body: string;
  kind: BodyKind;
  department: string;
  date: PlainDate;
  overall: Level;
  remarks: string;
};
export type FieldValue = {
  [F in AgencyField]: { field: F; value: AgencyValues[F]; at: CellPlace };
}[AgencyField];
export type LevelValue = {
  readonly informationId: string;
  readonly axis: Axis;
  readonly value: Level;
  readonly at: CellPlace;
};

/** What a returned workbook says, whatever assessment it will be put into. */
export type Returned = {
  readonly identity: SheetIdentity | null;
  readonly fields: readonly FieldValue[];
  readonly levels: readonly LevelValue[];
  readonly findings: readonly ReturnedFinding[];
  /** Nothing of it can be taken. */
  readonly refused: boolean;
};

/** One value that would change. `before` is what the assessment says now (null = nothing). */
export type ReturnedChange =
  | {
      readonly kind: 'field';
      readonly field: AgencyField;
      readonly before: string | null;
      readonly after: string;
      readonly at: CellPlace;
    }
  | {
      readonly kind: 'level';
      readonly informationId: string;
      readonly axis: Axis;
      readonly before: Level | null;
      readonly after: Level;
      readonly at: CellPlace;
    };

export type ReturnedPreview = {
  /** The assessment to be changed; null = a new one. */
  readonly target: string | null;
  readonly changes: readonly ReturnedChange[];
  /** Values on the sheet that the assessment holds already. */
  readonly same: number;
  readonly findings: readonly ReturnedFinding[];
  readonly refused: boolean;
};

export const finding = (
  code: ReturnedCode,
  severity: Severity,
  at: CellPlace | null,
  params: ReturnedFinding['params'] = {},
): ReturnedFinding => ({ code, severity, at, params });

/** More than these help nobody; the rest is counted. */
const MOST_FINDINGS = 500;

/** Errors first, then warnings; in the order found within each. */
export function inOrder(all: readonly ReturnedFinding[]): readonly ReturnedFinding[] {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  const sorted = order.flatMap((severity) => all.filter((f) => f.severity === severity));
  if (sorted.length <= MOST_FINDINGS) return sorted;
  const rest = sorted.length - MOST_FINDINGS;
  return [...sorted.slice(0, MOST_FINDINGS), finding('returned.more', 'info', null, { count: rest })];
}
