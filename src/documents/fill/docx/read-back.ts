/** What stands at the places of a form's filled copy, also after somebody went over it in Word. */
import { isPlainDate, ok, parseDateInput, type Result } from '#kernel';
import type {
  OfficialField,
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialVocabulary,
} from '#schemas';
import type { FillFailure, ReadBack } from '../contract.ts';
import { squash } from '../labels.ts';
import { openPackage } from '../package.ts';
import { matcherOf, type Matcher } from '../vocabulary-match.ts';
import { align, capture, type Alignment } from './align.ts';
import type { Target } from './candidate.ts';
import { parasOf, textOf, type Block, type Cell, type Para, type Row, type WordPart } from './model.ts';
import { readForm, readParts } from './recognise.ts';

type Gap = { readonly from: number; readonly to: number };

/** See the contract: `original` is the blank file of the reading. */
export async function readBack(
  original: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  vocabulary: OfficialVocabulary,
): Promise<Result<ReadBack, FillFailure>> {
  const form = await readForm(original, vocabulary, null);
  if (!form.ok) return form;
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const edited = readParts(opened.value);
  if (!edited.ok) return edited;
  const { parts, located } = form.value;
  const gaps = new Map<Para, Gap[]>();
  for (const { candidate } of located) {
    for (const [para, own] of gapsOf(candidate.target)) gaps.set(para, [...(gaps.get(para) ?? []), ...own]);
  }
  const matcher = matcherOf(vocabulary);
  const readers = new Map(
    parts.map((part, n) => {
      // Office suites number headers anew when they save; one of the same name, else the one in its place.
      const other =
        n === 0 ? edited.value[0] : (edited.value.find((p) => p.path === part.path) ?? edited.value[n]);
      return [part, other ? new Reader(part, align(part, other, gaps), gaps, matcher) : null] as const;
    }),
  );
  const values = new Map<string, OfficialValue>();
  const gone: string[] = [];
  for (const place of reading.places) {
    const at = located.find((l) => l.place.id === place.id);
    const field = place.field === null ? undefined : vocabulary.fields.find((f) => f.key === place.field);
    const reader = at ? readers.get(at.candidate.part) : undefined;
    const found = at && reader ? reader.read(at.candidate.target, place, field) : null;
    if (found === null) gone.push(place.id);
    else if (found !== '') values.set(place.id, found);
  }
  return ok({ values, gone });
}

/** Where in its paragraphs a target's value stands. */
function gapsOf(target: Target): [Para, Gap[]][] {
  const whole = (para: Para): [Para, Gap[]] => [para, [{ from: 0, to: para.text.length }]];
  const of = (para: Para, test: (p: Para['pieces'][number]) => boolean): [Para, Gap[]][] => {
    const pieces = para.pieces.filter(test);
    const [first, last] = [pieces[0], pieces.at(-1)];
    return first && last ? [[para, [{ from: first.at, to: last.at + last.text.length }]]] : [];
  };
  switch (target.kind) {
    case 'para':
      return [whole(target.para)];
    case 'inline':
      return [[target.para, [{ from: target.from, to: target.to }]]];
    case 'date':
      return [[target.para, target.slots.parts.map(({ from, to }) => ({ from, to }))]];
    case 'dateParts':
      return target.slots.map(({ para, from, to }) => [para, [{ from, to }]]);
    case 'digits':
      return target.paras.map(whole);
    case 'box':
      return [[target.para, [{ from: target.at, to: target.at + 1 }]]];
    case 'control':
      return of(target.para, (p) => p.sdt === target.control.index);
    case 'formField':
      return of(target.para, (p) => p.field === target.field.index);
    case 'table':
      return target.rows.flatMap((r) => r.cells.flatMap((c) => parasOf(c.blocks).map(whole)));
  }
}

class Reader {
  readonly alignment: Alignment;
  readonly gaps: ReadonlyMap<Para, readonly Gap[]>;
  readonly matcher: Matcher;
  readonly cellOf = new Map<Para, Cell>();

  constructor(
    part: WordPart,
    alignment: Alignment,
    gaps: ReadonlyMap<Para, readonly Gap[]>,
    matcher: Matcher,
  ) {
    this.alignment = alignment;
    this.gaps = gaps;
    this.matcher = matcher;
    const visit = (blocks: readonly Block[], cell: Cell | null): void => {
      for (const { para, table } of blocks) {
        if (para && cell) this.cellOf.set(para, cell);
        for (const row of table?.rows ?? []) for (const c of row.cells) visit(c.blocks, c);
      }
    };
    visit(part.body, null);
    for (const box of part.boxes) visit(box.blocks, null);
  }

