import {
  analysisQuestionSchema,
  groupBy,
  protocolYamlSchema,
  selectionSchema,
  type AnalysisQuestion,
  type ProtocolYaml,
} from '@atrium/contracts';
import { analyses, cohorts, type Queryable } from '@atrium/db';
import { apartAmong, armIds, settingsOf } from '@atrium/protocol';
import { NotFoundError } from '../errors';
import { findRun, type RunRow } from '../run/find';
import { readPilot } from '../run/pilot';
import { defineRead } from '../verb/verb';
import type { AnalysisInput } from './analyse';
import { furtherMetrics, type FurtherValues } from './further';
import type { CovariateOfCase } from './groups';
import { contentHash, type PreparedQuestion } from './question';
import { readOther } from './other-run';
import { declaredArms } from './ranking';
import { readerRows } from './second-reader';
import { stampOfQuestion } from './stamp';
import { sweepGrid } from './sweep-grid';
import { trainedOnCohort } from './trained-on';

export type AnalysisKey = analyses.AnalysisKey;

/** A question with the rows that it is about, as they are now. */
export interface AskedQuestion {
  readonly prepared: PreparedQuestion;
  readonly contentSha256: string;
  /** What the question is as of before the rows were read: they may be newer, never older. */
  readonly version: number;
  /** Whether the answer that is kept is of the very same content. */
  readonly isAnswered: boolean;
}

/** What a question needs to be answered. @throws NotFoundError */
export const prepareQuestion = defineRead(async (db, key: AnalysisKey): Promise<AskedQuestion> => {
  const asked = await analyses.findAnalysis(db, key);
  if (!asked) throw new NotFoundError(`Nobody asked the run ${key.runId} this.`);
  const question = analysisQuestionSchema.parse(asked.question);
  const version = await stampOfQuestion(db, key.runId, question);
  const run = await findRun(db, key.runId);
  const { protocol, models, cohortId } = run;
  const datasets = (await cohorts.listDatasets(db, cohortId)).map(({ dataset }) => dataset);
  const body = protocolYamlSchema.parse(protocol.body);
  const isRun = question.kind === 'run';
  const endpoint = isRun ? (body.analysis?.endpoint ?? 'dice') : question.endpoint;
  const named =
    isRun || question.kind === 'runs'
      ? []
      : [question.arm, question.against].filter((arm) => arm !== null);
  const rows = await analyses.listValues(db, key.runId, endpoint, named);
  const arms = [...new Map(rows.map(({ arm, armPosition }) => [arm, armPosition]))];
  const prepared: PreparedQuestion = {
    question,
    apart:
      question.kind === 'pair' || (question.kind === 'groups' && question.against !== null)
        ? apartAmong(body, named)
        : [],
    ...(question.kind === 'runs' && { other: await readOther(db, run, question) }),
    input: {
      arms: arms.sort(([, a], [, b]) => a - b).map(([arm]) => arm),
      rows: rows.map(({ armPosition: _position, ...row }) => row),
      further: isRun
        ? await furtherOf(
            db,
            key.runId,
            rows,
            furtherMetrics(endpoint, settingsOf(body).nsdToleranceMm),
          )
        : [],
      analysis: body.analysis,
      isPartial: isRun && (await isPartial(db, run, body, rows.length)),
      pilot: await readPilot(db, cohortId, body),
      secondReader: isRun
        ? readerRows(await analyses.listSecondReaders(db, key.runId), endpoint)
        : [],
      apart: Object.fromEntries(
        (body.analysis?.comparisons ?? []).map((one) => [
          one.id,
          apartAmong(body, [one.arm, one.against]),
        ]),
      ),
      apartOfDeclared: apartAmong(body, declaredArms(body.analysis)),
      ...(await covariatesOf(db, key.runId, question)),
      seed: body.seed,
      grids: (body.analysis?.robustRange ?? []).map(({ strategy }) => sweepGrid(body, strategy)),
      trainedOn: trainedOnCohort(
        body,
        models.map(({ bundle }) => ({ id: bundle.bundleId, card: bundle.card })),
        datasets,
      ),
    },
  };
  const contentSha256 = contentHash(prepared);
  const isAnswered = asked.answer !== null && asked.contentSha256 === contentSha256;
  return { prepared, contentSha256, version, isAnswered };
});

/** As of the rows: one that came meanwhile has no further values. */
async function furtherOf(
  db: Queryable,
  runId: string,
  rows: readonly { readonly caseId: string; readonly arm: string }[],
  metrics: readonly string[],
): Promise<FurtherValues[]> {
  const key = ({ caseId, arm }: (typeof rows)[number]): string => JSON.stringify([caseId, arm]);
  const found = await analyses.listFurtherValues(db, runId, metrics);
  const byRow = new Map(found.map((row) => [key(row), row.values]));
  const inOrder = rows.map((row) => byRow.get(key(row)));
  return metrics.map((metric, at) => ({
    metric,
    values: inOrder.map((values) => values?.[at] ?? null),
  }));
}

/** Whether results are missing that the run was to make. @param rows those that are there */
async function isPartial(
  db: Queryable,
  { cohortId, selection }: RunRow,
  { strategies }: ProtocolYaml,
  rows: number,
): Promise<boolean> {
  const cases = await cohorts.countCases(db, cohortId, selectionSchema.parse(selection));
  return rows < cases * strategies.flatMap(armIds).length;
}

/** Says where a case is from: no covariate. */
const DATASET = 'dataset';

async function covariatesOf(
  db: Queryable,
  runId: string,
  question: AnalysisQuestion,
): Promise<Pick<AnalysisInput, 'covariates' | 'withDataset'>> {
  if (question.kind === 'pair' || question.kind === 'runs')
    return { covariates: {}, withDataset: [] };
  const named = question.kind === 'groups' ? question.covariate : null;
  const rows = await analyses.listCovariates(db, runId, named);
  const isNoCovariate = ({ name }: (typeof rows)[number]) => named === null && name === DATASET;
  const byName = groupBy(
    rows.filter((row) => !isNoCovariate(row)),
    ({ name }) => name,
  );
  const covariates = [...byName].map(([name, ofName]): [string, CovariateOfCase] => [
    name,
    Object.fromEntries(ofName.map(({ caseId, value }) => [caseId, value])),
  ]);
  return {
    covariates: Object.fromEntries(covariates),
    withDataset: rows.filter(isNoCovariate).map(({ caseId }) => caseId),
  };
}
