/** 4 GiB, of a file or of voxels: the longest typed array in bytes on every platform we run on. */
export const MAX_BYTES = 2 ** 32;
/** Bytes after the last voxel that are put up with: some writers pad to a block. */
export const TRAILING_BYTES = 4096;