  /** The value at a place; '' = blank, null = the place is gone. */
  read(target: Target, place: OfficialPlace, field: OfficialField | undefined): OfficialValue | '' | null {
    if (target.kind === 'table') return this.rows(target, place, field);
    if (target.kind === 'digits') {
      const texts = target.paras.map((p) => this.cellText(p));
      return texts.includes(null) ? null : textValue(withHyphen(texts.join(''), field), field);
    }
    if (target.kind === 'dateParts') {
      const texts = target.slots.map(({ para, from, to }) =>
        to - from === para.text.length ? this.cellText(para) : (this.caught(para)?.get(from) ?? null),
      );
      if (texts.some((t) => t === null)) return null;
      const era = texts[0] === '' || /\D/.test(texts[0] ?? '') ? '' : target.era;
      return dateValue(
        `${era}${texts[0]}年${texts[1]}月${texts[2]}日`,
        texts.every((t) => t === ''),
      );
    }
    if (target.kind === 'para') {
      const text = this.cellText(target.para);
      return text === null ? null : textValue(text, field);
    }
    const caught = this.caught(target.para);
    if (!caught) return null;
    const at = (from: number): string => caught.get(from) ?? '';
    if (target.kind === 'date') {
      const parts = target.slots.parts.map((p) => at(p.from));
      const era = target.slots.era === '20' ? '20' : target.slots.era === '西暦' ? '' : target.slots.era;
      const [y = '', m = '', d = '', h = '', i = ''] = parts.map(squash);
      const empty = parts.every((t) => t === '');
      const time = h === '' ? null : `${h.padStart(2, '0')}:${(i || '0').padStart(2, '0')}`;
      return dateValue(`${/\D/.test(y) && y !== '元' ? '' : era}${y}年${m}月${d}日`, empty, time);
    }
    if (target.kind === 'box') {
      const ticked = /[☑☒■✓✔レ]/u.test(at(target.at));
      return ticked && place.option !== null ? { kind: 'choices', values: [place.option] } : '';
    }
    if (target.kind === 'inline') {
      const text = at(target.from).replace(/[_＿\t]+$/u, '');
      // The print of the blank itself (〒 － ) is no value.
      const blank = squash(text) === squash(target.para.text.slice(target.from, target.to));
      return blank ? '' : textValue(text, field);
    }
    const [gap] = gapsOf(target)[0]?.[1] ?? [];
    const text = gap ? at(gap.from) : '';
    const shown = gap ? target.para.text.slice(gap.from, gap.to).trim() : '';
    // A placeholder that still stands there is no value.
    return text === shown && place.current === '' ? '' : textValue(text, field);
  }

  /** What stands in the gaps of a line, by where the gap began. */
  caught(para: Para): Map<number, string> | null {
    const other = this.alignment.paras.get(para);
    const own = [...(this.gaps.get(para) ?? [])].sort((a, b) => a.from - b.from);
    const found = other ? capture(para.text, own, other.text) : null;
    return found ? new Map(own.map((g, n) => [g.from, found[n] ?? ''])) : null;
  }

  /** A paragraph that was blank; alone in its cell, all paragraphs the cell has now. */
  cellText(para: Para): string | null {
    const cell = this.cellOf.get(para);
    const now = cell ? this.alignment.cells.get(cell) : undefined;
    if (cell && now && parasOf(cell.blocks).length === 1) return textOf(now.blocks).trim();
    const other = this.alignment.paras.get(para);
    return other ? other.text.trim() : null;
  }

  rows(
    target: Target & { readonly kind: 'table' },
    place: OfficialPlace,
    field: OfficialField | undefined,
  ): OfficialValue | '' | null {
    const table = this.alignment.tables.get(target.table);
    if (!table) return null;
    const headNow = target.header ? this.alignment.cells.get(target.header.cells[0]!)?.row : -1;
    if (headNow === undefined) return null;
    const behind = target.table.rows[target.table.rows.indexOf(target.rows.at(-1)!) + 1];
    const end = (behind ? this.alignment.cells.get(behind.cells[0]!)?.row : undefined) ?? table.rows.length;
    const rows = table.rows.slice(headNow + 1, end).flatMap((row) => this.oneRow(row, place, field));
    return rows.length === 0 ? '' : { kind: 'rows', rows };
  }

  oneRow(row: Row, place: OfficialPlace, field: OfficialField | undefined): Record<string, OfficialValue>[] {
    if (row.cells.length !== place.columns.length) return [];
    const out: Record<string, OfficialValue> = {};
    row.cells.forEach((cell, n) => {
      const key = place.columns[n]?.key ?? null;
      const column = field?.columns.find((c) => c.key === key);
      const text = textOf(cell.blocks).trim();
      if (key === null || !column || text === '') return;
      if (column.kind === 'date') out[key] = dateValue(text, false) || { kind: 'text', text };
      else if (column.kind === 'choice') {
        const option = this.matcher.option(column.options ?? [], text);
        out[key] = option === null ? { kind: 'text', text } : { kind: 'choice', value: option };
      } else out[key] = { kind: 'text', text };
    });
    return Object.keys(out).length === 0 ? [] : [out];
  }
}

/** Cells for one digit each have no room for the hyphen of a postal code. */
const withHyphen = (digits: string, field: OfficialField | undefined): string =>
  field?.key.endsWith('postalCode') ? digits.replace(/^(\d{3})(\d{4})$/, '$1-$2') : digits;

function textValue(text: string, field: OfficialField | undefined): OfficialValue | '' {
  if (text.trim() === '') return '';
  if (field?.kind === 'date' || field?.kind === 'dateTime')
    return dateValue(text, false) || { kind: 'text', text };
  if (field?.kind === 'choice' || field?.kind === 'choices') {
    const option = field.options.find((o) => [o.value, ...o.labels].some((l) => squash(l) === squash(text)));
    if (option) return { kind: 'choice', value: option.value };
  }
  return { kind: 'text', text };
}

/** A date as printed; what is none is handed on as text, nothing as ''. */
function dateValue(text: string, empty: boolean, time: string | null = null): OfficialValue | '' {
  if (empty) return '';
  const m = /^(.*?日)(?:(\d{1,2})時(\d{1,2})分)?$/u.exec(squash(text));
  const date = parseDateInput(m?.[1] ?? text);
  if (!date.ok || !isPlainDate(date.value)) return { kind: 'text', text };
  const clock = m?.[2] === undefined ? time : `${m[2].padStart(2, '0')}:${(m[3] ?? '0').padStart(2, '0')}`;
  return { kind: 'date', date: date.value, time: clock };
}
