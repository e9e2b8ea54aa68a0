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
  /** Whether results of earlier runs are taken over; missing of an execution from before they could be. */
  readonly reuse?: boolean;
  /** Position of the last case that an earlier execution handed out; -1 at the start. */
  readonly cursor: number;
  readonly paused: boolean;
}
