import { resultFilterSchema } from '@atrium/contracts';
import { resultSearch, summaries, tracking, type Database } from '@atrium/db';
import { Client } from 'pg';

/** The plans of the queries behind the charts and the table, as Postgres ran them. */
export async function explainCharts(
  db: Database,
  databaseUrl: string,
  runId: string,
  trackedId: string,
): Promise<string> {
  const filter = resultFilterSchema.parse({});
  const query = { runId, metric: 'dice', filter, split: null, methodCodes: [] };
  const sort = { column: 'dice', descending: false };
  const page = { runId, filter, sort, offset: 40_000, limit: 200 };
  const slices = {
    runId: trackedId,
    filter: resultFilterSchema.parse({ arms: ['one-box'] }),
    limit: 2000,
  };
  const asked: [string, () => Promise<unknown>][] = [
    ['summary', () => summaries.summarise(db, query)],
    ['points', () => summaries.listPoints(db, query, 5000)],
    ['rows', () => resultSearch.searchRows(db, page)],
    ['drift', () => tracking.driftBins(db, { ...slices, binMm: 5, signed: true })],
    ['object score', () => tracking.scoreBuckets(db, slices)],
  ];
  const sent: { query: string; params: string }[] = [];
  db.$on('query', (event) => sent.push(event));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  let text = '';
  for (const [name, ask] of asked) {
    sent.length = 0;
    await ask();
    const [{ query: sql, params }] = sent;
    const values: unknown[] = JSON.parse(params);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, SUMMARY ON) ${sql}`,
      values,
    );
    text += `\nPlan of ${name}:\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`;
  }
  await client.end();
  return text;
}
