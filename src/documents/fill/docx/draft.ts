/** The changes to a Word part while they are gathered: text edits by paragraph, splices of other elements, rows added. */
import { cleanText, isPlainDate, normaliseCode } from '#kernel';
import type { OfficialField, OfficialPlace, OfficialValue } from '#schemas';
import type { OpenCode, WrittenCell } from '../contract.ts';
import { canonical, squash } from '../labels.ts';
import { dateParts, plainText } from '../print-value.ts';
import {
  applySplices,
  attribute,
  childOf,
  childrenOf,
  scanXml,
  type Splice,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { cellLocator, type Target } from './candidate.ts';
import { editText, paraSplices, prefixOf, rowCopy, runContent, looksOf, type TextEdit } from './edit.ts';
import {
  parasOf,

  tablesOf,
  type Control,
  type FormField,
  type Para,
  type Row,
  type WordPart,
} from './model.ts';
import { readPart } from './read-part.ts';

export type Put = { readonly text: string; readonly cells: readonly WrittenCell[] };
/** Rows put in after a row, as text; `paras` = the texts of their paragraphs. */
export type AddedRows = {
  readonly after: XmlElement;
  readonly xml: string;
  readonly paras: readonly string[];
};

export class Draft {
  readonly part: WordPart;
  readonly edits = new Map<Para, TextEdit[]>();
  readonly others: Splice[] = [];
  readonly added: AddedRows[] = [];

  constructor(part: WordPart) {
    this.part = part;
  }

  get tree(): XmlTree {
    return this.part.tree;
  }

  /** All splices of the part. */
  splices(): Splice[] {
    const out: Splice[] = [...this.others];
    for (const [para, edits] of this.edits) {
      out.push(...paraSplices(this.tree, para, edits));
      const twin = this.part.mirrors.get(para);
      if (twin) out.push(...paraSplices(this.tree, twin, edits));
    }
    for (const rows of this.added) out.push({ start: rows.after.end, end: rows.after.end, text: rows.xml });
    return out;
  }

  edit(para: Para, edit: TextEdit): void {
    this.edits.set(para, [...(this.edits.get(para) ?? []), edit]);
  }

  /** The text a paragraph will have. */
  textAfter(para: Para): string {
    return editText(para.text, this.edits.get(para) ?? []);
  }

  /** Puts a value in its place, or says why not. */
  put(target: Target, place: OfficialPlace, field: OfficialField, value: OfficialValue): Put | OpenCode {
    if (target.kind === 'table')
      return value.kind === 'rows' ? this.rows(target, place, field, value.rows) : 'open.kind';
    if (value.kind === 'rows') return 'open.kind';
    if (target.kind === 'date' || target.kind === 'dateParts') return this.date(target, place, value);
    if (target.kind === 'box') return 'open.kind';
    const text = plainText(value, field);
    if (text === null) return 'open.kind';
    if (target.kind === 'digits')
      return this.digits(target.paras, place, normaliseCode(text).replace(/[-\s]/g, ''));
    if (place.current !== '' && squash(place.current) !== squash(text)) return 'open.occupied';
    if (target.kind === 'para') this.edit(target.para, { from: 0, to: target.para.text.length, text });
    else if (target.kind === 'inline') return this.inline(target, text);
    else if (target.kind === 'control') return this.control(target.para, target.control, text, field, value);
    else return this.formField(target.para, target.field, text);
    return { text, cells: [] };
  }

  inline(target: Target & { readonly kind: 'inline' }, value: string): Put {
    let text = value;
    if (target.shape === 'postal') text = text.replace(/^〒\s*/, '');
    if (target.shape === 'number') text = text.replace(/^第\s*/, '').replace(/\s*号$/, '');
    // Behind a colon at the end of a line, or where spaces were left to write in.
    this.edit(target.para, { from: target.from, to: target.to, text });
    return { text, cells: [] };
  }

  date(
    target: Target & { readonly kind: 'date' | 'dateParts' },
    place: OfficialPlace,
    value: OfficialValue,
  ): Put | OpenCode {
    if (value.kind !== 'date' || !isPlainDate(value.date)) return 'open.kind';
    const slots = target.kind === 'date' ? target.slots.parts : target.paras;
    const era = target.kind === 'date' ? target.slots.era : target.era;
    const found = dateParts(value.date, value.time, era, target.kind === 'date' && target.western);
    if (!found) return 'open.era';
    if (found.parts.length < Math.min(slots.length, 3)) return 'open.kind';
    if (target.kind === 'dateParts') {
      const cells = target.paras.map((para, n) => {
        const text = (n === 0 ? found.lead : '') + found.parts[n]!;
        this.edit(para, { from: 0, to: para.text.length, text });
        return { locator: place.cells[n] ?? '', text };
      });
      return { text: cells.map((c) => c.text).join('/'), cells };
    }
    const { para } = target;
    const { lead } = found;
    // A date without a time leaves 時 and 分 blank.
    const parts = target.slots.parts.slice(0, found.parts.length);
    parts.forEach(({ from, to }, n) => {
      this.edit(para, { from, to, text: (n === 0 ? lead : '') + found.parts[n]! });
    });
    const first = target.slots.parts[0]!.from - target.slots.era.length;
    const last = parts.at(-1)!.to;
    const own = parts.map((p, n) => ({
      from: p.from - first,
      to: p.to - first,
      text: (n === 0 ? lead : '') + found.parts[n]!,
    }));
    const tail = /^[日分]/.exec(para.text.slice(last))?.[0] ?? '';
    return { text: editText(para.text.slice(first, last), own) + tail, cells: [] };
  }

  digits(paras: readonly Para[], place: OfficialPlace, text: string): Put | OpenCode {
    const chars = [...text];
    if (chars.length !== paras.length) return 'open.overflow';
    paras.forEach((para, n) => this.edit(para, { from: 0, to: para.text.length, text: chars[n]! }));
    return { text, cells: chars.map((c, n) => ({ locator: place.cells[n] ?? '', text: c })) };
  }

  control(
    para: Para,
    control: Control,
    value: string,
    field: OfficialField,
    given: OfficialValue,
  ): Put | OpenCode {
    let text = value;
    if (control.kind === 'list' && control.items.length > 0) {
      const picked = given.kind === 'choice' ? given.value : value;
      const names = [value, picked, ...(field.options.find((o) => o.value === picked)?.labels ?? [])].map(
        canonical,
      );
      const item = control.items.find((i) => i.value !== '' && names.includes(canonical(i.text)));
      if (!item) return 'open.option';
      text = item.text;
    }
    const pieces = para.pieces.filter((p) => p.sdt === control.index);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) return 'open.protected';
    this.edit(para, { from: first.at, to: last.at + last.text.length, text });
    this.unplaceholder(
      control,
      pieces.map((p) => p.run),
    );
    if (control.kind === 'date' && given.kind === 'date' && control.props) {
      const date = childOf(this.tree, control.props, 'date');
      const full = date ? attribute(this.tree, date, 'fullDate') : undefined;
      if (full)
        this.others.push({ start: full.valueStart, end: full.valueEnd, text: `${given.date}T00:00:00Z` });
    }
    return { text, cells: [] };
  }

  /** What was a placeholder is text now: the mark goes, and the grey style of its runs. */
  unplaceholder(control: Control, runs: readonly XmlElement[]): void {
    if (!control.placeholder || !control.props) return;
    const mark = childOf(this.tree, control.props, 'showingPlcHdr');
    if (mark) this.others.push({ start: mark.start, end: mark.end, text: '' });
    for (const run of new Set(runs)) {
      const rPr = childOf(this.tree, run, 'rPr');
      for (const child of rPr ? childrenOf(this.tree, rPr) : []) {
        if (child.name === 'rStyle' || child.name === 'color')
          this.others.push({ start: child.start, end: child.end, text: '' });
      }
    }
  }

  formField(para: Para, field: FormField, text: string): Put | OpenCode {
    const { tree } = this;
    if (field.kind === 'list') {
      const list = childOf(tree, field.data, 'ddList');
      const n = field.items.findIndex((i) => canonical(i) === canonical(text));
      if (!list || n < 0) return 'open.option';
      const result = childOf(tree, list, 'result');
      const prefix = prefixOf(tree, list);
      const made = `<${prefix}result ${prefix}val="${n}"/>`;
      this.others.push(
        result
          ? { start: result.start, end: result.end, text: made }
          : { start: list.openEnd, end: list.openEnd, text: made },
      );
      return { text: field.items[n]!, cells: [] };
    }
    const pieces = para.pieces.filter((p) => p.field === field.index);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first && last) {
      this.edit(para, { from: first.at, to: last.at + last.text.length, text });
      return { text, cells: [] };
    }
    if (!field.separator) return 'open.protected';
    const prefix = prefixOf(tree, field.separator);
    const rPr = childOf(tree, field.separator, 'rPr');
    const run = `<${prefix}r>${rPr ? looksOf(tree, rPr) : ''}${runContent(text, prefix)}</${prefix}r>`;
    this.others.push({ start: field.separator.end, end: field.separator.end, text: run });
    // Not an edit of existing text, but the paragraph reads so afterwards.
    this.insertions.set(para, [...(this.insertions.get(para) ?? []), { from: field.at, to: field.at, text }]);
    return { text, cells: [] };
  }

  /** Text that other splices bring into a paragraph. */
  readonly insertions = new Map<Para, TextEdit[]>();

  /** Ticks a box; what stands there then. */
  tick(target: Target): string {
    if (target.kind !== 'box') return '';
    if (target.ticked) return target.para.text.slice(target.at, target.at + 1);
    const { tree } = this;
    if (target.formField) {
      const box = childOf(tree, target.formField.data, 'checkBox');
      if (box) {
        const checked = childOf(tree, box, 'checked');
        const made = `<${prefixOf(tree, box)}checked/>`;
        this.others.push(
          checked
            ? { start: checked.start, end: checked.end, text: made }
            : { start: box.closeStart, end: box.closeStart, text: made },
        );
      }
      this.insertions.set(target.para, [
        ...(this.insertions.get(target.para) ?? []),
        { from: target.at, to: target.at + 1, text: '☑' },
      ]);
      return '☑';
    }
    let mark = '☑';
    if (target.control?.props) {
      const box = childOf(tree, target.control.props, 'checkbox');
      const checked = box ? childOf(tree, box, 'checked') : undefined;
      const state = box ? childOf(tree, box, 'checkedState') : undefined;
      const code = state ? parseInt(attribute(tree, state, 'val')?.value ?? '2612', 16) : 0x2612;
      mark = code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : '☒';
      const val = checked ? attribute(tree, checked, 'val') : undefined;
      if (val) this.others.push({ start: val.valueStart, end: val.valueEnd, text: '1' });
      else if (box && !box.empty && !checked) {
        const prefix = prefixOf(tree, box);
        this.others.push({
          start: box.openEnd,
          end: box.openEnd,
          text: `<${prefix}checked ${prefix}val="1"/>`,
        });
      }
    }
    this.edit(target.para, { from: target.at, to: target.at + 1, text: mark });
    return mark;
  }

  rows(
    target: Target & { readonly kind: 'table' },
    place: OfficialPlace,
    field: OfficialField,
    rows: readonly Readonly<Record<string, OfficialValue>>[],
  ): Put | OpenCode {
    const cells: WrittenCell[] = [];
    const { table } = target;
    const last = target.rows.at(-1)!;
    const texts = rows.map((row) => this.rowTexts(row, place, field));
    // Rows come after the last one: whatever follows them in the table would move between.
    texts.slice(0, target.rows.length).forEach((line, r) => {
      const into = target.rows[r]!;
      line.forEach((text, c) => {
        const para = into.cells[c] ? parasOf(into.cells[c].blocks)[0] : undefined;
        if (text === null || text === '' || !para) return;
        this.edit(para, { from: 0, to: para.text.length, text });
        cells.push({ locator: cellLocator(into.cells[c]!), text });
      });
    });
    const extra = texts.slice(target.rows.length);
    if (extra.length > 0) {
      const base = table.rows.indexOf(last);
      const made = extra.map((line, n) => this.copyOf(last, line, n + 1));
      this.added.push({
        after: last.element,
        xml: made.map((m) => m.xml).join(''),
        paras: made.flatMap((m) => m.paras),
      });
      extra.forEach((line, n) =>
        line.forEach((text, c) => {
          if (text !== null && text !== '')
            cells.push({ locator: `tbl[${table.index}]/tr[${base + n + 1}]/tc[${c}]`, text });
        }),
      );
    }
    return { text: cells.map((c) => c.text).join(' '), cells };
  }

  rowTexts(
    row: Readonly<Record<string, OfficialValue>>,
    place: OfficialPlace,
    field: OfficialField,
  ): (string | null)[] {
    return place.columns.map(({ key }) => {
      const column = field.columns.find((c) => c.key === key);
      const value = key === null ? undefined : row[key];
      if (!column || !value) return null;
      const text = plainText(value, { kind: column.kind, options: column.options ?? [] });
      return text === null ? null : cleanText(text);
    });
  }

  /** A further row like the last blank one, filled. */
  copyOf(row: Row, line: readonly (string | null)[], n: number): { xml: string; paras: string[] } {
    const { tree } = this;
    const root = tree.elements[0]!;
    const open = tree.text.slice(root.start, root.openEnd);
    const prefix = prefixOf(tree, row.element);
    const head = `${open}<${prefix}body><${prefix}tbl>`;
    const rootName = /^<([^\s/>]+)/.exec(open)?.[1] ?? '';
    const copy = rowCopy(tree, row.element);
    const scanned = scanXml(`${head}${copy}</${prefix}tbl></${prefix}body></${rootName}>`);
    if (!scanned.ok) throw new RangeError('a copied row is no row');
    const part = readPart(scanned.value);
    const draft = new Draft(part);
    const cells = tablesOf(part.body)[0]?.rows[0]?.cells ?? [];
    cells.forEach((cell, c) => {
      const para = parasOf(cell.blocks)[0];
      if (!para) return;
      const numbered = /^([(（]?)(\d{1,3})([)）.]?)$/.exec(squash(para.text));
      const text = line[c] ?? (numbered ? `${numbered[1]}${Number(numbered[2]) + n}${numbered[3]}` : null);
      if (text !== null && text !== '') draft.edit(para, { from: 0, to: para.text.length, text });
    });
    const full = applySplices(scanned.value.text, draft.splices());
    return {
      xml: full.slice(head.length, full.length - `</${prefix}tbl></${prefix}body></${rootName}>`.length),
      paras: part.paras.map((p) => draft.textAfter(p)),
    };
  }
}
