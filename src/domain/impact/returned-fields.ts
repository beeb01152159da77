/** The agency's single fields: found by the defined name of their cell, else by the label beside it. */
import { cleanText, parseDateInput } from '#kernel';
import type { ReadCell, ReadWorkbook } from '#schemas';
import { plain, placeOf, type Grid, type GridRow } from './returned-grid.ts';
import { notAValue } from './returned-table.ts';
import { finding, type CellPlace, type FieldValue, type ReturnedFinding } from './returned-types.ts';
import { AGENCY_FIELDS, SHEET_KINDS, type AgencyField, type SheetScale } from './sheet.ts';

type Spot = { readonly at: CellPlace; readonly cell: ReadCell | undefined; readonly named: boolean };
const FIELDS = Object.keys(AGENCY_FIELDS) as AgencyField[];
const LINE = 500;
const TEXT = 20_000;

export function readFields(
  workbook: ReadWorkbook,
  grids: readonly Grid[],
  scale: SheetScale,
): { fields: FieldValue[]; findings: ReturnedFinding[]; labels: number } {
  const findings: ReturnedFinding[] = [];
  const fields: FieldValue[] = [];
  const byLabel = labelled(grids);
  for (const field of FIELDS) {
    const { label, name } = AGENCY_FIELDS[field];
    const target = workbook.names.find((n) => n.name === name);
    const spots = (byLabel.get(field) ?? []).map(({ grid, row, labelCell }) =>
      spotOf(grid, row, labelCell, field, target),
    );
    if (spots.length === 0) {
      findings.push(finding('returned.fieldMissing', 'warning', null, { field, label }));
      continue;
    }
    // The named cell first: a copy of the sheet has the label too.
    spots.sort((a, b) => Number(b.named) - Number(a.named));
    const filled = spots.filter((s) => s.cell !== undefined);
    const first = filled[0];
    if (!first?.cell) {
      findings.push(finding('returned.blank', 'info', spots[0]!.at, { field, label }));
      continue;
    }
    const other = filled.find((s) => s.cell && plain(s.cell.text) !== plain(first.cell?.text ?? ''));
    if (other)
      findings.push(
        finding('returned.fieldTwice', 'warning', other.at, {
          field,
          label,
          other: `${first.at.sheet}!${first.at.ref}`,
        }),
      );
    const read = valueOf(field, first.cell, first.at, scale);
    if ('code' in read) findings.push(read);
    else fields.push(read);
  }
  return { fields, findings, labels: byLabel.size };
}

type Labelled = { grid: Grid; row: GridRow; labelCell: ReadCell };

function labelled(grids: readonly Grid[]): Map<AgencyField, Labelled[]> {
  const wanted = new Map(FIELDS.map((f) => [plain(AGENCY_FIELDS[f].label), f]));
  const found = new Map<AgencyField, Labelled[]>();
  for (const grid of grids) {
    for (const row of grid.rows) {
      for (const labelCell of row.cells) {
        const field = labelCell.kind === 'text' ? wanted.get(plain(labelCell.text)) : undefined;
        if (field) found.set(field, [...(found.get(field) ?? []), { grid, row, labelCell }]);
      }
    }
  }
  return found;
}

/** The cell that answers a label: the named one if it stands in the label's row, else the next to the right. */
function spotOf(
  grid: Grid,
  row: GridRow,
  labelCell: ReadCell,
  field: AgencyField,
  target: ReadWorkbook['names'][number] | undefined,
): Spot {
  const hint = plain(AGENCY_FIELDS[field].hint);
  const next = row.cells.find((c) => c.column > labelCell.column && plain(c.text) !== hint);
  const here = target?.sheet === grid.sheet.name && /\d+$/.exec(target.ref ?? '')?.[0] === String(row.row);
  if (here && target?.ref) {
    const cell = row.cells.find((c) => c.ref === target.ref) ?? next;
    return { at: placeOf(grid, { ref: cell?.ref ?? target.ref }), cell, named: true };
  }
  return { at: placeOf(grid, next ?? labelCell), cell: next, named: false };
}

function valueOf(
  field: AgencyField,
  cell: ReadCell,
  at: CellPlace,
  scale: SheetScale,
): FieldValue | ReturnedFinding {
  const { label } = AGENCY_FIELDS[field];
  const text = cleanText(cell.text).trim();
  const refused = notAValue(cell, at, { field, label });
  if (refused) return refused;
  const unknown = (
    code: 'returned.unknownLevel' | 'returned.unknownKind' | 'returned.unreadableDate',
  ): ReturnedFinding => finding(code, 'error', at, { field, label, text: text.slice(0, 60) });
  const tooLong = (most: number): ReturnedFinding =>
    finding('returned.tooLong', 'error', at, { field, label, most });
  switch (field) {
    case 'body':
    case 'department': {
      const line = text.replace(/\s*\n\s*/g, ' ');
      return line.length > LINE ? tooLong(LINE) : { field, value: line, at };
    }
    case 'remarks':
      return text.length > TEXT ? tooLong(TEXT) : { field, value: text, at };
    case 'kind': {
      const kind = SHEET_KINDS.find(([, l]) => plain(l) === plain(text))?.[0];
      return kind ? { field, value: kind, at } : unknown('returned.unknownKind');
    }
    case 'overall': {
      const level = scale.levels.find(([, l]) => plain(l) === plain(text))?.[0];
      return level ? { field, value: level, at } : unknown('returned.unknownLevel');
    }
    case 'date': {
      const read = cell.kind === 'date' ? cell.date : fromText(text);
      return read ? { field, value: read, at } : unknown('returned.unreadableDate');
    }
  }
}

function fromText(text: string): ReturnType<typeof onlyDate> {
  return onlyDate(parseDateInput(text.slice(0, 60)));
}
const onlyDate = (r: ReturnType<typeof parseDateInput>) => (r.ok ? r.value : null);
