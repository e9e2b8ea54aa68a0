import {
  protocolYamlSchema,
  type ViewerImageRequest,
  type ViewerOutlinesRequest,
} from '@atrium/contracts';
import { viewer, type Queryable } from '@atrium/db';
import { settingsOf } from '@atrium/protocol';
import { NotFoundError } from '../errors';
import { findRun } from '../run/view';
import { defineRead } from '../verb/verb';
import { findRunCase, type CaseOfRun } from './find-case';

/*
 * What the API needs to ask a site's gateway for a case's pixels: whoever may read the study may see them.
 */

const locate = async (db: Queryable, key: CaseOfRun): Promise<ViewerImageRequest> => {
  const { siteId, cohortId, caseId, imageSha256 } = await findRunCase(db, key);
  return { site: siteId, cohort_id: cohortId, case_id: caseId, image_sha256: imageSha256 };
};

/**
 * Where a case's scan is.
 * @throws NotFoundError
 */
export const locateImage = defineRead(locate);

/**
 * Where a case's reference and the masks of arms are. An arm without a mask is left out: its row says why.
 * @throws NotFoundError
 */
export const locateOutlines = defineRead(
  async (
    db,
    key: CaseOfRun & { readonly arms: readonly string[] },
  ): Promise<Omit<ViewerOutlinesRequest, 'slice'>> => {
    const [image, run, masks] = await Promise.all([
      locate(db, key),
      findRun(db, key.runId),
      viewer.listMasks(db, key.runId, key.caseId, key.arms),
    ]);
    const { target } = settingsOf(protocolYamlSchema.parse(run.protocol.body));
    return {
      ...image,
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
    const { site } = await locate(db, key);
    const [mask] = await viewer.listMasks(db, key.runId, key.caseId, [key.arm]);
    if (mask) return { site, address: mask.address };
    throw new NotFoundError(
      `Arm ${key.arm} of case ${key.caseId} has no mask: it was not completed, or the protocol keeps none of it.`,
    );
  },
);
