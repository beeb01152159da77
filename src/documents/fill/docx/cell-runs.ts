/** Values spread over cells: year, month and day in cells of their own, one character a cell. */
import { squash } from '../labels.ts';
import { cellLocator, PLAIN, type Slot, type Target } from './candidate.ts';
import { labelAbove } from './grid.ts';
import { parasOf, textOf, type Cell, type Row } from './model.ts';
import { homesOf, type Plan } from './table.ts';
import { isOffices, take, type Walk } from './walk.ts';

const ERA = /^(?:令和|平成|昭和|西暦|R)$/;

/** 年, 月, 日 beside blank cells or behind room in their own cells. */
export function dateCells(walk: Walk, plan: Plan, row: Row, r: number): void {
  for (let n = 0; n < row.cells.length; n++) {
    const found = besideUnits(plan, row, n) ?? withUnits(plan, row, n);
    if (!found) continue;
    const { slots, cells, era } = found;
    const ahead = cells[0]! === row.cells[n]! && n > 0 ? row.cells[n - 1]! : null;
    // 令和 in a cell of its own ahead of the year.
    const printed = era === '' && ahead ? squash(textOf(ahead.blocks)) : '';
    const own = ERA.test(printed) ? printed : era;
    const start = own !== era && ahead ? ahead : cells[0]!;
    const homes = homesOf(plan, start, r);
    for (const cell of [start, ...found.all]) plan.done.add(cell);
    const western = own === '西暦';
    cellRun(walk, { kind: 'dateParts', slots, era: own, western }, cells, homes);
    n += found.all.length - 1;
  }
}

type DateRun = {
  readonly slots: readonly Slot[];
  readonly cells: readonly Cell[];
  readonly all: readonly Cell[];
  readonly era: string;
};

/** Blank, 年, blank, 月, blank, 日. */
function besideUnits(plan: Plan, row: Row, n: number): DateRun | null {
  const all = row.cells.slice(n, n + 6);
  const says = all.map((c) => squash(textOf(c.blocks)));
  if (says[1] !== '年' || says[3] !== '月' || says[5] !== '日') return null;
  const cells = [all[0]!, all[2]!, all[4]!];
  if (!cells.every((c) => plan.grid.role(c) === 'blank' && !plan.done.has(c))) return null;
  const slots = cells.flatMap((c) => parasOf(c.blocks).slice(0, 1)).map(whole);
  return slots.length === 3 ? { slots, cells, all, era: '' } : null;
}

const whole = (para: Slot['para']): Slot => ({ para, from: 0, to: para.text.length });

const UNIT = /^([^\S\n]*(?:令和|平成|昭和|西暦)?)([^\S\n]*)([年月日])[^\S\n]*$/u;

/** 「令和  年」, 「  月」, 「  日」: room and unit in one cell. Without room, 年 may head a column. */
function withUnits(plan: Plan, row: Row, n: number): DateRun | null {
  const all = row.cells.slice(n, n + 3);
  if (all.length < 3 || all.some((c) => plan.done.has(c))) return null;
  let era = '';
  const slots: Slot[] = [];
  for (const [k, cell] of all.entries()) {
    const paras = parasOf(cell.blocks).filter((p) => squash(p.text) !== '');
    const [para] = paras;
    const m =
      para && paras.length === 1 && !para.pieces.some((p) => p.locked || p.sdt >= 0 || p.field >= 0)
        ? UNIT.exec(para.text)
        : null;
    if (!para || !m || m[3] !== '年月日'[k]) return null;
    const printed = squash(m[1]!);
    if (printed !== '' && k > 0) return null;
    if (k === 0) era = printed;
    if (m[2] === '' && m[1]!.trim() === m[1] && !para.right && printed === '') return null;
    slots.push({ para, from: printed === '' ? 0 : m[1]!.length, to: m[1]!.length + m[2]!.length });
  }
  return { slots, cells: all, all, era };
}

const DASH = /^[-－‐−ー―–]$/u;

/** One character a cell: a label, then equally narrow blank cells, with nothing but a dash between them. */
export function digitCells(walk: Walk, plan: Plan, row: Row, r: number): void {
  const { grid, done } = plan;
  const { cells } = row;
  const dash = (cell: Cell): boolean => DASH.test(squash(textOf(cell.blocks)));
  for (let n = 1; n < cells.length; n++) {
    const covered = grid.at(r, cells[n]!.from - 1);
    if (!covered || grid.role(covered) !== 'label' || dash(cells[n]!)) continue;
    const run: Cell[] = [];
    let end = n;
    for (; end < cells.length && !done.has(cells[end]!); end++) {
      const cell = cells[end]!;
      if (dash(cell) && run.length > 0) continue;
      if (grid.role(cell) !== 'blank' || labelAbove(grid, cell)) break;
      if (cell.to - cell.from !== cells[n]!.to - cells[n]!.from) break;
      run.push(cell);
    }
    if (run.length < 5) continue;
    for (const c of cells.slice(n, end)) done.add(c);
    const paras = run.flatMap((c) => parasOf(c.blocks).slice(0, 1));
    cellRun(walk, { kind: 'digits', paras }, run, homesOf(plan, run[0]!, r));
    n = end - 1;
  }
}

function cellRun(
  walk: Walk,
  target: Target & { readonly kind: 'dateParts' | 'digits' },
  cells: readonly Cell[],
  homes: ReturnType<typeof homesOf>,
): void {
  const first = parasOf(cells[0]!.blocks)[0];
  if (!first || homes.some((h) => isOffices([h.label, ...h.context]))) return;
  const at = cells.map((c) => cellLocator(walk.part, c));
  const found = { target, homes, current: '', cells: at, ...PLAIN };
  take(walk, first, { outer: [], homes, cell: null }, found, { locator: `${at[0]} … ${at.at(-1)}` });
}
