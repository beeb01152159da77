import { describe, expect, it } from 'vitest';
import { changesBetween, contentText, formOf, forms, readContent, sourcesOf } from '#forms';
import { countingIds, plainDate } from '#kernel';
import { newRecord, type CaseFile } from '#schemas';
import { AS_OF, complete, incomplete, valuesOf } from './support.ts';

const source = { id: countingIds('OVER'), now: () => '2026-11-01T00:00:00.000Z' };
const form11 = formOf('1-1')!;

function overriding(file: CaseFile, form: string, path: string, text: string): CaseFile {
  const record = newRecord.paperOverride(source, form, '', path, text);
  return { ...file, papers: { ...file.papers, overrides: [record] } };
}

describe('a value that stands otherwise on one paper', () => {
  it('is drawn on that paper and on no other, and keeps its source', () => {
    const file = overriding(complete, '1-1', 'vendor/name', '株式会社別記');
    const names = (key: string): string[] =>
      valuesOf(formOf(key)!.build(file, AS_OF))
        .filter((v) => v.source?.path === 'vendor/name')
        .map((v) => v.text);
    expect(names('1-1').length).toBeGreaterThan(0);
    for (const name of names('1-1')) expect(name).toBe('株式会社別記');
    for (const name of names('2-4')) expect(name).toBe(complete.vendor.name);
  });

  it('closes the open point of the field it stands for, and nothing else', () => {
    const bare: CaseFile = { ...complete, vendor: { ...complete.vendor, name: '' } };
    const open = form11.build(bare, AS_OF).open;
    const after = form11.build(overriding(bare, '1-1', 'vendor/name', '株式会社別記'), AS_OF).open;
    expect(open.length - after.length).toBe(1);
    const blank = form11.build(overriding(bare, '1-1', 'vendor/name', ' '), AS_OF).open;
    expect(blank).toEqual(open);
  });

  it('can be chosen for every value that comes from the case', () => {
    for (const form of forms) {
      const paths = sourcesOf(form.build(complete, AS_OF).blocks).map((v) => v.source?.path);
      expect(new Set(paths).size).toBe(paths.length);
    }
    expect(sourcesOf(form11.build(complete, AS_OF).blocks).length).toBeGreaterThan(5);
  });
});

describe('what a paper says', () => {
  it('does not hang on the day it is printed', () => {
    for (const form of [form11, formOf('2-2')!, formOf('7.6-oath')!]) {
      const text = (day: string): string => contentText(form.build(complete, plainDate(day)));
      expect(text('2026-11-22')).toBe(text('2026-11-21'));
    }
  });

  it('comes back from what was kept, and differs where the case was changed', () => {
    const kept = readContent(contentText(form11.build(complete, AS_OF)))!;
    expect(changesBetween(kept, form11.build(complete, AS_OF).blocks)).toEqual([]);
    const changed: CaseFile = { ...complete, service: { ...complete.service, name: '新しい名称' } };
    const changes = changesBetween(kept, form11.build(changed, AS_OF).blocks);
    expect(changes.map((c) => [c.kind, c.before, c.after])).toContainEqual([
      'changed',
      complete.service.name,
      '新しい名称',
    ]);
    for (const change of changes) expect(change.after).toContain('新しい名称');
  });

  it('names what was added and what is gone', () => {
    const form = formOf('1-2')!;
    const before = form.build(complete, AS_OF).blocks;
    const fewer: CaseFile = { ...complete, information: complete.information.slice(1) };
    const gone = changesBetween(before, form.build(fewer, AS_OF).blocks);
    expect(gone.some((c) => c.kind === 'removed' && c.after === '')).toBe(true);
    const back = changesBetween(form.build(fewer, AS_OF).blocks, before);
    expect(back.some((c) => c.kind === 'added' && c.before === '')).toBe(true);
  });

  it('is not read from anything else', () => {
    for (const text of ['', '{', '{}', '[]', '{"blocks":1}', 'null']) expect(readContent(text)).toBe(null);
    expect(contentText(form11.build(incomplete, AS_OF))).not.toContain('"source"');
  });
});
