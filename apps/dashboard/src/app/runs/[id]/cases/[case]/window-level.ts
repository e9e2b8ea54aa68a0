import type { GreyWindow, ImageFacts } from '@atrium/contracts';

/** Level is a window's middle, width its extent. */
export const levelOf = ({ low, high }: GreyWindow): number => (low + high) / 2;
export const widthOf = ({ low, high }: GreyWindow): number => high - low;

/** Five digits are more than a screen has shades, and keep the address short. */
const round = (value: number): number => Number(value.toPrecision(5));

/** A window by level and width; a width that is none becomes the least that is one. */
export function windowAt(level: number, width: number): GreyWindow {
  const half = Math.max(width, Math.abs(level) * 1e-4, 1e-3) / 2;
  return { low: round(level - half), high: round(level + half) };
}

const PER_PIXEL = 0.004;

/** Dragged to the right it is wider (less contrast), dragged down its level rises (darker), both in proportion to its width. */
export const dragWindow = (window: GreyWindow, dx: number, dy: number): GreyWindow =>
  windowAt(
    levelOf(window) + dy * PER_PIXEL * widthOf(window),
    widthOf(window) * Math.exp(dx * PER_PIXEL),
  );

/** Windows to choose from; null is the automatic one. */
export function presetsOf(facts: ImageFacts): readonly (readonly [string, GreyWindow | null])[] {
  const at = (percentage: number) =>
    facts.percentiles.find(([one]) => one === percentage)?.[1] ?? 0;
  const between = (from: number, to: number): GreyWindow => ({ low: at(from), high: at(to) });
  const presets: [string, GreyWindow | null][] = [
    ['automatic (0.5 to 99.5 %)', null],
    ['narrow (5 to 95 %)', between(5, 95)],
    ['bright parts (50 to 99.5 %)', between(50, 99.5)],
    ['all intensities', { low: facts.min, high: facts.max }],
  ];
  return presets.filter(([, window]) => window === null || window.high > window.low);
}
