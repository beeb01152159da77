import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILE_SCHEMAS, type FileSchema } from '../../src/tools/file-schemas.ts';

type Node = {
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  $ref?: string;
  type?: string;
};

const all: [string, FileSchema][] = Object.entries(FILE_SCHEMAS);

describe.each(all)('the published JSON Schema: %s', (_name, { path, make }) => {
  test('is that of the zod schema (`npm run build` writes it anew)', () => {
    const published: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../public', path), 'utf8'),
    );
    expect(published).toEqual(make());
  });

  test('leaves no property without a statement of what it is', () => {
    const bare: string[] = [];
    let seen = 0;
    const visit = (node: Node, at: string): void => {
      seen++;
      if (Object.keys(node).length === 0) bare.push(at);
      for (const [name, child] of Object.entries(node.properties ?? {})) visit(child, `${at}/${name}`);
      if (node.items) visit(node.items, `${at}/*`);
      [...(node.anyOf ?? []), ...(node.oneOf ?? [])].forEach((child, i) => visit(child, `${at}|${i}`));
    };
    visit(make() as Node, '');
    expect(seen).toBeGreaterThan(10);
    expect(bare).toEqual([]);
  });
});

test('a date is said to be one', () => {
  const log = (FILE_SCHEMAS.caseFile.make() as Node).properties?.['log']?.items?.properties?.['date'];
  const edition = (FILE_SCHEMAS.edition.make() as Node).properties?.['inForceFrom'];
  for (const date of [log, edition]) expect(date).toMatchObject({ type: 'string', format: 'date' });
});

test('the screens link to the ones there are', () => {
  for (const [screen, { path }] of [
    ['Editions', FILE_SCHEMAS.edition],
    ['Packs', FILE_SCHEMAS.contentPack],
  ] as const) {
    const source = join(import.meta.dirname, `../../src/ui/screens/settings/${screen}.svelte`);
    expect(readFileSync(source, 'utf8')).toContain(`href="${path}"`);
  }
});
