/** Excel workbooks: recognised, filled, read back. */
import type { Filler } from '../contract.ts';
import { fillXlsx } from './fill.ts';
import { readBackXlsx } from './read-back.ts';
import { recogniseXlsx } from './recognise.ts';

export const xlsxFiller = {
  recognise: recogniseXlsx,
  fill: fillXlsx,
  readBack: async (original, bytes, reading, vocabulary) =>
    readBackXlsx(original, bytes, reading, vocabulary),
} satisfies Filler;
