// The house's limits as errors: sizes, types, purity. Run from the root: eslint -c test/eslint.config.mjs .
import path from 'node:path';
import tseslint from 'typescript-eslint';

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: false, skipComments: false }],
  complexity: ['error', 10],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
};

const arrows = [
  { group: ['node:*', 'fs', 'path'], message: 'The engine never touches the machine: ask the WorkspaceReader.' },
  { group: ['**/vscode/**', '**/cli/**', '**/host/**'], message: 'The engine knows none of its hosts.' },
];

const door = { regex: 'engine/(?!index$)', message: 'Hosts come in by the door: engine/index.' };

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test/output/**', '.vscode-test/**', 'examples/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: path.resolve(import.meta.dirname, '..') },
    },
    rules: {
      ...sizes,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
    },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['vscode'], patterns: arrows }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'performance', 'require'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Same workspace, same report.' },
        { object: 'Math', property: 'random', message: 'Same workspace, same report.' },
      ],
    },
  },
  {
    // The one module-level state: reusable typed arrays, which is where the speed comes from.
    files: ['src/engine/python/**/*.ts', 'src/engine/notebook/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off', 'no-param-reassign': 'off' },
  },
  {
    files: ['src/cli/**/*.ts', 'src/host/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: ['vscode'], patterns: [door, { group: ['**/vscode/**', '**/cli/**'] }] },
      ],
    },
  },
  {
    files: ['src/vscode/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [door, { group: ['**/cli/**'] }] }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [] }],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  { files: ['**/*.mjs'], rules: sizes },
);
