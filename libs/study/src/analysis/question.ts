import {
  endpointOf,
  ownValue,
  type AnalysisAnswer,
  type AnalysisQuestion,
  type Apart,
} from '@atrium/contracts';
import { canonicalJson, sha256 } from '../hash';
import { analyseRun, type AnalysisInput } from './analyse';
import { analyseGroups } from './groups';
import { analysePair } from './pair';
import { analyseRuns, type OtherRun } from './runs';

/** Raised when the same rows give other answers than before: those that are kept are then asked for anew. */
export const STATISTICS_VERSION = 8;

/** A question with all that its answer depends on; plain data, so that it can go to another thread. */
export interface PreparedQuestion {
  readonly question: AnalysisQuestion;
  readonly input: AnalysisInput;
  /** In what the arms of a pair are not like for like. */
  readonly apart: Apart;
  /** The run that this one is held against; missing of any other question, which so keeps its hash. */
  readonly other?: OtherRun;
}

/** Pure, and as long as it takes: not for an event loop that others wait for. */
export function answerQuestion(prepared: PreparedQuestion): AnalysisAnswer {
  const { question, input, apart, other } = prepared;
  if (question.kind === 'run') return { kind: 'run', run: analyseRun(input) };
  const { rows, covariates, seed } = input;
  if (question.kind === 'pair') return { kind: 'pair', pair: analysePair(question, rows, apart) };
  if (question.kind === 'runs') {
    if (!other) throw new Error('a question about two runs without the other one');
    return { kind: 'runs', runs: analyseRuns(question, input, other) };
  }
  const values = ownValue(covariates, question.covariate) ?? {};
  const endpoint = endpointOf(question.endpoint);
  const groups = analyseGroups(question, rows, values, endpoint, seed);
  return { kind: 'groups', groups: { ...groups, apart: [...apart] } };
}

/** Equal questions share an answer, which statistics of another version do not find. */
export const questionKey = (question: AnalysisQuestion): string =>
  sha256(canonicalJson([STATISTICS_VERSION, question]));

/** Of all that the answer depends on. */
export const contentHash = (prepared: PreparedQuestion): string =>
  sha256(canonicalJson([STATISTICS_VERSION, prepared]));
