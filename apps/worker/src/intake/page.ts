import {
  counted,
  filesOf,
  type IntakePage,
  type IntakeRow,
  type ReadIntake,
  type StartIntake,
} from '@atrium/contracts';
import { findInFileName } from '@atrium/intake';
import type { IntakeFolder } from './folder';
import type { CaseRecord, Conclusion, Plan, PlanRow } from './records';
import { stateOf } from './row-state';

/** Problems and unpaired files that a page shows; the rest is counted. */
const MOST = 200;

const EMPTY = {
  kind: null,
  patterns: [],
  unpaired: [],
  unpaired_total: 0,
  cases_total: 0,
  rows: [],
  rows_found: 0,
};

/** How far an intake is, with a page of its cases. */
export async function pageOf(folder: IntakeFolder, query: ReadIntake): Promise<IntakePage> {
  const { id } = query;
  const problems = (await folder.readProblems()) ?? [];
  const said = { id, problems: problems.slice(0, MOST), problems_total: problems.length };
  if (problems.length > 0) return { ...said, ...EMPTY, stage: 'refused' };
  const [plan, source] = await Promise.all([folder.readPlan(), folder.readSource()]);
  if (!plan || !source) return { ...said, ...EMPTY, stage: 'opening' };
  const conclusion = await folder.readConclusion();
  const naming = namingOf(plan, source);
  return {
    ...said,
    stage: conclusion ? 'concluded' : 'inspecting',
    kind: plan.kind,
    patterns: plan.patterns.map(({ image, reference, cases }) => ({
      image: shown(image),
      reference: shown(reference),
      cases,
    })),
    unpaired: plan.unpaired
      .slice(0, MOST)
      .map((one) => ({ ...one, file: naming(one.file) || counted(one.files ?? 1, 'file') })),
    unpaired_total: filesOf(plan.unpaired),
    cases_total: plan.rows.length,
    ...(await rowsOf(folder, plan, { conclusion, naming }, query)),
  };
}

/** What the site says of a file's place: its name, or nothing. */
type Naming = (file: string) => string;

/**
 * Folders of DICOM exports are called after patients, in more ways than can be told by looking; of clean copies nothing of the source
 * is said. Their names stay at the site, in plan.json.
 */
const namingOf = ({ kind }: Plan, { deidentify }: StartIntake): Naming =>
  kind === 'dicom' || deidentify ? () => '' : shown;

/** A file's name, unless it may say who somebody is. */
const shown = (file: string): string =>
  findInFileName(file.replaceAll('*', ''), 'image').length === 0
    ? file
    : '(a name that may identify a person)';

async function rowsOf(
  folder: IntakeFolder,
  plan: Plan,
  { conclusion, naming }: { conclusion: Conclusion | null; naming: Naming },
  { only = 'all', code, offset = 0, limit = 50 }: ReadIntake,
): Promise<Pick<IntakePage, 'rows' | 'rows_found'>> {
  const row = async (n: number) =>
    rowOf(plan.rows[n], await folder.readCase(plan.rows[n]), conclusion?.issues[n] ?? [], naming);
  // Once all is through, a page reads its own cases and no others, unless a code is asked for.
  const isWanted = async (n: number): Promise<boolean> => {
    const known = conclusion?.states?.[n];
    if (known && !isAsked(known, only)) return false;
    if (code === undefined && (known || only === 'all')) return true;
    const one = await row(n);
    return isAsked(one.state, only) && hasCode(one, code);
  };
  const asked: number[] = [];
  for (const n of plan.rows.keys()) if (await isWanted(n)) asked.push(n);
  const rows = await Promise.all(asked.slice(offset, offset + limit).map(row));
  return { rows, rows_found: asked.length };
}

const hasCode = ({ issues }: IntakeRow, code: ReadIntake['code']): boolean =>
  code === undefined || issues.some((issue) => issue.code === code);

function isAsked(state: IntakeRow['state'], only: ReadIntake['only']): boolean {
  if (only === 'all') return true;
  if (only === 'found') return state !== 'waiting' && state !== 'clean';
  return only === 'errors' ? state === 'errors' || state === 'quarantined' : state === only;
}

function rowOf(
  row: PlanRow,
  record: CaseRecord | null,
  among: IntakeRow['issues'],
  naming: Naming,
): IntakeRow {
  const { case_id, patient_id, site, reasons } = row;
  const issues = record ? [...record.issues, ...among] : [];
  const state = record ? stateOf(record, issues) : 'waiting';
  const named = (file: string | undefined) => (state === 'quarantined' ? '' : naming(file ?? ''));
  return {
    case_id,
    patient_id,
    site,
    image: named(row.image.shown),
    reference: named(row.reference?.shown),
    state,
    issues,
    privacy: record?.privacy.findings ?? [],
    geometry: record?.found.geometry ?? null,
    intensity: record?.found.intensity ?? null,
    reference_facts: record?.found.reference ?? null,
    cnr: record?.found.cnr ?? null,
    reasons,
  };
}
