/** 様式1-2 as a workbook for one agency: how the sheets are laid out. What they say is `#domain/impact` (its `sheet.ts`). */
import {
  AGENCY_FIELDS,
  hiddenRows,
  IDENTITY_NAME,
  identityLine,
  scaleOf,
  sheetIdentity,
  vendorTexts,
} from '#domain/impact';
import type { PlainDate } from '#kernel';
import { impactScale, type ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, Workbook, WorkbookSheet } from '#schemas';
import { agencySheet } from './workbook-agency.ts';
import { cell, SHEET_NAMES } from './workbook-cells.ts';
import { guideSheet } from './workbook-guide.ts';
import { vendorSheet } from './workbook-vendor.ts';

/**
 * The workbook to hand to an agency: the vendor's part filled in and locked, the agency's part blank and open. Never fails;
 * what the vendor has not filled in stays blank. `asOf` is the day it says it was made.
 */
export function assessmentWorkbook(
  file: CaseFile,
  asOf: PlainDate,
  pack: ImpactScalePack = impactScale,
): Workbook {
  const texts = vendorTexts(file, scaleOf(pack));
  const agency = agencySheet(file, texts, pack);
  const identity = identityLine(sheetIdentity(file, pack));
  return {
    title: '様式1-2 SaaSの利用に係る業務・情報の影響度評価シート',
    date: asOf,
    sheets: [
      guideSheet(file, asOf, pack),
      vendorSheet(file, texts, asOf, pack),
      agency.sheet,
      hiddenSheet(file, pack),
    ],
    names: [
      { name: IDENTITY_NAME, text: identity },
      ...agency.places.map(([field, ref]) => ({
        name: AGENCY_FIELDS[field].name,
        sheet: SHEET_NAMES.agency,
        ref,
      })),
    ],
    properties: { [IDENTITY_NAME]: identity },
  };
}

function hiddenSheet(file: CaseFile, pack: ImpactScalePack): WorkbookSheet {
  return {
    name: SHEET_NAMES.hidden,
    state: 'veryHidden',
    widths: [40, 60],
    rows: hiddenRows(file, pack).map(([k, v]) => ({ cells: [cell(k, 'key'), cell(v, 'key')] })),
    rules: [],
    landscape: false,
  };
}
