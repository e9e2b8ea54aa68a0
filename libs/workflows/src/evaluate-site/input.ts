import type { ProtocolYaml } from '@atrium/contracts';

/** Input of the workflow evaluateSite; under 32 kB, of which the protocol is the most. */
export interface EvaluateSiteInput {
  readonly runId: string;
  readonly attempt: number;
  readonly site: string;
  readonly taskQueue: string;
  readonly cohortId: string;
  readonly models: readonly { readonly id: string; readonly sha256: string }[];
  readonly protocol: ProtocolYaml;
  /** Position of the last case that an earlier execution handed out; -1 at the start. */
  readonly cursor: number;
  readonly paused: boolean;
}
