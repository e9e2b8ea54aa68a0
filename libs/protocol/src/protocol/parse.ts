import {
  fail,
  ok,
  protocolYamlSchema,
  strategySchema,
  type ModelSummary,
  type ProtocolYaml,
  type Result,
  type TextIssue,
} from '@atrium/contracts';
import { readYaml, type TextProblem, type YamlFile } from '../text/yaml';
import { ANALYSIS_RULES } from './analysis-rules';
import type { Finding } from './finding';
import { PROTOCOL_RULES, strategyIdsOnce, type ProtocolParts } from './protocol-rules';
import { shapeFindings, withoutUnknownKeys } from './shape';
import { modelKnown, STRATEGY_RULES } from './strategy-rules';

/** Nobody reads on; a file of junk has as many as it has lines. */
const MAX_ISSUES = 200;

/** Larger files are refused unread: a protocol that travels is smaller. */
export const MAX_PROTOCOL_CHARACTERS = 256 * 1024;

/**
 * A protocol file's content, or every problem with its line, column and what was expected (CONTRACTS section 2).
 * @param text the file, decoded
 * @param file its name as the user gave it, for the problems
 * @param models the bundles that strategies may name
 */
export function parseProtocol(
  text: string,
  file: string,
  models: readonly ModelSummary[],
): Result<ProtocolYaml, TextIssue[]> {
  if (text.length > MAX_PROTOCOL_CHARACTERS) return fail([tooLarge(text, file)]);
  const yaml = readYaml(text);
  const issues =
    yaml.problems.length > 0
      ? yaml.problems.slice(0, MAX_ISSUES).map((problem) => textIssue(problem, yaml, file))
      : findings(yaml.value, models)
          .slice(0, MAX_ISSUES)
          .map((finding) => issueAt(finding, yaml, file));
  if (issues.length > 0) return fail(issues.sort((a, b) => a.line - b.line || a.column - b.column));
  return ok(protocolYamlSchema.parse(yaml.value));
}

const tooLarge = (text: string, file: string): TextIssue => ({
  file,
  line: 1,
  column: 1,
  message: `found ${text.length} characters; expected a protocol of at most ${MAX_PROTOCOL_CHARACTERS}.`,
});

/** More than any study names; each of tens of thousands would be checked on its own. */
const MAX_STRATEGIES = 1000;

function findings(value: unknown, models: readonly ModelSummary[]): Finding[] {
  const { length } = strategiesOf(value);
  if (length > MAX_STRATEGIES) {
    const message = `found ${length} strategies; expected at most ${MAX_STRATEGIES}.`;
    return [{ path: [], key: 'strategies', message }];
  }
  // A misspelt key hides nothing else: the rules see the file without it.
  const known = withoutUnknownKeys(value);
  const parts = partsOf(known);
  return [
    ...shapeFindings(value),
    ...strategyFindings(known, models),
    ...[...PROTOCOL_RULES, ...ANALYSIS_RULES].flatMap((rule) => rule(parts)),
  ];
}

/** Each part by itself: a wrong value in one hides no problem of another. */
function partsOf(value: unknown): ProtocolParts {
  const { target, masks, metrics, analysis } = protocolYamlSchema.shape;
  const parsed = strategiesOf(value).map((one) => strategySchema.safeParse(one).data);
  const strategies = parsed.filter((one) => one !== undefined);
  return {
    target: target.safeParse(field(value, 'target')).data,
    masks: masks.safeParse(field(value, 'masks')).data,
    metrics: metrics.safeParse(field(value, 'metrics')).data,
    analysis: analysis.safeParse(field(value, 'analysis')).data,
    strategies,
    allStrategies: strategies.length === parsed.length,
    whole: protocolYamlSchema.safeParse(value).data,
  };
}

/** The rules run on every strategy of the right form, also where another part of the file is wrong. */
function strategyFindings(value: unknown, models: readonly ModelSummary[]): Finding[] {
  const strategies = strategiesOf(value);
  const ids = strategies.map((one) => strategySchema.shape.id.safeParse(field(one, 'id')).data);
  const broken = strategies.flatMap((one, i) => {
    const { data: strategy } = strategySchema.safeParse(one);
    if (!strategy) return modelFindings(field(one, 'model'), i, models);
    return STRATEGY_RULES.flatMap((rule) => rule({ strategy, path: ['strategies', i], models }));
  });
  return [...strategyIdsOnce(ids), ...broken];
}

/** Of a strategy of a wrong form its model can still be told. */
function modelFindings(model: unknown, i: number, models: readonly ModelSummary[]): Finding[] {
  if (typeof model !== 'string') return [];
  return modelKnown(model, ['strategies', i], models);
}

function strategiesOf(value: unknown): unknown[] {
  const strategies = field(value, 'strategies');
  return Array.isArray(strategies) ? strategies : [];
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

function issueAt({ path, key, message }: Finding, yaml: YamlFile, file: string): TextIssue {
  const offset = key === undefined ? yaml.offsetOf(path) : yaml.offsetOfKey(path, key);
  return textIssue({ offset, message }, yaml, file);
}

const textIssue = (problem: TextProblem, yaml: YamlFile, file: string): TextIssue => ({
  file,
  ...yaml.place(problem.offset),
  message: problem.message,
});
