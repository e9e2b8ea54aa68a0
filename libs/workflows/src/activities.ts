import type {
  CaseReceipt,
  DeliverCaseInput,
  ErrorCode,
  EvaluateCaseInput,
  ProtocolYaml,
} from '@atrium/contracts';
import type { AnalyseRunInput } from './analyse-run/input';

/** What a run needs to know of itself; under 32 kB, of which the protocol is the most. */
export interface RunOutline {
  readonly cohortId: string;
  readonly sites: readonly { readonly site: string; readonly taskQueue: string }[];
  readonly models: readonly { readonly id: string; readonly sha256: string }[];
  readonly protocol: ProtocolYaml;
  /** Whether sites take over results of earlier runs; missing of a run from before they could. */
  readonly reuse?: boolean;
}

/** One unit of work: every arm of a model on a case. `position` is the case's place in the manifest. */
export interface PendingCase {
  readonly caseId: string;
  readonly model: string;
  readonly position: number;
}

/** A page of what a site has still to do; `cursor` is -1 at the start. */
export interface PendingPage {
  readonly items: readonly PendingCase[];
  /** Where the next page begins; null when this is the last. */
  readonly next: number | null;
}

/** State of a site within a run, as its workflow reports it. */
export type SiteState = 'running' | 'paused' | 'finished' | 'cancelled';

/** What the orchestrator does for workflows, over Postgres. Each retries until Postgres answers. */
export interface CentralActivities {
  loadRun(input: { runId: string; attempt: number }): Promise<RunOutline>;
  listPending(input: {
    runId: string;
    site: string;
    cursor: number;
    limit: number;
  }): Promise<PendingPage>;
  setSiteState(input: { runId: string; site: string; state: SiteState }): Promise<void>;
  /** Fails every arm of a case whose attempts ran out. */
  recordFailure(input: {
    runId: string;
    caseId: string;
    model: string;
    attempt: number;
    code: ErrorCode;
    message: string;
  }): Promise<void>;
  finishRun(input: {
    runId: string;
    attempt: number;
    outcome: 'finished' | 'cancelled';
  }): Promise<void>;
  /** Answers a question to the statistics of a run, where no answer of the same content is kept. */
  analyse(input: AnalyseRunInput): Promise<void>;
  failAnalysis(input: AnalyseRunInput & { message: string }): Promise<void>;
  /** Says what became of an attempt of an intake. */
  endIntake(input: IntakeAttempt & { outcome: IntakeOutcome }): Promise<void>;
}

/** Which attempt of which intake: all that Temporal is told of one. */
export interface IntakeAttempt {
  readonly id: string;
  readonly attempt: number;
}

export type IntakeOutcome = 'ready' | 'refused' | 'failed' | 'stopped';

/** What the worker of the machine that holds a source does, on the queue of its intakes. */
export interface IntakeActivities {
  /** Recognises the source, unless that is done. @returns how many cases it has; null where it is refused */
  openIntake(input: IntakeAttempt): Promise<number | null>;
  /** Looks through some cases from this one on, those that are done but for changes. @returns where the next begin, null at the end */
  inspectCases(input: IntakeAttempt & { from: number }): Promise<number | null>;
  /** Compares cases with their site's others and over sites, and tells the centre the counts. */
  concludeIntake(input: IntakeAttempt): Promise<void>;
}

/** What a site's worker does, on the site's own task queue. */
export interface SiteActivities {
  evaluateCase(input: EvaluateCaseInput): Promise<CaseReceipt>;
  deliverCase(input: DeliverCaseInput): Promise<CaseReceipt>;
}
