import { protocolYamlSchema, type AnalysisQuestion, type ProtocolYaml } from '@atrium/contracts';
import { analyses, caseRuns, type Queryable } from '@atrium/db';
import { apartIn, armsOf } from '@atrium/protocol';
import { casesOf, compareCases } from '../run/case-changes';
import { findRun, type RunRow } from '../run/find';
import type { OtherRun } from './runs';

/** The run that a run is held against: its rows, and how its cases and arms compare. @throws NotFoundError */
export async function readOther(
  db: Queryable,
  run: RunRow,
  { against, endpoint }: Extract<AnalysisQuestion, { kind: 'runs' }>,
): Promise<OtherRun> {
  const other = await findRun(db, against);
  const [rows, units, unitsOfOther] = await Promise.all([
    analyses.listValues(db, against, endpoint),
    caseRuns.listUnits(db, run.id),
    caseRuns.listUnits(db, against),
  ]);
  return {
    rows: rows.map(({ armPosition: _position, ...row }) => row),
    cases: compareCases(casesOf(unitsOfOther), casesOf(units)),
    apart: apartOfArms(
      protocolYamlSchema.parse(other.protocol.body),
      protocolYamlSchema.parse(run.protocol.body),
    ),
  };
}

/** In what arms of the same id are not like for like. */
function apartOfArms(before: ProtocolYaml, now: ProtocolYaml): OtherRun['apart'] {
  const old = new Map(before.strategies.flatMap(armsOf).map((arm) => [arm.id, arm]));
  return Object.fromEntries(
    now.strategies.flatMap(armsOf).flatMap((arm) => {
      const earlier = old.get(arm.id);
      return earlier ? [[arm.id, apartIn(earlier, arm)]] : [];
    }),
  );
}
