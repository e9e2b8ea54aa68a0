import { type ScalarType, SCALARS } from '../scalar';

/** The real scalar types by their code in the header (nifti1.h, DT_*). */
export const DATATYPES: ReadonlyMap<number, ScalarType> = new Map([
  [2, SCALARS.uint8],
  [4, SCALARS.int16],
  [8, SCALARS.int32],
  [16, SCALARS.float32],
  [64, SCALARS.float64],
  [256, SCALARS.int8],
  [512, SCALARS.uint16],
  [768, SCALARS.uint32],
  [1024, SCALARS.int64],
  [1280, SCALARS.uint64],
]);

/** Names of the types that are refused, for the sentence that says so. */
export const REFUSED_DATATYPES: ReadonlyMap<number, string> = new Map([
  [0, 'unknown'],
  [1, 'binary'],
  [32, 'complex64'],
  [128, 'RGB'],
  [1536, 'float128'],
  [1792, 'complex128'],
  [2048, 'complex256'],
  [2304, 'RGBA'],
]);
