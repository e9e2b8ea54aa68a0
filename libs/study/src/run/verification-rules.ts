import type { LaunchRunInput } from '@atrium/contracts';
import { ConflictError } from '../errors';
import type { RunRow } from './find';

/** A verification repeats a run that has ended as it was. @throws ConflictError */
export function refuseOtherChoice(run: RunRow | null, input: LaunchRunInput): void {
  if (!run) throw new ConflictError('A verification names the run that it verifies.');
  if (run.state !== 'finished' && run.state !== 'cancelled')
    throw new ConflictError(`Run ${run.id} is ${run.state}: it can be verified once it has ended.`);
  if (run.protocolId !== input.protocol_id || run.cohortId !== input.cohort_id)
    throw new ConflictError('A verification is of the protocol and the cohort of the run itself.');
}

/** Numbers of another model would verify nothing. @throws ConflictError */
export function refuseOtherModels(run: RunRow | null, sha256s: readonly string[]): void {
  const other = (run?.models ?? []).filter(({ bundleSha256 }) => !sha256s.includes(bundleSha256));
  if (other.length === 0) return;
  const names = other.map(({ bundle: { bundleId, version } }) => `${bundleId} ${version}`);
  throw new ConflictError(
    `The sites no longer have the files that the run used of: ${names.join(', ')}. Give them back to verify it.`,
  );
}
