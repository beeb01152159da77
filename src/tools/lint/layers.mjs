/**
 * The direction of imports, as data and as an ESLint rule. `kernel ← schemas ← rulebook ← domain ← messages ← forms ←
 * state ← ui ← main`; `store`, `documents` and `sw` stand aside.
 */
import { dirname, relative, resolve, sep } from 'node:path';

const CORE = ['kernel', 'schemas', 'rulebook', 'domain', 'messages', 'forms'];

/**
 * What a top-level folder of src/ may import: other folders, and npm packages (`any` = all; otherwise by name).
 * @type {Record<string, { folders: readonly string[], packages: readonly string[] | 'any', node?: boolean }>}
 */
export const LAYERS = {
  kernel: { folders: [], packages: [] },
  schemas: { folders: CORE.slice(0, 1), packages: ['zod'] },
  rulebook: { folders: CORE.slice(0, 2), packages: ['zod'] },
  domain: { folders: CORE.slice(0, 3), packages: [] },
  messages: { folders: CORE.slice(0, 4), packages: [] },
  forms: { folders: CORE.slice(0, 5), packages: [] },
  store: { folders: ['kernel', 'schemas'], packages: ['dexie', 'fflate', 'zod'] },
  documents: {
    folders: ['kernel', 'schemas'],
    packages: ['fflate', 'hucre', 'harfbuzzjs', 'jspdf', 'zod', '@expo-google-fonts/biz-udpgothic'],
  },
  sw: { folders: [], packages: ['workbox-precaching', 'workbox-routing', 'workbox-window'] },
  // A worker of the state renders papers: it may name the font and the subsetter by URL.
  state: {
    folders: [...CORE, 'store', 'documents', 'sw'],
    packages: ['svelte', 'dexie', 'harfbuzzjs', 'pdfjs-dist', '@expo-google-fonts/biz-udpgothic'],
  },
  ui: {
    folders: [...CORE, 'state'],
    packages: ['svelte', 'svelte-spa-router', 'bits-ui', 'virtua', '@digital-go-jp/design-tokens'],
  },
  cli: { folders: [...CORE, 'store', 'documents'], packages: 'any', node: true },
  main: { folders: [...CORE, 'store', 'documents', 'sw', 'state', 'ui'], packages: 'any' },
  tools: { folders: ['schemas', 'rulebook', 'sw', 'cli'], packages: 'any', node: true },
};

/** The folders where there is no clock, no DOM, no storage and no randomness. */
export const PURE = CORE;

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * @param {string} src absolute path of src/
 * @param {string} file absolute path of a file
 * @returns {string | null} its top-level folder in src/ (`main` for files directly below), or null when it is elsewhere
 */
function layerOf(src, file) {
  const path = relative(src, file);
  if (path.startsWith('..') || path === '') return null;
  return path.includes(sep) ? (path.split(sep)[0] ?? null) : 'main';
}

/**
 * What is wrong with an import, or null. Exported for its test.
 * @param {string} src absolute path of src/
 * @param {string} file absolute path of the importing file
 * @param {string} specifier
 * @returns {string | null}
 */
export function importProblem(src, file, specifier) {
  const from = layerOf(src, file);
  if (from === null) return null;
  const layer = LAYERS[from];
  if (!layer) return `src/${from} is not a folder of the design; see src/tools/lint/layers.mjs.`;

  if (specifier.startsWith('.')) {
    const target = resolve(dirname(file), specifier.replace(/\?.*$/, ''));
    const to = layerOf(src, target);
    if (to === from) return null;
    if (from === 'main' && to !== null && layer.folders.includes(to)) return null;
    return `Leaves src/${from} by a relative path; another folder is entered by its door (#${to ?? '…'}).`;
  }
  if (specifier.startsWith('#')) {
    const to = specifier.slice(1).replace(/\?.*$/, '').split('/')[0] ?? '';
    return to === from || layer.folders.includes(to) ? null : `src/${from} must not import #${to}.`;
  }
  if (specifier.startsWith('node:'))
    return layer.node ? null : `src/${from} runs in the browser too: no ${specifier}.`;
  if (layer.packages === 'any' || specifier.startsWith('virtual:')) return null;
  const name = packageOf(specifier);
  return layer.packages.includes(name) ? null : `src/${from} must not import the package ${name}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'string' }],
    messages: { layer: '{{problem}}' },
  },
  create(context) {
    const [src] = /** @type {[string]} */ (context.options);
    const file = context.physicalFilename;
    /** @param {any} node an import or export of any shape */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const problem = importProblem(src, file, source.value);
      if (problem) context.report({ node: source, messageId: 'layer', data: { problem } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};
