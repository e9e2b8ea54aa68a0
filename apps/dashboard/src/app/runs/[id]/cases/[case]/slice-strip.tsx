'use client';

import { counted, type SliceResult } from '@atrium/contracts';
import type { MouseEvent } from 'react';
import { labelledRange } from './slice-facts';

const HEIGHT = 44;
const BARS = 32;

interface SliceStripProps {
  readonly slices: readonly SliceResult[];
  readonly depth: number;
  readonly current: number;
  readonly onChoose: (slice: number) => void;
}

/** Dice of each slice as a bar under the slider, lower and redder where it is worse; a click goes there. */
export function SliceStrip({ slices, depth, current, onChoose }: SliceStripProps) {
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const slice = Math.floor(((event.clientX - left) / width) * depth);
    onChoose(Math.min(depth - 1, Math.max(0, slice)));
  };
  const range = labelledRange(slices);
  return (
    // The slider and the keys do the same without a pointer.
    <svg
      viewBox={`0 0 ${depth} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={stripSentence(slices, range)}
      data-strip
      onClick={choose}
      className="mt-1 block h-11 w-full cursor-pointer"
    >
      <rect width={depth} height={BARS} fill="var(--sunken)" />
      {slices.map((one) => (
        <Bar key={one.slice} {...one} />
      ))}
      <rect
        x={current}
        width={1}
        height={HEIGHT}
        fill="var(--text)"
        opacity={0.3}
        pointerEvents="none"
      />
      {range && (
        <rect
          data-labelled={range.join(' ')}
          x={range[0]}
          y={HEIGHT - 3}
          width={range[1] - range[0] + 1}
          height={3}
          fill="var(--muted)"
        />
      )}
    </svg>
  );
}

function Bar({ slice, dice, prompted }: SliceResult) {
  const height = dice === null ? 0 : Math.max(1.5, dice * BARS);
  const title = `Slice ${slice}: ${dice === null ? 'no Dice' : `Dice ${dice.toFixed(4)}`}${prompted ? ', prompted' : ''}`;
  return (
    <g data-slice={slice} data-dice={dice ?? ''} data-prompted={prompted}>
      <title>{title}</title>
      <rect x={slice} width={1} height={HEIGHT} fill="transparent" />
      <rect
        x={slice + 0.08}
        y={BARS - height}
        width={0.84}
        height={height}
        fill={diceColour(dice ?? 0)}
      />
      {prompted && (
        <rect x={slice + 0.2} y={BARS + 2.5} width={0.6} height={4} fill="var(--accent)" />
      )}
    </g>
  );
}

/** From vermilion to bluish green, which every kind of colour vision tells apart; the height says the same. */
const diceColour = (dice: number): string =>
  `color-mix(in oklab, var(--good) ${Math.round(100 * Math.min(1, Math.max(0, (dice - 0.4) / 0.55)))}%, var(--bad))`;

function stripSentence(
  slices: readonly SliceResult[],
  range: readonly [number, number] | null,
): string {
  if (slices.length === 0) return 'No slice was measured.';
  const prompted = slices.filter((one) => one.prompted).length;
  const label = range ? `labelled from slice ${range[0]} to ${range[1]}` : 'none labelled';
  return `Dice of ${counted(slices.length, 'slice')}, inferior to superior: ${label}, ${prompted} prompted.`;
}
