import { knownLabelsSchema } from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';
import { parseList } from '../inputs/selection';

/** `1,2` as values of a label map. */
export function parseLabels(text: string): number[] {
  const { data } = knownLabelsSchema.safeParse(parseList(text).map(Number));
  if (!data) throw new InvalidArgumentError('Expected whole numbers from 1, comma-separated.');
  return [...new Set(data)].sort((a, b) => a - b);
}
