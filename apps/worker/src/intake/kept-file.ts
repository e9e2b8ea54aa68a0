import path from 'node:path';
import { ok, type Result } from '@atrium/contracts';
import { writeVolume, type Volume } from '@atrium/imaging';
import type { IntakeFolder } from './folder';
import { writeCleanNifti } from './nifti-file';
import type { ReadPlace } from './read-place';
import type { Place } from './records';

/** A scan or reference with the file that everything later reads; its volume has that file's hash. */
export interface KeptFile {
  readonly file: string;
  readonly volume: Result<Volume>;
}

export interface KeepOptions {
  readonly folder: IntakeFolder;
  /** What a file that is made is called. */
  readonly name: string;
  readonly deidentify: boolean;
}

/**
 * What everything later reads of a place: the file itself where it is NIfTI, else the same voxels as NIfTI; with `deidentify`
 * always a copy that holds no text. The same voxels give the same bytes.
 */
export async function keepFile(
  { paths: [file] }: Place,
  { format, volume }: ReadPlace,
  { folder, name, deidentify }: KeepOptions,
): Promise<KeptFile> {
  if (!volume.ok || (format === 'nifti' && !deidentify)) return { file, volume };
  const { data, grid } = volume.value;
  const made = path.join(await folder.makeFolder(deidentify ? 'clean' : 'scans'), `${name}.nii.gz`);
  const sha256 =
    format === 'nifti'
      ? await writeCleanNifti(file, made)
      : (await writeVolume(made, data, grid)).sha256;
  return { file: made, volume: ok({ ...volume.value, sha256 }) };
}
