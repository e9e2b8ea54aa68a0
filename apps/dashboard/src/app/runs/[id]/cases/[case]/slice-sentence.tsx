'use client';

import type { SliceResult } from '@atrium/contracts';
import { Button } from '@/components/button';

interface SliceSentenceProps {
  readonly slices: readonly SliceResult[];
  readonly slice: number;
  readonly depth: number;
  readonly arm: string | null;
  /** null where no slice has a Dice. */
  readonly goToWorst: (() => void) | null;
}

/** Which slice it is and what the arm made of it, in words and numbers; the way to the worst. */
export function SliceSentence({ slices, slice, depth, arm, goToWorst }: SliceSentenceProps) {
  const row = slices.find((one) => one.slice === slice);
  return (
    <div className="mt-1.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <p data-testid="slice-sentence">
          <strong className="font-semibold">Slice {slice}</strong> of 0 to {depth - 1}
          {arm && <>, {arm}</>}: {row ? describe(row) : 'nothing labelled, nothing predicted.'}
        </p>
        <p className="text-xs text-muted">
          Bars: Dice of each slice, inferior to superior. Ticks: prompted. Line: labelled in the
          reference.
        </p>
      </div>
      <Button disabled={goToWorst === null} onClick={() => goToWorst?.()}>
        Worst slice
      </Button>
    </div>
  );
}

function describe({ dice, reference_pixels, predicted_pixels, prompted }: SliceResult): string {
  const found = `${predicted_pixels} pixels predicted`;
  const truth = reference_pixels === null ? 'no reference' : `${reference_pixels} in the reference`;
  const score = dice === null ? 'no Dice' : `Dice ${dice.toFixed(4)}`;
  return `${score}, ${found}, ${truth}${prompted ? ', prompted.' : '.'}`;
}
