import type { Vec3 } from '@atrium/imaging';

/** The volume of tools/python/reference/medsam.py, from the same integer formula: index x + W (y + H z). */
export function phantom([width, height, depth]: Vec3): Int16Array {
  const voxels = new Int16Array(width * height * depth);
  let i = 0;
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) voxels[i++] = voxel(x, y, z, width, height);
    }
  }
  return voxels;
}

function voxel(x: number, y: number, z: number, width: number, height: number): number {
  if ((x + y * width) % 997 === 996) return 4000;
  if (x < 4 || y < 3) return 0;
  const texture = (x * 31 + y * 17 + z * 13 + x * y) % 83;
  const far = (2 * x - width) ** 2 * height ** 2 + (2 * y - height) ** 2 * width ** 2;
  if (far * 9 < (width * height) ** 2) return 700 + texture;
  return (far * 6 < (width * height) ** 2 ? 150 : 300) + texture;
}

/** Logits of the same file's formula, [size, size]. */
export const formulaLogits = (size: number): Float32Array =>
  Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    const wave = ((x * x * 3 + y * 7 + x * y) % 101) - 60.37;
    const inside = (x - size / 3) ** 2 + (y - size / 4) ** 2 < (size / 5) ** 2;
    return wave + (inside ? 30 : -45);
  });

/** A mask from NumPy's packbits in hexadecimal. */
export const maskFromHex = (hex: string, length: number): Uint8Array => {
  const bytes = Buffer.from(hex, 'hex');
  return Uint8Array.from({ length }, (_, i) => (bytes[i >> 3] >> (7 - (i & 7))) & 1);
};

/** How many pixels differ. */
export const differing = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((count, value, i) => count + (value === b[i] ? 0 : 1), 0);
