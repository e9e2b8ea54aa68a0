import { stat } from 'node:fs/promises';
import { readIndex, type CaseFiles } from '../../store/cohort-index';
import { cohortFile } from '../../store/layout';
import { GatewayRefusal } from '../refusal';

interface Key {
  readonly site: string;
  readonly cohort_id: string;
  readonly case_id: string;
}

type Index = Awaited<ReturnType<typeof readIndex>>;

/** A site's files of cases. The index that was read last is kept: it may hold 100,000 of them, and slices come one by one. */
export class CaseIndex {
  private last: { readonly key: string; readonly index: Index } | null = null;

  constructor(private readonly home: string) {}

  /** @throws GatewayRefusal 404 when the site has no such cohort or case */
  async find({ site, cohort_id, case_id }: Key): Promise<CaseFiles> {
    const files = (await this.read(site, cohort_id))?.get(case_id);
    if (files) return files;
    throw new GatewayRefusal(
      404,
      `Site ${site} does not know case ${case_id} of this cohort. Register the cohort at this site again.`,
    );
  }

  private async read(site: string, cohortId: string): Promise<Index> {
    const file = cohortFile(this.home, site, cohortId);
    const found = await stat(file, { bigint: true }).catch(() => null);
    if (!found) return null;
    const key = `${found.mtimeNs}/${file}`;
    if (this.last?.key !== key)
      this.last = { key, index: await readIndex(this.home, site, cohortId) };
    return this.last.index;
  }
}
