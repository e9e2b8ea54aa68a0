'use client';

import type { GreyWindow } from '@atrium/contracts';
import { useRef, type ReactNode } from 'react';
import { useSize } from './use-size';
import { usePointer } from './use-pointer';
import { fit, pan, place, zoomAt, type Size, type View } from './view';
import { dragWindow } from './window-level';

interface ViewportProps {
  /** Sides of the slice in mm. */
  readonly mm: Size;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** null while nothing is known of the scan's intensities. */
  readonly window: GreyWindow | null;
  readonly onWindow: (window: GreyWindow) => void;
  /** What lies on the slice and moves with it. */
  readonly children: ReactNode;
  /** What lies on the frame. */
  readonly notes: ReactNode;
}

/** The frame that a slice is looked at through. Always black: shades of grey are judged against it. */
export function Viewport({ mm, view, onView, window, onWindow, children, notes }: ViewportProps) {
  const ref = useRef<HTMLDivElement>(null);
  const frame = useSize(ref);
  const fitted = fit(mm, frame);
  const pointer = usePointer(ref, {
    now: { view, window },
    onPan: (start, dx, dy) => onView(pan(start.view, fitted, dx, dy)),
    onWindow: (start, dx, dy) => {
      if (start.window) onWindow(dragWindow(start.window, dx, dy));
    },
    onWheel: (factor, dx, dy) => onView(zoomAt(view, factor, fitted, dx, dy)),
  });
  return (
    <div
      ref={ref}
      data-viewport
      {...pointer}
      style={{ aspectRatio: mm.width / mm.height }}
      className={`relative max-h-[min(68vh,46rem)] w-full cursor-crosshair overflow-hidden rounded bg-scan select-none ${
        // A finger that moves a whole slice means the page.
        view.zoom > 1 ? 'touch-none' : 'touch-pan-y'
      }`}
    >
      {frame.width > 0 && (
        <div className="absolute" style={place(view, fitted, frame)}>
          {children}
        </div>
      )}
      {notes}
    </div>
  );
}
