import {
  readCheckSchema,
  registerCheckedInputSchema,
  startCheckSchema,
  type CohortSummary,
  type ManifestCheck,
  type ReadCheck,
  type StartCheck,
} from '@atrium/contracts';
import type { z } from 'zod';
import { authorise } from '../actor/policy';
import { parseInput } from '../verb/parse-input';
import type { Study } from '../verb/verb';
import type { SiteGateways } from './gateways';
import { bindSites, keepCohort } from './keep';

/** Has a manifest checked where its files are: nothing is taken, and nothing kept here. The same id again is the same check. */
export async function startCheck(
  study: Study,
  input: StartCheck,
  gateways: SiteGateways,
): Promise<void> {
  authorise(study.actor, 'cohort.register');
  await gateways.startCheck(parse(startCheckSchema, input));
}

/** How far a check is. @throws NotFoundError when the worker does not know it any more */
export async function readCheck(
  study: Study,
  query: ReadCheck,
  gateways: SiteGateways,
): Promise<ManifestCheck> {
  authorise(study.actor, 'cohort.register');
  return gateways.readCheck(parse(readCheckSchema, query));
}

/**
 * Registers what was checked. Rows with an issue are registered too: they will be failed cases. Asked for twice, the
 * second gives the same version, for its content is the same.
 * @throws NotFoundError, ConflictError (not checked through), UnavailableError; nothing is then registered
 */
export async function registerChecked(
  study: Study,
  input: z.input<typeof registerCheckedInputSchema>,
  { secret, gateways }: { secret: string; gateways: SiteGateways },
): Promise<CohortSummary> {
  authorise(study.actor, 'cohort.register');
  const { check_id, name } = parse(registerCheckedInputSchema, input);
  const cohortId = crypto.randomUUID();
  const { rows, cases, manifest_sha256 } = await gateways.takeCheck(check_id, cohortId);
  await bindSites(secret)(study, { sites: [...new Set(rows.map(({ site }) => site))] });
  return keepCohort(study, gateways, { cohortId, name, manifest_sha256, rows, registered: cases });
}

const parse = <S extends z.ZodType>(schema: S, input: unknown) =>
  parseInput('cohort.register', schema, input);
