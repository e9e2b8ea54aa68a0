import type { Arm, CasePhase, EvaluationSettings } from '@atrium/contracts';
import type { FoundBundle, Model, Provider } from '@atrium/models';

/** Every arm of one model on one case. */
export interface CaseRequest {
  readonly runId: string;
  readonly caseId: string;
  readonly attempt: number;
  /** Path of the scan. Paths never come out again: issues name the manifest's column. */
  readonly image: string;
  /** Path of the reference; null where the manifest names none. */
  readonly reference: string | null;
  /** The arms of this model, in protocol order. */
  readonly arms: readonly Arm[];
  readonly settings: EvaluationSettings;
}

/** Where a case is, for a person who watches. */
export interface EvaluationProgress {
  readonly phase: CasePhase;
  /** Slices (or, while measuring, arms) done, of how many. */
  readonly slice: number;
  readonly slices: number;
}

/** What a case is evaluated with. */
export interface EvaluationContext {
  readonly model: FoundBundle;
  readonly provider: Provider;
  /** Gives the loaded model; asked only once something is to be segmented. */
  readonly load: () => Promise<Model>;
  /** An existing folder that masks are written to. */
  readonly maskFolder: string;
  /** Address of that folder in the site's store, as results carry it. */
  readonly maskAddress: string;
  /** Seconds that the activity took before, waiting for a slot not counted. */
  readonly secondsBefore: number;
  readonly onProgress: (progress: EvaluationProgress) => void;
  readonly signal?: AbortSignal;
}
