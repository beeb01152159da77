/** Walks a Word part and collects everything that looks like a blank, with its label and the headings it stands below. */
import { isInstructions, isOfficeMark, isOfficeText, isProse, normaliseLabel, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import type { Blank } from './blanks.ts';
import { PLAIN, cellLocator, suffixOf, type Candidate, type Home, type Target } from './candidate.ts';
import {
  bandsOf,
  blanksOf,
  gridOf,
  hasControl,
  headingsLeft,
  labelAbove,
  labelLeft,
  labelText,
  type Grid,
} from './grid.ts';
import {
  parasOf,
  tablesOf,
  textOf,
  type Block,
  type Cell,
  type Control,
  type Para,
  type Row,
  type Table,
  type WordPart,
} from './model.ts';

export type Collected = { readonly candidates: readonly Candidate[]; readonly labels: readonly string[] };

type Flow = {
  /** Headings around: of the cell, the band, the table it is nested in. */
  readonly outer: readonly string[];
  /** The label of the cell the flow is in. */
  readonly homes: readonly Home[];
  readonly cell: Cell | null;
};

type Heads = {
  one: string;
  two: string;
  lead: string;
  instructions: boolean;
  example: boolean;
  started: boolean;
};

const ADDRESSEE = /(?:御中|殿|様|宛|あて)$/u;
const NOTHING = /^(?:記|以上|別添のとおり|別紙のとおり|敬具|印)$/u;
const FORM_NUMBER = /^[(（]?(?:別記|別紙|別添|別表)?[)）]?(?:様式|別記様式|書式)/u;
const PARTICLE = /^(?:自|至|から|より|まで|～|〜|~|-|－|―|及び|・|、|,)+$/u;

const isGeneric = (text: string): boolean =>
  /^(?:記入欄|記載欄|内容|回答|記入事項|記載事項|記入内容|記載内容|備考|項目|事項)$/.test(
    normaliseLabel(text),
  );

export const isFormNumber = (text: string): boolean =>
  FORM_NUMBER.test(squash(text)) && squash(text).length <= 24;

/** All blanks of a part in document order. `isTitle` tells the form's title from a heading. */
export function collect(part: WordPart, matcher: Matcher, isTitle: (text: string) => boolean): Collected {
  const walker = new Walker(part, matcher, isTitle);
  walker.flow(part.body, { outer: [], homes: [], cell: null });
  for (const box of part.boxes) {
    const paras = parasOf(box.blocks);
    if (paras.some((p) => isOfficeText(p.text) || isOfficeMark(p.text))) continue;
    walker.flow(box.blocks, { outer: [], homes: [], cell: null });
  }
  walker.candidates.sort((a, b) => a.order - b.order);
  return { candidates: walker.candidates, labels: walker.labels };
}

class Walker {
  readonly candidates: Candidate[] = [];
  readonly labels: string[] = [];
  readonly part: WordPart;
  readonly matcher: Matcher;
  readonly isTitle: (text: string) => boolean;
  readonly controlDone = new Set<number>();

  constructor(part: WordPart, matcher: Matcher, isTitle: (text: string) => boolean) {
    this.part = part;
    this.matcher = matcher;
    this.isTitle = isTitle;
  }

  flow(blocks: readonly Block[], flow: Flow): void {
    const heads: Heads = { one: '', two: '', lead: '', instructions: false, example: false, started: false };
    for (const block of blocks) {
      if (block.table) {
        if (heads.example) continue;
        this.table(block.table, heads, flow);
        Object.assign(heads, { two: '', lead: '', instructions: false, started: true });
      } else if (block.para) this.line(block.para, heads, flow);
    }
  }

  line(para: Para, heads: Heads, flow: Flow): void {
    const text = squash(para.text);
    if (para.pageBreak) Object.assign(heads, { instructions: false, two: '', lead: '' });
    if (text === '' && !hasControl(para)) return;
    if (this.isTitle(para.text)) {
      Object.assign(heads, { one: '', two: '', lead: '', instructions: false, example: false });
      return;
    }
    if (isFormNumber(para.text)) return;
    if (isInstructions(para.text)) {
      if (normaliseLabel(para.text).length <= 12 && !/^[(（]?注/.test(text)) {
        heads.instructions = true;
        heads.example = /例/.test(text);
      }
      return;
    }
    if (heads.instructions || heads.example) return;
    if (isOfficeMark(para.text) || isOfficeText(para.text)) return;
    const had = this.inParagraph(para, heads, flow);
    if (had) return;
    if (ADDRESSEE.test(text) || NOTHING.test(text)) return;
    if (isProse(para.text)) {
      heads.two = '';
      heads.lead = '';
      if (/。/.test(text)) heads.started = true;
      return;
    }
    this.labels.push(normaliseLabel(para.text));
    if (isNumbered(para.text)) {
      heads.one = para.text;
      heads.two = '';
      heads.started = true;
    } else heads.two = para.text;
    heads.lead = para.text;
  }

  /** Blanks and controls of one paragraph. True when there were any. */
  inParagraph(para: Para, heads: Heads, flow: Flow): boolean {
    const { controls, fields } = this.part;
    const blanks = blanksOf(para, controls);
    const around = [heads.two, heads.one].filter((t) => t !== '');
    const leadHome: Home = {
      label: heads.lead,
      context: [...around.filter((t) => t !== heads.lead), ...flow.outer],
    };
    const homes: readonly Home[] = flow.homes.length > 0 ? flow.homes : [leadHome];
    const under = (label: string): readonly Home[] =>
      flow.homes.length > 0
        ? flow.homes.map((h) => ({
            label,
            context: [...around, h.label, ...h.context].filter((t) => t !== ''),
          }))
        : [{ label, context: [...around, ...flow.outer] }];
    const dates = blanks.filter((b) => b.kind === 'date').length;
    const boxLabel = this.boxLabel(para, blanks);
    let nth = 0;
    let dated = '';
    let from = 0;
    let found = false;
    for (const blank of blanks) {
      const ahead = para.text.slice(from, blank.start);
      from = blank.end;
      const own = blank.kind === 'box' ? boxLabel : this.ownLabel(ahead, blank);
      const isParen = blank.kind === 'inline' && blank.shape === 'paren';
      if (blank.kind === 'inline' && blank.shape === 'space' && !this.matcher.knows(own)) continue;
      if (isParen && flow.cell === null && !this.matcher.knows(own)) continue;
      if (own !== '' && blank.kind !== 'box') this.labels.push(normaliseLabel(own));
      found = true;
      // The end of a period stands under the label its beginning has.
      if (blank.kind === 'date' && own !== '') dated = own;
      const said = own === '' && blank.kind === 'date' && nth > 0 ? dated : own;
      const place = said === '' ? homes : under(said);
      const target = this.targetOf(para, blank);
      const suffix = suffixOf(para, blank, nth);
      const control = target.kind === 'box' ? target.control : null;
      this.add(para, flow, {
        target,
        ...(control ? { locator: `sdt[${control.index}] ${suffix}` } : {}),
        homes: place,
        suffix,
        at: blank.start,
        current: '',
        option: blank.kind === 'box' ? blank.option : null,
        headDate:
          blank.kind === 'date' &&
          own === '' &&
          flow.cell === null &&
          !heads.started &&
          dates === 1 &&
          squash(para.text.replace(/[（(].*?[)）]/g, '')).replace(/令和|西暦|年月日/g, '') === '',
        nth: blank.kind === 'date' ? nth : 0,
        of: blank.kind === 'date' ? dates : 1,
        barred: null,
      });
      if (blank.kind === 'date') nth++;
    }
    for (const piece of para.pieces) {
      const control = piece.sdt >= 0 ? controls[piece.sdt] : undefined;
      if (
        !control ||
        control.kind === 'check' ||
        control.kind === 'other' ||
        this.controlDone.has(control.index)
      )
        continue;
      if (!this.isWithin(control, para)) continue;
      this.controlDone.add(control.index);
      found = true;
      const own = this.ownLabel(para.text.slice(0, piece.at), null);
      const text = para.pieces
        .filter((p) => p.sdt === control.index)
        .map((p) => p.text)
        .join('');
      const named = { label: control.name, context: [...around, ...flow.outer] };
      const base = own === '' ? homes : under(own);
      this.add(para, flow, {
        target: { kind: 'control', para, control },
        // The name an author gave a control helps only where the form says nothing.
        homes: base.every((h) => h.label === '') && control.name !== '' ? [named] : base,
        suffix: null,
        at: piece.at,
        current: control.placeholder ? '' : text.trim(),
        ...PLAIN,
        barred: control.fixed ? 'why.bound' : null,
        locator: `sdt[${control.index}]`,
      });
    }
    for (const field of fields) {
      if (field.para !== para || field.kind === 'check') continue;
      found = true;
      const own = this.ownLabel(para.text.slice(0, field.at), null);
      const text = para.pieces
        .filter((p) => p.field === field.index)
        .map((p) => p.text)
        .join('');
      this.add(para, flow, {
        target: { kind: 'formField', para, field },
        homes: own === '' ? homes : under(own),
        suffix: null,
        at: field.at,
        current: text.trim(),
        ...PLAIN,
        locator: `ffData[${field.index}]`,
      });
    }
    return found;
  }

  /** A control that wraps whole paragraphs counts for its first one only if it has no other. */
  isWithin(control: Control, para: Para): boolean {
    const inner = control.element.start >= para.element.start && control.element.end <= para.element.end;
    if (inner) return true;
    const inside = this.part.paras.filter(
      (p) => p.element.start >= control.element.start && p.element.end <= control.element.end,
    );
    return inside.length === 1;
  }

  targetOf(para: Para, blank: Blank): Target {
    if (blank.kind === 'date') {
      return { kind: 'date', para, slots: blank.slots, western: /西暦/.test(para.text) };
    }
    if (blank.kind === 'inline') {
      return { kind: 'inline', para, from: blank.from, to: blank.to, shape: blank.shape };
    }
    const piece = para.pieces.find((p) => p.at <= blank.start && blank.start < p.at + p.text.length);
    return {
      kind: 'box',
      para,
      at: blank.start,
      control: piece && piece.sdt >= 0 ? (this.part.controls[piece.sdt] ?? null) : null,
      formField: piece && piece.field >= 0 ? (this.part.fields[piece.field] ?? null) : null,
      ticked: blank.ticked,
    };
  }

  /** The question ahead of the first box of a line. */
  boxLabel(para: Para, blanks: readonly Blank[]): string {
    const first = blanks.find((b) => b.kind === 'box');
    return first
      ? para.text
          .slice(0, first.start)
          .replace(/[:：\s\u3000]+$/u, '')
          .trim()
      : '';
  }

  /** The label printed right ahead of a blank: since the last blank, of that line, as far as it is known. */
  ownLabel(ahead: string, blank: Blank | null): string {
    const line = ahead.slice(ahead.lastIndexOf('\n') + 1);
    if (blank?.kind === 'inline' && blank.shape === 'postal') return '郵便番号';
    const trimmed = line.replace(/[:：\s\u3000（(「]+$/u, '').replace(/^[\s\u3000)）」、。]+/u, '');
    if (trimmed === '' || PARTICLE.test(squash(trimmed))) return '';
    // 「対象期間：自 令和…」
    const whole = trimmed.replace(/[:：\s\u3000]+[自至]$/u, '');
    if (this.matcher.knows(whole)) return whole;
    // 「…まで  報告書の日付：」: what stands behind the last gap.
    const parts = trimmed.split(/[\t]|[ \u3000]{2,}|[:：）)]/u);
    for (let n = 1; n < parts.length; n++) {
      const rest = parts.slice(n).join('').trim();
      if (rest !== '' && this.matcher.knows(rest)) return rest;
    }
    return trimmed;
  }

  add(
    para: Para,
    flow: Flow,
    c: Omit<Candidate, 'locator' | 'order' | 'cells' | 'columns'> & {
      readonly suffix: string | null;
      readonly at: number;
      readonly locator?: string;
    },
  ): void {
    const { suffix, at, locator, ...rest } = c;
    const alone = flow.cell !== null && parasOf(flow.cell.blocks).length === 1;
    const base = alone && flow.cell ? cellLocator(flow.cell) : `p[${para.index}]`;
    if (rest.homes.some((h) => [h.label, ...h.context].some((t) => isOfficeMark(t) || isOfficeText(t))))
      return;
    this.candidates.push({
      ...rest,
      locator: locator ?? (suffix === null || suffix === '' ? base : `${base} ${suffix}`),
      order: para.element.start + Math.min(at, para.element.end - para.element.start - 1),
      cells: [],
      columns: [],
      barred: this.part.split.has(para) ? 'why.twoVersions' : rest.barred,
    });
  }

  table(table: Table, heads: Heads, flow: Flow): void {
    const grid = gridOf(table, this.part.controls);
    const done = new Set<Cell>();
    const bands = bandsOf(grid);
    // A nested table stands below the label of the cell it is in.
    const nested = flow.homes.flatMap((h) => [h.label, ...h.context]);
    const lead = heads.lead;
    const outer = [...new Set([heads.two, heads.one, ...nested, ...flow.outer])].filter((t) => t !== '');
    const all = table.rows.flatMap((r) => r.cells);
    for (const cell of all) {
      if (grid.role(cell) === 'label') this.labels.push(normaliseLabel(textOf(cell.blocks)));
    }
    this.repeating(grid, lead, outer, bands, done);
    for (const [r, row] of table.rows.entries()) {
      this.dateCells(grid, row, r, outer, bands, done);
      this.digitCells(grid, row, r, outer, bands, done);
      for (const cell of row.cells) {
        const role = grid.role(cell);
        if (role === 'label' || role === '-' || done.has(cell)) continue;
        const homes = this.homesOf(grid, cell, r, lead, outer, bands);
        if (role === 'blank') this.blankCell(cell, homes);
        else this.placeCell(cell, homes, heads);
      }
    }
  }

  homesOf(
    grid: Grid,
    cell: Cell,
    row: number,
    lead: string,
    outer: readonly string[],
    bands: readonly string[],
  ): Home[] {
    const band = bands[row] ?? '';
    const rest = [band, ...outer].filter((t) => t !== '');
    const left = labelLeft(grid, row, cell.from);
    const above = labelAbove(grid, cell);
    const found: Home[] = [];
    const leftText = left ? labelText(left, row) : null;
    // 「項目｜記入欄」 over a column says what the column is for, not what is asked.
    const aboveText = above && !(left && isGeneric(textOf(above.blocks))) ? textOf(above.blocks) : '';
    if (left && leftText) {
      const heads = [...leftText.siblings, ...headingsLeft(grid, left, row)];
      found.push({ label: leftText.text, context: [...heads, ...(aboveText ? [aboveText] : []), ...rest] });
    }
    if (above && aboveText !== '') {
      const heads = [
        ...(leftText ? [leftText.text] : []),
        ...headingsLeft(grid, left ?? cell, row),
        ...headingsLeft(grid, above, above.row),
      ];
      found.push({ label: aboveText, context: [...new Set([...heads, ...rest])] });
    }
    if (found.length > 0) return found;
    // A frame of its own: its heading is the line before it.
    const alone = grid.table.rows.length === 1 && grid.table.rows[0]!.cells.length === 1;
    const heads = headingsLeft(grid, cell, row);
    return [
      alone
        ? { label: lead, context: rest.filter((t) => t !== lead) }
        : { label: '', context: [...heads, ...rest] },
    ];
  }

  blankCell(cell: Cell, homes: readonly Home[]): void {
    const para = parasOf(cell.blocks)[0];
    if (!para) return;
    const flow: Flow = { outer: [], homes, cell };
    this.add(para, flow, {
      target: { kind: 'para', para },
      homes,
      suffix: null,
      at: 0,
      current: '',
      ...PLAIN,
      locator: cellLocator(cell),
    });
  }

  placeCell(cell: Cell, homes: readonly Home[], heads: Heads): void {
    const flow: Flow = { outer: [], homes, cell };
    const inner: Heads = {
      ...heads,
      one: '',
      two: '',
      // A frame within the cell stands under the cell's own label.
      lead: homes.length === 1 ? (homes[0]?.label ?? '') : '',
      instructions: false,
      example: false,
      started: true,
    };
    let postal = false;
    for (const block of cell.blocks) {
      if (block.table) {
        this.table(block.table, inner, flow);
        continue;
      }
      const { para } = block;
      if (!para) continue;
      const before = this.candidates.length;
      this.inParagraph(para, inner, flow);
      const made = this.candidates.slice(before);
      if (made.some((c) => c.target.kind === 'inline' && c.target.shape === 'postal')) postal = true;
      else if (made.length > 0) postal = false;
      if (postal && squash(para.text) === '' && !para.object) {
        // The line below 〒 is the address itself.
        this.add(para, flow, {
          target: { kind: 'para', para },
          homes,
          suffix: null,
          at: 0,
          current: '',
          ...PLAIN,
          locator: `p[${para.index}]`,
        });
        postal = false;
      }
    }
    if (tablesOf(cell.blocks).length > 0) return;
  }

  /** 年, 月, 日 in cells of their own, with a blank cell ahead of each. */
  dateCells(
    grid: Grid,
    row: Row,
    r: number,
    outer: readonly string[],
    bands: readonly string[],
    done: Set<Cell>,
  ): void {
    const cells = row.cells;
    const says = (n: number): string => (cells[n] ? squash(textOf(cells[n].blocks)) : '');
    const blank = (n: number): boolean => cells[n] !== undefined && grid.role(cells[n]) === 'blank';
    for (let n = 1; n + 4 < cells.length; n++) {
      if (says(n) !== '年' || says(n + 2) !== '月' || says(n + 4) !== '日') continue;
      const slots = [n - 1, n + 1, n + 3];
      if (!slots.every(blank)) continue;
      const era = /^(令和|平成|西暦|R)$/.test(says(n - 2)) ? says(n - 2) : '';
      const parts = slots.map((i) => cells[i]!);
      const first = parts[0]!;
      const start = era === '' ? first : cells[n - 2]!;
      const homes = this.homesOf(grid, start, r, '', outer, bands);
      for (let i = n - 2; i <= n + 4; i++) if (i >= 0 && cells[i]) done.add(cells[i]!);
      this.cellRun(
        { kind: 'dateParts', paras: parts.flatMap((c) => parasOf(c.blocks).slice(0, 1)), era },
        parts,
        homes,
      );
    }
  }

  /** One character a cell: a label, then a run of equally narrow blank cells. */
  digitCells(
    grid: Grid,
    row: Row,
    r: number,
    outer: readonly string[],
    bands: readonly string[],
    done: Set<Cell>,
  ): void {
    const cells = row.cells;
    for (let n = 1; n < cells.length; n++) {
      const label = cells[n - 1]!;
      const covered = grid.at(r, cells[n]!.from - 1);
      if (!covered || grid.role(covered) !== 'label') continue;
      const run: Cell[] = [];
      for (let i = n; i < cells.length && grid.role(cells[i]!) === 'blank' && !done.has(cells[i]!); i++) {
        if (cells[i]!.to - cells[i]!.from !== cells[n]!.to - cells[n]!.from) break;
        if (labelAbove(grid, cells[i]!)) break;
        run.push(cells[i]!);
      }
      if (run.length < 5) continue;
      for (const c of run) done.add(c);
      const homes = this.homesOf(grid, run[0]!, r, '', outer, bands);
      this.cellRun({ kind: 'digits', paras: run.flatMap((c) => parasOf(c.blocks).slice(0, 1)) }, run, homes);
      n = cells.indexOf(label) + run.length;
    }
  }

  cellRun(target: Target, cells: readonly Cell[], homes: readonly Home[]): void {
    const first = parasOf(cells[0]!.blocks)[0];
    if (!first) return;
    if (homes.some((h) => [h.label, ...h.context].some((t) => isOfficeMark(t) || isOfficeText(t)))) return;
    const at = cells.map(cellLocator);
    this.candidates.push({
      target,
      homes,
      locator: `${at[0]} … ${at.at(-1)}`,
      order: first.element.start,
      current: '',
      cells: at,
      columns: [],
      ...PLAIN,
    });
  }

  /** A row of headings with blank rows of the same cells below it. */
  repeating(
    grid: Grid,
    lead: string,
    outer: readonly string[],
    bands: readonly string[],
    done: Set<Cell>,
  ): void {
    const { table } = grid;
    const same = (a: Row, b: Row): boolean =>
      a.cells.length === b.cells.length &&
      a.cells.every((c, i) => c.from === b.cells[i]!.from && c.to === b.cells[i]!.to);
    for (let h = 0; h < table.rows.length - 1; h++) {
      const header = table.rows[h]!;
      if (header.cells.length < 2 || !header.cells.every((c) => grid.role(c) === 'label')) continue;
      const rows: Row[] = [];
      for (let r = h + 1; r < table.rows.length; r++) {
        const row = table.rows[r]!;
        const blank = row.cells.every(
          (c, i) =>
            grid.role(c) === 'blank' || (i === 0 && /^[(（]?\d{1,3}[)）.]?$/.test(squash(textOf(c.blocks)))),
        );
        if (!blank || !same(header, row) || row.cells.every((c) => grid.role(c) !== 'blank')) break;
        rows.push(row);
      }
      if (rows.length === 0) continue;
      const columns = header.cells.map((c) => textOf(c.blocks));
      const isRows = this.matcher.vocabulary.fields.some(
        (f) => f.kind === 'rows' && this.matcher.columns(f, columns).found >= 2,
      );
      // One blank row is as well a question a column; only known columns make it a list.
      if (rows.length === 1 && !isRows) continue;
      const cells = rows.flatMap((r) => r.cells);
      for (const c of cells) done.add(c);
      const label = bands[h] || lead;
      const context = [bands[h] ?? '', ...outer].filter((t) => t !== '' && t !== label);
      if ([label, ...context, ...columns].some((t) => isOfficeMark(t) || isOfficeText(t))) continue;
      this.candidates.push({
        target: { kind: 'table', table, header, rows },
        homes: [{ label, context }],
        locator: `tbl[${table.index}]`,
        order: rows[0]!.element.start,
        current: '',
        cells: cells.map(cellLocator),
        columns,
        ...PLAIN,
      });
    }
  }
}

/** Headings that begin a part of the form: numbered, marked, or in thick brackets. */
function isNumbered(text: string): boolean {
  const t = text.normalize('NFKC').trim();
  return (
    /^(?:第?\s*[0-9一二三四五六七八九十]{1,2}\s*(?:章|部)?\s*[.、\s\u3000]|[0-9]{1,2}(?=[^\x00-\x7F])|\([0-9]{1,2}\)|[ⅠⅡⅢⅣⅤI]{1,3}[.\s]|[■●◆◇○◎▼▶])/u.test(
      t,
    ) || /^【.*】$/u.test(t)
  );
}
