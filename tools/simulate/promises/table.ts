/*
 * npm run tool tools/simulate/promises/table.ts FILE...: what simulate:coverage and again.ts printed, the worst population of every procedure
 * and size, as libs/statistics/src/offered/coverage-table.ts, which decides what is offered, and as the table of docs/statistics.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parseRows, worstRows } from './rows';
import type { Coverage } from './tally';

const CHECKOUT = path.resolve(__dirname, '../../..');
const CODE = path.join(CHECKOUT, 'libs/statistics/src/offered/coverage-table.ts');
const PAGE = path.join(CHECKOUT, 'docs/statistics.md');
const [BEGIN, END] = ['<!-- coverage -->', '<!-- /coverage -->'];

function codeOf(rows: readonly Coverage[]): string {
  const entries = rows.map(
    ({ procedure, n, k, share }) =>
      `{ procedure: ${JSON.stringify(procedure)}, n: ${n}, k: ${k}, share: ${round(share)} },`,
  );
  return `// Made by tools/simulate/promises/table.ts; at least ${Math.min(...rows.map((row) => row.replicates))} replicates a row. Do not edit.
import type { CoverageRow } from './offered';

export const COVERAGE: readonly CoverageRow[] = [\n${entries.join('\n')}\n];\n`;
}

const round = (value: number): number => Number(value.toFixed(4));

function pageTable(rows: readonly Coverage[]): string {
  const lines = rows.map(
    ({ procedure, n, k, share, error, population }) =>
      `| ${procedure} | ${k} | ${n} | ${share.toFixed(4)} | ${error.toFixed(4)} | ${population} |`,
  );
  const head =
    '| procedure | sites | values (of each) | share | Monte Carlo error | on |\n| - | - | - | - | - | - |';
  return `${BEGIN}\n\n${head}\n${lines.join('\n')}\n\n${END}`;
}

async function write(file: string, text: string): Promise<void> {
  const options = await resolveConfig(file);
  await writeFile(file, await format(text, { ...options, filepath: file }));
}

async function main(files: readonly string[]): Promise<void> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const rows = texts.flatMap(parseRows);
  const worst = worstRows(rows);
  await write(CODE, codeOf(worst));
  const page = await readFile(PAGE, 'utf8');
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1] ?? ''];
  await write(PAGE, `${before}${pageTable(worst)}${after}`);
  process.stdout.write(`${worst.length} rows of ${rows.length}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
