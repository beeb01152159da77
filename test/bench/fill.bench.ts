import { officialVocabulary } from '#rulebook/official';
import { docxFiller } from '../../src/documents/fill/docx/index.ts';
import { xlsxFiller } from '../../src/documents/fill/xlsx/index.ts';
import { readExpectation, sampleValues } from '../documents/fill/expectation.ts';
import { join } from 'node:path';
import { timed, type Bench } from './contract.ts';
import { ANNEX_ROWS, largeAnnex, LOOK_ALIKES, lookAlike, recogniseAndFill } from './fill.ts';

const WORD = '様式2-4_登録申請書';

/** Official forms recognised and filled, in Node. */
export const bench: Bench = async () => {
  const annex = largeAnnex();
  const excel = await timed(7, async () => {
    const cells = await recogniseAndFill(xlsxFiller, annex.bytes, annex.values, officialVocabulary);
    if (cells !== annex.cells) throw new Error(`${cells} cells of ${annex.cells}`);
  });
  const bytes = lookAlike(`${WORD}.docx`);
  const values = sampleValues(readExpectation(join(LOOK_ALIKES, `${WORD}.expect.json`)));
  const word = await timed(15, async () => {
    if ((await recogniseAndFill(docxFiller, bytes, values, officialVocabulary)) === 0)
      throw new Error('not filled');
  });
  return [
    {
      name: `official annex (.xlsx, ${ANNEX_ROWS} rows): recognised, filled, verified`,
      value: excel,
      unit: 'ms',
      budget: 600,
    },
    { name: 'official form (.docx): recognised, filled, verified', value: word, unit: 'ms', budget: 300 },
  ];
};
