import type { CaseReceipt, EvaluateCaseInput } from '@atrium/contracts';
import {
  contentHash,
  fileSha256,
  modelRefs,
  secondReferenceSha256,
  type ContentHashInput,
} from '@atrium/evaluation';
import type { FoundBundle } from '@atrium/models';
import type { Machine } from '../machine';
import { readResult } from '../store/case-store';
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
  work: Work,
  machine: Machine,
  secondsSince: () => number,
): Promise<CaseReceipt | null> {
  const own = await readResult(machine.home, input);
  const isOutdated = own?.receipt.status === 'failed' && own.result.attempt < input.attempt;
  const valid = isOutdated ? null : own;
  if (!valid && !input.reuse) return null;
  const expected = await hashOf(work, machine);
  if (valid?.result.content_hash === expected) return valid.receipt;
  return input.reuse ? reusedReceipt(input, expected, machine, secondsSince) : null;
}

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

const hashOf = async (work: Work, { provider }: Machine): Promise<string> => {
  const { caseId, arms, settings, image, reference, secondReference, model, automatic } = work;
  return contentHash({
    caseId,
    arms,
    settings,
    imageSha256: await fileSha256(image),
    referenceSha256: await fileSha256(reference),
    ...(await secondReferenceSha256({ secondReference })),
    models: modelRefs(model, automatic),
    provider,
  });
};
