import type {
  IntakePage,
  ManifestCheck,
  ReadIntake,
  ReadCheck,
  RegisterRequest,
  RegisterResponse,
  StartCheck,
  StartIntake,
  TakenCheck,
  TakenIntake,
} from '@atrium/contracts';

/** The way to the sites' gateways; apps/api has it. */
export interface SiteGateways {
  /** Has a site's worker read, hash and index its rows. */
  register(request: RegisterRequest): Promise<RegisterResponse>;
  /** Has a site's worker keep the index of one cohort under another's id. */
  adopt(site: string, from: string, to: string): Promise<void>;
  /** Has this machine's worker begin to check a manifest. */
  startCheck(check: StartCheck): Promise<void>;
  /** How far the worker is with a check. */
  readCheck(query: ReadCheck): Promise<ManifestCheck>;
  /** Has the worker index what it checked under a cohort's id, and tell what the centre may know. */
  takeCheck(id: string, cohortId: string): Promise<TakenCheck>;
  /** The way to the intakes of one machine's worker, by the worker's id. */
  intakes(worker: string): IntakeGateway;
  /** Hands a source to this machine's worker. @returns the worker's id */
  startIntake(intake: StartIntake): Promise<string>;
}

/** What the worker that holds the source of an intake does. */
export interface IntakeGateway {
  /** What was recognised, and a page of what was found. */
  read(query: ReadIntake): Promise<IntakePage>;
  /** The cases that become a cohort; nothing is kept yet. */
  take(id: string, leaveOut: readonly string[]): Promise<TakenIntake>;
  /** Keeps the files of those cases under the cohort's id. */
  keep(id: string, leaveOut: readonly string[], cohortId: string): Promise<void>;
  /** Forgets the intake and removes its copies. */
  remove(id: string): Promise<void>;
}
