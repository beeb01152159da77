/** Changes to paragraphs as splices of the part's text: nothing but the elements that hold the changed characters is written anew. */
import { childOf, childrenOf, escapeText, type Splice, type XmlElement, type XmlTree } from '../xml.ts';
import type { Para, Piece } from './model.ts';

/** Text of a paragraph from `from` to `to` becomes `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string };

/** The text after the edits (not overlapping). */
export function editText(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const e of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    out += text.slice(at, e.from) + e.text;
    at = e.to;
  }
  return out + text.slice(at);
}

export const prefixOf = (tree: XmlTree, element: XmlElement): string => {
  const name = /^<([^\s/>]+)/.exec(tree.text.slice(element.start, element.start + 80))?.[1] ?? '';
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon + 1);
};

/** Text as the content of a run: line breaks and tabs as elements. */
export function runContent(text: string, prefix: string): string {
  return text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\n') return `<${prefix}br/>`;
      if (part === '\t') return `<${prefix}tab/>`;
      return `<${prefix}t xml:space="preserve">${escapeText(part)}</${prefix}t>`;
    })
    .join('');
}

/** The splices that bring about the edits of one paragraph. */
export function paraSplices(tree: XmlTree, para: Para, edits: readonly TextEdit[]): Splice[] {
  if (edits.length === 0) return [];
  if (para.pieces.length === 0) return [appendRun(tree, para, edits.map((e) => e.text).join(''))];
  const prefix = prefixOf(tree, para.element);
  const splices: Splice[] = [];
  const byPiece = new Map<Piece, TextEdit[]>();
  for (const edit of edits) {
    const owner = ownerOf(para, edit);
    para.pieces.forEach((piece) => {
      const from = Math.max(edit.from, piece.at);
      const to = Math.min(edit.to, piece.at + piece.text.length);
      const own = piece === owner;
      if (!own && from >= to) return;
      const local: TextEdit = own
        ? {
            from: Math.max(edit.from - piece.at, 0),
            to: Math.max(to - piece.at, Math.max(edit.from - piece.at, 0)),
            text: edit.text,
          }
        : { from: from - piece.at, to: to - piece.at, text: '' };
      byPiece.set(piece, [...(byPiece.get(piece) ?? []), local]);
    });
  }
  for (const [piece, local] of byPiece) {
    const text = editText(piece.text, local);
    if (text === piece.text) continue;
    const { start, end } = piece.element;
    splices.push({ start, end, text: text === '' ? emptied(piece, prefix) : runContent(text, prefix) });
  }
  return splices;
}

const emptied = (piece: Piece, prefix: string): string =>
  piece.element.name === 't' ? `<${prefix}t></${prefix}t>` : '';

/** The piece that takes the new text: the one the edit begins in; for an insertion the one before it, unless that is no text. */
function ownerOf(para: Para, edit: TextEdit): Piece | undefined {
  const { pieces } = para;
  const ends = (p: Piece): number => p.at + p.text.length;
  if (edit.to > edit.from) return pieces.find((p) => p.at <= edit.from && edit.from < ends(p));
  const before = pieces.find((p) => p.at < edit.from && edit.from <= ends(p));
  if (before && before.element.name === 't' && before.sdt < 0) return before;
  return pieces.find((p) => p.at === edit.from) ?? before ?? pieces[0];
}

/** A new run in a paragraph that has no text: with the looks of its last run, else those of the paragraph's mark. */
function appendRun(tree: XmlTree, para: Para, text: string): Splice {
  const { element } = para;
  const prefix = prefixOf(tree, element);
  const pPr = childOf(tree, element, 'pPr');
  const runs = childrenOf(tree, element, 'r');
  const last = runs.at(-1);
  const looks = last ? childOf(tree, last, 'rPr') : pPr ? childOf(tree, pPr, 'rPr') : undefined;
  const run = `<${prefix}r>${looks ? looksOf(tree, looks) : ''}${runContent(text, prefix)}</${prefix}r>`;
  if (element.empty) {
    const open = tree.text.slice(element.start, element.end).replace(/\s*\/>$/, '>');
    return { start: element.start, end: element.end, text: `${open}${run}</${prefix}p>` };
  }
  const at = last?.end ?? element.closeStart;
  return { start: at, end: at, text: run };
}

const MARKS = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange']);

/** Run properties without what belongs to the paragraph's mark only. */
export function looksOf(tree: XmlTree, rPr: XmlElement): string {
  if (rPr.empty) return tree.text.slice(rPr.start, rPr.end);
  let out = tree.text.slice(rPr.start, rPr.openEnd);
  for (const child of childrenOf(tree, rPr)) {
    if (!MARKS.has(child.name)) out += tree.text.slice(child.start, child.end);
  }
  return out + tree.text.slice(rPr.closeStart, rPr.end);
}

/** A row once more, blank: ids that must be unique, bookmarks and comment marks left out. */
export function rowCopy(tree: XmlTree, row: XmlElement): string {
  const drop: Splice[] = [];
  const marks =
    /^(?:bookmark(?:Start|End)|comment(?:RangeStart|RangeEnd|Reference)|perm(?:Start|End)|(?:move(?:From|To)Range(?:Start|End)))$/;
  for (let i = row.index + 1; i <= row.last; i++) {
    const e = tree.elements[i]!;
    const isIdOfControl = e.name === 'id' && tree.elements[e.parent]?.name === 'sdtPr';
    if (
      marks.test(e.name) ||
      isIdOfControl ||
      (e.name === 'ins' && tree.elements[e.parent]?.name === 'trPr')
    ) {
      drop.push({ start: e.start - row.start, end: e.end - row.start, text: '' });
      i = e.last;
    }
  }
  let text = tree.text.slice(row.start, row.end);
  for (const d of drop.reverse()) text = text.slice(0, d.start) + text.slice(d.end);
  return text.replace(/\s(?:\w+:)?(?:paraId|textId)="[^"]*"/g, '');
}
