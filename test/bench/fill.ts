/** The forms that the benchmarks of form filling work on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialValue, OfficialValues } from '#schemas';
import { docxFiller } from '../../src/documents/fill/docx/index.ts';
import { drawXlsx, ref, type DrawnCell, type DrawnSheet } from '../support/draw-xlsx.ts';

/** Rows of controls in the annex of the size the criteria have. */
export const ANNEX_ROWS = 1_163;
const SHEETS = 14;

export type FillWork = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly values: OfficialValues;
  /** Cells that must be written. */
  readonly cells: number;
};

const text = (words: string): OfficialValue => ({ kind: 'text', text: words });

/** An annex with 1,163 controls on fourteen sheets, none filled, and the values of all. */
export function largeAnnex(): FillWork {
  const rows: Record<string, OfficialValue>[] = [];
  const sheets: DrawnSheet[] = [];
  let left = ANNEX_ROWS;
  for (let chapter = 1; chapter <= SHEETS; chapter++) {
    const cells = new Map<string, DrawnCell>();
    cells.set('A1', { text: '様式２－１　別添' }).set('A2', { text: `管理策に関する言明（第${chapter}章）` });
    cells.set('A3', { text: 'サービスの名称', look: 'label' }).set('B3', { look: 'input' });
    const heads = ['管理策番号', '管理策', '採否', '採用しない理由', '実施内容', '備考'];
    heads.forEach((label, i) => cells.set(ref(5, i + 1), { text: label, look: 'label' }));
    const count = Math.ceil(left / (SHEETS - chapter + 1));
    left -= count;
    for (let n = 1; n <= count; n++) {
      const id = `${chapter}.${Math.ceil(n / 20)}.${Math.ceil(n / 5)}.${n}`;
      const row = 5 + n;
      cells
        .set(ref(row, 1), { text: id, look: 'label' })
        .set(ref(row, 2), { text: '（本文）', look: 'label' });
      for (let c = 3; c <= 6; c++) cells.set(ref(row, c), { look: 'input' });
      rows.push({
        id: text(id),
        adopted: { kind: 'choice', value: n % 9 === 0 ? 'false' : 'true' },
        reason: text(n % 9 === 0 ? '当該機能を提供していないため' : ''),
        how: text(n % 9 === 0 ? '' : '社内規程に従い、年１回見直している。'),
      });
    }
    sheets.push({
      name: `第${chapter}章`,
      locked: true,
      cells,
      lists: new Map([[`C6:C${5 + count}`, '"採用,不採用"']]),
    });
  }
  const values = new Map<string, OfficialValue>([
    ['service.name', text('みどり帳票クラウド')],
    ['controls[]', { kind: 'rows', rows }],
  ]);
  return { bytes: drawXlsx(sheets), values, cells: ANNEX_ROWS * 2 + SHEETS };
}

/** Where the look-alikes are. The benchmarks run as a bundle, from the folder of the project. */
export const LOOK_ALIKES = join('test', 'fixtures', 'official-like');

/** A look-alike of the fixtures, by its name with extension. */
export const lookAlike = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(LOOK_ALIKES, name)));

/**
 * A form with tags (`{t0}`) where our own filling would write texts, and the texts by their tags: what a library that fills tags needs. Dates,
 * boxes and digits stay blank, for a tag cannot say them.
 */
export async function taggedTwin(
  name: string,
  values: OfficialValues,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly tags: { locator: string; text: string }[] }> {
  const bytes = lookAlike(name);
  const texts = [...values].flatMap(([key, v]) => (v.kind === 'text' ? [{ key, text: v.text }] : []));
  const marks = new Map(texts.map(({ key }, n) => [key, text(`{t${n}}`)]));
  const reading = await docxFiller.recognise(bytes, officialVocabulary, null);
  if (!reading.ok) throw new Error(reading.error.code);
  const marked = await docxFiller.fill(bytes, reading.value, marks, officialVocabulary);
  if (!marked.ok) throw new Error(marked.error.code);
  const placed = new Set(marked.value.written.map((w) => w.field));
  const tags = texts.flatMap(({ key, text: words }, n) =>
    placed.has(key) ? [{ locator: `t${n}`, text: words }] : [],
  );
  return { bytes: marked.value.bytes, tags };
}
