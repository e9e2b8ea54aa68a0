import type {
  ManifestCheck,
  ReadCheck,
  RegisterRequest,
  RegisterResponse,
  StartCheck,
  TakenCheck,
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
}
