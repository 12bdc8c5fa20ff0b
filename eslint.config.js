import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What the pure part of the code may not reach for: time and chance come in as data (ADR 0010). */
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: take the time from the input.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'No clock here: take the time from the input.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'No chance here: take the value from the input.',
  },
  {
    selector: 'CallExpression[callee.name=/^random/], CallExpression[callee.property.name=/^random[A-Z]/]',
    message: 'No chance here: take the value from the input.',
  },
];

/** Test bodies and rows read back from HTTP or SQL are `any`; checking them is what the test does. */
const looseInTests = Object.fromEntries(
  ['argument', 'assignment', 'call', 'member-access', 'return']
    .map((what) => `@typescript-eslint/no-unsafe-${what}`)
    .concat('@typescript-eslint/unbound-method')
    .map((rule) => [rule, 'off']),
);

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', '.data/', 'bench/peers/', 'web/generated/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          caughtErrorsIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An adapter is async because its port is, whether or not it awaits.
      '@typescript-eslint/require-await': 'off',
      // Never: an injected class imported as a type leaves no metadata, and Nest injects undefined.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['src/{kernel,shapes,rules,contexts,views}/**/*.ts'],
    ignores: ['tools/*.mjs', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  { files: ['web/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: looseInTests },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortSignal',
          'Buffer',
          'URL',
          'clearTimeout',
          'console',
          'fetch',
          'performance',
          'process',
          'setTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
