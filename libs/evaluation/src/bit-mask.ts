import type { Vec3 } from '@atrium/imaging';

/**
 * A binary volume in the radiological frame, a bit a voxel, empty slices not stored: masks of dozens of arms wait in
 * memory until the last slice is done.
 */
export class BitMask {
  private readonly planes = new Map<number, Uint8Array>();

  constructor(private readonly size: Vec3) {}

  /** A volume of 0 and 1 packed: index x + W (y + H z). */
  static of(volume: Uint8Array, size: Vec3): BitMask {
    const mask = new BitMask(size);
    const area = size[0] * size[1];
    for (let z = 0; z < size[2]; z++) mask.setSlice(z, volume.subarray(z * area, (z + 1) * area));
    return mask;
  }

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

  /** [H, W] of a slice, 0 or 1. */
  slice(z: number): Uint8Array {
    const plane = new Uint8Array(this.size[0] * this.size[1]);
    this.unpackSlice(z, plane);
    return plane;
  }

  /** Writes every voxel, 0 or 1, index x + W (y + H z). */
  unpack(volume: Uint8Array): void {
    const area = this.size[0] * this.size[1];
    volume.fill(0);
    for (const slice of this.planes.keys()) {
      this.unpackSlice(slice, volume.subarray(slice * area, (slice + 1) * area));
    }
  }

  private unpackSlice(slice: number, plane: Uint8Array): void {
    const packed = this.planes.get(slice);
    if (!packed) return;
    for (let i = 0; i < plane.length; i++) plane[i] = (packed[i >> 3] >> (i & 7)) & 1;
  }
}
