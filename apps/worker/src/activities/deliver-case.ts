import { deliverCaseInputSchema } from '@atrium/contracts';
import type { SiteActivities } from '@atrium/workflows';
import { ApplicationFailure } from '@temporalio/common';
import { CentreRefusal } from '../centre';
import type { Machine, Site } from '../machine';
import { readResult } from '../store/case-store';

/**
 * Activity: sends a case's result.json to the centre with the site's token. Whatever may pass is thrown as it is, and
 * Temporal retries without limit: an outage of the centre never repeats an inference.
 */
export const deliverCase =
  ({ home, centre, log }: Machine, site: Site): SiteActivities['deliverCase'] =>
  async (raw) => {
    const input = deliverCaseInputSchema.parse(raw);
    const stored = await readResult(home, input);
    if (!stored) throw lost('the store of the site holds no result of the case');
    try {
      await centre.deliver(site.token(), site.id, stored.text);
    } catch (error) {
      const { runId: run, caseId, model } = input;
      log.warn({ run, case: caseId, model, status: statusOf(error) }, 'result not delivered yet');
      if (error instanceof CentreRefusal && !error.passing) throw lost(error.message);
      throw error;
    }
    return stored.receipt;
  };

const statusOf = (error: unknown): number | string =>
  error instanceof CentreRefusal ? error.status : 'unreachable';

const lost = (message: string): ApplicationFailure =>
  ApplicationFailure.create({ type: 'INTERNAL', message, nonRetryable: true });
