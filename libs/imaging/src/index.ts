export type { Grid, Vec3, Volume, VoxelArray } from './volume';
export { voxelCount } from './volume';
export { type Frame, fromFrame, radiologicalFrame, toFrame } from './grid/frame';
export { sameGrid } from './grid/same-grid';
export { readHeader, readVolume, type VolumeHeader } from './formats/nifti/read';
export { encodeNifti } from './formats/nifti/encode';
export { writeMask, writeVolume } from './formats/nifti/write';
