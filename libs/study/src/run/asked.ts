import type { RunDetail } from '@atrium/contracts';
import { commands, type Queryable } from '@atrium/db';

type Asked = RunDetail['asked'];

/** What takes hold with which state; another command's effect shows at once. */
const HOLDS: Partial<Record<string, readonly [Asked, readonly string[]]>> = {
  pause: ['pause', ['requested', 'running']],
  resume: ['resume', ['paused']],
  cancel: ['cancel', ['requested', 'running', 'paused']],
};

/** What was asked of a run and has not taken hold yet, by its newest command. */
export async function findAsked(
  db: Queryable,
  { id, state, attempt }: { id: string; state: string; attempt: number },
): Promise<Asked> {
  const newest = await commands.findNewest(db, id);
  const held = newest?.attempt === attempt ? HOLDS[newest.kind] : undefined;
  return held?.[1].includes(state) ? held[0] : null;
}

/** Runs whose cases are not to start: a pause is the last that was asked of their attempt. */
export async function listHeldRuns(db: Queryable): Promise<string[]> {
  const runs = await commands.listSteered(db);
  return runs
    .filter(({ attempt, commands: [last] }) => last?.kind === 'pause' && last.attempt === attempt)
    .map(({ id }) => id);
}
