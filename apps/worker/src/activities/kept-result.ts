import type { CaseReceipt, EvaluateCaseInput } from '@atrium/contracts';
import {
  contentHash,
  fileSha256,
  modelRefs,
  refuseReplaced,
  secondReferenceSha256,
  type ContentHashInput,
} from '@atrium/evaluation';
import type { FoundBundle } from '@atrium/models';
import type { Machine } from '../machine';
import type { StoredResult } from '../store/case-store';
import type { CaseFiles } from '../store/cohort-index';
import { earlierResults, takeOver } from '../store/earlier-results';

/** What a unit of work would be computed from. */
export interface Work extends Pick<ContentHashInput, 'caseId' | 'arms' | 'settings'>, CaseFiles {
  readonly model: FoundBundle;
  readonly automatic: readonly FoundBundle[];
}

/**
 * The receipt of a result that the store has already: this run's own, or, where the run reuses, one of an earlier run, which
 * this run then has as its own. null where it has to be computed.
 */
export async function keptReceipt(
  input: EvaluateCaseInput,
  own: StoredResult | null,
  work: Work,
  machine: Machine,
  secondsSince: () => number,
): Promise<CaseReceipt | null> {
  const isOutdated = own?.receipt.status === 'failed' && own.result.attempt < input.attempt;
  const valid = isOutdated ? null : own;
  if (!valid && !input.reuse) return null;
  const hashes = await hashesOf(work);
  const expected = hashOf(work, hashes, machine);
  if (valid?.result.content_hash === expected) return valid.receipt;
  // Of replaced files no result is this version's, whoever computed it.
  const isAllowed = refuseReplaced({ ...work, readsAnew: readsAnew(input, own) }, hashes).ok;
  return input.reuse && isAllowed ? reusedReceipt(input, expected, machine, secondsSince) : null;
}

/** A retry reads the files anew of a case that could not be evaluated, but for one whose files are not those of the cohort's version. */
export const readsAnew = ({ attempt }: EvaluateCaseInput, own: StoredResult | null): boolean =>
  own?.receipt.status === 'failed' &&
  own.result.attempt < attempt &&
  own.result.arms.every(({ error }) => error?.code !== 'FILE_REPLACED');

async function reusedReceipt(
  input: EvaluateCaseInput,
  expected: string,
  { home, log }: Machine,
  secondsSince: () => number,
): Promise<CaseReceipt | null> {
  for await (const earlier of earlierResults(home, input, expected)) {
    const receipt = await takeOver(home, input, earlier, secondsSince);
    const { run_id: from } = earlier;
    if (receipt) log.info({ run: input.runId, case: input.caseId, from }, 'result taken over');
    else log.warn({ case: input.caseId, from }, 'a mask is not what its result says: not reused');
    if (receipt) return receipt;
  }
  return null;
}

interface FileHashes {
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
  readonly secondReferenceSha256?: string | null;
}

const hashesOf = async ({ image, reference, secondReference }: Work): Promise<FileHashes> => ({
  imageSha256: await fileSha256(image),
  referenceSha256: await fileSha256(reference),
  ...(await secondReferenceSha256({ secondReference })),
});

const hashOf = (
  { caseId, arms, settings, model, automatic }: Work,
  hashes: FileHashes,
  { provider }: Machine,
): string =>
  contentHash({
    caseId,
    arms,
    settings,
    ...hashes,
    models: modelRefs(model, automatic),
    provider,
  });
