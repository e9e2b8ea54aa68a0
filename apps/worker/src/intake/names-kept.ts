import { createHash } from 'node:crypto';
import path from 'node:path';
import { intakesFolder } from '../store/layout';
import { readJson } from '../store/read-json';
import { writeJson } from '../store/write-json';
import { planSchema, type Plan } from './records';

export type Ids = Plan['ids'];

const NONE: Ids = { case: new Map(), patient: new Map(), site: new Map() };

/** A cohort may be called anything: a hash of its name is a file's name. */
const fileOf = (home: string, cohort: string): string => {
  const hash = createHash('sha256').update(cohort).digest('hex');
  return path.join(intakesFolder(home), 'names', `${hash}.json`);
};

/** Which ids the names of earlier versions of a cohort have: they keep them. */
export async function readKeptIds(home: string, cohort: string): Promise<Ids> {
  return (await readJson(fileOf(home, cohort), planSchema.shape.ids)) ?? NONE;
}

/** Keeps the ids of a version that is being registered. */
export async function keepIds(home: string, cohort: string, ids: Ids): Promise<void> {
  const before = await readKeptIds(home, cohort);
  await writeJson(fileOf(home, cohort), {
    case: new Map([...before.case, ...ids.case]),
    patient: new Map([...before.patient, ...ids.patient]),
    site: new Map([...before.site, ...ids.site]),
  } satisfies Ids);
}
