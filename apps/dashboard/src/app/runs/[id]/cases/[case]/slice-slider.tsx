'use client';

import type { CSSProperties } from 'react';

interface SliceSliderProps {
  readonly depth: number;
  readonly slice: number;
  readonly onChange: (slice: number) => void;
}

/** Browsers draw a range's thumb about so wide; it never leaves the range. */
const THUMB_PX = 16;

/** Which slice, from the most inferior on the left to the most superior. Its thumb stands over its bar of the strip. */
export function SliceSlider({ depth, slice, onChange }: SliceSliderProps) {
  // The middle of the first bar is half a bar from the edge, that of the thumb half a thumb.
  const inset = `(50% / ${depth} - ${THUMB_PX / 2}px)`;
  const style: CSSProperties = {
    width: `calc(100% - 2 * ${inset})`,
    marginLeft: `calc${inset}`,
  };
  return (
    <input
      type="range"
      min={0}
      max={depth - 1}
      value={slice}
      aria-label="Slice"
      aria-valuetext={`Slice ${slice} of 0 to ${depth - 1}`}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      style={style}
      className="mt-2 block accent-(--accent)"
    />
  );
}
