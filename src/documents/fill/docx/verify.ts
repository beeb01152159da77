/** The finished file, read anew and compared with what it should say. */
import { readDirectory } from '#documents/zip';
import { fillFailure, type FillFailure } from '../contract.ts';
import { openPackage, PACKAGE_LIMITS, type OfficePackage } from '../package.ts';
import { ownText, type XmlElement, type XmlTree } from '../xml.ts';
import type { Draft } from './draft.ts';
import type { Para, WordPart } from './model.ts';
import { readPart } from './read-part.ts';

/**
 * Null when each value stands at its place, all other text and structure of the parts written is as before, and so is every
 * other member.
 */
export function verify(
  before: OfficePackage,
  drafts: readonly Draft[],
  finished: Uint8Array<ArrayBuffer>,
): FillFailure | null {
  const fail = (where: string): FillFailure => fillFailure('fill.verify', where);
  const after = openPackage(finished);
  if (!after.ok) return fail('package');
  const changed = changedMember(before.bytes, finished, new Set(drafts.map((d) => d.part.path)));
  if (changed !== null) return fail(changed);
  for (const draft of drafts) {
    const { path, prefix } = draft.part;
    const tree = after.value.tree(path);
    if (!tree.ok) return fail(path);
    const wrong = wrongIn(draft, readPart(tree.value));
    if (wrong !== null) return fail(`${prefix}${wrong}`);
  }
  return null;
}

/** What of a part does not read as it should, or null. */
function wrongIn(draft: Draft, now: WordPart): string | null {
  const { part } = draft;
  const expected = expectedTexts(part, draft);
  if (expected.length !== now.paras.length) return 'paragraphs';
  for (const [n, text] of expected.entries()) if (now.paras[n]!.text !== text) return `p[${n}]`;
  for (const [para, twin] of now.mirrors) if (para.text !== twin.text) return 'fallback';
  if (now.mirrors.size !== part.mirrors.size) return 'fallback';
  const added = addedRows(part, now, draft);
  return skeleton(part.tree, []) === skeleton(now.tree, added) ? null : 'structure';
}

/** The first member but those of `except` that is not as it was: same order, same packed bytes. Null when all are. */
function changedMember(
  before: Uint8Array<ArrayBuffer>,
  after: Uint8Array<ArrayBuffer>,
  except: ReadonlySet<string>,
): string | null {
  const [a, b] = [readDirectory(before, PACKAGE_LIMITS), readDirectory(after, PACKAGE_LIMITS)];
  if (!a.ok || !b.ok || a.value.length !== b.value.length) return 'members';
  for (const [n, x] of a.value.entries()) {
    const y = b.value[n]!;
    if (x.path !== y.path) return 'members';
    if (except.has(x.path)) continue;
    const packed = (bytes: Uint8Array, e: typeof x): Uint8Array =>
      bytes.subarray(e.start, e.start + e.packed);
    const same = x.method === y.method && x.crc === y.crc && x.size === y.size;
    if (!same || !sameBytes(packed(before, x), packed(after, y))) return x.path;
  }
  return null;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The text of each paragraph as it must be, rows added included. */
function expectedTexts(part: WordPart, draft: Draft): string[] {
  const out: string[] = [];
  const added = [...draft.added].sort((a, b) => a.after.end - b.after.end);
  const ends = (para: Para): number => para.element.end;
  part.paras.forEach((para, n) => {
    out.push(draft.textAfter(para));
    const next = part.paras[n + 1];
    for (const rows of added) {
      const here = ends(para) < rows.after.end && (next === undefined || next.element.start > rows.after.end);
      if (here) out.push(...rows.paras);
    }
  });
  return out;
}

/** The rows that were put in, in the finished part: those right behind the row they follow. */
function addedRows(part: WordPart, now: WordPart, draft: Draft): XmlElement[] {
  const found: XmlElement[] = [];
  const rowsOf = (tree: XmlTree): XmlElement[] => tree.elements.filter((e) => e.name === 'tr');
  const [old, fresh] = [rowsOf(part.tree), rowsOf(now.tree)];
  let shift = 0;
  for (const rows of [...draft.added].sort((a, b) => a.after.end - b.after.end)) {
    const at = old.findIndex((r) => r.index === rows.after.index);
    const inside = old.filter((r) => r.index > rows.after.index && r.index <= rows.after.last).length;
    const count = (rows.xml.match(/<(?:\w+:)?tr[\s>]/g) ?? []).length;
    found.push(...fresh.slice(at + inside + 1 + shift, at + inside + 1 + shift + count));
    shift += count;
  }
  return found;
}

// What filling puts in or takes away; all else must be there in the same order.
const MOVING = new Set(['r', 'rPr', 't', 'br', 'tab', 'sym', 'cr', 'showingPlcHdr', 'checked', 'result']);
const READ = new Set(['delText', 'instrText', 'delInstrText']);

/** Names of all elements in order, with deleted text and field codes; run properties and `except` left out. */
function skeleton(tree: XmlTree, except: readonly XmlElement[]): string {
  const out: string[] = [];
  const skip = new Set(except.map((e) => e.index));
  for (let i = 0; i < tree.elements.length; i++) {
    const e = tree.elements[i]!;
    if (skip.has(e.index) || (e.name === 'rPr' && tree.elements[e.parent]?.name === 'r')) {
      i = e.last;
      continue;
    }
    if (MOVING.has(e.name) && tree.elements[e.parent]?.name !== 'tabs') continue;
    out.push(READ.has(e.name) ? `${e.name}=${ownText(tree, e)}` : `${e.name}/${e.depth}`);
  }
  return out.join('\n');
}
