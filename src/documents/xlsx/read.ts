import { err, ok, type Result } from '#kernel';
import type { ReadSheet, ReadWorkbook } from '#schemas';
import { readZip, type ZipLimits } from '#documents/zip';
import { xlsxFailure, type XlsxCode, type XlsxFailure } from './failure.ts';
import {
  readDateStyles,
  readElement,
  readProperties,
  readRelations,
  readStrings,
  readWorkbookPart,
  resolvePart,
} from './parts.ts';
import { readSheet } from './sheet.ts';
import { decodeXml } from './xml.ts';

const MIB = 1_048_576;
/** Far above a returned sheet, far below what makes a tab hang. */
export const XLSX_LIMITS = { bytes: 20 * MIB, cells: 300_000, sheets: 100 } as const;
const ZIP_LIMITS: ZipLimits = { entries: 2_000, single: 48 * MIB, total: 96 * MIB };

/** `done` of `total` sheets; `name` = the one that is read now. */
export type XlsxProgress = (done: number, total: number, name: string) => void;

type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
const fail = (code: XlsxCode, where = '', cause = ''): Result<never, XlsxFailure> =>
  err(xlsxFailure(code, where, cause));

/**
 * What an .xlsx says, with nothing trusted: the container is checked before anything is unpacked, and macros, links to
 * other workbooks, passwords and other formats are refused by code. Never throws. Nothing is calculated. `onProgress` is
 * told of each sheet before it is read.
 */
export function readXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: XlsxProgress = () => undefined,
): Result<ReadWorkbook, XlsxFailure> {
  if (bytes.length === 0) return fail('xlsx.empty');
  if (bytes.length > XLSX_LIMITS.bytes) return fail('xlsx.tooLarge');
  const other = otherFormat(bytes);
  if (other) return fail(other);
  const zip = readZip(bytes, ZIP_LIMITS);
  if (!zip.ok) {
    const { code, entry } = zip.error;
    if (code === 'zip.notZip') return fail('xlsx.notWorkbook');
    if (code === 'zip.encrypted') return fail('xlsx.encrypted', entry);
    if (code === 'zip.entries' || code === 'zip.single' || code === 'zip.total')
      return fail('xlsx.tooLarge', entry);
    return fail('xlsx.zip', entry, code);
  }
  const refused = refusedParts(zip.value);
  if (refused) return err(refused);
  return readParts(zip.value, onProgress);
}

/** By the first bytes and by what only that format has; null = may be ours. */
function otherFormat(bytes: Uint8Array): XlsxCode | null {
  const starts = (...head: number[]): boolean => head.every((b, i) => bytes[i] === b);
  // A compound file: an old .xls, or a workbook behind a password (which then holds EncryptedPackage).
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return contains(bytes, 'EncryptedPackage') ? 'xlsx.encrypted' : 'xlsx.xls';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'xlsx.pdf';
  if (starts(0x50, 0x4b)) return null;
  // Plain text with commas or tabs: a sheet saved as CSV.
  const head = Array.from(bytes.subarray(0, 2_000));
  return head.includes(0) || !head.some((b) => b === 0x2c || b === 0x09) ? null : 'xlsx.csv';
}

/** Whether the bytes hold the text as UTF-16. */
function contains(bytes: Uint8Array, text: string): boolean {
  const wanted = Array.from(text).flatMap((c) => [c.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((b, i) => bytes[at + i] === b)) return true;
  }
  return false;
}

