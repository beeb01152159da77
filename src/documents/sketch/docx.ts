/** A Word form as paragraphs and tables, text boxes first. */
import { ok, type Result } from '#kernel';
import type { OfficialReading, OfficialVocabulary } from '#schemas';
import type { FillFailure } from '../fill/contract.ts';
import { cellLocator } from '../fill/docx/candidate.ts';
import type { Block, Para, Table, WordPart } from '../fill/docx/model.ts';
import { attributeValue, childOf, childrenOf } from '../fill/xml.ts';
import { readForm, type Located } from '../fill/docx/recognise.ts';
import {
  SKETCH_LIMITS,
  type Sketch,
  type SketchBlock,
  type SketchCell,
  type SketchPiece,
} from './contract.ts';

type Mark = { readonly from: number; readonly to: number; readonly place: string };
type Marks = { readonly paras: Map<Para, Mark[]>; readonly cells: Map<string, string> };
type Bytes = Uint8Array<ArrayBuffer>;

export async function sketchDocx(
  bytes: Bytes,
  reading: OfficialReading,
  vocabulary: OfficialVocabulary,
): Promise<Result<Sketch, FillFailure>> {
  const form = await readForm(bytes, vocabulary, null);
  if (!form.ok) return form;
  const { parts, located } = form.value;
  const [part, ...running] = parts;
  const known = new Set(reading.places.map((p) => p.id));
  const marks = marksOf(located.filter((l) => known.has(l.place.id)));
  // Of running heads and feet only those that ask for something.
  const asked = new Set(located.map((l) => l.candidate.part));
  const heads = running.filter((p) => asked.has(p)).flatMap((p) => drawn(p, p.body, marks));
  const boxed = part.boxes.flatMap((box) => drawn(part, box.blocks, marks));
  const blocks = [...heads, ...boxed, ...drawn(part, part.body, marks)];
  return ok({
    kind: 'pages',
    blocks: blocks.slice(0, SKETCH_LIMITS.blocks),
    left: Math.max(0, blocks.length - SKETCH_LIMITS.blocks),
  });
}

/** Where each place stands, by paragraph or by cell. */
function marksOf(located: readonly Located[]): Marks {
  const paras = new Map<Para, Mark[]>();
  const cells = new Map<string, string>();
  for (const { place, candidate } of located) {
    const { target } = candidate;
    const mark = (para: Para, from: number, to: number): void => {
      paras.set(para, [...(paras.get(para) ?? []), { from, to, place: place.id }]);
    };
    const pieces = (para: Para, mine: (p: Para['pieces'][number]) => boolean): void => {
      const own = para.pieces.filter(mine);
      const from = own[0]?.at ?? para.text.length;
      mark(
        para,
        from,
        own.reduce((end, p) => Math.max(end, p.at + p.text.length), from),
      );
    };
    switch (target.kind) {
      case 'para':
        mark(target.para, 0, target.para.text.length);
        break;
      case 'inline':
        mark(target.para, target.from, target.to);
        break;
      case 'date': {
        const { parts, era } = target.slots;
        const { text } = target.para;
        const first = parts[0]?.from ?? 0;
        const last = parts.at(-1)?.to ?? first;
        const from = era === '' ? first : Math.max(text.lastIndexOf(era, first), 0);
        // 日 or 分 belongs to it.
        mark(target.para, from, /[日分]/.test(text[last] ?? '') ? last + 1 : last);
        break;
      }
      case 'box':
        if (target.control) pieces(target.para, (p) => p.sdt === target.control?.index);
        else mark(target.para, target.at, target.at + 1);
        break;
      case 'control':
        pieces(target.para, (p) => p.sdt === target.control.index);
        break;
      case 'formField':
        pieces(target.para, (p) => p.field === target.field.index);
        break;
      case 'dateParts':
      case 'digits':
        for (const cell of place.cells) cells.set(cell, place.id);
        break;
      case 'table':
        for (const row of target.rows)
          for (const cell of row.cells) cells.set(cellLocator(candidate.part, cell), place.id);
    }
  }
  return { paras, cells };
}

function drawn(part: WordPart, blocks: readonly Block[], marks: Marks): SketchBlock[] {
  return blocks.map((block): SketchBlock => {
    if (block.para) {
      const { para } = block;
      return {
        kind: 'line',
        align: para.centred ? 'center' : para.right ? 'end' : 'start',
        pieces: piecesOf(para.text, marks.paras.get(para) ?? []),
      };
    }
    return {
      kind: 'table',
      widths: widthsOf(part, block.table),
      rows: block.table.rows.map((row) =>
        row.cells.flatMap((cell): SketchCell[] =>
          cell.merge === 'continue'
            ? []
            : [
                {
                  locator: cellLocator(part, cell),
                  place: marks.cells.get(cellLocator(part, cell)) ?? null,
                  columns: cell.to - cell.from,
                  rows: cell.span,
                  blocks: drawn(part, cell.blocks, marks),
                },
              ],
        ),
      ),
    };
  });
}

/** The widths of the grid, of which cells cover one or more columns. */
function widthsOf({ tree }: WordPart, table: Table): number[] {
  const grid = childOf(tree, table.element, 'tblGrid');
  const widths = grid
    ? childrenOf(tree, grid, 'gridCol').map((c) => Number(attributeValue(tree, c, 'w')) || 0)
    : [];
  const whole = widths.reduce((sum, w) => sum + w, 0);
  const most = Math.max(0, ...table.rows.flatMap((row) => row.cells.map((c) => c.to)));
  if (whole <= 0 || widths.length !== most || widths.some((w) => w <= 0)) return [];
  return widths.map((w) => Math.round((w / whole) * 10_000) / 100);
}

/** The text cut where places begin and end; an empty one stays a piece of its own. */
export function piecesOf(text: string, marks: readonly Mark[]): SketchPiece[] {
  const out: SketchPiece[] = [];
  let at = 0;
  for (const { from, to, place } of [...marks].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    if (from > at) out.push({ text: text.slice(at, from), place: null });
    out.push({ text: text.slice(from, to), place });
    at = to;
  }
  if (at < text.length) out.push({ text: text.slice(at), place: null });
  return out;
}
