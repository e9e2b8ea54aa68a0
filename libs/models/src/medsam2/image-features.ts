import type { Medsam2Processor } from '@atrium/contracts';
import { sliceInputs, type FrameVolume } from '../processing/slice-input';
import { float32, outputOf, type Session, type Tensor } from '../session';

/** What the image encoder makes of a slice. */
export interface ImageFeatures {
  /** [1, C, e, e]. */
  readonly features: Tensor;
  /** [1, C/8, s, s]. */
  readonly highRes0: Tensor;
  /** [1, C/4, s/2, s/2]. */
  readonly highRes1: Tensor;
  /** Wall seconds of the encoder pass. */
  readonly seconds: number;
}

/** Bytes of one slice's features: float32 of [C, e, e], [C/8, s, s] and [C/4, s/2, s/2]. */
export const featureBytes = ({
  hiddenSize: C,
  featureSize: e,
  logitsSize: s,
}: Pick<Medsam2Processor, 'hiddenSize' | 'featureSize' | 'logitsSize'>): number =>
  4 * (C * e * e + (C / 8) * s * s + (C / 4) * (s / 2) * (s / 2));

/** What a case keeps of features at most; slices above it are encoded again by every strategy. */
export const FEATURE_CAP_BYTES = 512 * 2 ** 20;

/**
 * Features of a volume's slices, shared by all strategies of a case: encoded when first asked for and kept while they
 * fit under the cap. Nothing is thrown out for another: every strategy walks over all slices, so that a cache that forgets
 * the oldest would always lack the next.
 */
export class FeatureStore {
  private readonly kept = new Map<number, ImageFeatures>();
  private readonly inputOf: (slice: number) => Float32Array;
  private readonly most: number;
  private encoded = 0;

  constructor(
    private readonly encoder: Session,
    private readonly processor: Medsam2Processor,
    volume: FrameVolume,
    capBytes: number,
  ) {
    this.inputOf = sliceInputs(volume, processor);
    this.most = Math.floor(capBytes / featureBytes(processor));
  }

  /** Encoder passes so far. */
  get passes(): number {
    return this.encoded;
  }

  async of(slice: number): Promise<ImageFeatures> {
    const known = this.kept.get(slice);
    if (known) return known;
    const made = await this.encode(slice);
    if (this.kept.size < this.most) this.kept.set(slice, made);
    return made;
  }

  private async encode(slice: number): Promise<ImageFeatures> {
    const { channels, inputSize } = this.processor;
    const image = float32(this.inputOf(slice), [1, channels, inputSize, inputSize]);
    const out = await this.encoder.run({ image });
    this.encoded++;
    return {
      features: outputOf(out, 'features'),
      highRes0: outputOf(out, 'high_res_0'),
      highRes1: outputOf(out, 'high_res_1'),
      seconds: out.seconds,
    };
  }
}
