import type { Medsam1Processor } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { ScaledVolume } from './intensity';
import { inputFrame, type InputFrame } from './frame';
import { recent } from './recent';
import { areaTaps, bilinearTaps, resample, type Plane, type Taps } from './resample';

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
  const most = planesAtOnce(sliceOffsets);
  const resized = recent(most, (z: number) => resample(nativePlane(volume, z), x, y));
  const scaled = sliceOffsets.map((_, channel) =>
    recent(most, (z: number) => channelOf(resized(z), frame, processor, channel)),
  );
  return (slice) => {
    sliceOffsets.forEach((offset, channel) => {
      const neighbour = Math.min(Math.max(slice + offset, 0), depth - 1);
      input.set(scaled[firstOfSameScaling(processor, channel)](neighbour), channel * area);
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

const firstOfSameScaling = ({ mean, std }: Medsam1Processor, channel: number): number =>
  mean.findIndex((_, c) => mean[c] === mean[channel] && std[c] === std[channel]);

function nativePlane({ data, size: [width, height] }: FrameVolume, slice: number): Plane {
  const area = width * height;
  return {
    data: new Float32Array(data.subarray(slice * area, (slice + 1) * area)),
    width,
    height,
  };
}

/** One channel of the input: [S, S], the slice at its top left. */
function channelOf(
  plane: Plane,
  frame: InputFrame,
  { inputSize, intensity, mean, std }: Medsam1Processor,
  channel: number,
): Float32Array {
  let low = 0;
  let range = 255;
  if (intensity.sliceMinMax) {
    low = plane.data.reduce((least, v) => Math.min(least, v), Infinity);
    const high = plane.data.reduce((most, v) => Math.max(most, v), -Infinity);
    range = Math.max(high - low, 1e-8);
  }
  const padded = new Float32Array(inputSize * inputSize);
  const { data, width } = plane;
  const [m, d] = [mean[channel], std[channel]];
  for (let row = 0; row < frame.height; row++) {
    const to = row * inputSize;
    for (let column = 0, from = row * width; column < width; column++, from++) {
      padded[to + column] = ((data[from] - low) / range - m) / d;
    }
  }
  return padded;
}
