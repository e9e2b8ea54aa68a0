import type { Bundle } from '@atrium/contracts';
import { ModelError } from './model-error';
import { float32, providersThatRan, type SessionOptions } from './session';

/**
 * Reads from a profile that the nodes of an image encoder ran where they were asked to: only the CPU cannot be anything else.
 *
 * @throws ModelError PROVIDER_MISSING
 */
export async function confirmProvider(
  graph: Uint8Array,
  { id, processor: { channels, inputSize: size } }: Pick<Bundle, 'id' | 'processor'>,
  options: SessionOptions,
): Promise<void> {
  if (options.provider === 'cpu') return;
  const image = float32(new Float32Array(channels * size * size), [1, channels, size, size]);
  const ran = await providersThatRan(graph, { image }, options);
  if (ran.length === 1 && ran[0].toLowerCase().startsWith(options.provider)) return;
  const sentence = `${id}: "${options.provider}" is configured, but ${ran.join(', ') || 'no provider'} ran`;
  throw new ModelError('PROVIDER_MISSING', sentence);
}
