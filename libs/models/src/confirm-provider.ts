import { ModelError } from './model-error';
import { float32, providersThatRan, type SessionOptions } from './session';

/**
 * Reads from a profile that the nodes of a graph ran where they were asked to: only the CPU cannot be anything else.
 *
 * @param shape of its one input, `image`
 * @throws ModelError PROVIDER_MISSING
 */
export async function confirmProvider(
  graph: Uint8Array,
  id: string,
  shape: readonly number[],
  options: SessionOptions,
): Promise<void> {
  if (options.provider === 'cpu') return;
  const length = shape.reduce((product, side) => product * side, 1);
  const image = float32(new Float32Array(length), shape);
  const ran = await providersThatRan(graph, { image }, options);
  if (ran.length === 1 && ran[0].toLowerCase().startsWith(options.provider)) return;
  const sentence = `${id}: "${options.provider}" is configured, but ${ran.join(', ') || 'no provider'} ran`;
  throw new ModelError('PROVIDER_MISSING', sentence);
}

/** Shape of the input of an image encoder. */
export const encoderShape = (processor: {
  readonly channels: number;
  readonly inputSize: number;
}): number[] => [1, processor.channels, processor.inputSize, processor.inputSize];
