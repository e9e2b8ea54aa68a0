import {
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import type { CentralActivities, PendingCase, SiteActivities } from '../activities';
import { pause, resume } from '../messages';
import { CENTRAL_OPTIONS, DELIVER_OPTIONS, EVALUATE_OPTIONS } from '../timeouts';
import { startsOver } from '../start-over';
import { describeFailure } from './failure';
import { Feed } from './feed';
import { Gate } from './gate';
import type { EvaluateSiteInput } from './input';

const central = proxyActivities<CentralActivities>(CENTRAL_OPTIONS);

/** Cases in flight at a site: few, so that pause and cancel bite. */
const WINDOW = 8;

/** Cases after which the workflow continues as new. */
const CASES_PER_EXECUTION = 200;

const PAGE = 200;

/** One site's part of a run: its pending cases through the site's worker, a small window at a time. */
export async function evaluateSite(input: EvaluateSiteInput): Promise<void> {
  const { runId, site } = input;
  const gate = new Gate(input.paused);
  setHandler(pause, (request) => gate.close(request));
  setHandler(resume, () => gate.open());
  const feed = new Feed(input.cursor, CASES_PER_EXECUTION, (cursor) =>
    central.listPending({ runId, site, cursor, limit: PAGE }),
  );
  if (input.cursor < 0) await central.setSiteState({ runId, site, state: 'running' });
  await whileReportingPauses(input, gate, () => drain(input, gate, feed));
  if (feed.hasMore) {
    await continueAsNew<typeof evaluateSite>({
      ...input,
      cursor: feed.cursor,
      paused: gate.isClosed,
    });
  }
  await central.setSiteState({ runId, site, state: 'finished' });
}

/** Keeps WINDOW cases in flight until the feed gives no more. */
async function drain(input: EvaluateSiteInput, gate: Gate, feed: Feed): Promise<void> {
  const lane = async () => {
    for (let item = await feed.next(); item; item = await feed.next()) {
      const next = item;
      await gate.pass(() => evaluate(input, next));
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

/** Evaluates a case at the site and has it delivered; a case whose attempts ran out is recorded as failed. */
async function evaluate(input: EvaluateSiteInput, item: PendingCase): Promise<void> {
  const { runId, attempt, site, taskQueue, cohortId, models, protocol, reuse } = input;
  const { caseId, model } = item;
  const remote = proxyActivities<SiteActivities>({ ...EVALUATE_OPTIONS, taskQueue });
  const deliveries = proxyActivities<SiteActivities>({ ...DELIVER_OPTIONS, taskQueue });
  const key = { runId, caseId, site, model };
  const strategies = protocol.strategies.filter((strategy) => strategy.model === model);
  try {
    await remote.evaluateCase({
      ...key,
      cohortId,
      modelSha256: models.find(({ id }) => id === model)?.sha256 ?? '',
      automatic: models.filter(({ id }) => strategies.some(({ prompt }) => prompt.by === id)),
      attempt,
      ...(reuse !== undefined && { reuse }),
      protocol: { ...protocol, strategies },
    });
    await deliveries.deliverCase(key);
  } catch (error) {
    if (isCancellation(error) || startsOver(error)) throw error;
    await central.recordFailure({ runId, caseId, model, attempt, ...describeFailure(error) });
  }
}

/** Runs `work`, telling the centre whenever a pause has taken hold or has ended. */
async function whileReportingPauses(
  { runId, site }: EvaluateSiteInput,
  gate: Gate,
  work: () => Promise<void>,
): Promise<void> {
  let done = false;
  const report = async () => {
    for (;;) {
      await condition(() => done || gate.isDrained);
      if (done) return;
      await central.setSiteState({ runId, site, state: 'paused' });
      await condition(() => done || !gate.isClosed);
      if (done) return;
      await central.setSiteState({ runId, site, state: 'running' });
    }
  };
  const reporter = new CancellationScope();
  const reports = reporter.run(report);
  try {
    await work();
  } finally {
    done = true;
    await reports.catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  }
}
