/** What the sheets of the workbook share. */
import { KEY_MARK } from '#domain/impact';
import type { SheetCell, SheetLook } from '#schemas';

export const SHEET_NAMES = {
  guide: 'はじめに',
  vendor: '第1部 申請者',
  agency: '第2部 政府機関等',
  hidden: '_LIU',
} as const;

export const cell = (text: string, look: SheetLook, more: Partial<SheetCell> = {}): SheetCell => ({
  text,
  look,
  ...more,
});

/** The hidden cell that says what a row is about. */
export const key = (path: string): SheetCell => cell(`${KEY_MARK}${path}`, 'key');

/** The height of a row in points, by the most lines any of its cells needs. */
export function heightOf(cells: readonly (readonly [text: string, width: number])[]): number {
  const lines = cells.map(([text, width]) =>
    text
      .split('\n')
      .reduce(
        (sum, l) =>
          sum +
          Math.max(1, Math.ceil([...l].reduce((n, c) => n + (c < '\u0100' ? 1 : 2), 0) / (width * 0.92))),
        0,
      ),
  );
  return Math.min(400, Math.max(18, Math.max(1, ...lines) * 15 + 4));
}
