/** Which characters of a paper the font cannot draw, so that the user hears of them before the export. */
import type { Block, LostCharacter, Paper } from '#schemas';
import { readFont } from './font.ts';
import { Shaper } from './glyphs.ts';

const AROUND = 10;

/** Each character that would be drawn as 〓, once per text it stands in, with up to ten characters on either side. */
export function findLost(paper: Paper, font: Uint8Array): LostCharacter[] {
  const shaper = new Shaper(readFont(font));
  const found = new Map<string, LostCharacter>();
  for (const text of textsOf(paper)) {
    for (const glyph of new Set(shaper.shape(text))) {
      if (!glyph.lost) continue;
      const characters = [...text];
      const first = [...glyph.text][0]!;
      const at = characters.indexOf(first);
      const context = characters.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('');
      const codePoint = `U+${first.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
      found.set(`${codePoint} ${context}`, { character: glyph.text, codePoint, context });
    }
  }
  return [...found.values()];
}

/** Every text a paper shows, in reading order. */
export function textsOf(paper: Paper): string[] {
  return [
    ...[paper.formNo ?? '', paper.title, paper.footer, paper.stamp ?? ''],
    ...paper.blocks.flatMap(textsOfBlock),
    ...paper.open,
  ];
}

function textsOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'note':
      return [block.text];
    case 'paragraph':
      return [block.value.text];
    case 'grid':
    case 'signature':
      return block.rows.flatMap((row) => [row.label, row.value.text]);
    case 'table':
      return [
        block.caption ?? '',
        ...block.columns.map((column) => column.label),
        ...block.rows.flatMap((row) => row.map((value) => value.text)),
      ];
    case 'checks':
      return block.items.map((item) => item.value.text);
    case 'list':
      return block.items.map((item) => item.text);
    case 'pageBreak':
      return [];
  }
}
