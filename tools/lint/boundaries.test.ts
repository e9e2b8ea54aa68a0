import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The arrows of docs/architecture.md. Written out again: this is what eslint.config.mjs is held to. */
const ARROWS: Record<string, string> = {
  'libs/contracts': '',
  'libs/imaging': 'contracts',
  'libs/protocol': 'contracts',
  'libs/charts': 'contracts',
  'libs/report': 'charts protocol contracts',
  'libs/statistics': 'contracts',
  'libs/db': 'contracts',
  'libs/workflows': 'contracts',
  'libs/prompts': 'imaging contracts',
  'libs/models': 'imaging contracts',
  'libs/metrics': 'imaging contracts',
  'libs/intake': 'imaging contracts',
  'libs/evaluation': 'imaging prompts models metrics protocol contracts',
  'libs/study': 'db workflows protocol statistics contracts',
  'libs/routers': 'study contracts',
  'libs/api-client': 'routers contracts',
  'libs/stack': 'db contracts',
  'apps/api': 'routers study report contracts',
  'apps/orchestrator': 'study workflows contracts',
  'apps/worker': 'evaluation models intake imaging protocol workflows contracts',
  'apps/cli': 'protocol imaging metrics models statistics api-client stack contracts',
  'apps/dashboard': 'charts protocol api-client contracts',
};

const LIBRARIES = Object.keys(ARROWS)
  .filter((project) => project.startsWith('libs/'))
  .map((project) => project.slice('libs/'.length));

const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = '@typescript-eslint/no-restricted-imports';

interface Text {
  readonly file: string;
  readonly text: string;
}
interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
}

