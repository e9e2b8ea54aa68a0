import type { Medsam2Processor } from '@atrium/contracts';
import { float32Output, int64, type Session } from '../session';
import type { ImageFeatures } from './image-features';
import type { Decoded } from './mask-decoder';

/** What a slice leaves to the slices after it. */
export interface Remembered {
  /** [M, e, e]. */
  readonly memory: Float32Array;
  /** [C]. */
  readonly pointer: Float32Array;
}

/** memory_encoder on a decoded slice; prompted slices may leave their mask in place of its probabilities. */
export function memoryEncoder(session: Session, { memory }: Medsam2Processor) {
  return async (
    { features }: ImageFeatures,
    { logits, score, pointer }: Decoded,
    prompted: boolean,
  ): Promise<{ remembered: Remembered; seconds: number }> => {
    const binarize = int64(prompted && memory.binarizePrompted ? 1 : 0);
    const out = await session.run({ features, logits, score, binarize });
    const { data } = pointer;
    if (!(data instanceof Float32Array)) throw new Error('a pointer is not float32');
    return {
      remembered: { memory: float32Output(out, 'memory'), pointer: data },
      seconds: out.seconds,
    };
  };
}
