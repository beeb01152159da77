/** Values that stand on one paper otherwise than in the case. */
import type { Block, CaseFile, PaperOverride, Value } from '#schemas';

/** The overrides of one paper, by the path of the field they replace. Empty text replaces nothing: it is being written. */
export function overridesOf(
  file: CaseFile,
  form: string,
  subject: string,
): ReadonlyMap<string, PaperOverride> {
  return new Map(
    file.papers.overrides
      .filter((o) => o.form === form && (o.subject === subject || o.subject === '') && o.text.trim() !== '')
      .map((o) => [o.path, o]),
  );
}

/** The blocks with each overridden value in its place. */
export function withOverrides(
  blocks: readonly Block[],
  overrides: ReadonlyMap<string, PaperOverride>,
): readonly Block[] {
  if (overrides.size === 0) return blocks;
  return mapValues(blocks, (value) => {
    const found = value.source && overrides.get(value.source.path);
    return found ? { text: found.text, source: value.source } : value;
  });
}

/** Every value of the blocks with a source, in the order of the paper, each path once. */
export function sourcesOf(blocks: readonly Block[]): readonly Value[] {
  const found = new Map<string, Value>();
  mapValues(blocks, (value) => {
    if (value.source && !found.has(value.source.path)) found.set(value.source.path, value);
    return value;
  });
  return [...found.values()];
}

function mapValues(blocks: readonly Block[], map: (value: Value) => Value): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'paragraph':
        return { ...block, value: map(block.value) };
      case 'grid':
      case 'signature':
        return { ...block, rows: block.rows.map((row) => ({ ...row, value: map(row.value) })) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map(map)) };
      case 'checks':
        return { ...block, items: block.items.map((item) => ({ ...item, value: map(item.value) })) };
      case 'list':
        return { ...block, items: block.items.map(map) };
      default:
        return block;
    }
  });
}
