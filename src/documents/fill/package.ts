/**
 * The zip an office file is. Opened with limits and nothing trusted; written back so that every member that was not
 * changed keeps its name, place, packed bytes, flags and date.
 */
import { err, ok, type Result } from '#kernel';
import { crc32, readDirectory, readEntry, type DirectoryEntry, type ZipLimits } from '#documents/zip';
import { deflateSync } from 'fflate';
import { fillFailure, type FillCode, type FillFailure } from './contract.ts';
import { scanXml, attributeValue, decodeXml, type XmlTree } from './xml.ts';

const MIB = 1_048_576;
/** Bytes of the file; members, bytes of one and of all together when unpacked. */
export const PACKAGE_LIMITS = {
  bytes: 50 * MIB,
  entries: 5_000,
  single: 100 * MIB,
  total: 200 * MIB,
} as const;

export type OfficeKind = 'docx' | 'xlsx';

export type Relationship = {
  readonly id: string;
  /** The last step of its type: `worksheet`, `styles`, `hyperlink`. */
  readonly type: string;
  /** A path of the package, or the address where it is external. */
  readonly target: string;
  readonly external: boolean;
};

export type OfficePackage = {
  readonly kind: OfficeKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The members in the order of the directory. */
  readonly members: readonly string[];
  /** The part with the document or the workbook. */
  readonly main: string;
  /** Templates on somebody's disk that the file names; never followed. */
  readonly external: readonly string[];
  /** Bears a digital signature, which any change makes invalid. */
  readonly signed: boolean;
  readonly has: (path: string) => boolean;
  /** A part's bytes, unpacked and checked; kept once read. */
  readonly read: (path: string) => Result<Uint8Array<ArrayBuffer>, FillFailure>;
  readonly text: (path: string) => Result<string, FillFailure>;
  readonly tree: (path: string) => Result<XmlTree, FillFailure>;
  /** The relations of a part ('' = of the package); none where there are none. */
  readonly relations: (path: string) => Result<readonly Relationship[], FillFailure>;
};

const fail = (code: FillCode, where = '', cause = ''): Result<never, FillFailure> =>
  err(fillFailure(code, where, cause));

/**
 * Opens a .docx or .xlsx. `name` (the file's name), if given, must not claim the other of the two. Never throws; failures are codes.
 */
export function openPackage(bytes: Uint8Array<ArrayBuffer>, name = ''): Result<OfficePackage, FillFailure> {
  if (bytes.length === 0) return fail('fill.empty');
  if (bytes.length > PACKAGE_LIMITS.bytes) return fail('fill.tooLarge', '', String(PACKAGE_LIMITS.bytes));
  const other = otherFormat(bytes, name);
  if (other) return fail(other);
  const limits: ZipLimits = PACKAGE_LIMITS;
  const directory = readDirectory(bytes, limits);
  if (!directory.ok) {
    const { code, entry } = directory.error;
    if (code === 'zip.notZip') return fail('fill.notOffice');
    if (code === 'zip.encrypted') return fail('fill.encrypted', entry);
    if (code === 'zip.entries' || code === 'zip.single' || code === 'zip.total')
      return fail('fill.tooLarge', entry, code);
    return fail('fill.zip', entry, code);
  }
  const entries = new Map(directory.value.map((e) => [e.path, e]));
  const refused = refusedMember([...entries.keys()]);
  if (refused) return err(refused);
  return identify(readerOf(bytes, entries), bytes, name);
}

type Reader = Pick<OfficePackage, 'members' | 'has' | 'read' | 'text' | 'tree' | 'relations'>;

