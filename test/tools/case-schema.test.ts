import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CASE_SCHEMA_PATH, caseSchema } from '../../src/tools/case-schema.ts';

type Node = { properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; $ref?: string; type?: string };

describe('the published JSON Schema of the case file', () => {
  test('is that of the zod schema (`npm run build` writes it anew)', () => {
    const published: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../public', CASE_SCHEMA_PATH), 'utf8'),
    );
    expect(published).toEqual(caseSchema());
  });

  test('leaves no property without a statement of what it is', () => {
    const bare: string[] = [];
    const visit = (node: Node, path: string): void => {
      if (Object.keys(node).length === 0) bare.push(path);
      for (const [name, child] of Object.entries(node.properties ?? {})) visit(child, `${path}/${name}`);
      if (node.items) visit(node.items, `${path}/*`);
      node.anyOf?.forEach((child, i) => visit(child, `${path}|${i}`));
    };
    const schema = caseSchema() as Node;
    visit(schema, '');
    expect(bare).toEqual([]);
    expect(schema.properties?.['log']?.items?.properties?.['date']).toMatchObject({
      type: 'string',
      format: 'date',
    });
  });
});
