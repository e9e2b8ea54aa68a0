import type { ReportData, ReportFile, ReportPicture } from '@atrium/contracts';
import type { SiteGateways, Study } from '@atrium/study';

/** What a host gives to every procedure. */
export interface RouterContext {
  /** In the name of whoever asks. */
  readonly study: Study;
  readonly gateways: SiteGateways;
  /** The machine's secret, from which tokens of local sites are minted. */
  readonly secret: string;
  readonly runChanges: RunChanges;
  /** Has a site's worker verify its bundles. */
  readonly verifyModels: (site: string) => Promise<SiteModels>;
  readonly reports: Reports;
  /** Fetches pictures of results from their sites, under the asker's policy. */
  readonly takePictures: (results: ReportData['worst']) => Promise<ReportPicture[]>;
}

/** Writes reports away from the loop that answers others. */
export interface Reports {
  /** Atrium's own version, which a report names. */
  readonly version: string;
  build(data: ReportData): Promise<ReportFile[]>;
}

/** What a site's worker says of its bundles. */
export interface SiteModels {
  readonly provider: string;
  readonly models: readonly {
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  }[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/** Where changes of runs are heard. */
export interface RunChanges {
  /** Calls back at a change of the run, or when one may have been missed. @returns a function that ends it */
  subscribe(runId: string, onChange: () => void): () => void;
}
