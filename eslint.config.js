import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import { layersRule, PURE } from './src/tools/lint/layers.mjs';

const SRC = join(import.meta.dirname, 'src');

/** Globals the pure core must not touch, and what to do instead. */
const IMPURE = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'].map(
    (name) => ({
      name,
      message: 'No clock in the pure core: dates are PlainDate (#kernel), "today" is handed in.',
    }),
  ),
  ...['window', 'self', 'globalThis', 'document', 'navigator', 'location', 'DOMParser'].map((name) => ({
    name,
    message: 'No DOM in the pure core.',
  })),
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest'].map((name) => ({
    name,
    message: 'No storage and no network in the pure core.',
  })),
  { name: 'crypto', message: 'No randomness in the pure core: ids come from an IdSource.' },
  { name: 'process', message: 'The pure core does not know where it runs.' },
  { name: 'console', message: 'The pure core returns values; it does not print.' },
];

export default ts.config(
  { ignores: ['dist', '.cache', 'coverage', 'node_modules', 'public'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Allowed where an index is known to exist; noUncheckedIndexedAccess asks for it everywhere else.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      // Refusing control characters means naming them.
      'no-control-regex': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // Svelte's `let` for props and bindings.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      // Text between tags may hold the Japanese full-width space.
      'no-irregular-whitespace': 'off',
      // It reads the reason that follows a svelte-ignore code as more codes.
      'svelte/no-unused-svelte-ignore': 'off',
      // Plain maps beside `$state.raw` are deliberate: what is replaced whole needs no reactive parts.
      'svelte/prefer-svelte-reactivity': 'off',
      // Routes are hashes; there is no SvelteKit here.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**'],
    plugins: { layers: { rules: { direction: layersRule } } },
    rules: { 'layers/direction': ['error', SRC], 'no-console': 'error' },
  },
  {
    files: PURE.map((folder) => `src/${folder}/**`),
    rules: {
      'no-restricted-globals': ['error', ...IMPURE],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'No randomness in the pure core.' },
      ],
    },
  },
  { files: ['src/cli/**', 'src/tools/**'], rules: { 'no-console': 'off' } },
  // What other tools read expects a default export; data declared by hand too.
  {
    files: ['*.config.{js,ts}', 'test/support/*.ts', 'src/documents/pdf/empty.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // Types of plain JavaScript stand in comments.
  { files: ['**/*.{js,mjs}'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
);
