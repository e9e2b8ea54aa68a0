'use client';

import type { Geometry, GreyWindow, SliceResult, ViewerCase } from '@atrium/contracts';
import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '@/components/button';
import { Legend } from './legend';
import { Overlay } from './overlay';
import { ScanNotes } from './scan-notes';
import { SliceCanvas } from './slice-canvas';
import { SliceSlider } from './slice-slider';
import { SliceStrip } from './slice-strip';
import { nextWorst } from './slice-facts';
import type { CaseView } from './use-case-view';
import { useImageFacts, useSlice } from './use-parts';
import { useThrottled } from './use-throttled';
import { WHOLE, ZOOM_STEP, zoomAt, type View } from './view';
import { Viewport } from './viewport';
import { WindowControls } from './window-controls';

/** A window that is dragged asks for a slice at most so often. */
const WINDOW_MS = 40;

interface ScanProps {
  readonly of: ViewerCase;
  readonly geometry: Geometry;
  readonly parts: string;
  readonly view: CaseView;
  readonly slice: number;
  /** Of the arm that is looked at. */
  readonly slices: readonly SliceResult[];
}

/** The scan with what was drawn on it, and everything that changes how it is seen. */
export function Scan({ of, geometry, parts, view, slice, slices }: ScanProps) {
  const [width, height, depth] = geometry.size;
  const window = useThrottled(view.window, WINDOW_MS);
  const facts = useImageFacts(parts);
  const masks = view.hasOutlines ? view.outlined : null;
  const { image, outlines } = useSlice(parts, { slice, depth, window, arms: masks });
  const goTo = (next: number) => void view.set({ slice: next });
  const setWindow = (next: GreyWindow | null) =>
    void view.set({ low: next?.low ?? null, high: next?.high ?? null });
  const drawn = outlines.data?.outlines ?? [];
  return (
    <>
      <Viewport
        mm={{ width: width * geometry.spacing[0], height: height * geometry.spacing[1] }}
        view={view.view}
        onView={(next) => setView(view, next)}
        window={view.window ?? facts.data?.automatic ?? null}
        onWindow={setWindow}
        notes={
          <ScanNotes
            of={of}
            slice={slice}
            isThere={image.isSuccess}
            error={image.error ?? image.failureReason}
          />
        }
      >
        <SliceCanvas
          image={image.data}
          size={[width, height]}
          label={`Slice ${slice} of case ${of.case_id}`}
        />
        <Overlay
          size={[width, height]}
          outlines={view.hasOutlines ? drawn : []}
          arms={view.outlined}
          box={view.hasBoxes ? boxOf(slices, slice) : null}
        />
      </Viewport>
      <SliceSlider depth={depth} slice={slice} onChange={goTo} />
      <SliceStrip slices={slices} depth={depth} current={slice} onChoose={goTo} />
      <SliceSentence slices={slices} slice={slice} view={view} onChoose={goTo} />
      <div className="mt-2">
        <Legend of={of} view={view} outlines={drawn} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {facts.data && (
          <WindowControls facts={facts.data} window={view.window} onChange={setWindow} />
        )}
        <ZoomButtons view={view} />
      </div>
    </>
  );
}

const boxOf = (slices: readonly SliceResult[], slice: number): SliceResult['box'] =>
  slices.find((one) => one.slice === slice)?.box ?? null;

/** The address holds what differs from the whole slice, with digits that can be seen. */
export function setView({ set }: CaseView, { zoom, x, y }: View): void {
  const digits = (value: number) => Number(value.toFixed(4));
  void set(
    zoom === 1
      ? { zoom: null, x: null, y: null }
      : { zoom: digits(zoom), x: digits(x), y: digits(y) },
  );
}

/** Zooms about the middle. */
export const zoomBy = (view: CaseView, factor: number): void =>
  setView(view, zoomAt(view.view, factor, { width: 1, height: 1 }));

function ZoomButtons({ view }: { view: CaseView }) {
  return (
    <div className="flex items-center gap-1.5">
      <span className="text-xs text-muted tabular-nums">Zoom {view.view.zoom.toFixed(2)}</span>
      <Button aria-label="Smaller" onClick={() => zoomBy(view, 1 / ZOOM_STEP)}>
        <Minus size={14} aria-hidden />
      </Button>
      <Button aria-label="Larger" onClick={() => zoomBy(view, ZOOM_STEP)}>
        <Plus size={14} aria-hidden />
      </Button>
      <Button aria-label="Whole slice" onClick={() => setView(view, WHOLE)}>
        <Maximize size={14} aria-hidden />
      </Button>
    </div>
  );
}

interface SliceSentenceProps {
  readonly slices: readonly SliceResult[];
  readonly slice: number;
  readonly view: CaseView;
  readonly onChoose: (slice: number) => void;
}

/** What the arm made of this slice, in words and numbers. */
function SliceSentence({ slices, slice, view, onChoose }: SliceSentenceProps) {
  const row = slices.find((one) => one.slice === slice);
  const worst = nextWorst(slices, slice);
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p data-testid="slice-sentence">
        {view.arm ? `${view.arm.arm}: ` : ''}
        {row ? describe(row) : 'nothing labelled and nothing predicted on this slice.'}
      </p>
      <Button disabled={worst === null} onClick={() => worst !== null && onChoose(worst)}>
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
