import type { IntakeState } from '@atrium/contracts';
import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';

export interface NewIntake {
  readonly id: string;
  readonly name: string;
  readonly siteId: string | null;
  readonly deidentify: boolean;
  readonly labels: number[];
  readonly workerId: string;
  readonly askedAt: Date;
}

export const findIntake = (db: Queryable, id: string) => db.intake.findUnique({ where: { id } });

/** Writes a request unless it is there, or another transaction writes it now. */
export const requestIntake = (db: Queryable, intake: NewIntake) =>
  db.intake.createMany({ data: [intake], skipDuplicates: true });

/** The newest first. */
export const listIntakes = (db: Queryable, limit: number) =>
  db.intake.findMany({ orderBy: { askedAt: 'desc' }, take: limit });

/** What the relay has to start or to stop, oldest first. */
export const listIntakesToMove = (db: Queryable) =>
  db.intake.findMany({
    where: { state: { in: ['requested', 'stopping'] } },
    select: { id: true, attempt: true, state: true, workerId: true },
    orderBy: { askedAt: 'asc' },
    take: 100,
  });

/** Which attempt of which intake. */
export interface IntakeAttempt {
  readonly id: string;
  readonly attempt: number;
}

/** Changes the state of an attempt that is in one of the states named. @returns whether it was */
export async function moveIntake(
  db: Queryable,
  { id, attempt }: IntakeAttempt,
  from: readonly IntakeState[],
  data: Prisma.IntakeUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await db.intake.updateMany({
    where: { id, attempt, state: { in: [...from] } },
    data,
  });
  return count > 0;
}
