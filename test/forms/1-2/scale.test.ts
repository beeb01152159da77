/** 様式1-2 names the scale its levels were chosen by. */
import { expect, test } from 'vitest';
import { formOf } from '#forms';
import { impactScale } from '#rulebook/packs';
import { impactScalePack, type CaseFile } from '#schemas';
import { completeCase, emptyCase, SAMPLE_DAY } from '#test/support/cases.ts';

const notesOf = (file: CaseFile): string[] =>
  formOf('1-2')!
    .build(file, SAMPLE_DAY)
    .blocks.flatMap((b) => (b.type === 'note' && b.text.includes('目安') ? [b.text] : []));

const own = impactScalePack.parse({
  ...impactScale,
  id: 'impact-scale-own',
  version: 3,
  title: 'A省の目安',
  source: 'A省 受領資料 2026-04-01',
  needsCheck: true,
});
const checked = { ...own, needsCheck: false, source: '' };

test.each<[string, CaseFile, readonly string[]]>([
  ['nothing assessed: none is named', emptyCase(), []],
  [
    'its own, still to be checked: at the self-assessment and at each agency',
    { ...completeCase(), impactScale: own },
    Array<string>(1 + completeCase().assessments.length).fill(
      '評価に使った目安：A省の目安、版 3、出所：A省 受領資料 2026-04-01。【要原文確認】公式の別紙1と照らし合わせていない目安です。',
    ),
  ],
  [
    'checked against the original',
    { ...completeCase(), assessments: [], impactScale: checked },
    // Once for the vendor, once on the blank part for an agency.
    ['評価に使った目安：A省の目安、版 3。', '評価に使った目安：A省の目安、版 3。'],
  ],
  [
    'an older case that kept none',
    { ...completeCase(), assessments: [], impactScale: null },
    Array<string>(2).fill('評価に使った影響度の目安は、記録されていません。'),
  ],
])('%s', (_, file, notes) => {
  expect(notesOf(file)).toEqual(notes);
});
