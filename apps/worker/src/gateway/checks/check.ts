import path from 'node:path';
import {
  ERRORS,
  registeredFiles,
  type CheckedRow,
  type ManifestCheck,
  type ManifestProblem,
  type ManifestRow,
  type ManifestSource,
  type RegisteredCase,
  type ReadCheck,
  type TakenCheck,
} from '@atrium/contracts';
import { manifestSha256, resolveFiles, type PlacedRow } from '@atrium/protocol';
import { inLanes } from '../../lanes';
import { describeError, type Logger } from '../../log';
import type { Machine } from '../../machine';
import { writeIndex } from '../../store/cohort-index';
import { stampOf } from '../../store/stamp';
import { filesOf, inspectCase } from '../inspect/inspect-case';
import { GatewayRefusal } from '../refusal';
import { LANES } from '../register';
import { readSource, type ReadManifest } from './source';

const MAX_REFUSALS = 200;
/** Files that are only looked at. */
const STAT_LANES = 16;

type Site = Pick<Machine, 'home' | 'roots'>;

interface Checked {
  readonly found: RegisteredCase;
  /** What its files looked like before they were read. */
  readonly stamp: string;
}

/** One manifest on its way to a cohort: read, then every row's files, as far as it has come. */
export class Check {
  private manifest: ReadManifest | null = null;
  private refusals: readonly ManifestProblem[] = [];
  private readonly checked: (Checked | undefined)[] = [];
  private startedAt = 0;
  private count = 0;
  private stopped = false;

  constructor(
    readonly id: string,
    private readonly site: Site,
    private readonly log: Logger,
  ) {}

  /** Reads everything; never throws. */
  async run(source: ManifestSource): Promise<void> {
    try {
      const read = await readSource(source, this.site.roots);
      if (read.ok) this.manifest = read.value;
      else this.refusals = read.issue;
      this.startedAt = performance.now();
      await inLanes(this.rows, LANES, async (row, i) => {
        if (!this.stopped) await this.inspect(row, i);
      });
    } catch (error) {
      this.log.error(describeError(error), 'a check of a manifest ended');
      const message =
        "The check could not go on. The log of the site's worker says why; then check again.";
      this.refusals = [{ line: null, column: null, message }];
    }
  }

  /** Reads no further row. */
  stop(): void {
    this.stopped = true;
  }

  private get rows(): readonly PlacedRow[] {
    return this.manifest?.rows ?? [];
  }

  private get state(): ManifestCheck['state'] {
    if (this.refusals.length > 0) return 'refused';
    return this.manifest !== null && this.count === this.rows.length ? 'checked' : 'checking';
  }

  private async inspect({ row }: PlacedRow, i: number): Promise<void> {
    const here = this.absolute(row);
    const stamp = await stampOfRow(here);
    const first = this.checked[i] === undefined;
    this.checked[i] = { found: await inspectCase(here, this.site.roots), stamp };
    if (first) this.count += 1;
  }

  private absolute(row: ManifestRow): ManifestRow {
    return resolveFiles(row, (file) => path.resolve(this.manifest?.folder ?? '', file));
  }

  /** How far it is, with a page of its rows. */
  view({ problems = false, offset = 0, limit = 50 }: ReadCheck): ManifestCheck {
    const done = this.rows.flatMap(({ row, line }, i) => {
      const found = this.checked[i]?.found;
      return found ? [{ row, line, issue: found.issue }] : [];
    });
    const withIssue = done.filter(({ issue }) => issue !== null);
    const shown = problems ? withIssue : done;
    return {
      id: this.id,
      state: this.state,
      name: this.manifest?.name ?? '',
      refusals: this.refusals.slice(0, MAX_REFUSALS),
      refusals_total: this.refusals.length,
      rows_total: this.rows.length,
      rows_checked: this.count,
      rows_with_issue: withIssue.length,
      rows_without_reference: this.rows.filter(({ row }) => row.reference === '').length,
      sites: countSites(this.rows, withIssue),
      covariates: Object.keys(this.rows[0]?.row.covariates ?? {}),
      seconds_left: this.secondsLeft(),
      rows: shown.slice(offset, offset + limit).map(viewRow),
      rows_found: shown.length,
    };
  }

  private secondsLeft(): number | null {
    if (this.state !== 'checking' || this.count === 0) return null;
    const seconds = (performance.now() - this.startedAt) / 1000;
    return (seconds / this.count) * (this.rows.length - this.count);
  }

  /**
   * Keeps the rows' files under a cohort's id and gives what the centre may know. A file that changed since it was
   * checked is read again.
   *
   * @throws GatewayRefusal while it has not been checked through
   */
  async take(cohortId: string): Promise<TakenCheck> {
    if (this.state !== 'checked')
      throw new GatewayRefusal(409, 'This manifest has not been checked through yet.');
    await inLanes(this.rows, STAT_LANES, async (placed, i) => {
      const stamp = await stampOfRow(this.absolute(placed.row));
      if (this.checked[i]?.stamp !== stamp) await this.inspect(placed, i);
    });
    await this.keepIndex(cohortId);
    const rows = this.rows.map(({ row }) => row);
    return {
      manifest_sha256: manifestSha256(rows),
      rows: rows.map(({ case_id, patient_id, site, covariates }) => ({
        case_id,
        patient_id,
        site,
        covariates,
      })),
      cases: this.checked.flatMap((one) => (one ? [one.found] : [])),
    };
  }

  private async keepIndex(cohortId: string): Promise<void> {
    for (const site of new Set(this.rows.map(({ row }) => row.site))) {
      const files = this.rows.flatMap(({ row }, i) => {
        const found = this.checked[i]?.found;
        if (row.site !== site) return [];
        const registered = found ? registeredFiles(found) : null;
        return [[row.case_id, { ...filesOf(this.absolute(row)), registered }] as const];
      });
      await writeIndex(this.site.home, site, cohortId, new Map(files));
    }
  }
}

function countSites(
  rows: readonly PlacedRow[],
  withIssue: readonly { readonly row: ManifestRow }[],
): ManifestCheck['sites'] {
  const sites = new Map<string, { cases: number; issues: number }>();
  for (const { row } of rows) {
    const counts = sites.get(row.site) ?? { cases: 0, issues: 0 };
    counts.cases += 1;
    sites.set(row.site, counts);
  }
  for (const { row } of withIssue) {
    const counts = sites.get(row.site);
    if (counts) counts.issues += 1;
  }
  return [...sites].map(([site, counts]) => ({ site, ...counts }));
}

const viewRow = ({
  row: { case_id, patient_id, site, image, reference },
  line,
  issue,
}: {
  row: ManifestRow;
  line: number;
  issue: RegisteredCase['issue'];
}): CheckedRow => ({
  line,
  case_id,
  patient_id,
  site,
  image,
  reference,
  issue: issue && {
    code: issue.code,
    file: issue.file ?? null,
    message: issue.message,
    meaning: ERRORS[issue.code].meaning,
  },
});

const stampOfRow = (row: ManifestRow): Promise<string> =>
  stampOf(Object.values(filesOf(row)).filter((file) => file !== null));
