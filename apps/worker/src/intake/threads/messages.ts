import type { CaseRecord, PlanRow } from '../records';

/** What a thread is given: a case, and what it is looked through with. */
export interface InspectTask {
  readonly row: PlanRow;
  readonly home: string;
  /** Id of the intake. */
  readonly intake: string;
  /** The folders that files may lie below, and this worker's own. */
  readonly folders: readonly string[];
  readonly own: readonly string[];
  /** null of a manifest. */
  readonly root: string | null;
  readonly deidentify: boolean;
  /** What references may hold; any whole number where nothing is said. */
  readonly labels?: readonly number[] | null;
}

/** What it answers: an error would lose its code on the way between threads. */
export type InspectAnswer =
  | { readonly kind: 'record'; readonly record: CaseRecord }
  /** A bug or a broken machine; for this machine's log, without a path. */
  | { readonly kind: 'failure'; readonly details: Record<string, unknown> };
