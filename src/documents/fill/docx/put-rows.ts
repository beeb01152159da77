/** Entries of a list as rows of a table. */
import { cleanText } from '#kernel';
import type { OfficialField, OfficialPlace, OfficialValue } from '#schemas';
import type { OpenCode, WrittenCell } from '../contract.ts';
import { squash } from '../labels.ts';
import { plainText } from '../print-value.ts';
import { applySplices } from '../xml.ts';
import { scanXml } from '../xml-scan.ts';
import { cellLocator, type Target } from './candidate.ts';
import { Draft } from './draft.ts';
import { prefixOf, rowCopy } from './edit.ts';
import { parasOf, tablesOf, type Row } from './model.ts';
import type { Put } from './put.ts';
import { readPart } from './read-part.ts';

/** A row of the table for each entry; further rows are copies of the last one. */
export function putRows(
  draft: Draft,
  target: Target & { readonly kind: 'table' },
  place: OfficialPlace,
  field: OfficialField,
  rows: readonly Readonly<Record<string, OfficialValue>>[],
): Put | OpenCode {
  const cells: WrittenCell[] = [];
  const { table } = target;
  const last = target.rows.at(-1)!;
  const texts = rows.map((row) => rowTexts(row, place, field));
  // Rows come after the last one: whatever follows them in the table would move between.
  texts.slice(0, target.rows.length).forEach((line, r) => {
    const into = target.rows[r]!;
    line.forEach((text, c) => {
      const para = into.cells[c] ? parasOf(into.cells[c].blocks)[0] : undefined;
      if (text === null || text === '' || !para) return;
      draft.edit(para, { from: 0, to: para.text.length, text });
      cells.push({ locator: cellLocator(draft.part, into.cells[c]!), text });
    });
  });
  const extra = texts.slice(target.rows.length);
  if (extra.length > 0) {
    const base = table.rows.indexOf(last);
    const made = extra.map((line, n) => copyOf(draft, last, line, n + 1));
    draft.added.push({
      after: last.element,
      xml: made.map((m) => m.xml).join(''),
      paras: made.flatMap((m) => m.paras),
    });
    extra.forEach((line, n) =>
      line.forEach((text, c) => {
        if (text !== null && text !== '')
          cells.push({
            locator: `${draft.part.prefix}tbl[${table.index}]/tr[${base + n + 1}]/tc[${c}]`,
            text,
          });
      }),
    );
  }
  return { text: cells.map((c) => c.text).join(' '), cells };
}

function rowTexts(
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
function copyOf(
  draft: Draft,
  row: Row,
  line: readonly (string | null)[],
  n: number,
): { xml: string; paras: string[] } {
  const { tree } = draft;
  const root = tree.elements[0]!;
  const open = tree.text.slice(root.start, root.openEnd);
  const prefix = prefixOf(tree, row.element);
  const head = `${open}<${prefix}body><${prefix}tbl>`;
  const rootName = /^<([^\s/>]+)/.exec(open)?.[1] ?? '';
  const copy = rowCopy(tree, row.element);
  const scanned = scanXml(`${head}${copy}</${prefix}tbl></${prefix}body></${rootName}>`);
  if (!scanned.ok) throw new RangeError('a copied row is no row');
  const part = readPart(scanned.value);
  const copied = new Draft(part);
  const cells = tablesOf(part.body)[0]?.rows[0]?.cells ?? [];
  cells.forEach((cell, c) => {
    const para = parasOf(cell.blocks)[0];
    if (!para) return;
    const numbered = /^([(（]?)(\d{1,3})([)）.]?)$/.exec(squash(para.text));
    const text = line[c] ?? (numbered ? `${numbered[1]}${Number(numbered[2]) + n}${numbered[3]}` : null);
    if (text !== null && text !== '') copied.edit(para, { from: 0, to: para.text.length, text });
  });
  const full = applySplices(scanned.value.text, copied.splices());
  return {
    xml: full.slice(head.length, full.length - `</${prefix}tbl></${prefix}body></${rootName}>`.length),
    paras: part.paras.map((p) => copied.textAfter(p)),
  };
}
