import {
  CancellationScope,
  isCancellation,
  proxyActivities,
  setHandler,
  startChild,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import type { CentralActivities, RunOutline } from '../activities';
import { evaluateSite } from '../evaluate-site/workflow';
import { siteWorkflowId } from '../ids';
import { pause, resume } from '../messages';
import type { PauseRequest } from '../signals';
import { CENTRAL_OPTIONS } from '../timeouts';
import type { EvaluateRunInput } from './input';

const central = proxyActivities<CentralActivities>(CENTRAL_OPTIONS);

type SiteHandle = ChildWorkflowHandle<typeof evaluateSite>;

/**
 * One attempt of a run: a child per site, all at once. Passes pause and resume on to them, and says at the end what
 * became of the run. A cancel cancels every child and is final.
 */
export async function evaluateRun(input: EvaluateRunInput): Promise<void> {
  const { runId, attempt } = input;
  const sites: SiteHandle[] = [];
  let pauseRequest: PauseRequest | null = null;
  setHandler(pause, async (request) => {
    pauseRequest = request;
    await toAll(sites, (site) => site.signal(pause, request));
  });
  setHandler(resume, async () => {
    pauseRequest = null;
    await toAll(sites, (site) => site.signal(resume));
  });
  try {
    const outline = await central.loadRun({ runId, attempt });
    for (const { site, taskQueue } of outline.sites) {
      sites.push(await startSite(input, outline, site, taskQueue, pauseRequest !== null));
    }
    await Promise.all(sites.map((site) => site.result()));
    await central.finishRun({ runId, attempt, outcome: 'finished' });
  } catch (error) {
    if (isCancellation(error)) {
      await CancellationScope.nonCancellable(() =>
        central.finishRun({ runId, attempt, outcome: 'cancelled' }),
      );
    }
    throw error;
  }
}

function startSite(
  { runId, attempt }: EvaluateRunInput,
  { cohortId, models, protocol, reuse }: RunOutline,
  site: string,
  taskQueue: string,
  paused: boolean,
): Promise<SiteHandle> {
  return startChild(evaluateSite, {
    workflowId: siteWorkflowId(runId, attempt, site),
    args: [
      {
        runId,
        attempt,
        site,
        taskQueue,
        cohortId,
        models,
        protocol,
        ...(reuse !== undefined && { reuse }),
        cursor: -1,
        paused,
      },
    ],
  });
}

/** Sends to each site; one that has already finished takes no signal, and needs none. */
async function toAll(
  sites: readonly SiteHandle[],
  send: (site: SiteHandle) => Promise<void>,
): Promise<void> {
  await Promise.allSettled(sites.map(send));
}