function lint(texts: readonly Text[]): Map<string, Message[]> {
  const script = path.join(__dirname, 'lint-texts.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  const results: { file: string; messages: Message[] }[] = JSON.parse(stdout);
  return new Map(results.map(({ file, messages }) => [file, messages]));
}

/** Every library imported, a line each. */
const IMPORT_ALL = LIBRARIES.map((name, i) => `import * as l${i} from '@atrium/${name}';`).join(
  '\n',
);

const projects = Object.keys(ARROWS).map((project) => ({
  file: `${project}/src/probe.ts`,
  text: IMPORT_ALL,
}));

/** Where a rule must fire: the rule, the file, the forbidden code. */
const FORBIDDEN: readonly (readonly [rule: string, file: string, code: string])[] = [
  ...['study', 'routers', 'workflows', 'stack', 'contracts'].flatMap((name) => [
    [IMPORTS, `libs/${name}/src/prisma.ts`, "import '@prisma/client';"] as const,
    [IMPORTS, `libs/${name}/src/pg.ts`, "import 'pg';"] as const,
    [IMPORTS, `libs/${name}/src/onnx.ts`, "import 'onnxruntime-node';"] as const,
  ]),
  [IMPORTS, 'apps/worker/src/onnx.ts', "import 'onnxruntime-node';"],
  [IMPORTS, 'apps/api/src/prisma.ts', "import '@prisma/adapter-pg';"],
  [IMPORTS, 'libs/db/src/onnx.ts', "import 'onnxruntime-node';"],
  [IMPORTS, 'libs/models/src/prisma.ts', "import '@prisma/client';"],
  ...['imaging', 'prompts', 'metrics', 'intake', 'protocol'].flatMap((name) => [
    [IMPORTS, `libs/${name}/src/fs.ts`, "import 'node:fs';"] as const,
    [IMPORTS, `libs/${name}/src/promises.ts`, "import 'fs/promises';"] as const,
    [IMPORTS, `libs/${name}/src/net.ts`, "import 'node:net';"] as const,
    [IMPORTS, `libs/${name}/src/http.ts`, "import 'node:https';"] as const,
    [IMPORTS, `libs/${name}/src/child.ts`, "import 'node:child_process';"] as const,
    ['no-restricted-syntax', `libs/${name}/src/date.ts`, 'export const t = new Date();'] as const,
    ['no-restricted-syntax', `libs/${name}/src/now.ts`, 'export const t = Date.now();'] as const,
    [
      'no-restricted-syntax',
      `libs/${name}/src/clock.ts`,
      'export const t = performance.now();',
    ] as const,
    [
      'no-restricted-syntax',
      `libs/${name}/src/dice.ts`,
      'export const t = Math.random();',
    ] as const,
    [
      'no-restricted-globals',
      `libs/${name}/src/process.ts`,
      'export const t = process.argv;',
    ] as const,
    ['no-console', `libs/${name}/src/console.ts`, "console.log('x');"] as const,
  ]),
  ...['contracts', 'protocol', 'charts'].flatMap((name) => [
    [IMPORTS, `libs/${name}/src/crypto.ts`, "import 'node:crypto';"] as const,
    [IMPORTS, `libs/${name}/src/path.ts`, "import 'path';"] as const,
  ]),
  [IMPORTS, 'libs/workflows/src/evaluate-run/node.ts', "import 'node:crypto';"],
  [IMPORTS, 'libs/workflows/src/evaluate-run/zod.ts', "import { z } from 'zod';"],
  [IMPORTS, 'libs/workflows/src/evaluate-run/zod4.ts', "import { z } from 'zod/v4';"],
  [IMPORTS, 'libs/api-client/src/run-time.ts', "import { appRouter } from '@atrium/routers';"],
  [IMPORTS, 'apps/cli/src/models.ts', "import { loadMedsam1 } from '@atrium/models';"],
  ...['libs/study', 'libs/db', 'apps/api', 'apps/worker', 'apps/dashboard'].map(
    (project) =>
      [
        'no-restricted-syntax',
        `${project}/src/home.ts`,
        'export const home = process.env.HOME;',
      ] as const,
  ),
  [
    '@typescript-eslint/no-explicit-any',
    'libs/study/src/any.ts',
    'export const x = (y: any) => y;',
  ],
  [
    '@typescript-eslint/ban-ts-comment',
    'libs/study/src/ignore.ts',
    '// @ts-ignore\nexport const x = 1;',
  ],
  [BOUNDARIES, 'libs/contracts/src/relative.ts', "import '../../imaging/src/index';"],
  [BOUNDARIES, 'apps/api/src/phantom.ts', "import '../../../tools/phantom/cohort';"],
  [BOUNDARIES, 'apps/worker/src/stack.ts', "import '@atrium/stack';"],
];

/** Where no rule may fire: exceptions that the design makes. */
const ALLOWED: readonly Text[] = [
  { file: 'libs/imaging/src/formats/file.ts', text: "import 'node:fs/promises';" },
  { file: 'libs/db/src/client.ts', text: "import '@prisma/client';" },
  { file: 'libs/models/src/session.ts', text: "import 'onnxruntime-node';" },
  { file: 'libs/workflows/src/client.ts', text: "import 'node:crypto';" },
  { file: 'libs/study/src/env.ts', text: 'export const home = process.env.HOME;' },
  { file: 'apps/cli/src/plan.ts', text: "import '@atrium/models/bundles';" },
  {
    file: 'libs/api-client/src/types.ts',
    text: "import type { AppRouter } from '@atrium/routers';\nexport type R = AppRouter;",
  },
  {
    file: 'apps/worker/src/x.test.ts',
    text: "import '@atrium/stack';\nimport '../../../tools/phantom/cohort';",
  },
  { file: 'tools/bench/x.ts', text: "import '@atrium/stack';\nimport '@atrium/evaluation';" },
];

describe('the import rules', () => {
  const results = lint([
    ...projects,
    ...FORBIDDEN.map(([, file, text]) => ({ file, text })),
    ...ALLOWED,
  ]);

  it.each(Object.entries(ARROWS))('%s imports exactly: %s', (project, arrows) => {
    const messages = results.get(`${project}/src/probe.ts`) ?? [];
    const refused = messages.filter(({ ruleId }) => ruleId === BOUNDARIES);
    const imported = LIBRARIES.filter((_, i) => !refused.some(({ line }) => line === i + 1));
    const own = project.startsWith('libs/') ? [project.slice('libs/'.length)] : [];
    expect(imported.sort()).toEqual([...arrows.split(' ').filter(Boolean), ...own].sort());
  });

  it.each(FORBIDDEN)('%s refuses, in %s: %s', (rule, file) => {
    expect(results.get(file)?.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it.each(ALLOWED)('$file may', ({ file }) => {
    expect(results.get(file)).toEqual([]);
  });
});
