/*
 * npm run tool tools/simulate/promises/table.ts FILE...: what simulate:coverage printed, the worst population of every procedure
 * and size, as libs/statistics/src/offered/coverage-table.ts, which decides what is offered, and as the table of docs/statistics.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Coverage } from './tally';

const CHECKOUT = path.resolve(__dirname, '../../..');
const CODE = path.join(CHECKOUT, 'libs/statistics/src/offered/coverage-table.ts');
const PAGE = path.join(CHECKOUT, 'docs/statistics.md');
const [BEGIN, END] = ['<!-- coverage -->', '<!-- /coverage -->'];

type Row = Pick<
  Coverage,
  'procedure' | 'n' | 'k' | 'replicates' | 'share' | 'error' | 'population'
>;

const isTest = (procedure: string): boolean => /0\.0(5|25)$/.test(procedure);

/** Of a procedure at one size the population on which it does worst. Fewer than a tenth of the replicates say nothing. */
function worstRows(rows: readonly Coverage[]): Row[] {
  const worst = new Map<string, Row>();
  for (const row of rows.filter(({ given, replicates }) => given >= replicates / 10)) {
    const { procedure, n, k, replicates, share, error, population } = row;
    const key = JSON.stringify([procedure, n, k]);
    const known = worst.get(key);
    const isWorse = !known || (isTest(procedure) ? share > known.share : share < known.share);
    if (isWorse) worst.set(key, { procedure, n, k, replicates, share, error, population });
  }
  return [...worst.values()].sort(
    (a, b) => a.procedure.localeCompare(b.procedure) || a.k - b.k || a.n - b.n,
  );
}

function codeOf(rows: readonly Row[]): string {
  const entries = rows.map(
    ({ procedure, n, k, share }) =>
      `{ procedure: ${JSON.stringify(procedure)}, n: ${n}, k: ${k}, share: ${round(share)} },`,
  );
  return `// Made by tools/simulate/promises/table.ts; at least ${Math.min(...rows.map((row) => row.replicates))} replicates a row. Do not edit.
import type { CoverageRow } from './offered';

export const COVERAGE: readonly CoverageRow[] = [\n${entries.join('\n')}\n];\n`;
}

const round = (value: number): number => Number(value.toFixed(4));

function pageTable(rows: readonly Row[]): string {
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
  const rows: Coverage[] = texts.flatMap((text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
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
