'use client';

import type { Geometry, GreyWindow, SliceResult, ViewerCase } from '@atrium/contracts';
import { useMemo, type ReactNode } from 'react';
import { Panel } from '@/components/panel';
import { ArmNotice } from './arm-notice';
import { Legend } from './legend';
import { Overlay } from './overlay';
import { ScanNotes } from './scan-notes';
import { SliceCanvas } from './slice-canvas';
import { SliceSentence } from './slice-sentence';
import { SliceSlider } from './slice-slider';
import { SliceStrip } from './slice-strip';
import { setView, type CaseView } from './use-case-view';
import { useLast } from './use-last';
import { useImageFacts, useSlice } from './use-parts';
import { useThrottled } from './use-throttled';
import { Viewport } from './viewport';
import { WindowControls } from './window-controls';
import { ZoomButtons } from './zoom-buttons';

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
  readonly goToWorst: (() => void) | null;
  /** What stands below the controls. */
  readonly children: ReactNode;
}

/** The scan with what was drawn on it, and beside it everything that changes how it is seen. */
export function Scan({ of, geometry, parts, view, slice, slices, goToWorst, children }: ScanProps) {
  const [width, height, depth] = geometry.size;
  const window = useThrottled(view.window, WINDOW_MS);
  const facts = useImageFacts(parts);
  const masks = useMemo(
    () => (view.hasOutlines ? withMask(of, view.outlined) : null),
    [of, view.outlined, view.hasOutlines],
  );
  const { image, outlines } = useSlice(parts, { slice, depth, window, arms: masks });
  const shown = useLast(image.data);
  const error = image.error ?? image.failureReason;
  const goTo = (next: number) => void view.set({ slice: next });
  const setWindow = (next: GreyWindow | null) =>
    void view.set({ low: next?.low ?? null, high: next?.high ?? null });
  const drawn = outlines.data?.outlines ?? [];
  // What was drawn on one slice never lies on the pixels of another.
  const isShown = shown?.slice === slice;
  return (
    <div className="grid gap-x-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel title="Scan">
        <ArmNotice arm={view.arm} caseId={of.case_id} />
        <Viewport
          mm={{ width: width * geometry.spacing[0], height: height * geometry.spacing[1] }}
          view={view.view}
          onView={(next) => setView(view, next)}
          window={view.window ?? facts.data?.automatic ?? null}
          onWindow={setWindow}
          notes={<ScanNotes of={of} slice={slice} isThere={image.isSuccess} error={error} />}
        >
          <SliceCanvas
            image={shown}
            wanted={slice}
            isLost={error !== null}
            size={[width, height]}
            label={`Slice ${slice} of case ${of.case_id}`}
          />
          <Overlay
            size={[width, height]}
            outlines={view.hasOutlines && isShown ? drawn : []}
            arms={view.outlined}
            box={view.hasBoxes && isShown ? boxOf(slices, slice) : null}
          />
        </Viewport>
        <SliceSlider depth={depth} slice={slice} onChange={goTo} />
        <SliceStrip slices={slices} depth={depth} current={slice} onChoose={goTo} />
        <SliceSentence
          slices={slices}
          slice={slice}
          depth={depth}
          arm={view.arm?.arm ?? null}
          goToWorst={goToWorst}
        />
      </Panel>
      <div>
        <Panel title="Drawn">
          <Legend of={of} view={view} outlines={drawn} />
        </Panel>
        <Panel title="Window and zoom">
          {facts.data ? (
            <WindowControls facts={facts.data} window={view.window} onChange={setWindow} />
          ) : (
            <p className="text-muted">The intensities are known once the scan is read.</p>
          )}
          <div className="mt-3">
            <ZoomButtons view={view} />
          </div>
        </Panel>
        {children}
      </div>
    </div>
  );
}

/** An arm without a mask is not asked for, and is once it has one. */
const withMask = ({ arms }: ViewerCase, ids: readonly string[]): string[] =>
  ids.filter((id) => arms.some(({ arm, has_mask }) => arm === id && has_mask));

const boxOf = (slices: readonly SliceResult[], slice: number): SliceResult['box'] =>
  slices.find((one) => one.slice === slice)?.box ?? null;
