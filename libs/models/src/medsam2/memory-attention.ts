import type { Medsam2Processor } from '@atrium/contracts';
import { float32, int64, outputOf, type Session, type Tensor } from '../session';
import type { ImageFeatures } from './image-features';
import type { Recalled } from './memory-bank';

/** memory_attention on one slice: its features, with what was recalled in them. */
export function memoryAttention(session: Session, processor: Medsam2Processor) {
  const { memorySize: M, featureSize: e, hiddenSize: C } = processor;
  return async (
    { features }: ImageFeatures,
    { memories, pointers }: Recalled,
  ): Promise<{ conditioned: Tensor; seconds: number }> => {
    const out = await session.run({
      features,
      memories: float32(inLine(memories.map(({ memory }) => memory)), [memories.length, M, e, e]),
      memory_slots: int64(...memories.map(({ slot }) => slot)),
      pointers: float32(inLine(pointers.map(({ pointer }) => pointer)), [pointers.length, C]),
      pointer_times: float32(
        Float32Array.from(pointers, ({ time }) => time),
        [pointers.length],
      ),
    });
    return { conditioned: outputOf(out, 'conditioned'), seconds: out.seconds };
  };
}

/** One array after the other. */
function inLine(arrays: readonly Float32Array[]): Float32Array {
  const line = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    line.set(array, at);
    at += array.length;
  }
  return line;
}
