// `npm run lint`: every file, and a forbidden import that must be found, or the import rules are without effect.
import { buildProjectGraph, createEslint, lintTexts } from './eslint.mjs';

const CANARY = {
  file: 'libs/contracts/src/canary.ts',
  text: "import { homePaths } from '@atrium/stack';\nexport const canary = homePaths;\n",
};

buildProjectGraph();
const [canary] = await lintTexts([CANARY]);
if (!canary.messages.some(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries')) {
  process.stderr.write('The import rules are without effect: a forbidden import was not found.\n');
  process.exit(1);
}
const eslint = createEslint();
const results = await eslint.lintFiles(['.']);
const formatter = await eslint.loadFormatter('stylish');
process.stdout.write(await formatter.format(results));
process.exitCode = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)
  ? 1
  : 0;
