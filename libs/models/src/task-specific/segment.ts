import { fail, ok, type Result, type TaskSpecificProcessor } from '@atrium/contracts';
import type { Session } from '../session';
import { nonzeroRegion, type RawVolume, type Region } from './crop';
import { flip } from './flip';
import { coarseAxis, resampledSize } from './grid';
import { nativeMask } from './native-mask';
import { networkInput } from './network-input';
import { normalise } from './normalise';
import { predict, type OnPatch } from './predict';
import { axisTaps, type Kernel } from './resample-volume';

/** What a task-specific model makes of a scan. */
export interface Segmented {
  /** 1 inside the target: index x + W (y + H z) of the scan in the radiological frame. */
  readonly mask: Uint8Array;
  /** Wall seconds of onnxruntime. */
  readonly seconds: number;
  /** How often the network ran: patches times mirrorings. */
  readonly runs: number;
}

/**
 * nnU-Net's prediction of a whole scan: crop, normalise, resample, patches, logits back at the scan's voxels, mask.
 *
 * @returns INTENSITY_DEGENERATE without contrast, MODEL_OUTPUT_INVALID when a logit is not finite
 */
export async function segmentScan(
  network: Session,
  scan: RawVolume,
  processor: TaskSpecificProcessor,
  onPatch: OnPatch,
): Promise<Result<Segmented>> {
  const region = regionOf(scan, processor);
  if (!region.ok) return region;
  const normalised = normalise(scan, region.value, processor);
  if (!normalised.ok) return normalised;
  const { size: native } = region.value;
  const size = resampledSize(native, scan.spacing, processor.spacing);
  const apart = coarseAxis(scan.spacing, processor);
  const kernelOf = (kernel: Kernel) => (axis: number) => (axis === apart ? 'nearest' : kernel);
  const { image, logits } = processor.resample;
  const toNetwork = axisTaps(native, size, kernelOf(image));
  const input = networkInput(scan, region.value, normalised.value, size, toNetwork, processor);
  // Patches lie and weigh not quite alike from either end: the network's own way round counts.
  flip(input.data, size, processor.flip);
  const prediction = await predict(network, input, processor, onPatch);
  if (!prediction.ok) return prediction;
  const { seconds, runs, sums, weights } = prediction.value;
  for (const volume of [...sums, weights]) flip(volume, size, processor.flip);
  const back = axisTaps(size, native, kernelOf(logits));
  const mask = nativeMask(prediction.value, back, region.value, scan.size, processor);
  return ok({ mask, seconds, runs });
}

function regionOf(scan: RawVolume, { crop }: TaskSpecificProcessor): Result<Region> {
  const region: Region | null =
    crop === 'nonzero' ? nonzeroRegion(scan) : { start: [0, 0, 0], size: scan.size };
  if (region) return ok(region);
  return fail({
    code: 'INTENSITY_DEGENERATE',
    file: 'image',
    message: 'image: every voxel is 0; expected an image with contrast',
  });
}
