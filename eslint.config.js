import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const codeFiles = ['**/*.ts', '**/*.mjs', '**/*.svelte'];

/** Text from a dataset is data: no way of making it markup is open, in any file of the program. */
const htmlSinks = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Data is never markup: set textContent, or render a component.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/]',
    message: 'Data is never markup: set textContent, or render a component.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^writeln?$/]",
    message: 'Data is never markup: set textContent, or render a component.',
  },
  {
    selector: 'SvelteDirective[kind="Binding"][key.name.name=/^(innerHTML|textContent|innerText)$/]',
    message: 'Data is never markup: bind a value.',
  },
];

const noGlobals = (message, ...names) => names.map((name) => ({ name, message }));
const hosts = ['process', 'Buffer', '__dirname', '__filename', 'require'];
const dom = ['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'HTMLElement', 'fetch', 'self'];

export default defineConfig(
  { ignores: ['**/node_modules/', 'dist/', 'out/', 'test-results/', 'data/', 'tests/fixtures/', 'tests/render/'] },
  {
    files: codeFiles,
    extends: [js.configs.recommended, ts.configs.strictTypeChecked, svelte.configs.recommended],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // TypeScript knows what is defined.
      'no-undef': 'off',
      // Text from files is cleaned of control characters by naming them.
      'no-control-regex': 'off',
      // `[...text]` is code points, which is what fonts and names are looked up by.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Only src/cli/main.ts ends the process; set a result or throw.' },
      ],
      // `_` is the name for what a signature forces.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A number has one obvious spelling.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // The page is one document without a router.
      'svelte/no-navigation-without-resolve': 'off',
      // `let { a, b = $bindable() } = $props()` is how a component takes its properties.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', ...htmlSinks] } },
  {
    files: ['src/{core,formats,scene,marks,static,map}/**'],
    ignores: ['src/map/mount.ts', 'src/**/*.build.mjs'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...noGlobals('This folder is pure: take what you need as an argument.', ...hosts, ...dom),
      ],
    },
  },
  {
    files: ['src/app/**', 'src/map/mount.ts'],
    rules: { 'no-restricted-globals': ['error', ...noGlobals('The page does not run in Node.', ...hosts)] },
  },
  { files: ['src/cli/main.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/cli/**', 'src/**/*.build.mjs', 'geo/**', 'tests/*.mjs', 'tests/bench/**'], rules: { 'no-console': 'off' } },
  {
    // Tests and generators index into what they have just made; where that is wrong, they stop, and nothing is published.
    files: ['tests/**', 'geo/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  // Their packages are installed on their own, by `npm run geo` and `npm run bench -- peers`: without them there are no types to check.
  {
    files: ['geo/**', 'tests/bench/peers/**'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