function readerOf(bytes: Uint8Array<ArrayBuffer>, entries: ReadonlyMap<string, DirectoryEntry>): Reader {
  const kept = new Map<string, Result<Uint8Array<ArrayBuffer>, FillFailure>>();
  const read: Reader['read'] = (path) => {
    const before = kept.get(path);
    if (before) return before;
    const entry = entries.get(path);
    if (!entry) return fail('fill.damaged', path, 'missing');
    const one = readEntry(bytes, entry);
    const result = one.ok ? one : fail('fill.zip', path, one.error.code);
    kept.set(path, result);
    return result;
  };
  const text: Reader['text'] = (path) => {
    const found = read(path);
    if (!found.ok) return found;
    const decoded = decodeXml(found.value);
    return decoded === null ? fail('fill.damaged', path, 'encoding') : ok(decoded);
  };
  const tree: Reader['tree'] = (path) => {
    const found = text(path);
    if (!found.ok) return found;
    const scanned = scanXml(found.value);
    if (scanned.ok) return scanned;
    if (scanned.error === 'xml.docType') return fail('fill.entities', path, scanned.error);
    return fail(scanned.error === 'xml.tooLarge' ? 'fill.tooComplex' : 'fill.damaged', path, scanned.error);
  };
  const relations: Reader['relations'] = (path) => {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(slash, 0));
    const at =
      path === '' ? '_rels/.rels' : `${folder === '' ? '' : `${folder}/`}_rels/${path.slice(slash + 1)}.rels`;
    if (!entries.has(at)) return ok([]);
    const found = tree(at);
    if (!found.ok) return found;
    const t = found.value;
    return ok(
      t.elements
        .filter((e) => e.name === 'Relationship')
        .map((e) => {
          const external = attributeValue(t, e, 'TargetMode') === 'External';
          const target = attributeValue(t, e, 'Target') ?? '';
          return {
            id: attributeValue(t, e, 'Id') ?? '',
            type: (attributeValue(t, e, 'Type') ?? '').split('/').at(-1) ?? '',
            target: external ? target : resolvePath(folder, target),
            external,
          };
        }),
    );
  };
  return { members: [...entries.keys()], has: (path) => entries.has(path), read, text, tree, relations };
}

