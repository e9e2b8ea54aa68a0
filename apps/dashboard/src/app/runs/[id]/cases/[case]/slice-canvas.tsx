'use client';

import { useEffect, useRef } from 'react';
import type { SliceImage } from './use-parts';

/** The pixels of a slice; the last ones stay until the next are there. */
export function SliceCanvas({
  image,
  size,
  label,
}: {
  image: SliceImage | undefined;
  size: readonly [number, number];
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (image) canvas.current?.getContext('2d')?.drawImage(image.bitmap, 0, 0);
  }, [image]);
  return (
    <canvas
      ref={canvas}
      width={size[0]}
      height={size[1]}
      role="img"
      aria-label={label}
      data-slice={image?.slice}
      data-url={image?.url}
      className="absolute inset-0 h-full w-full [image-rendering:pixelated]"
    />
  );
}
