/*
 * npm run tool tools/simulate/promises/table.ts [--onto] FILE...: what simulate:coverage and again.ts printed, the worst population of every procedure
 * and size, as libs/statistics/src/offered/coverage-table.ts, which decides what is offered, and as the table of docs/statistics.md. --onto: the rows of
 * that table stay where the new ones are no worse, for populations that are counted later.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parseRows, worstRows } from './rows';
import type { Coverage } from './tally';

const CHECKOUT = path.resolve(__dirname, '../../..');
const CODE = path.join(CHECKOUT, 'libs/statistics/src/offered/coverage-table.ts');
const PAGE = path.join(CHECKOUT, 'docs/statistics.md');
/** Replicates of a row of the page. */
const LEAST = 10_000;
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

/** The rows of the page's table: each the worst of what was counted before. */
const rowsOfPage = (page: string): Coverage[] =>
  (page.split(BEGIN)[1]?.split(END)[0] ?? '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => Number(cells[3]) > 0)
    .map(([, procedure, k, n, share, error, population]) => ({
      ...{ procedure, population, n: Number(n), k: Number(k) },
      ...{ replicates: LEAST, given: LEAST, share: Number(share), error: Number(error) },
    }));

async function write(file: string, text: string): Promise<void> {
  const options = await resolveConfig(file);
  await writeFile(file, await format(text, { ...options, filepath: file }));
}

async function main(given: readonly string[]): Promise<void> {
  const files = given.filter((one) => one !== '--onto');
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const page = await readFile(PAGE, 'utf8');
  const before = files.length < given.length ? rowsOfPage(page) : [];
  const rows = [...before, ...texts.flatMap(parseRows)];
  const worst = worstRows(rows);
  await write(CODE, codeOf(worst));
  const [above, below] = [page.split(BEGIN)[0], page.split(END)[1] ?? ''];
  await write(PAGE, `${above}${pageTable(worst)}${below}`);
  process.stdout.write(`${worst.length} rows of ${rows.length}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
