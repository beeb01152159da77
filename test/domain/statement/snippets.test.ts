import { expect, it } from 'vitest';
import { appendText, expandSnippet } from '#domain/statement';
import { newRecord } from '#schemas';
import { change, emptyCase, source } from '#test/support/cases.ts';

const file = change(emptyCase(), { 'service/name': 'みどり安否確認', 'vendor/name': 'みどり' });
const row = { ...file.rows[0]!, owner: '情報システム部長' };
const at = { row, id: '5.1.1.1', label: '方針' };

it('fills in what the case and the row know, and names what has no value', () => {
  expect(expandSnippet('{サービス名}では{責任者}が｛見出し｝（{管理策番号}）を見直す', file, at)).toEqual({
    text: 'みどり安否確認では情報システム部長が方針（5.1.1.1）を見直す',
    unresolved: [],
  });
  const open = expandSnippet('{責任者}が{頻度}、{ 頻度 }、{運用開始日}', file, { ...at, row: undefined });
  expect(open).toEqual({
    text: '{責任者}が{頻度}、{ 頻度 }、{運用開始日}',
    unresolved: ['責任者', '頻度', '運用開始日'],
  });
});

it('takes the own variables first, and never what a value holds', () => {
  const s = source('V');
  const variables = [
    { ...newRecord.snippetVariable(s), name: '頻度', value: '年1回{責任者}' },
    { ...newRecord.snippetVariable(s), name: 'サービス名', value: '本サービス' },
  ];
  const own = { ...file, workbench: { ...file.workbench, variables } };
  expect(expandSnippet('{サービス名}は{頻度}', own, at).text).toBe('本サービスは年1回{責任者}');
  expect(expandSnippet('{constructor} {} {a\nb}', own, at)).toEqual({
    text: '{constructor} {} {a\nb}',
    unresolved: ['constructor'],
  });
});

it('goes behind what stands there', () => {
  expect(appendText('  ', 'b')).toBe('b');
  expect(appendText('a\n', 'b')).toBe('a\nb');
});
