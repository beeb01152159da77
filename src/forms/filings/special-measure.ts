/** 特別措置の適用に係る誓約書 (special 2(2)). */
import { specialMeasurePledge } from '../special-measure-pledge/index.ts';
import type { Filing } from './contract.ts';
import { paperItem } from './items.ts';

export const specialMeasure: Filing = {
  key: 'special-measure',
  title: '特別措置の誓約書',
  clause: 'special 2(2)',
  folder: '01_特別措置',
  chapter: 3,
  subjects: () => null,
  occasion: (file, asOf, rulebook) => {
    const { needed, reason } = specialMeasurePledge.needed(file, asOf, rulebook);
    return { open: needed, reason };
  },
  items: () => [paperItem(specialMeasurePledge)],
  checks: [],
  // The pledge has a field of its own (誓約日), and the procedure of the rules does not know it.
  filed: () => null,
};
