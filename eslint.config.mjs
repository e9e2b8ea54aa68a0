// The import rules of docs/architecture.md as errors; tools/lint/boundaries.test.ts proves that each of them fires.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What each library and app may import of ours, besides itself. */
export const ARROWS = {
  contracts: [],
  imaging: ['contracts'],
  protocol: ['contracts'],
  charts: ['contracts'],
  db: ['contracts'],
  workflows: ['contracts'],
  statistics: ['contracts'],
  prompts: ['imaging', 'contracts'],
  models: ['imaging', 'contracts'],
  metrics: ['imaging', 'contracts'],
  intake: ['imaging', 'contracts'],
  evaluation: ['imaging', 'prompts', 'models', 'metrics', 'protocol', 'contracts'],
  study: ['db', 'workflows', 'protocol', 'statistics', 'contracts'],
  routers: ['study', 'contracts'],
  'api-client': ['routers', 'contracts'],
  report: ['charts', 'protocol', 'contracts'],
  stack: ['db', 'contracts'],
  api: ['routers', 'study', 'report', 'contracts'],
  orchestrator: ['study', 'workflows', 'contracts'],
  worker: ['evaluation', 'models', 'intake', 'imaging', 'protocol', 'workflows', 'contracts'],
  cli: [
    'protocol',
    'imaging',
    'metrics',
    'models',
    'statistics',
    'api-client',
    'stack',
    'contracts',
  ],
  dashboard: ['charts', 'protocol', 'api-client', 'contracts'],
};

const APPS = ['api', 'orchestrator', 'worker', 'cli', 'dashboard'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];

/** @param {(name: string) => string[]} more what a project may import besides its arrows */
const boundaries = (more = () => [], allow = []) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    // The orchestrator loads the workflows' code by its path, and their types and constants as everybody does; the dashboard
    // loads the charts of recharts after a page, and the others with it.
    checkDynamicDependenciesExceptions: ['@atrium/workflows', '@atrium/charts'],
    allow,
    allowCircularSelfDependency: true,
    depConstraints: Object.entries(ARROWS).map(([name, targets]) => ({
      sourceTag: `name:${name}`,
      onlyDependOnLibsWithTags: [name, ...targets, ...more(name)].map((target) => `name:${target}`),
    })),
  },
];

const NODE = {
  regex:
    '^node:|^(fs|path|os|http|https|net|tls|child_process|crypto|process|stream|worker_threads|url|util)(/|$)',
  message: 'This runs in a browser or in a workflow: no Node built-in.',
};
const EFFECTS = {
  regex:
    '^(node:)?(fs|http|https|http2|net|tls|dgram|dns|child_process|worker_threads|cluster)(/|$)',
  message: 'A pure library has no file system, network or process.',
};
const PRISMA = {
  regex: '^(@prisma/|prisma($|/)|pg($|/))',
  message: 'Only libs/db talks to the database.',
};
const ONNX = {
  regex: '^onnxruntime',
  message: 'Only libs/models loads onnxruntime.',
};
const ZOD_AT_RUN_TIME = {
  regex: '^zod(/|$)',
  message: 'A workflow file takes types and constants only: no schema at run time.',
};
const ROUTERS_AT_RUN_TIME = {
  regex: '^@atrium/routers$',
  allowTypeImports: true,
  message: 'api-client takes the type of the router only.',
};
const MODELS_AT_RUN_TIME = {
  regex: '^@atrium/models$',
  message: "The command line plans and never runs: import '@atrium/models/bundles'.",
};

/** The rule replaces itself from block to block, so every block names all that holds for its files. */
const restrictImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in env.ts, through a schema.',
};
const CLOCK = [
  { selector: "NewExpression[callee.name='Date']", message: 'A pure library has no clock.' },
  { selector: "MemberExpression[object.name='Date']", message: 'A pure library has no clock.' },
  {
    selector: "MemberExpression[object.name='performance']",
    message: 'A pure library has no clock.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A pure library has no chance.',
  },
];
const restrictSyntax = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });
const NO_WORLD = {
  'no-console': 'error',
  'no-restricted-globals': ['error', 'process', 'console', 'fetch', 'setTimeout', 'setInterval'],
  ...restrictSyntax(ENVIRONMENT, ...CLOCK),
};

const PURE = ['imaging', 'prompts', 'metrics', 'intake', 'protocol', 'statistics'];
const sources = (...names) => names.map((name) => `libs/${name}/src/**/*.{ts,tsx}`);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/.next/**',
      '**/next-env.d.ts',
      '.nx/**',
      '**/.atrium/**',
      '**/.venv/**',
      'coverage/**',
      'libs/db/src/generated/**',
      'test-results/**',
      'tools/lint/fixtures/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // A closure may read it before it is assigned.
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'no-constant-condition': ['error', { checkLoops: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'module',
          'require',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          '__dirname',
          'Buffer',
          'URL',
          'fetch',
          'performance',
          'SharedArrayBuffer',
          'AbortController',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['libs/**/*.{ts,tsx}', 'apps/**/*.{ts,tsx}'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      ...restrictImports(PRISMA, ONNX),
      ...restrictSyntax(ENVIRONMENT),
    },
  },
  {
    files: ['apps/dashboard/**/*.tsx', 'libs/charts/**/*.tsx'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    // TanStack Virtual's functions answer differently after every scroll; the React Compiler, which that would confuse, is
    // not used here.
    files: ['apps/dashboard/**/results-table.tsx'],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  { files: sources(...PURE), rules: { ...restrictImports(PRISMA, ONNX, EFFECTS), ...NO_WORLD } },
  {
    // The one part of a pure library that touches files.
    files: ['libs/imaging/src/formats/**/*.ts'],
    rules: { ...restrictImports(PRISMA, ONNX), 'no-restricted-globals': 'off' },
  },
  {
    files: sources('contracts', 'protocol', 'charts'),
    rules: { ...restrictImports(PRISMA, ONNX, NODE), ...NO_WORLD },
  },
  {
    files: ['libs/workflows/src/**/*.ts'],
    ignores: ['libs/workflows/src/client.ts'],
    rules: {
      ...restrictImports(PRISMA, ONNX, NODE, ZOD_AT_RUN_TIME),
      ...restrictSyntax(ENVIRONMENT),
    },
  },
  { files: sources('api-client'), rules: restrictImports(PRISMA, ONNX, ROUTERS_AT_RUN_TIME) },
  { files: ['apps/cli/src/**/*.ts'], rules: restrictImports(PRISMA, ONNX, MODELS_AT_RUN_TIME) },
  { files: sources('db'), rules: restrictImports(ONNX) },
  { files: sources('models'), rules: restrictImports(PRISMA) },
  {
    files: TESTS,
    rules: {
      // A test may read files, time itself, and set the stage; its imports of ours keep to the arrows, those of apps
      // and of the start-up also to what starts the services.
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-globals': 'off',
    },
  },
  {
    files: APPS.flatMap((app) => TESTS.map((pattern) => `apps/${app}/${pattern}`)),
    rules: {
      '@nx/enforce-module-boundaries': boundaries(
        (name) => (APPS.includes(name) ? ['stack'] : []),
        ['/tools/phantom/'],
      ),
    },
  },
  { files: ['**/env.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['tools/**/*', '**/scripts/**', '*.{js,mjs,cjs}'],
    rules: { 'no-console': 'off', ...restrictImports() },
  },
  prettier,
);
