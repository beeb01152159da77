/**
 * The zip an office file is. Opened with limits and nothing trusted.
 */
import { err, ok, type Result } from '#kernel';
import { readDirectory, readEntry, type DirectoryEntry, type ZipLimits } from '#documents/zip';
import { fillFailure, type FillCode, type FillFailure } from './contract.ts';
import { otherFormat, refusedMember } from './foreign-format.ts';
import { scanXml } from './xml-scan.ts';
import { attributeValue, decodeXml, type XmlTree } from './xml.ts';

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
 * Opens a .docx or .xlsx. `name` (the file's name), if given, must not claim another format. Never throws; failures are codes.
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
  // The programs refuse a file whose extension claims macros, a template or an older format.
  const extension = /\.(docx?|docm|dot[xm]?|xlsx?|xls[mb]|xlt[xm]?)$/i.exec(name)?.[1]?.toLowerCase();
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
