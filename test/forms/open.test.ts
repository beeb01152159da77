/** Worked examples: what a paper lists as open, and how. */
import { describe, expect, it } from 'vitest';
import { formOf } from '#forms';
import { applyPatches, type Patch } from '#kernel';
import type { CaseFile } from '#schemas';
import { AS_OF, complete, valuesOf } from './support.ts';

const edited = (...patches: readonly Patch[]): CaseFile => applyPatches(complete, patches);
const openOf = (key: string, file: CaseFile): readonly string[] => formOf(key)!.build(file, AS_OF).open;
const firstInfo = complete.information[0]!;

describe('open points', () => {
  it('name section, field and element', () => {
    const file = edited({ path: `information/${firstInfo.id}/description`, value: '　' });
    expect(openOf('1-2', file)).toContain('取り扱う情報：情報の内容（利用者の登録情報）');
  });

  it('say an empty list once', () => {
    const lines = openOf('1-2', edited({ path: 'functions', value: [] }));
    expect(lines).toEqual(['サービスの機能：機能の名称（1件以上）']);
  });

  it('count many rows, and name the first three', () => {
    const rows = complete.rows.map((r) => (r.id.startsWith('5.') ? { ...r, decision: null } : r));
    const [line] = openOf('2-1-annex', { ...complete, rows });
    expect(line).toMatch(/^言明書の管理策：採否（\d+件：5\.1\.1、5\.1\.1\.1、5\.1\.1\.2 ほか）$/);
  });

  it('ask a reason only of a plain row that is not adopted', () => {
    const out = complete.rows.find((r) => r.decision === 'notAdopted')!;
    const file = edited({ path: `rows/${out.id}/reason`, value: '' });
    expect(openOf('2-1-annex', file)).toEqual([`言明書の管理策：採用しない理由（${out.id}）`]);
  });

  it('take an unticked oath item as open, but 「いいえ」 as an answer', () => {
    expect(openOf('7.6-oath', edited({ path: 'oath/item3', value: false }))).toHaveLength(1);
    const no = edited({ path: `information/${firstInfo.id}/personalData`, value: false });
    expect(openOf('1-2', no)).toEqual([]);
  });

  it('add the problems found at the fields of the paper, and no others', () => {
    const file = edited({ path: 'vendor/corporateNumber', value: '1990100000123' });
    expect(openOf('2-4', file).some((line) => line.includes('法人番号'))).toBe(true);
    expect(openOf('7.6-oath', file)).toEqual([]);
  });

  it('leave nothing out that was typed: both reason and doing of a row are printed', () => {
    const out = complete.rows.find((r) => r.decision === 'notAdopted')!;
    const file = edited({ path: `rows/${out.id}/how`, value: '一部の部署で試行している。' });
    const texts = valuesOf(formOf('2-1-annex')!.build(file, AS_OF)).map((v) => v.text);
    expect(texts.some((t) => t.includes(out.reason) && t.includes('一部の部署で試行している。'))).toBe(true);
  });

  it('takes markup for the text it is', () => {
    const file = edited({ path: 'service/name', value: '<img src=x onerror=alert(1)>' });
    const texts = valuesOf(formOf('1-1')!.build(file, AS_OF)).map((v) => v.text);
    expect(texts).toContain('<img src=x onerror=alert(1)>');
  });
});
