import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalCaseJson, planBundle, safeFileName } from '#forms';
import { hasControlCharacter } from '#kernel';
import type { CaseFile } from '#schemas';
import { AS_OF, complete } from './support.ts';

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Names that have broken unpackers: paths, devices, reordering marks, endless ones. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '../../etc/passwd',
    '..',
    '.',
    '',
    '   ',
    'CON',
    'nul.pdf',
    'com1.tar.gz',
    'C:\\a\\b.pdf',
    'a/b\\c:d*e?f"g<h>i|j.pdf',
    '報告\u202Efdp.exe',
    'a\u0000b',
    'か\u3099.pdf',
    '𠮷'.repeat(100) + '.pdf',
    'x'.repeat(500),
    '.hidden',
    '末尾. . ',
    'a\n.pdf',
    '\uD842',
    '.pdf',
    `${'あ'.repeat(60)}.${'い'.repeat(60)}`,
    '\u200B',
    'COM¹',
    'conin$',
  ),
);

function expectSafe(name: string): void {
  expect(name).not.toBe('');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
  expect(name).toBe(name.normalize('NFC'));
  expect(name).not.toMatch(/[/\\:*?"<>|\n\t]|^[. ]|[. ]$|[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u);
  expect(hasControlCharacter(name)).toBe(false);
  expect(name).not.toMatch(RESERVED);
  expect(Buffer.from(name).toString()).toBe(name);
}

describe('safe file names', () => {
  it.each([
    ['実施結果報告書.pdf', '実施結果報告書.pdf'],
    ['a/b\\c.pdf', 'a_b_c.pdf'],
    ['nul.pdf', '_nul.pdf'],
    ['か\u3099.pdf', 'が.pdf'],
    ['報告\u202Efdp.exe', '報告fdp.exe'],
    ['..', '名称なし'],
    ['', '名称なし'],
    [`${'あ'.repeat(60)}.pdf`, `${'あ'.repeat(38)}.pdf`],
  ])('%j becomes %j', (from, to) => {
    expect(safeFileName(from)).toBe(to);
  });

  it('are safe for any name, and stay as they are once safe', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const safe = safeFileName(name);
        expectSafe(safe);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 2_000, seed: 20261121 },
    );
  });

  it('give a bundle of unique, safe paths for any attachment names', () => {
    const base = complete.attachments[0]!;
    const small: CaseFile = { ...complete, rows: [] };
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (names) => {
        const kinds = ['assessmentSigned', 'auditReport', 'evidence', 'other'] as const;
        const attachments = names.map((fileName, i) => ({
          ...base,
          id: `A${i}`,
          kind: kinds[i % 4]!,
          fileName,
          title: fileName,
        }));
        const file: CaseFile = { ...small, attachments };
        const plan = planBundle(file, AS_OF, canonicalCaseJson(file));
        const paths = plan.entries.map((e) => e.path);
        expect(new Set(paths.map((p) => p.toLowerCase())).size).toBe(paths.length);
        for (const path of paths) {
          const parts = path.split('/');
          expect(parts).toHaveLength(2);
          for (const part of parts) expectSafe(part);
        }
        expect(plan.entries.filter((e) => e.kind === 'attachment')).toHaveLength(names.length);
      }),
      { numRuns: 100, seed: 20261121 },
    );
  });

  it('name the zip safely after any service', () => {
    const named = (name: string) =>
      planBundle({ ...complete, rows: [], service: { ...complete.service, name } }, AS_OF, '').fileName;
    expect(named('あさぎり/会議室')).toBe('提出バンドル_あさぎり_会議室_2026-11-21.zip');
    expectSafe(named('𠮷'.repeat(200)));
    expectSafe(named(''));
  });
});
