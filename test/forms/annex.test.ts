/** The annex of the statement: its two languages (7.10), and a case with a catalogue of its own. */
import { describe, expect, it } from 'vitest';
import { rowsInOtherLanguage } from '#domain/statement';
import { formOf } from '#forms';
import { change } from '#test/support/cases.ts';
import { AS_OF, complete, incomplete, valuesOf } from './support.ts';

const annex = formOf('2-1-annex')!;
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
const english = change(incomplete, { 'statement/annexLanguage': 'en' });
const rowsOf = (file: typeof complete) =>
  annex.build(file, AS_OF).blocks.flatMap((b) => (b.type === 'table' ? b.rows : []));

describe('the annex', () => {
  it('has one line for each row of the case, in order, in both languages', () => {
    const ids = incomplete.rows.map((r) => r.id);
    expect(rowsOf(incomplete).map((row) => row[0]?.text)).toEqual(ids);
    expect(rowsOf(english).map((row) => row[0]?.text)).toEqual(ids);
  });

  it('says in English all that it adds itself; the words of the vendor stay, with their fields', () => {
    const paper = annex.build(english, AS_OF);
    for (const block of paper.blocks) {
      if (block.type === 'heading') expect(block.text).not.toMatch(JAPANESE);
      if (block.type === 'table') expect(block.columns.map((c) => c.label).join()).not.toMatch(JAPANESE);
    }
    const decisions = rowsOf(english).map((row) => row[1]!);
    expect(new Set(decisions.map((v) => v.text))).toEqual(new Set(['Adopted', 'Not adopted', '']));
    const words = (file: typeof complete) =>
      new Map(valuesOf(annex.build(file, AS_OF)).map((v) => [v.source?.path, v.text]));
    const [ja, en] = [words(incomplete), words(english)];
    for (const row of incomplete.rows.filter((r) => r.decision === 'adopted' && r.reason === '')) {
      expect(en.get(`rows/${row.id}/how`)).toBe(ja.get(`rows/${row.id}/how`));
    }
    expect(annex.build(english, AS_OF).open).toEqual(annex.build(incomplete, AS_OF).open);
  });

  it('takes chapters and labels from the catalogue the case carries', () => {
    const ownCatalogue = {
      id: 'own',
      title: '新しい版',
      controls: [
        { id: '5.1.1', tier: 'objective' as const, parent: '5.1', basic: true, cloudSpecific: false },
        { id: '5.1.1.9', tier: 'detailed' as const, parent: '5.1.1', basic: false, cloudSpecific: false },
      ],
      headings: [
        { id: '5', tier: 'chapter' as const, parent: null, label: '方針' },
        { id: '5.1', tier: 'category' as const, parent: '5', label: '方針の決め方' },
        { id: '5.1.1', tier: 'objective' as const, parent: '5.1', label: '方針の承認' },
      ],
    };
    const rows = complete.rows.slice(0, 1).map((r) => ({ ...r, id: '5.1.1.9' }));
    const paper = annex.build({ ...complete, rows, ownCatalogue } as typeof complete, AS_OF);
    const headings = paper.blocks.flatMap((b) => (b.type === 'heading' ? b.text : []));
    expect(headings).toEqual(['5　方針', '5.1　方針の決め方']);
    expect(valuesOf(paper).map((v) => v.text)).toContain('方針の承認');
  });
});

describe('rows in the other language', () => {
  it('are those with Japanese once the annex is English, and English sentences while it is Japanese', () => {
    expect(rowsInOtherLanguage(complete)).toEqual([]);
    const all = rowsInOtherLanguage(change(complete, { 'statement/annexLanguage': 'en' }));
    expect(all.length).toBe(complete.rows.filter((r) => `${r.how}${r.reason}` !== '').length);
    const mixed = change(complete, {
      'rows/5.1.1.1/how': 'Access rights are reviewed every quarter.',
      'rows/5.1.1.1/owner': '',
      'rows/5.1.1.2/how': 'AWS IAM Identity Center and MFA を使う',
    });
    expect(rowsInOtherLanguage(mixed)).toContain('5.1.1.1');
    expect(rowsInOtherLanguage(mixed)).not.toContain('5.1.1.2');
  });
});
