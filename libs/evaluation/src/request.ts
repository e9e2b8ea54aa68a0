import type {
  Arm,
  CasePhase,
  EvaluationSettings,
  RegisteredFiles,
  Software,
} from '@atrium/contracts';
import type { FoundBundle, Model, Provider } from '@atrium/models';
import type { RecentSegmentations } from './segmentation';

/** Every arm of one model on one case. */
export interface CaseRequest {
  readonly runId: string;
  readonly caseId: string;
  readonly attempt: number;
  /** Path of the scan. Paths never come out again: issues name the manifest's column. */
  readonly image: string;
  /** Path of the reference; null where the manifest names none. */
  readonly reference: string | null;
  /** Path of a second reader's label map; null or missing where the manifest names none. */
  readonly secondReference?: string | null;
  /** What the files were when the cohort's version was registered; null or missing where nobody kept it. */
  readonly registered?: RegisteredFiles | null;
  /** A retry of a case that could not be evaluated reads its files anew, whatever they were. */
  readonly readsAnew?: boolean;
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

/** A model that is loaded only once it is needed. */
export interface LoadableModel {
  readonly model: FoundBundle;
  readonly load: () => Promise<Model>;
}

/** What a case is evaluated with: the arms' model first. */
export interface EvaluationContext extends LoadableModel {
  /** The task-specific models that arms take their prompts from, and no other. */
  readonly automatic?: readonly LoadableModel[];
  /** Whole scans segmented before, by whatever unit of work. */
  readonly segmentations?: RecentSegmentations;
  readonly provider: Provider;
  /** Kept with the result, that a paper can say it; numbers depend on the version of the evaluation alone. */
  readonly software?: Software;
  /** An existing folder that masks are written to. */
  readonly maskFolder: string;
  /** Address of that folder in the site's store, as results carry it. */
  readonly maskAddress: string;
  /** Seconds that the activity took before, waiting for a slot not counted. */
  readonly secondsBefore: number;
  readonly onProgress: (progress: EvaluationProgress) => void;
  readonly signal?: AbortSignal;
}
