import type { Medsam1Processor } from '@atrium/contracts';
import { inputFrame } from './frame';
import { bilinearTaps, resampler, type Plane } from './resample';

/**
 * Turns the decoder's logits into masks of native slices of `width` x `height`: padding cropped, bilinear
 * (align_corners false, no antialias) to the native slice, 1 where the logit is > 0.
 *
 * @returns a function that writes the mask of `logits` [s, s] into `mask` [height, width]
 */
export function masksFromLogits(
  processor: Medsam1Processor,
  width: number,
  height: number,
): (logits: Float32Array, mask: Uint8Array) => void {
  const { inputSize, logitsSize, resize } = processor;
  const stretched = resize.mode === 'stretch';
  const frame = inputFrame(processor, width, height);
  // A padded slice is cropped in pixels of the input: SAM brings its logits to that size first.
  const whole = stretched || logitsSize === inputSize ? null : bilinearTaps(logitsSize, inputSize);
  const cropWidth = stretched ? logitsSize : frame.width;
  const cropHeight = stretched ? logitsSize : frame.height;
  const x = linearSteps(cropWidth, width);
  const y = linearSteps(cropHeight, height);
  const toInput = resampler(logitsSize, logitsSize, whole, whole);
  return (logits, mask) => {
    const plane = toInput(logits);
    threshold(plane, boundsOfPositive(plane, cropWidth, cropHeight), x, y, mask);
  };
}

/** For every output position: the input position before it, the one after it, and how far it lies between them. */
interface LinearSteps {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly fraction: Float32Array;
}

function linearSteps(from: number, to: number): LinearSteps {
  const { first, starts, weights } = bilinearTaps(from, to);
  // At the far edge one position alone is left.
  const fractionOf = (o: number): number =>
    starts[o + 1] - starts[o] > 1 ? weights[starts[o] + 1] : 0;
  return {
    before: first,
    after: first.map((f) => Math.min(f + 1, from - 1)),
    fraction: Float32Array.from(first, (_, o) => fractionOf(o)),
  };
}

/** First and last column and row of the cropped plane that hold a value > 0; first > last when none does. */
interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boundsOfPositive({ data, width }: Plane, cropWidth: number, cropHeight: number): Bounds {
  let [left, right, top, bottom] = [cropWidth, -1, cropHeight, -1];
  for (let row = 0; row < cropHeight; row++) {
    for (let column = 0, i = row * width; column < cropWidth; column++, i++) {
      if (!(data[i] > 0)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
    }
  }
  return { left, right, top, bottom };
}

/** Interpolates between rows, then columns, only where a value > 0 can come out: near the bounds. */
function threshold(plane: Plane, bounds: Bounds, x: LinearSteps, y: LinearSteps, mask: Uint8Array) {
  mask.fill(0);
  const { data, width: stride } = plane;
  const width = x.before.length;
  const [firstColumn, lastColumn] = reach(x, bounds.left, bounds.right);
  const [firstRow, lastRow] = reach(y, bounds.top, bounds.bottom);
  const row = new Float32Array(stride);
  for (let r = firstRow; r <= lastRow; r++) {
    const above = y.before[r] * stride;
    const below = y.after[r] * stride;
    const fy = y.fraction[r];
    for (let c = x.before[firstColumn]; c <= x.after[lastColumn]; c++) {
      row[c] = (1 - fy) * data[above + c] + fy * data[below + c];
    }
    for (let c = firstColumn, i = r * width + firstColumn; c <= lastColumn; c++, i++) {
      const fx = x.fraction[c];
      if ((1 - fx) * row[x.before[c]] + fx * row[x.after[c]] > 0) mask[i] = 1;
    }
  }
}

/** First and last output position that draws on an input position in low..high. */
function reach({ before, after }: LinearSteps, low: number, high: number): [number, number] {
  if (low > high) return [0, -1];
  const first = after.findIndex((position) => position >= low);
  return [first, before.findLastIndex((position) => position <= high)];
}
