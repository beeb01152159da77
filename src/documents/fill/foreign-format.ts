/** Files that are no .docx or .xlsx, known by their first bytes and by what only they have. */
import { fillFailure, type FillCode, type FillFailure } from './contract.ts';

/** By the first bytes and by what only that format has; null = may be ours. */
export function otherFormat(bytes: Uint8Array, name: string): FillCode | null {
  const starts = (...head: number[]): boolean => head.every((b, i) => bytes[i] === b);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A compound file: a format from before 2007, or a package behind a password.
    if (holdsUtf16(bytes, 'EncryptedPackage')) return 'fill.encrypted';
    if (holdsUtf16(bytes, 'WordDocument')) return 'fill.legacyWord';
    if (holdsUtf16(bytes, 'Workbook') || holdsUtf16(bytes, 'Book')) return 'fill.legacyExcel';
    return /\.xls$/i.test(name)
      ? 'fill.legacyExcel'
      : /\.doc$/i.test(name)
        ? 'fill.legacyWord'
        : 'fill.notOffice';
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'fill.pdf';
  return starts(0x50, 0x4b) ? null : 'fill.notOffice';
}

/** Whether a directory entry of a compound file bears this name (entries are 128 bytes long and begin with it). */
function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let same = bytes[at + 64] === (text.length + 1) * 2;
    for (let i = 0; same && i < text.length; i++)
      same = bytes[at + 2 * i] === text.charCodeAt(i) && bytes[at + 2 * i + 1] === 0;
    if (same) return true;
  }
  return false;
}

export function refusedMember(paths: readonly string[]): FillFailure | null {
  for (const path of paths) {
    const p = path.toLowerCase();
    if (/(^|\/)vba(project|data)[^/]*\.(bin|xml)$/.test(p) || /^xl\/(macrosheets|dialogsheets)\//.test(p))
      return fillFailure('fill.macro', path);
  }
  const has = (path: string): boolean => paths.includes(path);
  if (has('EncryptedPackage') || has('EncryptionInfo')) return fillFailure('fill.encrypted');
  if (has('xl/workbook.bin')) return fillFailure('fill.xlsb');
  if (!has('[Content_Types].xml')) {
    return has('mimetype') && has('content.xml')
      ? fillFailure('fill.openDocument')
      : fillFailure('fill.notOffice');
  }
  return null;
}
