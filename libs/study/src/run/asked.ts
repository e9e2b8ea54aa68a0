import type { RunDetail } from '@atrium/contracts';
import { commands, type Queryable } from '@atrium/db';

type Asked = RunDetail['asked'];

/** In which states a command is still to take hold; another command's effect shows at once. */
const PENDING_IN: Record<NonNullable<Asked>, readonly string[]> = {
  pause: ['requested', 'running'],
  resume: ['paused'],
  cancel: ['requested', 'running', 'paused'],
};

const ASKABLE = ['pause', 'resume', 'cancel'] as const;

/** What was asked of a run and has not taken hold yet, by its newest command. */
export async function findAsked(
  db: Queryable,
  { id, state, attempt }: { id: string; state: string; attempt: number },
): Promise<Asked> {
  const newest = await commands.findNewest(db, id);
  if (newest?.attempt !== attempt) return null;
  const asked = ASKABLE.find((kind) => kind === newest.kind);
  return asked && PENDING_IN[asked].includes(state) ? asked : null;
}

/** Runs whose cases are not to start: a pause is the last that was asked of their attempt. */
export async function listHeldRuns(db: Queryable): Promise<string[]> {
  const runs = await commands.listSteered(db);
  return runs
    .filter(({ attempt, commands: [last] }) => last?.kind === 'pause' && last.attempt === attempt)
    .map(({ id }) => id);
}
