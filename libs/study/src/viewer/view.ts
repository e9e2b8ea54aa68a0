import {
  ERRORS,
  geometrySchema,
  type ErrorCode,
  type ViewerArm,
  type ViewerCase,
} from '@atrium/contracts';
import { resultRows } from '@atrium/db';
import { z } from 'zod';
import { armPlaces } from '../result/arm-places';
import { toRow } from '../result/rows';
import { findRun } from '../run/find';
import { isOnline } from '../site/view';
import { defineRead } from '../verb/verb';
import { findRunCase, type CaseOfRun } from './find-case';

const covariatesSchema = z.record(z.string(), z.string());
const issueSchema = z.object({ code: z.string(), message: z.string() });

/**
 * A case of a run with its facts and every arm of the protocol.
 * @throws NotFoundError
 */
export const viewCase = defineRead(async (db, key: CaseOfRun, now): Promise<ViewerCase> => {
  const [run, found] = await Promise.all([findRun(db, key.runId), findRunCase(db, key)]);
  const { lastSeenAt } = found;
  return {
    case_id: found.caseId,
    patient_id: found.patientId,
    site: found.siteId,
    online: isOnline(lastSeenAt, now),
    last_seen_at: lastSeenAt?.toISOString() ?? null,
    position: found.position,
    geometry: geometrySchema.nullable().parse(found.geometry),
    covariates: covariatesSchema.parse(found.covariates),
    has_reference: found.referenceSha256 !== null,
    issue: issueSchema.nullable().parse(found.issue),
    arms: armsOf(run.protocol.body, await resultRows.listCaseResults(db, key.runId, found.id)),
  };
});

function armsOf(protocolBody: unknown, stored: readonly resultRows.StoredRow[]): ViewerArm[] {
  const arms = armPlaces(protocolBody);
  const rows = new Map(stored.map((result) => [result.arm, toRow(result, arms)]));
  return [...arms.values()].map(({ id, strategy, model }) => {
    const row = rows.get(id) ?? null;
    return {
      arm: id,
      strategy,
      model,
      row,
      meaning: meaningOf(row?.error_code ?? null),
      has_mask: row?.mask != null,
    };
  });
}

const isErrorCode = (code: string): code is ErrorCode => code in ERRORS;

const meaningOf = (code: string | null): string | null =>
  code === null ? null : ERRORS[isErrorCode(code) ? code : 'INTERNAL'].meaning;