function refusedParts(parts: Parts): XlsxFailure | null {
  for (const path of parts.keys()) {
    const p = path.toLowerCase();
    if (/(^|\/)vbaproject[^/]*\.bin$/.test(p) || /^xl\/(macrosheets|dialogsheets|activex)\//.test(p))
      return xlsxFailure('xlsx.macro', path);
    if (p.startsWith('xl/externallinks/')) return xlsxFailure('xlsx.external', path);
    if (p === 'xl/workbook.bin') return xlsxFailure('xlsx.xlsb', path);
  }
  const types = textOf(parts, '[Content_Types].xml');
  if (types === null)
    return xlsxFailure(parts.has('mimetype') && parts.has('content.xml') ? 'xlsx.ods' : 'xlsx.notWorkbook');
  return /macroenabled|vbaproject/i.test(types) ? xlsxFailure('xlsx.macro', '[Content_Types].xml') : null;
}

const textOf = (parts: Parts, path: string): string | null => {
  const bytes = parts.get(path);
  return bytes ? decodeXml(bytes) : null;
};

function readParts(parts: Parts, onProgress: XlsxProgress): Result<ReadWorkbook, XlsxFailure> {
  const damaged = (where: string): Result<never, XlsxFailure> => fail('xlsx.damaged', where);
  const root = readRelations(textOf(parts, '_rels/.rels') ?? '');
  if (!root) return damaged('_rels/.rels');
  const main = resolvePart('', root.find((r) => r.type === 'officeDocument')?.target ?? '');
  const xml = textOf(parts, main);
  // A document or a slide show is an office file too.
  if (xml === null) return parts.has(main) ? damaged(main) : fail('xlsx.notWorkbook');
  const workbook = readWorkbookPart(xml);
  if (!workbook) return damaged(main);
  if (workbook.sheets.length === 0) return fail('xlsx.notWorkbook');
  if (workbook.sheets.length > XLSX_LIMITS.sheets) return fail('xlsx.tooLarge', main);

  const slash = main.lastIndexOf('/');
  const folder = main.slice(0, Math.max(slash, 0));
  const relationsPath = `${folder === '' ? '' : `${folder}/`}_rels/${main.slice(slash + 1)}.rels`;
  const relations = readRelations(textOf(parts, relationsPath) ?? '');
  if (!relations) return damaged(relationsPath);
  if (relations.some((r) => r.external && r.type === 'externalLink'))
    return fail('xlsx.external', relationsPath);
  /** An optional part: absent = `none`, unreadable = damaged. */
  const partOf = <T>(type: string, read: (xml: string) => T | null, none: T): { value: T } | string => {
    const relation = relations.find((r) => r.type === type);
    if (!relation) return { value: none };
    const path = resolvePart(folder, relation.target);
    const value = read(textOf(parts, path) ?? '');
    return value === null ? path : { value };
  };
  const strings = partOf('sharedStrings', readStrings, []);
  if (typeof strings === 'string') return damaged(strings);
  const styles = partOf('styles', readDateStyles, []);
  if (typeof styles === 'string') return damaged(styles);

  const context = {
    strings: strings.value,
    dateStyles: styles.value,
    from1904: workbook.from1904,
    budget: { cells: XLSX_LIMITS.cells as number },
  };
  const sheets: ReadSheet[] = [];
  for (const [i, { name, state, relation }] of workbook.sheets.entries()) {
    onProgress(i, workbook.sheets.length, name);
    const target = relations.find((r) => r.id === relation);
    if (target && target.type !== 'worksheet') continue;
    const path = resolvePart(folder, target?.target ?? '');
    const sheetXml = textOf(parts, path);
    const read = sheetXml === null ? null : readSheet(sheetXml, context);
    if (read === 'tooLarge') return fail('xlsx.tooLarge', path);
    if (!read) return damaged(path === '' ? name : path);
    sheets.push({ name, state, ...read });
  }
  return ok({ sheets, names: workbook.names, ...described(parts) });
}

/** What the file says of itself; nobody's loss when it is not there or not readable. */
function described(parts: Parts): Pick<ReadWorkbook, 'properties' | 'application'> {
  return {
    properties: readProperties(textOf(parts, 'docProps/custom.xml') ?? '') ?? {},
    application: readElement(textOf(parts, 'docProps/app.xml') ?? '', 'Application'),
  };
}
