import { type ScalarType, SCALARS } from '../scalar';

/** Every spelling of a scalar type in a NRRD header (teem: nrrdTypeStrings). */
const SPELLINGS: readonly (readonly [ScalarType, string])[] = [
  [SCALARS.int8, 'signed char, int8, int8_t'],
  [SCALARS.uint8, 'uchar, unsigned char, uint8, uint8_t'],
  [SCALARS.int16, 'short, short int, signed short, signed short int, int16, int16_t'],
  [SCALARS.uint16, 'ushort, unsigned short, unsigned short int, uint16, uint16_t'],
  [SCALARS.int32, 'int, signed int, int32, int32_t'],
  [SCALARS.uint32, 'uint, unsigned int, uint32, uint32_t'],
  [
    SCALARS.int64,
    'longlong, long long, long long int, signed long long, signed long long int, int64, int64_t',
  ],
  [SCALARS.uint64, 'ulonglong, unsigned long long, unsigned long long int, uint64, uint64_t'],
  [SCALARS.float32, 'float'],
  [SCALARS.float64, 'double'],
];

/** Scalar types by their spelling. */
export const NRRD_TYPES: ReadonlyMap<string, ScalarType> = new Map(
  SPELLINGS.flatMap(([type, names]) => names.split(', ').map((name) => [name, type])),
);

/** How voxels are packed; null where that is not read here. */
export type Encoding = 'raw' | 'text' | 'gzip';

/** Encodings by their spelling; those that are refused by name have null. */
export const ENCODINGS: ReadonlyMap<string, Encoding | null> = new Map([
  ['raw', 'raw'],
  ['txt', 'text'],
  ['text', 'text'],
  ['ascii', 'text'],
  ['gz', 'gzip'],
  ['gzip', 'gzip'],
  ['hex', null],
  ['bz2', null],
  ['bzip2', null],
  ['zrl', null],
]);