/** `../x/y.xml` seen from a folder, as a path of the package. */
export function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((s) => s !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** By the first bytes and by what only that format has; null = may be ours. */
function otherFormat(bytes: Uint8Array, name: string): FillCode | null {
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

function refusedMember(paths: readonly string[]): FillFailure | null {
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

const KINDS: Readonly<Record<string, OfficeKind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

function identify(
  reader: Reader,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Result<OfficePackage, FillFailure> {
  const types = reader.tree('[Content_Types].xml');
  if (!types.ok) return types;
  const root = reader.relations('');
  if (!root.ok) return root;
  const main = root.value.find((r) => r.type === 'officeDocument' && !r.external)?.target ?? '';
  if (main === '' || !reader.has(main))
    return fail(main === '' ? 'fill.notOffice' : 'fill.damaged', main, 'missing');
  const type = contentType(types.value, main);
  if (/macroenabled|vba/i.test(type)) return fail('fill.macro', main, type);
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kind) return fail('fill.notOffice', main, type);
  const extension = /\.(docx|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension !== undefined && extension !== kind) return fail('fill.renamed', '', kind);

  const external: string[] = [];
  for (const path of reader.members) {
    if (!/(^|\/)_rels\/[^/]*\.rels$/.test(path)) continue;
    const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const relations = reader.relations(owner);
    if (!relations.ok) return relations;
    for (const r of relations.value) {
      if (!r.external || r.type === 'hyperlink') continue;
      if (!isOwnTemplate(r)) return fail('fill.external', path, r.target.slice(0, 300));
      external.push(r.target);
    }
  }
  const signed = reader.members.some((p) => p.toLowerCase().startsWith('_xmlsignatures/'));
  return ok({ ...reader, kind, bytes, main, external, signed });
}

/** Word notes on whose disk the template lay; all else outside the file would be loaded on opening. */
const isOwnTemplate = (r: Relationship): boolean =>
  r.type === 'attachedTemplate' && !/^(https?|ftp):|^(file:)?[\\/]{2}[^\\/]/i.test(r.target.trim());

/** The content type of a part: its own, else that of its extension. */
function contentType(tree: XmlTree, path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  let byExtension = '';
  for (const e of tree.elements) {
    const is = (name: string): string => attributeValue(tree, e, name) ?? '';
    if (e.name === 'Override' && is('PartName').toLowerCase() === `/${path.toLowerCase()}`)
      return is('ContentType');
    if (e.name === 'Default' && is('Extension').toLowerCase() === extension) byExtension = is('ContentType');
  }
  return byExtension;
}

const LOCAL = 0x04034b50;

type Central = {
  readonly at: number;
  readonly length: number;
  readonly offset: number;
  readonly path: string;
};

/**
 * The package with the parts given replaced (a string is written as UTF-8) or, where null, taken out. Everything else is copied byte
 * for byte: local header, packed data, what follows it, directory record, comment of the file. Parts that do not exist are a bug (RangeError).
 */
export function writePackage(
  opened: OfficePackage,
  changed: ReadonlyMap<string, string | Uint8Array | null>,
): Uint8Array<ArrayBuffer> {
  const { bytes } = opened;
  for (const path of changed.keys()) if (!opened.has(path)) throw new RangeError(`no such part: ${path}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const directoryAt = view.getUint32(end + 16, true);
  const records = recordsOf(view, bytes, directoryAt, end);

  // What belongs to a member reaches to the next one: data descriptors and padding go along.
  const physical = [...records].sort((a, b) => a.offset - b.offset);
  const out: Uint8Array[] = [];
  const moved = new Map<Central, { offset: number; made: Made | null }>();
  let length = 0;
  const push = (part: Uint8Array): void => {
    out.push(part);
    length += part.length;
  };
  // Something before the first member (a self-extractor's stub cannot be: the file begins with one).
  physical.forEach((record, n) => {
    const next = physical[n + 1]?.offset ?? directoryAt;
    const content = changed.get(record.path);
    if (content === null) return;
    const made = content === undefined ? null : localOf(view, record, content, opened);
    moved.set(record, { offset: length, made });
    if (made) push(made.bytes);
    else push(bytes.subarray(record.offset, next));
  });

  const newDirectory = length;
  let count = 0;
  for (const record of records) {
    const to = moved.get(record);
    if (!to) continue;
    count++;
    const copy = bytes.slice(record.at, record.at + record.length);
    const c = new DataView(copy.buffer);
    if (to.made) {
      c.setUint16(8, c.getUint16(8, true) & ~8, true);
      c.setUint16(10, to.made.method, true);
      c.setUint32(16, to.made.crc, true);
      c.setUint32(20, to.made.packed, true);
      c.setUint32(24, to.made.size, true);
    }
    c.setUint32(42, to.offset, true);
    push(copy);
  }
  const size = length - newDirectory;
  const tail = bytes.slice(end);
  const t = new DataView(tail.buffer);
  t.setUint16(8, count, true);
  t.setUint16(10, count, true);
  t.setUint32(12, size, true);
  t.setUint32(16, newDirectory, true);
  push(tail);

  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of out) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  throw new RangeError('not an opened package');
}

function recordsOf(view: DataView, bytes: Uint8Array, from: number, end: number): Central[] {
  const records: Central[] = [];
  for (let at = from; at < end;) {
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).normalize('NFC');
    records.push({ at, length, offset: view.getUint32(at + 42, true), path });
    at += length;
  }
  return records;
}

type Made = {
  readonly bytes: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
};

/** In the encoding of the part it replaces, mark included. */
function encodeLike(before: Uint8Array, text: string): Uint8Array {
  const [a, b] = [before[0], before[1]];
  const little = a === 0xff && b === 0xfe;
  if (!little && !(a === 0xfe && b === 0xff)) {
    const marked = a === 0xef && b === 0xbb && before[2] === 0xbf;
    return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
  }
  const out = new DataView(new ArrayBuffer(2 + 2 * text.length));
  out.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) out.setUint16(2 + 2 * i, text.charCodeAt(i), little);
  return new Uint8Array(out.buffer);
}

/** The member anew: its own header (name, date, extra fields, flags) with the new data. */
function localOf(
  view: DataView,
  record: Central,
  content: string | Uint8Array,
  { bytes, read }: OfficePackage,
): Made {
  const original = read(record.path);
  const before = original.ok ? original.value : new Uint8Array();
  const from = record.offset;
  if (view.getUint32(from, true) !== LOCAL) throw new RangeError('not an opened package');
  const data = typeof content === 'string' ? encodeLike(before, content) : content;
  const stored = view.getUint16(from + 8, true) === 0;
  const packed = stored ? data : deflateSync(data, { level: 6 });
  const headLength = 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const out = new Uint8Array(headLength + packed.length);
  out.set(bytes.subarray(from, from + headLength));
  out.set(packed, headLength);
  const o = new DataView(out.buffer);
  const crc = crc32(data);
  const method = stored ? 0 : 8;
  // Bit 3 would say that the sizes follow the data: they stand here now.
  o.setUint16(6, o.getUint16(6, true) & ~8, true);
  o.setUint16(8, method, true);
  o.setUint32(14, crc, true);
  o.setUint32(18, packed.length, true);
  o.setUint32(22, data.length, true);
  return { bytes: out, method, crc, packed: packed.length, size: data.length };
}
