'use client';

import type { Geometry } from '@atrium/contracts';
import Link from 'next/link';
import { Overlay } from '../runs/[id]/cases/[case]/overlay';
import { partsOf } from '../runs/[id]/cases/[case]/site-fetch';
import { SliceCanvas } from '../runs/[id]/cases/[case]/slice-canvas';
import { usePicture } from '../runs/[id]/cases/[case]/use-parts';

interface CasePictureProps {
  readonly run: string;
  readonly caseId: string;
  readonly arm: string;
  readonly geometry: Geometry;
  readonly slice: number;
  /** Which run it is of, with its value. */
  readonly name: string;
}

/** A slice of a case with what one run made of it, as its site renders it; leads to the case's page. */
export function CasePicture({ run, caseId, arm, geometry, slice, name }: CasePictureProps) {
  const { image, outlines } = usePicture(partsOf(run, caseId), slice, [arm]);
  const [width, height] = geometry.size;
  const mm = { width: width * geometry.spacing[0], height: height * geometry.spacing[1] };
  const error = image.error ?? image.failureReason;
  const drawn = outlines.data?.outlines ?? [];
  const query = new URLSearchParams({ arm, slice: String(slice) });
  return (
    <figure className="min-w-0">
      <Link href={`/runs/${run}/cases/${encodeURIComponent(caseId)}?${query}`} className="block">
        <span
          className="relative block w-full overflow-hidden rounded bg-scan"
          style={{ aspectRatio: mm.width / mm.height }}
        >
          <SliceCanvas
            image={image.data}
            wanted={slice}
            isLost={error !== null}
            size={[width, height]}
            label={`Slice ${slice} of case ${caseId}, ${name}`}
          />
          {image.data && (
            <Overlay size={[width, height]} outlines={drawn} arms={[arm]} box={null} />
          )}
        </span>
      </Link>
      <figcaption className="text-xs text-muted">
        {name}, slice {slice}
        {error && `: ${error.message}`}
      </figcaption>
    </figure>
  );
}
