/** The document model as a tree: the same paper the PDF shows, for the preview and for a page on its own. */
import { formatEra } from '#kernel';
import type { Block, Paper, Value } from '#schemas';
import { el, type Element, type Node } from './tree.ts';

/** Points listed at the end of a draft; the rest is counted (as in the PDF). */
export const OPEN_POINTS_LISTED = 300;

const MISSING = '（未記入）';
// As in the Word document.
const KEPT_WHOLE = 700;

/** A paper as one `<article class="paper">`. A value with a source carries its path in `data-source`. */
export function paperTree(paper: Paper): Element {
  const marks = [paper.open.length > 0 ? '下書き' : '', paper.stamp ?? ''].filter((mark) => mark !== '');
  return el(
    'article',
    {
      class: `paper paper-${paper.orientation}${paper.open.length > 0 ? ' paper-unfinished' : ''}`,
      lang: paper.language,
    },
    el(
      'header',
      'paper-head',
      el('p', 'paper-form-no', paper.formNo ?? ''),
      el('p', 'paper-marks', ...marks.map((mark) => el('strong', 'paper-mark', mark))),
    ),
    el('h1', 'paper-title', paper.title),
    ...(paper.open.length > 0
      ? [
          el(
            'p',
            'paper-draft',
            `下書き：未記入・要確認の事項が${paper.open.length}件あります（末尾の一覧を参照）`,
          ),
        ]
      : []),
    ...paper.blocks.map(blockTree),
    ...openTree(paper.open),
    el('footer', 'paper-foot', paper.footer),
  );
}

function blockTree(block: Block): Element {
  switch (block.type) {
    case 'heading':
      return el(HEADING_TAGS[block.level], `paper-heading-${block.level}`, block.text);
    case 'paragraph':
      return el('p', `paper-text paper-${block.align ?? 'left'}`, shown(block.value));
    case 'grid':
      return el('table', 'paper-grid', el('tbody', '', ...block.rows.map(labelledRow)));
    case 'table':
      return tableTree(block);
    case 'checks':
      return el(
        'ul',
        'paper-checks',
        ...block.items.map(({ checked, value }) =>
          el('li', '', el('span', 'paper-box', checked ? '☑' : '☐'), ' ', shown(value)),
        ),
      );
    case 'list':
      return el(
        block.ordered ? 'ol' : 'ul',
        'paper-list',
        ...block.items.map((item) => el('li', '', shown(item))),
      );
    case 'signature':
      return el(
        'div',
        'paper-signature',
        el('p', 'paper-text paper-right', shown(dateValue(block.date))),
        el('table', 'paper-signers', el('tbody', '', ...block.rows.map(labelledRow))),
      );
    case 'note':
      return el('p', 'paper-note', `※ ${block.text.replace(/^※\s*/, '')}`);
    case 'pageBreak':
      return el('hr', 'paper-break');
  }
}

const HEADING_TAGS = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;

function dateValue(date: Extract<Block, { type: 'signature' }>['date']): Value {
  return date === null
    ? { text: '（未記入）　　　年　　月　　日', missing: true }
    : { text: formatEra(date) };
}

function labelledRow({ label, value }: { readonly label: string; readonly value: Value }): Element {
  return el('tr', rowClass([value]), el('th', { scope: 'row' }, label), el('td', '', shown(value)));
}

function tableTree({ caption, columns, rows }: Extract<Block, { type: 'table' }>): Element {
  const total = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const aligned = (i: number): string => (columns[i]?.align === 'center' ? 'paper-center' : '');
  return el(
    'table',
    'paper-table',
    ...(caption === undefined || caption === '' ? [] : [el('caption', '', caption)]),
    el('colgroup', '', ...columns.map((column) => el('col', widthClass(column.width / total)))),
    el('thead', '', el('tr', '', ...columns.map((column) => el('th', { scope: 'col' }, column.label)))),
    el(
      'tbody',
      '',
      ...rows.map((row) =>
        el('tr', rowClass(row), ...row.map((value, i) => el('td', aligned(i), shown(value)))),
      ),
    ),
  );
}

/** A row of a long text may be cut by the end of a printed page; others move as a whole. */
const rowClass = (row: readonly Value[]): string =>
  row.some(({ text }) => text.length > KEPT_WHOLE) ? 'paper-long' : '';

/** Widths go by class, in steps of 2 %: the app's CSP allows no style attribute. */
function widthClass(share: number): string {
  return `paper-w-${Math.max(2, Math.round(share * 50) * 2)}`;
}

function shown(value: Value): Node {
  const text = value.missing && value.text === '' ? MISSING : value.text;
  const source = value.source ? { 'data-source': value.source.path } : {};
  return el('span', { class: value.missing ? 'paper-value paper-missing' : 'paper-value', ...source }, text);
}

function openTree(open: readonly string[]): Element[] {
  if (open.length === 0) return [];
  const rest = open.length - OPEN_POINTS_LISTED;
  return [
    el(
      'section',
      'paper-open',
      el('h2', 'paper-heading-1', '未記入・要確認の事項'),
      el('ol', 'paper-list', ...open.slice(0, OPEN_POINTS_LISTED).map((text) => el('li', '', text))),
      ...(rest > 0 ? [el('p', 'paper-text', `ほか ${rest}件`)] : []),
    ),
  ];
}
