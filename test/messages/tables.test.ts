import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLE_FAILURE_CODES, tableMessage } from '#messages';

const SRC = join(import.meta.dirname, '../../src');

test('every code a table is refused with has its words, and none is left over', () => {
  const files = ['documents/csv', 'documents/xlsx', 'domain/statement/exchange'].flatMap((folder) =>
    readdirSync(join(SRC, folder)).map((f) => join(SRC, folder, f)),
  );
  const text = [...files, join(SRC, 'state/tables-protocol.ts')]
    .map((f) => readFileSync(f, 'utf8'))
    .join('\n');
  const used = new Set([...text.matchAll(/'((?:csv|xlsx|exchange|table)\.[a-zA-Z]+)'/g)].map((m) => m[1]!));
  expect([...used].filter((c) => !TABLE_FAILURE_CODES.includes(c))).toEqual([]);
  expect(TABLE_FAILURE_CODES.filter((c) => !used.has(c))).toEqual([]);
  for (const code of TABLE_FAILURE_CODES) expect(tableMessage({ code, where: '' }).title).toMatch(/。$/);
});
