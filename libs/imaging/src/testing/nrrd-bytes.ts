/** Fields of a good NRRD header of 5 x 4 x 3 voxels of int16. */
export const NRRD_FIELDS: Readonly<Record<string, string>> = {
  type: 'int16',
  dimension: '3',
  sizes: '5 4 3',
  space: 'LPS',
  'space directions': '(1,0,0) (0,1.5,0) (0,0,2)',
  'space origin': '(-10,-20,30)',
  endian: 'little',
  encoding: 'raw',
};

/** 60 voxels of int16. */
export const NRRD_VOXELS = Buffer.from(Int16Array.from({ length: 60 }, (_, i) => i - 7).buffer);

/** A NRRD file of these fields, changed (null: left out), in front of voxels. */
export function nrrdFile(
  changes: Readonly<Record<string, string | null>> = {},
  voxels: Uint8Array = NRRD_VOXELS,
): Buffer {
  const fields = Object.entries({ ...NRRD_FIELDS, ...changes });
  const lines = fields.flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text}`]));
  return Buffer.concat([Buffer.from(`NRRD0004\n${lines.join('\n')}\n\n`, 'latin1'), voxels]);
}
