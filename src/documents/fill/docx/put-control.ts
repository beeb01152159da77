/** Values in content controls and form fields of the old kind; ticks. */
import type { OfficialField, OfficialValue } from '#schemas';
import type { OpenCode } from '../contract.ts';
import { canonical } from '../labels.ts';
import { attribute, childOf, childrenOf, type XmlElement } from '../xml.ts';
import type { Target } from './candidate.ts';
import type { Draft } from './draft.ts';
import { looksOf, prefixOf, runContent } from './edit.ts';
import type { Control, FormField, Para } from './model.ts';
import type { Put } from './put.ts';

/** Into a content control; of a list only what it offers. */
export function putControl(
  draft: Draft,
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
  draft.edit(para, { from: first.at, to: last.at + last.text.length, text });
  unplaceholder(
    draft,
    control,
    pieces.map((p) => p.run),
  );
  if (control.kind === 'date' && given.kind === 'date' && control.props) {
    const date = childOf(draft.tree, control.props, 'date');
    const full = date ? attribute(draft.tree, date, 'fullDate') : undefined;
    if (full)
      draft.others.push({ start: full.valueStart, end: full.valueEnd, text: `${given.date}T00:00:00Z` });
  }
  return { text, cells: [] };
}

/** What was a placeholder is text now: the mark goes, and the grey style of its runs. */
function unplaceholder(draft: Draft, control: Control, runs: readonly XmlElement[]): void {
  if (!control.placeholder || !control.props) return;
  const mark = childOf(draft.tree, control.props, 'showingPlcHdr');
  if (mark) draft.others.push({ start: mark.start, end: mark.end, text: '' });
  for (const run of new Set(runs)) {
    const rPr = childOf(draft.tree, run, 'rPr');
    for (const child of rPr ? childrenOf(draft.tree, rPr) : []) {
      if (child.name === 'rStyle' || child.name === 'color')
        draft.others.push({ start: child.start, end: child.end, text: '' });
    }
  }
}

/** Into a form field of the old kind. */
export function putFormField(draft: Draft, para: Para, field: FormField, text: string): Put | OpenCode {
  const { tree } = draft;
  if (field.kind === 'list') {
    const list = childOf(tree, field.data, 'ddList');
    const n = field.items.findIndex((i) => canonical(i) === canonical(text));
    if (!list || n < 0) return 'open.option';
    const result = childOf(tree, list, 'result');
    const prefix = prefixOf(tree, list);
    const made = `<${prefix}result ${prefix}val="${n}"/>`;
    draft.others.push(
      result
        ? { start: result.start, end: result.end, text: made }
        : { start: list.openEnd, end: list.openEnd, text: made },
    );
    return { text: field.items[n]!, cells: [] };
  }
  const pieces = para.pieces.filter((p) => p.field === field.index);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first && last) {
    draft.edit(para, { from: first.at, to: last.at + last.text.length, text });
    return { text, cells: [] };
  }
  if (!field.separator) return 'open.protected';
  const prefix = prefixOf(tree, field.separator);
  const rPr = childOf(tree, field.separator, 'rPr');
  const run = `<${prefix}r>${rPr ? looksOf(tree, rPr) : ''}${runContent(text, prefix)}</${prefix}r>`;
  const at = field.separator.end;
  // Not an edit of existing text, but the paragraph reads so afterwards.
  draft.insert(para, { from: field.at, to: field.at, text }, { start: at, end: at, text: run });
  return { text, cells: [] };
}

/** Ticks a box; what stands there then. */
export function tick(draft: Draft, target: Target): string {
  if (target.kind !== 'box') return '';
  if (target.ticked) return target.para.text.slice(target.at, target.at + 1);
  const { tree } = draft;
  if (target.formField) {
    const box = childOf(tree, target.formField.data, 'checkBox');
    if (box) {
      const checked = childOf(tree, box, 'checked');
      const made = `<${prefixOf(tree, box)}checked/>`;
      draft.others.push(
        checked
          ? { start: checked.start, end: checked.end, text: made }
          : { start: box.closeStart, end: box.closeStart, text: made },
      );
    }
    draft.insert(target.para, { from: target.at, to: target.at + 1, text: '☑' });
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
    if (val) draft.others.push({ start: val.valueStart, end: val.valueEnd, text: '1' });
    else if (box && !box.empty && !checked) {
      const prefix = prefixOf(tree, box);
      draft.others.push({
        start: box.openEnd,
        end: box.openEnd,
        text: `<${prefix}checked ${prefix}val="1"/>`,
      });
    }
  }
  draft.edit(target.para, { from: target.at, to: target.at + 1, text: mark });
  return mark;
}
