import { DataRoots } from '../../data-roots';
import { describeError } from '../../log';
import { IntakeFolder } from '../folder';
import { inspectRow } from '../inspect-row';
import type { InspectAnswer, InspectTask } from './messages';

/** The thread's work, as Piscina loads it: a function by default. */
export default async function inspect(task: InspectTask): Promise<InspectAnswer> {
  const { row, home, intake, folders, own, root, ...asked } = task;
  const folder = new IntakeFolder(home, intake);
  const allowed = { roots: new DataRoots(folders, own), root };
  try {
    return { kind: 'record', record: await inspectRow(row, { ...asked, folder, allowed }) };
  } catch (error) {
    return { kind: 'failure', details: describeError(error) };
  }
}
