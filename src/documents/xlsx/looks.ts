/** How each kind of cell looks. Colours carry no meaning of their own: open cells also have a heavier edge and a heading. */
import type { CellStyle } from 'hucre/xlsx';
import type { SheetLook } from '#schemas';

type Part<K extends keyof CellStyle> = NonNullable<CellStyle[K]>;
const edge = (style: 'thin' | 'medium', rgb: string): Part<'border'> => {
  const side = { style, color: { rgb } };
  return { top: side, right: side, bottom: side, left: side };
};
const fill = (rgb: string): Part<'fill'> => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
export const FONT = { name: 'Yu Gothic', size: 10, family: 3, charset: 128 };
const font = (more: Part<'font'> = {}): Part<'font'> => ({ ...FONT, ...more });

const GREY = '8C8C8C';
const BLUE = '0031D8';
const wrapped = { wrapText: true, vertical: 'center' } as const;
const centred = { wrapText: true, vertical: 'center', horizontal: 'center' } as const;
const top = { wrapText: true, vertical: 'top' } as const;
const locked = { locked: true };
const open: CellStyle = {
  font: font(),
  border: edge('medium', BLUE),
  fill: fill('FFFFE8'),
  alignment: wrapped,
  protection: { locked: false },
  // Text: what is typed stays as it was typed, `=` at its beginning included.
  numFmt: '@',
};

// Text by its format too: what begins with `=` stays text when someone edits it.
const text: CellStyle = { font: font(), border: edge('thin', GREY), alignment: top, numFmt: '@' };

export const LOOKS: Readonly<Record<SheetLook, CellStyle>> = {
  title: { font: font({ size: 14, bold: true }), alignment: { vertical: 'center' }, protection: locked },
  heading: { font: font({ size: 11, bold: true }), alignment: { vertical: 'center' }, protection: locked },
  plain: { font: font(), alignment: wrapped, protection: locked },
  small: { font: font({ size: 9, color: { rgb: '4D4D4D' } }), alignment: wrapped, protection: locked },
  label: {
    font: font({ bold: true }),
    border: edge('thin', GREY),
    fill: fill('F2F2F2'),
    alignment: wrapped,
    protection: locked,
  },
  head: {
    font: font({ bold: true }),
    border: edge('thin', GREY),
    fill: fill('F2F2F2'),
    alignment: centred,
    protection: locked,
  },
  headOpen: {
    font: font({ bold: true, color: { rgb: BLUE } }),
    border: edge('thin', GREY),
    fill: fill('E8F1FE'),
    alignment: centred,
    protection: locked,
  },
  value: { font: font(), border: edge('thin', GREY), alignment: wrapped, protection: locked },
  centre: { font: font(), border: edge('thin', GREY), alignment: centred, protection: locked },
  key: { font: font({ size: 8, color: { rgb: GREY } }), protection: locked },
  open,
  openCentre: { ...open, alignment: centred },
  text,
  textCentre: { ...text, alignment: { ...top, horizontal: 'center' } },
  textBlank: { ...text, font: font({ color: { rgb: '595959' } }), fill: fill('F4F4F5') },
  textBare: { font: font(), alignment: top, numFmt: '@' },
  mark: { font: font({ bold: true, color: { rgb: 'B3141B' } }), alignment: { vertical: 'top' }, numFmt: '@' },
  openDate: { ...open, alignment: { ...wrapped, horizontal: 'left' }, numFmt: 'yyyy"年"m"月"d"日"' },
};
