'use client';

interface SliceSliderProps {
  readonly depth: number;
  readonly slice: number;
  readonly onChange: (slice: number) => void;
}

/** Which slice, from the most inferior on the left to the most superior. Its thumb stands over its bar of the strip. */
export function SliceSlider({ depth, slice, onChange }: SliceSliderProps) {
  return (
    <label className="mt-2 flex items-center gap-3">
      <span className="text-xs whitespace-nowrap text-muted">
        Slice <span data-testid="slice">{slice}</span> of 0 to {depth - 1}
      </span>
      <input
        type="range"
        min={0}
        max={depth - 1}
        value={slice}
        aria-label="Slice"
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="min-w-0 flex-1 accent-(--accent)"
      />
    </label>
  );
}
