import type { ApiClient } from '@atrium/api-client';
import { idSchema, type ModelReplacement, type ProtocolSummary } from '@atrium/contracts';
import { modelsNamed, parseProtocol, replaceModelsIn } from '@atrium/protocol';
import { InvalidArgumentError } from 'commander';
import { refused, wrongUsage } from '../exit-codes';
import { sentenceOf } from '../inputs/text-file';

/** `OLD=NEW` beside those before it. */
export function parseReplacement(text: string, before: readonly ModelReplacement[] = []) {
  const [from, to, ...more] = text.split('=');
  const isPair = [from, to].every((id) => idSchema.safeParse(id).success) && more.length === 0;
  if (!isPair) throw new InvalidArgumentError('Expected OLD=NEW, two ids of models.');
  if (before.some((one) => one.from === from))
    throw new InvalidArgumentError(`Model ${from} is replaced twice.`);
  return [...before, { from, to }];
}

/** A protocol that is to be run, with other models in the place of some. */
export interface ReplacedProtocol {
  readonly name: string;
  readonly source: string;
}

/**
 * The protocol with other models, as saving it will see it: a plan promises nothing that a launch refuses.
 * @throws CommandError (exit 1) where the protocol names no such model, (exit 2) where one is unknown or does not take the prompts
 */
export async function replacedProtocol(
  api: ApiClient,
  id: string,
  replace: readonly ModelReplacement[],
): Promise<ReplacedProtocol> {
  const { name, source, body } = await api.protocols.show.query({ id });
  const known = modelsNamed(body);
  const unknown = replace.map(({ from }) => from).filter((from) => !known.includes(from));
  if (unknown.length > 0)
    throw wrongUsage(
      `The protocol names no model called ${unknown.join(', ')}. It names: ${known.join(', ')}.`,
    );
  const replaced = { name, source: replaceModelsIn(source, replace) };
  const models = await api.protocols.models.query();
  const parsed = parseProtocol(replaced.source, fileOf(replaced), models);
  if (!parsed.ok) throw refused(...parsed.issue.map(sentenceOf));
  return replaced;
}

const fileOf = ({ name }: ReplacedProtocol): string => `${name}.yaml`;

/** Saves it as a version of its name. @throws CommandError (exit 2) where a model is unknown or does not take the prompts */
export async function saveReplaced(
  api: ApiClient,
  protocol: ReplacedProtocol,
): Promise<ProtocolSummary> {
  const file = fileOf(protocol);
  const saved = await api.protocols.save.mutate({ source: protocol.source, file });
  if (!saved.ok) throw refused(...saved.issues.map(sentenceOf));
  return saved.protocol;
}
