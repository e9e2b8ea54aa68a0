'use client';

import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '@/components/button';
import { setView, zoomBy, type CaseView } from './use-case-view';
import { WHOLE, ZOOM_STEP } from './view';

/** Zoom about the middle, for those without a wheel. */
export function ZoomButtons({ view }: { view: CaseView }) {
  return (
    <div className="flex items-center gap-1.5">
      <span className="mr-1 text-xs text-muted tabular-nums">
        Zoom {Number(view.view.zoom.toFixed(2))}
      </span>
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
