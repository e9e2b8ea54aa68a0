import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestProblem, StartIntake } from '@atrium/contracts';
import { z } from 'zod';
import { intakeFolder } from '../store/layout';
import { LastRead } from '../store/last-read';
import { privateFolder } from '../store/private-folder';
import { readJson } from '../store/read-json';
import { writeJson } from '../store/write-json';
import {
  caseRecordSchema,
  conclusionSchema,
  planSchema,
  problemsSchema,
  sourceSchema,
  type CaseRecord,
  type Conclusion,
  type Plan,
  type PlanRow,
} from './records';

/** What this machine keeps of one intake; every file is written as a whole, so that a restart goes on with what is there. */
export class IntakeFolder {
  private readonly folder: string;

  /** @param home of the worker, which holds the site's secret too */
  constructor(
    readonly home: string,
    id: string,
  ) {
    this.folder = intakeFolder(home, id);
  }

  readSource = () => this.read('source.json', sourceSchema);
  writeSource = (source: StartIntake) => this.write('source.json', source);

  readPlan = () => PLANS.of(this.file('plan.json'), (file) => readJson(file, planSchema));
  writePlan = (plan: Plan) => this.write('plan.json', plan);

  /** Why the source is refused; null where it is not. */
  readProblems = () => this.read('problems.json', problemsSchema);
  writeProblems = (problems: readonly ManifestProblem[]) => this.write('problems.json', problems);
  /** Before the source is recognised anew. */
  forgetProblems = () => rm(this.file('problems.json'), { force: true });

  readCase = (row: PlanRow) => this.read(caseFile(row), caseRecordSchema);
  writeCase = (row: PlanRow, record: CaseRecord) => this.write(caseFile(row), record);

  readConclusion = () =>
    CONCLUSIONS.of(this.file('conclusion.json'), (file) => readJson(file, conclusionSchema));
  writeConclusion = (conclusion: Conclusion) => this.write('conclusion.json', conclusion);
  /** Before cases are looked through anew. */
  forgetConclusion = () => rm(this.file('conclusion.json'), { force: true });

  /** A folder for files that are made of the source's. */
  async makeFolder(name: 'scans' | 'clean' | 'unpacked'): Promise<string> {
    const folder = path.join(this.folder, name);
    await privateFolder(folder);
    return folder;
  }

  /** Of the archive whose files lie in `unpacked`, all of them. */
  readUnpacked = () => this.read('unpacked.json', unpackedSchema);
  writeUnpacked = (archive: z.infer<typeof unpackedSchema>) => this.write('unpacked.json', archive);

  remove = () => rm(this.folder, { recursive: true, force: true });

  private read = <S extends z.ZodType>(name: string, schema: S) =>
    readJson(this.file(name), schema);

  private write = (name: string, value: unknown) => writeJson(this.file(name), value);

  private file = (name: string): string => path.join(this.folder, name);
}

// As long as all cases: asked for with every page of them.
const PLANS = new LastRead<Plan>();
const CONCLUSIONS = new LastRead<Conclusion>();

const unpackedSchema = z.object({ stamp: z.string() });

const caseFile = ({ case_id }: PlanRow): string => path.join('cases', `${case_id}.json`);
