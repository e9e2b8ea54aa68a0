import type { Vec3 } from '@atrium/imaging';
import { axisOf } from './grid';

/** Turns a volume round along the axes, in place: index x + W (y + H z). */
export function flip(data: Float32Array, [width, height, depth]: Vec3, axes: readonly string[]) {
  const turned = [0, 1, 2].map((axis) => axes.some((letter) => axisOf(letter) === axis));
  const other = (place: number, length: number, turn: boolean): number =>
    turn ? length - 1 - place : place;
  for (let z = 0, i = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const row = width * (other(y, height, turned[1]) + height * other(z, depth, turned[2]));
      for (let x = 0; x < width; x++, i++) {
        const j = row + other(x, width, turned[0]);
        // Each pair once.
        if (j > i) [data[i], data[j]] = [data[j], data[i]];
      }
    }
  }
}
