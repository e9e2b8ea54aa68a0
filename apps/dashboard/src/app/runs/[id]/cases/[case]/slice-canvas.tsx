'use client';

import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import type { SliceImage } from './use-parts';

interface SliceCanvasProps {
  /** What is drawn: the last slice there was, until the wanted one comes. */
  readonly image: SliceImage | undefined;
  readonly wanted: number;
  /** Whether the wanted one could not be had. */
  readonly isLost: boolean;
  readonly size: readonly [number, number];
  readonly label: string;
}

/** The pixels of a slice. Another than the wanted one fades when it stays, and never stands under its name when that is lost. */
export function SliceCanvas({ image, wanted, isLost, size, label }: SliceCanvasProps) {
  const isOther = image?.slice !== wanted;
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
      className={clsx(
        'absolute inset-0 h-full w-full [image-rendering:pixelated]',
        isOther && (isLost ? 'invisible' : 'opacity-30 transition-opacity delay-300'),
      )}
    />
  );
}
