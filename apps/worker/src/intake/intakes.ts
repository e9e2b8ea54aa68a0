import {
  namedFirst,
  registeredFiles,
  type IntakeIssue,
  type IntakePage,
  type KeepIntake,
  type LeftOut,
  type ManifestRow,
  type ReadIntake,
  type StartIntake,
  type TakeIntake,
  type TakenIntake,
} from '@atrium/contracts';
import { manifestSha256 } from '@atrium/protocol';
import { GatewayRefusal } from '../gateway/refusal';
import { inLanes } from '../lanes';
import type { Machine } from '../machine';
import { writeIndex, type CaseFiles } from '../store/cohort-index';
import { IntakeFolder } from './folder';
import { stampOfRow } from './inspect-row';
import { keepIds } from './names-kept';
import { pageOf } from './page';
import type { CaseRecord, PlanRow } from './records';
import { isTaken } from './row-state';

/** Files that are only looked at. */
const STAT_LANES = 16;

interface TakenRow {
  readonly row: PlanRow;
  readonly record: CaseRecord;
  readonly issues: readonly IntakeIssue[];
}

/** The intakes of this machine as its gateway shows them, and hands over what they found. */
export class Intakes {
  constructor(private readonly machine: Pick<Machine, 'home' | 'workerId'>) {}

  /** Keeps what is to be taken in. @returns this machine's worker, whose queue the intake goes to */
  async start(intake: StartIntake): Promise<{ worker: string }> {
    const folder = this.folder(intake.id);
    if ((await folder.readSource()) === null) await folder.writeSource(intake);
    return { worker: this.machine.workerId };
  }

  /** @throws GatewayRefusal for an intake that this machine does not have */
  async read(query: ReadIntake): Promise<IntakePage> {
    const folder = this.folder(query.id);
    if ((await folder.readSource()) === null) throw unknown();
    return pageOf(folder, query);
  }

  /** What becomes a cohort, and what does not. @throws GatewayRefusal while it is not through, or where a file changed since */
  async take(asked: TakeIntake): Promise<TakenIntake> {
    const { all, taken, leftOut } = await this.chosen(asked);
    await refuseChanged(taken);
    const isChosen = new Set(taken);
    return {
      manifest_sha256: manifestSha256(taken.map(manifestRow)),
      rows: taken.map(({ row, record }) => ({
        case_id: row.case_id,
        patient_id: row.patient_id,
        site: row.site,
        covariates: record.covariates,
      })),
      cases: taken.map(({ record }) => record.found),
      issues: taken.flatMap(({ issues }) => issues),
      left_out: all.filter((one) => !isChosen.has(one)).map((one) => sayLeftOut(one, leftOut)),
    };
  }

  /** Keeps the files of what is taken under the id of a cohort that is to be, and the ids that its names have. */
  async keep({ cohortId, ...asked }: KeepIntake): Promise<void> {
    const folder = this.folder(asked.id);
    const { taken } = await this.chosen(asked);
    const sites = new Map<string, Map<string, CaseFiles>>();
    for (const { row, record } of taken) {
      const cases = sites.get(row.site) ?? new Map<string, CaseFiles>();
      cases.set(row.case_id, { ...record.files, registered: registeredFiles(record.found) });
      sites.set(row.site, cases);
    }
    for (const [site, cases] of sites) await writeIndex(this.machine.home, site, cohortId, cases);
    const [source, plan] = [await folder.readSource(), await folder.readPlan()];
    if (source && plan) await keepIds(this.machine.home, source.name, plan.ids);
  }

  /** Removes an intake and its copies: it was given up, and no cohort was made of it. */
  remove = (id: string): Promise<void> => this.folder(id).remove();

  private folder = (id: string) => new IntakeFolder(this.machine.home, id);

  /** What becomes a cohort: all that has no error and that nobody leaves out. */
  private async chosen({ id, leave_out }: TakeIntake) {
    const all = await this.found(id);
    const leftOut = new Set(leave_out);
    const known = new Set(all.map(({ row }) => row.case_id));
    const unknown = leave_out.filter((caseId) => !known.has(caseId));
    if (unknown.length > 0)
      throw new GatewayRefusal(409, `This intake has no case ${namedFirst(unknown)} to leave out.`);
    const taken = all.filter((one) => isTakenRow(one) && !leftOut.has(one.row.case_id));
    return { all, taken, leftOut };
  }

  /** Every case with all that was found of it. */
  private async found(id: string): Promise<TakenRow[]> {
    const folder = this.folder(id);
    const [plan, conclusion] = [await folder.readPlan(), await folder.readConclusion()];
    if (!plan || !conclusion) throw new GatewayRefusal(409, 'This intake is not through yet.');
    const found: TakenRow[] = [];
    for (const [n, row] of plan.rows.entries()) {
      const record = await folder.readCase(row);
      if (!record) throw new GatewayRefusal(409, 'This intake is not through yet.');
      found.push({ row, record, issues: [...record.issues, ...(conclusion.issues[n] ?? [])] });
    }
    return found;
  }
}

const isTakenRow = ({ record, issues }: TakenRow): boolean => isTaken(record, issues);

function sayLeftOut(one: TakenRow, leftOut: ReadonlySet<string>): LeftOut {
  const { case_id, site } = one.row;
  const chosen = isTakenRow(one) && leftOut.has(case_id);
  const codes = one.issues.flatMap(({ code, severity }) =>
    chosen || severity === 'error' ? [code] : [],
  );
  return { case_id, site, codes: [...new Set(codes)], chosen };
}

const unknown = () =>
  new GatewayRefusal(404, 'This machine does not have this intake. Start it anew.');

const manifestRow = ({ row, record }: TakenRow): ManifestRow => ({
  case_id: row.case_id,
  patient_id: row.patient_id,
  site: row.site,
  ...row.written,
  covariates: record.covariates,
});

async function refuseChanged(taken: readonly TakenRow[]): Promise<void> {
  const changed: string[] = [];
  await inLanes(taken, STAT_LANES, async ({ row, record }) => {
    if ((await stampOfRow(row)) !== record.stamp) changed.push(row.case_id);
  });
  if (changed.length === 0) return;
  throw new GatewayRefusal(
    409,
    `Files changed since they were looked through: cases ${namedFirst(changed)}. Resume the intake, which reads them again.`,
  );
}
