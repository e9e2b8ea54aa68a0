/*
 * What orchestration adds to a case: `npm run bench:orchestration`. The wall time of a run of many small cases through
 * Temporal, API and Postgres, less the sum of the cases' own wall times (one inference slot), per case.
 */
import { Sandbox } from '../sandbox/sandbox';
import { readResults, readRunJson } from '../sandbox/results';
import { writeCase, writeManifest } from '../sandbox/scans';

const CASES = 100;
const LIMIT_MS = 100;

const PROTOCOL = `schema: atrium/protocol@1
name: orchestration
target: { name: left atrium, label: 1 }
seed: 1
strategies:
  - { id: boxes, model: tiny, prompt: { kind: box-per-slice, source: reference } }
`;

async function main(): Promise<void> {
  const sandbox = await Sandbox.create({ ATRIUM_SLOTS: '1' });
  try {
    await sandbox.keepStack();
    const files = await writeCase(sandbox.folder, 'case');
    const cases = Array.from({ length: CASES }, (_, i) => ({
      id: `c${i}`,
      site: `site-${i % 3}`,
      ...files,
    }));
    const manifest = await writeManifest(sandbox.file('manifest.csv'), cases);
    const protocol = await sandbox.write('protocol.yaml', PROTOCOL);
    const out = sandbox.file('out');
    const { code, err } = await sandbox.atrium(
      'evaluate',
      manifest,
      '--protocol',
      protocol,
      '--out',
      out,
    );
    if (code !== 0) throw new Error(err);
    const run = await readRunJson(out);
    const wall = (Date.parse(run.ended_at ?? '') - Date.parse(run.started_at ?? '')) / 1000;
    const inCases = (await readResults(out)).reduce(
      (sum, row) => sum + Number(row['total_seconds']),
      0,
    );
    const added = (1000 * (wall - inCases)) / CASES;
    process.exitCode = added > LIMIT_MS ? 1 : 0;
    process.stdout.write(
      `${CASES} cases at 3 sites: run ${wall.toFixed(2)} s, in cases ${inCases.toFixed(2)} s, orchestration adds ${added.toFixed(0)} ms a case\n`,
    );
  } finally {
    await sandbox.dispose();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
