import type { Vec3 } from '@atrium/imaging';

/**
 * A binary volume in the radiological frame, a bit a voxel, empty slices not stored: masks of dozens of arms wait in
 * memory until the last slice is done.
 */
export class BitMask {
  private readonly planes = new Map<number, Uint8Array>();

  constructor(private readonly size: Vec3) {}

  /** Stores a slice: [H, W], 0 or 1. */
  setSlice(slice: number, plane: Uint8Array): void {
    const packed = new Uint8Array(Math.ceil(plane.length / 8));
    let any = 0;
    for (let i = 0, byte = 0; i < plane.length; byte++) {
      let bits = 0;
      for (let bit = 0; bit < 8 && i < plane.length; bit++, i++) bits |= plane[i] << bit;
      packed[byte] = bits;
      any |= bits;
    }
    if (any !== 0) this.planes.set(slice, packed);
    else this.planes.delete(slice);
  }

  /** Empties it. */
  clear(): void {
    this.planes.clear();
  }

  /** Becomes the same as another of the same size. */
  copy(other: BitMask): void {
    this.planes.clear();
    // Packed slices are never written to, only replaced.
    for (const [slice, packed] of other.planes) this.planes.set(slice, packed);
  }

  /** Writes every voxel, 0 or 1, index x + W (y + H z). */
  unpack(volume: Uint8Array): void {
    const area = this.size[0] * this.size[1];
    volume.fill(0);
    for (const [slice, packed] of this.planes) {
      const start = slice * area;
      for (let i = 0; i < area; i++) volume[start + i] = (packed[i >> 3] >> (i & 7)) & 1;
    }
  }
}
