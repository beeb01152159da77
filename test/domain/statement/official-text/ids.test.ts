import { describe, expect, test } from 'vitest';
import { findId, idOfDate } from '#domain/statement';
import { shippedCatalogue as catalogue } from '#rulebook/controls';

describe('a control id is read however it is written', () => {
  test.each([
    ['5.1.1.1', '5.1.1.1', ''],
    ['５.１.１.１', '5.1.1.1', ''],
    ['５．１．１．１', '5.1.1.1', ''],
    ['5-1-1-1', '5.1.1.1', ''],
    ['5－1－1－1', '5.1.1.1', ''],
    ['5 . 1 . 1 . 1', '5.1.1.1', ''],
    ['05.01.01.01', '5.1.1.1', ''],
    ['【5.1.1.1】', '5.1.1.1', ''],
    ['No.5.1.1.1', '5.1.1.1', ''],
    ['6.1.3.3.PB', '6.1.3.3.PB', ''],
    ['6.1.3.3 PB', '6.1.3.3.PB', ''],
    ['6.1.3.3PB', '6.1.3.3.PB', ''],
    ['６.１.３.３　ＰＢ', '6.1.3.3.PB', ''],
    ['6.1.3.3', '6.1.3.3.PB', ''],
    ['6.3.1', '6.3.1.P', ''],
    ['6.3.1P', '6.3.1.P', ''],
    ['5.1.1.1 例示の文。Ｂの場合', '5.1.1.1', '例示の文。Ｂの場合'],
    ['5.1.1.1：例示の文', '5.1.1.1', '例示の文'],
    ['5.1.1.1\n例示の文\n続き', '5.1.1.1', '例示の文\n続き'],
    ['5.1.1 例示', '5.1.1', '例示'],
    ['5.1.1.1 P社の例示', '5.1.1.1', 'P社の例示'],
    ['5.1.1.1P', '5.1.1.1', ''],
    ['5.1.1.22 P', '5.1.1.22.P', ''],
  ])('%j', (text, id, rest) => {
    expect(findId(text, catalogue)).toEqual({ id, kind: 'control', rest });
  });

  test.each([
    ['5.1', 'heading', '5.1'],
    ['3.1.1', 'heading', '3.1.1'],
    ['5', 'heading', '5'],
    ['99.1.1.1', 'unknown', '99.1.1.1'],
    ['5.1.1.99', 'unknown', '5.1.1.99'],
  ])('%j is a %s', (text, kind, id) => {
    expect(findId(text, catalogue)).toEqual({ id, kind, rest: '' });
  });

  test.each(['', '例示', '5 個', '10.5%', 'v5.1.1.1', '(a)', '2026年4月1日', '第5条'])(
    '%j is none',
    (text) => {
      expect(findId(text, catalogue)).toBeNull();
    },
  );

  test('what a spreadsheet took for a day is turned back where the catalogue has it', () => {
    expect(idOfDate('2005-01-01', catalogue)).toMatchObject({ id: '5.1.1', kind: 'control' });
    expect(idOfDate('2026-04-01', catalogue)).toBeNull();
    expect(idOfDate('x', catalogue)).toBeNull();
  });
});
