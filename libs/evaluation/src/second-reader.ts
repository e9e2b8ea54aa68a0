import { ok, type CaseIssue, type CaseWarning, type Metrics, type Result } from '@atrium/contracts';
import { readVolume, sameGrid, toFrame } from '@atrium/imaging';
import { measure } from './measure-arm';
import { fileSha256 } from './content-hash';
import { isReplacedReader, replacedIssue } from './replaced';
import type { CaseRequest } from './request';
import type { Scan } from './scan';
import { targetMask } from './target';

/** What a second reader's label map says of a case. */
export interface SecondReader {
  /** As if it were a prediction; null where there is none, or no reference to hold it against. */
  readonly metrics: Metrics | null;
  readonly warnings: readonly CaseWarning[];
}

const NONE: SecondReader = { metrics: null, warnings: [] };

/**
 * How well a second reader agrees with the reference: what a model can be asked for at most. The label map is read as the
 * reference is; one that cannot be used warns and fails nothing.
 */
export async function measureSecondReader(
  request: CaseRequest,
  { reference, labelled, frame }: Scan,
): Promise<SecondReader> {
  const { secondReference, settings } = request;
  if (!secondReference || !reference || labelled.length === 0) return NONE;
  const second = await readMask(secondReference, frame, request);
  if (!second.ok) return { metrics: null, warnings: [unusable(second.issue)] };
  return { ...NONE, metrics: measure(reference, second.value, frame, settings) };
}

async function readMask(
  path: string,
  frame: Scan['frame'],
  request: CaseRequest,
): Promise<Result<Uint8Array>> {
  const volume = await readVolume(path, 'reference_2');
  if (!volume.ok) return volume;
  // A registration hashes the volume or its file, which differ where a header names its data: the file is read again only then.
  if (
    isReplacedReader(request, volume.value.sha256) &&
    isReplacedReader(request, await fileSha256(path))
  )
    return { ok: false, issue: replacedIssue('reference_2') };
  const grids = sameGrid(frame.grid, volume.value.grid);
  if (!grids.ok) return grids;
  const mask = targetMask(volume.value.data, request.settings.target);
  return mask.ok ? ok(toFrame(mask.value, frame)) : mask;
}

const unusable = ({ code, message }: CaseIssue): CaseWarning => ({
  code: 'SECOND_REFERENCE_UNUSABLE',
  message: `reference_2: ${message.replace(/^reference(_2)?: /, '')} (${code})`,
});
