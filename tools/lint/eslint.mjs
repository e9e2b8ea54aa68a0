// ESLint over a project graph that is there: @nx/enforce-module-boundaries skips itself in silence without one.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

export const CHECKOUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const NX = path.join(CHECKOUT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');

/** Makes the graph that the boundaries rule reads. */
export function buildProjectGraph() {
  process.env.NX_DAEMON = 'false';
  const { status, stderr } = spawnSync(process.execPath, [NX, 'graph', '--file=.nx/graph.json'], {
    cwd: CHECKOUT,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`nx graph ended with ${status}.\n${stderr}`);
}

export const createEslint = () => new ESLint({ cwd: CHECKOUT });

/**
 * What ESLint says of texts as if they were those files.
 * @param {readonly { file: string, text: string }[]} texts
 */
export async function lintTexts(texts) {
  const eslint = createEslint();
  const results = [];
  for (const { file, text } of texts) {
    const [result] = await eslint.lintText(text, { filePath: path.join(CHECKOUT, file) });
    results.push({ file, messages: result?.messages ?? [] });
  }
  return results;
}
