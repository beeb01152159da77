/** Puts a value in its place: text, dates, digits. Controls and rows have their own files. */
import { isPlainDate, normaliseCode } from '#kernel';
import type { OfficialField, OfficialPlace, OfficialValue } from '#schemas';
import type { OpenCode, WrittenCell } from '../contract.ts';
import { squash } from '../labels.ts';
import { dateParts, plainText } from '../print-value.ts';
import type { Target } from './candidate.ts';
import type { Draft } from './draft.ts';
import { editText } from './edit.ts';
import type { Para } from './model.ts';
import { putControl, putFormField } from './put-control.ts';
import { putRows } from './put-rows.ts';

export type Put = { readonly text: string; readonly cells: readonly WrittenCell[] };

/** What was written, or why not. */
export function put(
  draft: Draft,
  target: Target,
  place: OfficialPlace,
  field: OfficialField,
  value: OfficialValue,
): Put | OpenCode {
  if (target.kind === 'table')
    return value.kind === 'rows' ? putRows(draft, target, place, field, value.rows) : 'open.kind';
  if (value.kind === 'rows' || target.kind === 'box') return 'open.kind';
  if (target.kind === 'date') return putDate(draft, target, value);
  if (target.kind === 'dateParts') return putDateCells(draft, target, place, value);
  const text = plainText(value, field);
  if (text === null) return 'open.kind';
  if (target.kind === 'digits') return putDigits(draft, target.paras, place, text);
  if (place.current !== '' && squash(place.current) !== squash(text)) return 'open.occupied';
  if (target.kind === 'inline') return putInline(draft, target, text);
  if (target.kind === 'control') return putControl(draft, target.para, target.control, text, field, value);
  if (target.kind === 'formField') return putFormField(draft, target.para, target.field, text);
  draft.edit(target.para, { from: 0, to: target.para.text.length, text });
  return { text, cells: [] };
}

function putInline(
  draft: Draft,
  target: Target & { readonly kind: 'inline' },
  value: string,
): Put | OpenCode {
  const { para, from, to, shape } = target;
  const at = (text: string): Put => {
    draft.edit(para, { from, to, text });
    return { text, cells: [] };
  };
  switch (shape) {
    case 'postal':
      return at(value.replace(/^〒\s*/, ''));
    case 'number':
      return at(value.replace(/^第\s*/, '').replace(/\s*号$/, ''));
    case 'bare': {
      // Behind a label without any room: a gap of one character, and the value.
      draft.edit(para, { from, to, text: `\u3000${value}` });
      return { text: value, cells: [] };
    }
    case 'postalBoxes':
    case 'boxes':
      return inBoxes(draft, target, value);
    default:
      return at(value);
  }
}

/** □□□-□□□□: a character for each box, what is printed between them stays. */
function inBoxes(draft: Draft, target: Target & { readonly kind: 'inline' }, value: string): Put | OpenCode {
  const { para, from, to } = target;
  const chars = [...normaliseCode(value).replace(/[-\s〒]/gu, '')];
  const boxes = [...para.text.slice(from, to).matchAll(/[□☐◻▢]/gu)];
  if (chars.length !== boxes.length) return 'open.overflow';
  boxes.forEach((m, n) =>
    draft.edit(para, { from: from + m.index, to: from + m.index + 1, text: chars[n]! }),
  );
  const edits = boxes.map((m, n) => ({ from: m.index, to: m.index + 1, text: chars[n]! }));
  return { text: editText(para.text.slice(from, to), edits), cells: [] };
}

function putDate(
  draft: Draft,
  target: Target & { readonly kind: 'date' },
  value: OfficialValue,
): Put | OpenCode {
  if (value.kind !== 'date' || !isPlainDate(value.date)) return 'open.kind';
  const { para, slots, western } = target;
  const found = dateParts(value.date, value.time, slots.era, western);
  if (!found) return 'open.era';
  if (found.parts.length < Math.min(slots.parts.length, 3)) return 'open.kind';
  // A date without a time leaves 時 and 分 blank.
  const parts = slots.parts.slice(0, found.parts.length);
  const edits = parts.map(({ from, to }, n) => ({
    from,
    to,
    text: (n === 0 ? found.lead : '') + found.parts[n]!,
  }));
  for (const edit of edits) draft.edit(para, edit);
  const first = slots.parts[0]!.from - slots.era.length;
  const last = parts.at(-1)!.to;
  const own = edits.map((e) => ({ from: e.from - first, to: e.to - first, text: e.text }));
  const tail = /^[日分]/.exec(para.text.slice(last))?.[0] ?? '';
  return { text: editText(para.text.slice(first, last), own) + tail, cells: [] };
}

function putDateCells(
  draft: Draft,
  target: Target & { readonly kind: 'dateParts' },
  place: OfficialPlace,
  value: OfficialValue,
): Put | OpenCode {
  if (value.kind !== 'date' || !isPlainDate(value.date)) return 'open.kind';
  const found = dateParts(value.date, value.time, target.era, target.western);
  if (!found) return 'open.era';
  if (found.parts.length < Math.min(target.slots.length, 3)) return 'open.kind';
  const cells = target.slots.map(({ para, from, to }, n) => {
    const text = (n === 0 ? found.lead : '') + found.parts[n]!;
    draft.edit(para, { from, to, text });
    return { locator: place.cells[n] ?? '', text };
  });
  return { text: cells.map((c) => c.text).join('/'), cells };
}

function putDigits(
  draft: Draft,
  paras: readonly Para[],
  place: OfficialPlace,
  value: string,
): Put | OpenCode {
  const chars = [...normaliseCode(value).replace(/[-\s]/g, '')];
  if (chars.length !== paras.length) return 'open.overflow';
  paras.forEach((para, n) => draft.edit(para, { from: 0, to: para.text.length, text: chars[n]! }));
  return { text: chars.join(''), cells: chars.map((c, n) => ({ locator: place.cells[n] ?? '', text: c })) };
}
