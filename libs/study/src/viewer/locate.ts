import {
  protocolYamlSchema,
  type ViewerImageRequest,
  type ViewerOutlinesRequest,
} from '@atrium/contracts';
import { viewer } from '@atrium/db';
import { settingsOf } from '@atrium/protocol';
import { NotFoundError } from '../errors';
import { findRun } from '../run/find';
import { defineRead } from '../verb/verb';
import { findRunCase, type CaseOfRun } from './find-case';

/*
 * What the API needs to ask a site's gateway for a case's pixels: whoever may read the study may see them.
 */

const requestOf = (found: viewer.RunCase): ViewerImageRequest => ({
  site: found.siteId,
  cohort_id: found.cohortId,
  case_id: found.caseId,
  image_sha256: found.imageSha256,
});

/**
 * Where a case's scan is.
 * @throws NotFoundError
 */
export const locateImage = defineRead(async (db, key: CaseOfRun): Promise<ViewerImageRequest> =>
  requestOf(await findRunCase(db, key)),
);

/**
 * Where a case's reference and the masks of arms are. An arm without a mask is left out: its row says why.
 * @throws NotFoundError
 */
export const locateOutlines = defineRead(
  async (
    db,
    key: CaseOfRun & { readonly arms: readonly string[] },
  ): Promise<Omit<ViewerOutlinesRequest, 'slice'>> => {
    const [found, run] = await Promise.all([findRunCase(db, key), findRun(db, key.runId)]);
    const { target } = settingsOf(protocolYamlSchema.parse(run.protocol.body));
    const masks = await viewer.listMasks(db, key.runId, found.id, key.arms);
    return {
      ...requestOf(found),
      reference: { labels: [...target.labels] },
      masks: masks.map(({ address, result }) => ({ arm: result.arm, address })),
    };
  },
);

/**
 * Where the mask of an arm on a case is.
 * @throws NotFoundError
 */
export const locateMask = defineRead(
  async (
    db,
    key: CaseOfRun & { readonly arm: string },
  ): Promise<{ site: string; address: string }> => {
    const { id, siteId } = await findRunCase(db, key);
    const [mask] = await viewer.listMasks(db, key.runId, id, [key.arm]);
    if (mask) return { site: siteId, address: mask.address };
    throw new NotFoundError(
      `Arm ${key.arm} of case ${key.caseId} has no mask: it was not completed, or the protocol keeps none of it.`,
    );
  },
);
