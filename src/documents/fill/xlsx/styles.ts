/** What the cell styles say that matters here: the number format, the lock, borders and fill. */
import {
  attributeValue,
  childOf,
  childrenOf,
  descendantsOf,
  rootOf,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { cellFormat, type CellFormat } from './formats.ts';

export type CellStyle = {
  readonly format: CellFormat;
  /** Locked once the sheet is protected, which is how a style is unless it says otherwise. */
  readonly locked: boolean;
  readonly border: {
    readonly top: boolean;
    readonly right: boolean;
    readonly bottom: boolean;
    readonly left: boolean;
  };
  /** Has a colour of its own behind it. */
  readonly filled: boolean;
};

export const PLAIN: CellStyle = {
  format: cellFormat(0, undefined),
  locked: true,
  border: { top: false, right: false, bottom: false, left: false },
  filled: false,
};

/** The styles by the number cells give (`s`). */
export function readStyles(tree: XmlTree): CellStyle[] {
  const root = rootOf(tree);
  const section = (name: string): XmlElement[] => {
    const found = childOf(tree, root, name);
    return found ? childrenOf(tree, found) : [];
  };
  const value = (e: XmlElement, name: string): string | undefined => attributeValue(tree, e, name);
  const codes = new Map(
    section('numFmts').map((e) => [Number(value(e, 'numFmtId')), value(e, 'formatCode') ?? '']),
  );
  const borders = section('borders').map((b) => {
    const drawn = (...names: string[]): boolean =>
      names.some((name) => {
        const side = childOf(tree, b, name);
        const style = side ? value(side, 'style') : undefined;
        return style !== undefined && style !== 'none';
      });
    return {
      top: drawn('top'),
      right: drawn('right', 'end'),
      bottom: drawn('bottom'),
      left: drawn('left', 'start'),
    };
  });
  const fills = section('fills').map((f) => {
    const pattern = childOf(tree, f, 'patternFill');
    if (!pattern) return childrenOf(tree, f).length > 0;
    const type = value(pattern, 'patternType') ?? 'none';
    if (type === 'none') return false;
    const colour = descendantsOf(tree, pattern, 'fgColor')[0];
    const white =
      colour && (/^(FF)?FFFFFF$/i.test(value(colour, 'rgb') ?? '') || value(colour, 'indexed') === '9');
    return type !== 'solid' || !white;
  });
  const lockOf = (xf: XmlElement): boolean | null => {
    const protection = childOf(tree, xf, 'protection');
    const locked = protection ? value(protection, 'locked') : undefined;
    return locked === undefined ? null : /^(1|true|on)$/.test(locked);
  };
  const parents = section('cellStyleXfs').map(lockOf);
  return section('cellXfs').map((xf) => ({
    format: cellFormat(Number(value(xf, 'numFmtId') ?? 0), codes.get(Number(value(xf, 'numFmtId') ?? 0))),
    locked: lockOf(xf) ?? parents[Number(value(xf, 'xfId') ?? -1)] ?? true,
    border: borders[Number(value(xf, 'borderId') ?? 0)] ?? PLAIN.border,
    filled: fills[Number(value(xf, 'fillId') ?? 0)] ?? false,
  }));
}
