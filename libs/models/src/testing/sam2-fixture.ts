import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Vec3 } from '@atrium/imaging';
import type { Click, TrackPrompt } from '../medsam2/prompt';

/** A prompt as the fixture's JSON writes it. */
interface FixturePrompt {
  readonly slice: number;
  readonly points?: readonly (readonly number[])[];
  readonly labels?: readonly number[];
  readonly maskEllipse?: readonly number[];
}

/** FILE.json of tools/python/reference/sam2_tracking.py. */
export interface Sam2Fixture {
  readonly size: number;
  readonly tolerance: number;
  readonly inputSlice: number;
  readonly volume: { readonly width: number; readonly height: number; readonly depth: number };
  readonly cases: readonly {
    readonly name: string;
    readonly prompts: readonly FixturePrompt[];
    readonly sd: number;
  }[];
}

/** What sam2's predictor gave for one case. */
export interface ExpectedTrack {
  /** [depth, s, s]. */
  readonly logits: Float32Array;
  readonly scores: Float32Array;
  readonly ious: Float32Array;
}

/** FILE.bin.gz (of libs/models/fixtures, or by its whole path): the input of one slice [3, S, S] and what was found of each case. */
export function fixtureArrays(
  file: string,
  { size, volume: { depth }, cases }: Sam2Fixture,
): { input: Float32Array; tracks: ExpectedTrack[] } {
  const bytes = gunzipSync(readFileSync(path.resolve(__dirname, '../../fixtures', file)));
  let at = 0;
  const next = (length: number): Float32Array => {
    const values = Float32Array.from({ length }, (_, i) => bytes.readFloatLE(at + 4 * i));
    at += 4 * length;
    return values;
  };
  const input = next(3 * size * size);
  const tracks = cases.map(() => ({
    logits: next((depth * size * size) / 16),
    scores: next(depth),
    ious: next(depth),
  }));
  if (at !== bytes.length) throw new Error(`${file} holds more than its JSON says`);
  return { input, tracks };
}

/** The volume of sam2_tracking.py, from the same integer formula: index x + W (y + H z). */
export function fixtureVolume([width, height, depth]: Vec3): Int16Array {
  return Int16Array.from({ length: width * height * depth }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width) % height];
    const z = Math.floor(i / (width * height));
    const texture = (x * 31 + y * 17 + z * 13 + x * y) % 83;
    const inside = z < 22 && (x - 30 - z) ** 2 + (y - 35) ** 2 < (26 - z) ** 2;
    return (inside ? 700 : 220) + texture;
  });
}

/** 1 where ((x - cx) / rx)^2 + ((y - cy) / ry)^2 < 1. */
export const ellipse = (
  [cx, cy, rx, ry]: readonly number[],
  width: number,
  height: number,
): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1 ? 1 : 0;
  });

/** A fixture's prompt as libs/models takes it. */
export function promptOf(
  { slice, points = [], labels = [], maskEllipse }: FixturePrompt,
  { width, height }: Sam2Fixture['volume'],
): TrackPrompt {
  if (maskEllipse) return { slice, mask: ellipse(maskEllipse, width, height) };
  const [topLeft, bottomRight] = [2, 3].map((label) => points[labels.indexOf(label)]);
  const box = topLeft && ([topLeft[0], topLeft[1], bottomRight[0], bottomRight[1]] as const);
  const clicks = points.flatMap(([x, y], i): Click[] =>
    labels[i] < 2 ? [{ x, y, inside: labels[i] === 1 }] : [],
  );
  return { slice, box, clicks };
}
