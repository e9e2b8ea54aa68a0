'use client';

import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react';

interface Drags<T> {
  /** What there is now: a drag changes what there was when it began, so that no move is lost between two renderings. */
  readonly now: T;
  /** By so many CSS pixels since the drag began. */
  readonly onPan: (start: T, dx: number, dy: number) => void;
  readonly onWindow: (start: T, dx: number, dy: number) => void;
  /** A turn of the wheel, with the pointer from the middle of the frame. */
  readonly onWheel: (factor: number, dx: number, dy: number) => void;
}

const WHEEL = 0.0015;

/** Left button: pan. Right button, or shift: window and level. Wheel: zoom. */
export function usePointer<T>(frame: RefObject<HTMLDivElement | null>, drags: Drags<T>) {
  const drag = useRef<{ isWindow: boolean; x: number; y: number; start: T } | null>(null);
  const turn = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const box = frame.current?.getBoundingClientRect();
    if (!box) return;
    const dx = event.clientX - box.left - box.width / 2;
    const dy = event.clientY - box.top - box.height / 2;
    drags.onWheel(Math.exp(-event.deltaY * WHEEL), dx, dy);
  });
  useEffect(() => {
    const element = frame.current;
    const listener = (event: WheelEvent) => turn(event);
    // React's own listener is passive: it could not keep the page from scrolling.
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [frame]);
  return {
    onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      const isWindow = event.button === 2 || event.shiftKey;
      drag.current = { isWindow, x: event.clientX, y: event.clientY, start: drags.now };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const { current } = drag;
      if (!current) return;
      const [dx, dy] = [event.clientX - current.x, event.clientY - current.y];
      if (current.isWindow) drags.onWindow(current.start, dx, dy);
      else drags.onPan(current.start, dx, dy);
    },
    onPointerUp: () => {
      drag.current = null;
    },
    onPointerCancel: () => {
      drag.current = null;
    },
  };
}
