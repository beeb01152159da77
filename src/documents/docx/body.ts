/** The blocks of a paper as WordprocessingML: real headings, paragraphs, lists, tables and boxes to tick. */
import { formatEra } from '#kernel';
import type { Block, Paper, Value } from '#schemas';
import { BULLETS, FIRST_LIST } from './numbering.ts';
import { inline, paragraph, run, shown, valueParagraphs } from './runs.ts';
import { captioned, grid, signature } from './table.ts';
import type { TextWriter } from '#documents/xml-text';

/** Points listed at the end of a draft; the rest is counted (as in the PDF). */
const OPEN_POINTS_LISTED = 300;

// Room to write the date by hand.
const BLANK_DAY = '（未記入）\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日';

export type Body = {
  readonly xml: string;
  /** How many lists count from one. */
  readonly lists: number;
};

/** Everything between title and end. `width` is that of the text, in twips. */
export function writeBody(paper: Paper, writer: TextWriter, width: number): Body {
  let lists = 0;
  let boxes = 0;

  const write = (block: Block, at: number): string => {
    // A few words stay with the list or table they introduce.
    const keepNext = leadsIn(paper.blocks[at + 1]);
    switch (block.type) {
      case 'heading':
        return paragraph({ style: `Heading${block.level}` }, inline(writer, block.text));
      case 'paragraph':
        return valueParagraphs(writer, block.value, {
          style: 'BodyText',
          align: block.align ?? 'left',
          keepNext,
        });
      case 'grid':
        return block.rows.length === 0 ? '' : grid(writer, block, width);
      case 'table':
        return captioned(writer, block, width);
      case 'checks':
        return block.items
          .map((item, i) => check(writer, item, ++boxes, i === block.items.length - 2))
          .join('');
      case 'list':
        return list(block.items, block.ordered ? FIRST_LIST + lists++ : BULLETS);
      case 'signature':
        return signature(writer, dateValue(block.date), block.rows, width);
      case 'note':
        return paragraph(
          { style: 'Note', keepNext },
          `${run('※\t')}${inline(writer, block.text.replace(/^※\s*/, ''))}`,
        );
      case 'pageBreak':
        return paragraph({ style: 'Gap', pageBreakBefore: true }, '');
    }
  };

  const list = (items: readonly Value[], number: number): string =>
    items
      .map((item, i) => {
        const { text, properties } = shown(item);
        const look = { style: 'ListParagraph', list: number, keepNext: i === items.length - 2 };
        return paragraph(look, inline(writer, text, properties));
      })
      .join('');

  const open = (): string => {
    if (paper.open.length === 0) return '';
    const rest = paper.open.length - OPEN_POINTS_LISTED;
    const say = (text: string): string => paragraph({ style: 'BodyText' }, run(text));
    return [
      paragraph({ style: 'Heading1', pageBreakBefore: true }, run('未記入・要確認の事項')),
      say(`この書類は下書きです。次の${paper.open.length}件が残っています。`),
      list(
        paper.open.slice(0, OPEN_POINTS_LISTED).map((text) => ({ text })),
        FIRST_LIST + lists++,
      ),
      rest > 0 ? say(`ほか ${rest}件`) : '',
    ].join('');
  };

  const blocks = paper.blocks.map(write).join('');
  return { xml: `${title(paper, writer)}${blocks}${open()}`, lists };
}

function title(paper: Paper, writer: TextWriter): string {
  const draft =
    paper.open.length === 0
      ? ''
      : paragraph(
          { style: 'DraftLine' },
          run(`下書き：未記入・要確認の事項が${paper.open.length}件あります（最後のページの一覧を参照）`),
        );
  return paragraph({ style: 'Title' }, inline(writer, paper.title)) + draft;
}

/** A box that can be ticked in the program that opens the file. */
function check(
  writer: TextWriter,
  { checked, value }: Extract<Block, { type: 'checks' }>['items'][number],
  id: number,
  keepNext: boolean,
): string {
  const font = 'Segoe UI Symbol';
  const look = `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>`;
  const state = (name: string, code: string): string => `<w14:${name} w14:val="${code}" w14:font="${font}"/>`;
  const box =
    `<w:sdt><w:sdtPr><w:rPr>${look}</w:rPr><w:id w:val="${id}"/><w14:checkbox>` +
    `<w14:checked w14:val="${checked ? 1 : 0}"/>${state('checkedState', '2611')}${state('uncheckedState', '2610')}` +
    `</w14:checkbox></w:sdtPr><w:sdtContent>${run(checked ? '☑' : '☐', look)}</w:sdtContent></w:sdt>`;
  const { text, properties } = shown(value);
  return paragraph(
    { style: 'Check', keepNext },
    `${box}<w:r><w:tab/></w:r>${inline(writer, text, properties)}`,
  );
}

function leadsIn(next: Block | undefined): boolean {
  return next?.type === 'grid' || next?.type === 'table' || next?.type === 'checks' || next?.type === 'list';
}

function dateValue(date: Extract<Block, { type: 'signature' }>['date']): Value {
  return date === null ? { text: BLANK_DAY, missing: true } : { text: formatEra(date) };
}
