import type { ModelReplacement, ProtocolYaml } from '@atrium/contracts';
import { isScalar, parseDocument, visit } from 'yaml';

/** A protocol with other models in the place of some, also where they prompt. */
export function replaceModels(
  protocol: ProtocolYaml,
  replace: readonly ModelReplacement[],
): ProtocolYaml {
  const to = placeOf(replace);
  const strategies = protocol.strategies.map((one) => ({
    ...one,
    model: to(one.model),
    prompt: {
      ...one.prompt,
      ...(typeof one.prompt.by === 'string' && { by: to(one.prompt.by) }),
    },
  }));
  return { ...protocol, strategies };
}

/** Keys of a protocol that name a model, wherever they stand. */
const NAMING: readonly unknown[] = ['model', 'by'];

/** The same of a protocol's text, which keeps its comments. @param source a text that `parseProtocol` takes */
export function replaceModelsIn(source: string, replace: readonly ModelReplacement[]): string {
  const to = placeOf(replace);
  const document = parseDocument(source);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !NAMING.includes(key.value)) return;
      if (isScalar(value) && typeof value.value === 'string') value.value = to(value.value);
    },
  });
  return document.toString();
}

const placeOf = (replace: readonly ModelReplacement[]) => {
  const places = new Map(replace.map(({ from, to }) => [from, to]));
  return (id: string): string => places.get(id) ?? id;
};
