import type { ModelSummary } from '@atrium/contracts';
import {
  bundleOf,
  findBundles,
  summaryOf,
  type BundleCatalogue,
  type FoundBundle,
} from '@atrium/models';
import { CaseFault } from './fault';

/** What this machine can run, and what it refuses. */
export interface ModelVerification {
  readonly provider: string;
  readonly models: readonly ModelSummary[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/** The bundles of this machine, as last looked up. */
export class Models {
  private constructor(
    private readonly folders: readonly string[],
    readonly provider: string,
    private catalogue: BundleCatalogue,
  ) {}

  private verifying: Promise<BundleCatalogue> | null = null;

  static async find(folders: readonly string[], provider: string): Promise<Models> {
    return new Models(folders, provider, await findBundles(folders));
  }

  get verification(): ModelVerification {
    const { bundles, refused } = this.catalogue;
    return {
      provider: this.provider,
      models: bundles.map(summaryOf),
      refused: refused.map(({ id, message }) => ({ id, message })),
    };
  }

  /** Looks everything up again and hashes every file: once for all who ask meanwhile, as every site of a machine does. */
  async verify(): Promise<ModelVerification> {
    this.verifying ??= findBundles(this.folders).finally(() => (this.verifying = null));
    this.catalogue = await this.verifying;
    return this.verification;
  }

  /**
   * The bundle that a run was launched with; looks again when it is not there, for it may have been added since.
   *
   * @throws ModelError or CaseFault: MODEL_MISSING, MODEL_HASH
   */
  async get(id: string, sha256: string): Promise<FoundBundle> {
    const known = this.catalogue.bundles.find(({ bundle }) => bundle.id === id);
    if (known?.sha256 !== sha256) await this.verify();
    const found = bundleOf(this.catalogue, id);
    if (found.sha256 === sha256) return found;
    const message = `${id}: model.json has SHA-256 ${found.sha256}, the run was launched with ${sha256}`;
    throw new CaseFault('MODEL_HASH', message);
  }
}
