import type { CaseFile, CaseProgress, CaseReceipt, EvaluateCaseInput } from '@atrium/contracts';
import type { FoundBundle } from '@atrium/models';
import { expandArms, settingsOf } from '@atrium/protocol';
import type { CaseProcess } from '../case-process/host';
import { CaseFault } from '../fault';
import type { Machine } from '../machine';
import { discard, prepare, publish, readResult } from '../store/case-store';
import { findCase, type CaseFiles } from '../store/cohort-index';
import { caseAddress } from '../store/layout';
import { keptReceipt, readsAnew } from './kept-result';

export type ReportProgress = (progress: Pick<CaseProgress, 'phase' | 'slice' | 'slices'>) => void;

/**
 * Evaluates every arm of a model on a case and leaves masks and result.json in the site's store, as a whole or not at
 * all. A result with the same content hash is given back as it is, unless it has failed arms and this is a later attempt;
 * where the run says so, that of an earlier run is taken over.
 *
 * @throws CaseFault or ModelError for what this machine could not do, the signal's reason when it is aborted,
 * CaseHeld when the run is to pause before the case has a slot
 */
export async function runCase(
  input: EvaluateCaseInput,
  machine: Machine,
  report: ReportProgress,
  signal: AbortSignal,
): Promise<CaseReceipt> {
  const started = performance.now();
  const files = await findCase(machine.home, input);
  await refuseForbidden(files, machine);
  const bundles = await bundlesOf(input, machine);
  const work = {
    caseId: input.caseId,
    arms: expandArms(input.protocol),
    settings: settingsOf(input.protocol),
  };
  const secondsSince = () => (performance.now() - started) / 1000;
  const own = await readResult(machine.home, input);
  const asked = { ...work, ...files, ...bundles };
  const kept = await keptReceipt(input, own, asked, machine, secondsSince);
  if (kept) return kept;
  const secondsBefore = secondsSince();
  report({ phase: 'waiting', slice: 0, slices: 0 });
  const { runId, attempt } = input;
  return machine.holds.during(runId, (held) =>
    machine.slots.use(AbortSignal.any([signal, held]), async (slot) => {
      const job = {
        ...{ ...work, runId, attempt, ...files, readsAnew: readsAnew(input, own) },
        ...runsOn(machine, bundles),
        secondsBefore,
      };
      return inDraft(machine.home, input, (draft, address) =>
        slot.run({ ...job, draft, address }, { onProgress: report, signal }),
      );
    }),
  );
}

/** What a unit of work runs on. */
interface Bundles {
  readonly model: FoundBundle;
  /** Those that prompt it. */
  readonly automatic: readonly FoundBundle[];
}

/** Every bundle that the arms need, as the run was launched with it. */
async function bundlesOf(input: EvaluateCaseInput, { models }: Machine): Promise<Bundles> {
  const model = await models.get(input.model, input.modelSha256);
  const automatic: FoundBundle[] = [];
  for (const { id, sha256 } of input.automatic ?? []) automatic.push(await models.get(id, sha256));
  return { model, automatic };
}

/** A link may lead elsewhere than on the day of registration. */
async function refuseForbidden(files: CaseFiles, { roots }: Machine) {
  const refuse = (file: string | null, column: CaseFile) =>
    file === null ? null : roots.refuse(file, column);
  const issue =
    (await refuse(files.image, 'image')) ??
    (await refuse(files.reference, 'reference')) ??
    (await refuse(files.secondReference, 'reference_2'));
  if (issue) throw new CaseFault(issue.code, issue.message);
}

const runsOn = ({ provider, threads }: Machine, { model, automatic }: Bundles) => ({
  provider,
  threads,
  model: placeOf(model),
  automatic: automatic.map(placeOf),
});

const placeOf = ({ folder, sha256 }: FoundBundle) => ({ folder, sha256 });

/** Has `work` fill a draft folder, then puts it in its place; a draft that was not finished is removed. */
async function inDraft(
  home: string,
  key: EvaluateCaseInput,
  work: (draft: string, address: string) => ReturnType<CaseProcess['run']>,
): Promise<CaseReceipt> {
  const draft = await prepare(home, key);
  try {
    const receipt = await work(draft, caseAddress(key));
    await publish(home, key, draft);
    return receipt;
  } finally {
    await discard(draft);
  }
}
