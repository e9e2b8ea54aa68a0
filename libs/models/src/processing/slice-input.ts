import type { Medsam1Processor } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { ScaledVolume } from './intensity';
import { inputFrame, type InputFrame } from './frame';
import { recent } from './recent';
import { areaTaps, bilinearTaps, resampler, type Plane, type Taps } from './resample';

/** A scaled volume in the radiological frame: index x + W (y + H z). */
export interface FrameVolume {
  readonly data: ScaledVolume;
  readonly size: Vec3;
}

/**
 * Makes the encoder's input of any slice: resized, scaled to 0..1, padded with 0, as three channels.
 *
 * @returns slice index -> [1, 3, S, S], the same array every time
 */
export function sliceInputs(
  volume: FrameVolume,
  processor: Medsam1Processor,
): (slice: number) => Float32Array {
  const [width, height, depth] = volume.size;
  const frame = inputFrame(processor, width, height);
  const x = axisTaps(processor, width, frame.width);
  const y = axisTaps(processor, height, frame.height);
  const area = processor.inputSize ** 2;
  const input = new Float32Array(processor.channels * area);
  const { sliceOffsets } = processor;
  const resize = resampler(width, height, x, y);
  const native = new Float32Array(width * height);
  const { scalings, ofChannel } = channelScalings(processor);
  const planesOf = recent(planesAtOnce(sliceOffsets), (z: number) => {
    native.set(volume.data.subarray(z * native.length, (z + 1) * native.length));
    const plane = resize(native);
    return scalings.map((scaling) => channelOf(plane, frame, processor, scaling));
  });
  return (slice) => {
    sliceOffsets.forEach((offset, channel) => {
      const neighbour = Math.min(Math.max(slice + offset, 0), depth - 1);
      input.set(planesOf(neighbour)[ofChannel[channel]], channel * area);
    });
    return input;
  };
}

/** Resized slices to keep while a walk over the volume, one way or the other, may ask for them again. */
const planesAtOnce = (offsets: readonly number[]): number =>
  Math.max(...offsets) - Math.min(...offsets) + 1;

function axisTaps({ resize }: Medsam1Processor, from: number, to: number): Taps | null {
  if (to === from) return null;
  return to < from && resize.shrink === 'area' ? areaTaps(from, to) : bilinearTaps(from, to);
}

interface Scaling {
  readonly mean: number;
  readonly std: number;
}

/** The scalings that differ, and which of them each channel has: mostly one for all. */
function channelScalings({ mean, std }: Medsam1Processor): {
  readonly scalings: readonly Scaling[];
  readonly ofChannel: readonly number[];
} {
  const scalings: Scaling[] = [];
  const ofChannel = mean.map((m, c) => {
    const known = scalings.findIndex((s) => s.mean === m && s.std === std[c]);
    return known >= 0 ? known : scalings.push({ mean: m, std: std[c] }) - 1;
  });
  return { scalings, ofChannel };
}

/** One channel of the input: [S, S], the slice at its top left. */
function channelOf(
  { data, width }: Plane,
  frame: InputFrame,
  { inputSize, intensity }: Medsam1Processor,
  { mean, std }: Scaling,
): Float32Array {
  const { low, range } = intensity.sliceMinMax ? extent(data) : { low: 0, range: 255 };
  const padded = new Float32Array(inputSize * inputSize);
  // ((value - low) / range - mean) / std, without a division for every pixel.
  const slope = 1 / (range * std);
  const shift = -(low * slope + mean / std);
  for (let row = 0; row < frame.height; row++) {
    const to = row * inputSize;
    for (let column = 0, from = row * width; column < width; column++, from++) {
      padded[to + column] = data[from] * slope + shift;
    }
  }
  return padded;
}

function extent(data: Float32Array): { readonly low: number; readonly range: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < data.length; i++) {
    if (data[i] < low) low = data[i];
    if (data[i] > high) high = data[i];
  }
  return { low, range: Math.max(high - low, 1e-8) };
}
