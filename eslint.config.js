import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';
import lane from './scripts/eslint-rules.mjs';

/** Ways by which text could become markup, or break under a strict CSP. */
const forbiddenImports = [
  {
    regex: 'lit(-html)?/directives/(style-map|unsafe-html|unsafe-svg|unsafe-mathml)',
    message: 'See house-style.md §5.',
  },
  { regex: 'lit(-html)?/static-html', message: 'Static templates turn text into markup.' },
];
const forbiddenSyntax = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text must never become markup: use a template, or textContent.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Text must never become markup: use a template, or append().',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write/]",
    message: 'document.write blocks the parser and is a sink.',
  },
];

/** In a page, that is: an old framework there may have its own `Array.from`. */
const forbiddenInPages = [
  {
    selector: "CallExpression[callee.object.name='Array'][callee.property.name='from']",
    message: 'Write [...iterable], or [...Array(n).keys()].',
  },
];

export default ts.config(
  {
    ignores: [
      'integrations/generated/',
      '**/dist/',
      '**/node_modules/',
      '.cache/',
      'site/',
      'storybook-static/',
      'src/i18n/locales/',
      'coverage/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,mts}'],
    extends: [...ts.configs.recommended, lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y, lane },
    rules: {
      ...litA11y.configs.recommended.rules,
      'no-undef': 'off',
      // `import('./lazy.js')` as a type names a module that is loaded when it is used.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Tags are registered in *.define.ts, classes have the suffix Element: see house-style.md §2.
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/guard-define-call': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: forbiddenImports }],
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      'lane/member-order': 'error',
      'lane/no-style-attribute': 'error',
      'lane/short-render': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/{cli,column,render}/**'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax, ...forbiddenInPages] },
  },
  {
    files: ['src/*-*/*-*.ts'],
    ignores: ['**/*.styles.ts'],
    rules: { 'max-lines': ['error', { max: 250 }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/development.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['tests/**/*.ts', 'stories/**/*.ts'],
    // chai's assertions are properties.
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.{js,mjs}', 'service/**/*.ts', 'src/cli/**/*.ts'],
    languageOptions: { globals: globals.node },
  },
  // Functions in tests and benchmarks run in the page that these open.
  {
    files: ['scripts/bundle/*.js', 'tests/**/*.{js,mjs}', 'bench/**'],
    languageOptions: { globals: { ...globals.browser, bench: 'readonly' } },
  },
);
