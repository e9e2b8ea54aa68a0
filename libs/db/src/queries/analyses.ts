import type { Metric } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { ArmStatus } from '../generated/client';
import type { Queryable } from '../client';
import { metricSource } from './metric';

/** A question to the statistics of a run. */
export interface AnalysisKey {
  readonly runId: string;
  /** Of the question. */
  readonly key: string;
}

const at = ({ runId, key }: AnalysisKey) => ({ runId_key: { runId, key } });

export const findAnalysis = (db: Queryable, key: AnalysisKey) =>
  db.analysis.findUnique({ where: at(key) });

/** Asks, or asks again: the answer that is there stays until there is a newer one. */
export const requestAnalysis = (
  db: Queryable,
  key: AnalysisKey,
  question: Prisma.InputJsonValue,
  askedAt: Date,
) =>
  db.analysis.upsert({
    where: at(key),
    create: { ...key, question, askedAt, state: 'requested' },
    update: { askedAt, state: 'requested', error: null },
  });

/** Requests that no workflow has taken yet, oldest first. */
export const listRequested = (db: Queryable) =>
  db.analysis.findMany({
    where: { state: 'requested' },
    select: { runId: true, key: true, askedAt: true },
    orderBy: { askedAt: 'asc' },
    take: 100,
  });

/** A workflow works on it; not where it was asked again or answered meanwhile. */
export const markRunning = (db: Queryable, { runId, key }: AnalysisKey, askedAt: Date) =>
  db.analysis.updateMany({
    where: { runId, key, askedAt, state: 'requested' },
    data: { state: 'running' },
  });

export interface NewAnswer {
  readonly version: number;
  readonly contentSha256: string;
  readonly answer: Prisma.InputJsonValue;
  readonly computedAt: Date;
}

export const storeAnswer = (db: Queryable, key: AnalysisKey, answer: NewAnswer) =>
  db.analysis.update({ where: at(key), data: { ...answer, state: 'done', error: null } });

/** The answer that is there is also that of a newer version of the run: all that it depends on is the same. */
export const confirmAnswer = (db: Queryable, key: AnalysisKey, version: number) =>
  db.analysis.update({ where: at(key), data: { version, state: 'done', error: null } });

export const failAnalysis = (db: Queryable, key: AnalysisKey, error: string) =>
  db.analysis.update({ where: at(key), data: { error, state: 'failed' } });

/** A row of a run as statistics see it. */
export interface StoredValue {
  readonly caseId: string;
  readonly casePosition: number;
  readonly site: string;
  readonly patient: string;
  readonly arm: string;
  readonly armPosition: number;
  readonly status: ArmStatus;
  readonly errorCode: string | null;
  /** null where it is undefined, or the row has none. */
  readonly value: number | null;
  readonly isCompared: boolean;
}

/** The rows of a run with a metric, in manifest then protocol order. @param arms all of them where none is named */
export function listValues(
  db: Queryable,
  runId: string,
  metric: Metric,
  arms: readonly string[] = [],
) {
  const { value } = metricSource(metric);
  const ofArms = arms.length > 0 ? Prisma.sql`AND r."arm" = ANY (${[...arms]})` : Prisma.empty;
  return db.$queryRaw<StoredValue[]>`
    SELECT r."case_id" AS "caseId", r."case_position" AS "casePosition", r."site_id" AS site, p."patient_id" AS patient,
           r."arm", r."arm_position" AS "armPosition", r."status"::text AS status, r."error_code" AS "errorCode",
           CASE WHEN r."status" = 'completed' THEN nullif(${value}, 'Infinity') END AS value,
           r."has_reference" AS "isCompared"
    FROM "result" r JOIN "case" c ON c."id" = r."case_row_id" JOIN "patient" p ON p."id" = c."patient_row_id"
    WHERE r."run_id" = ${runId}::uuid ${ofArms} ORDER BY r."case_position", r."arm_position"`;
}

/** Further metrics of a run's rows, in the order of the metrics; null as in {@link listValues}. At once, so that all are of one moment. */
export function listFurtherValues(db: Queryable, runId: string, metrics: readonly Metric[]) {
  const values = metrics.map((metric) => {
    const { value } = metricSource(metric);
    return Prisma.sql`CASE WHEN r."status" = 'completed' THEN nullif(${value}, 'Infinity') END`;
  });
  return db.$queryRaw<{ caseId: string; arm: string; values: (number | null)[] }[]>`
    SELECT r."case_id" AS "caseId", r."arm", ARRAY[${Prisma.join(values)}] AS "values"
    FROM "result" r WHERE r."run_id" = ${runId}::uuid`;
}

/** A case of a run that a second reader labelled too, with the metrics of that label map. */
export interface StoredReader {
  readonly caseId: string;
  readonly casePosition: number;
  readonly site: string;
  readonly patient: string;
  readonly metrics: Prisma.JsonValue;
}

/** What second readers say of a run's cases, in manifest order: once a case, whichever model's work measured it. */
export const listSecondReaders = (db: Queryable, runId: string) =>
  db.$queryRaw<StoredReader[]>`
    SELECT DISTINCT ON (c."position") c."case_id" AS "caseId", c."position" AS "casePosition", c."site_id" AS site,
           p."patient_id" AS patient, u."second_reader" AS metrics
    FROM "case_run" u JOIN "case" c ON c."id" = u."case_row_id" JOIN "patient" p ON p."id" = c."patient_row_id"
    WHERE u."run_id" = ${runId}::uuid AND u."second_reader" IS NOT NULL ORDER BY c."position", u."model"`;

/** Every covariate of a run's cases that has a value, with the case's id. @param covariate this one alone */
export const listCovariates = (db: Queryable, runId: string, covariate: string | null) =>
  db.$queryRaw<{ caseId: string; name: string; value: string }[]>`
    SELECT DISTINCT c."case_id" AS "caseId", e.key AS name, e.value
    FROM "case_run" u JOIN "case" c ON c."id" = u."case_row_id", jsonb_each_text(c."covariates") e
    WHERE u."run_id" = ${runId}::uuid AND e.value <> '' AND (${covariate}::text IS NULL OR e.key = ${covariate})
    ORDER BY 2, 1`;
