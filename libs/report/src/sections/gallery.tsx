import { sayValue, seriesColour } from '@atrium/charts';
import {
  REFERENCE_OUTLINE,
  type Outline,
  type ReportData,
  type ReportPicture,
} from '@atrium/contracts';
import type { ReactElement } from 'react';

/** Pixels shown round what is outlined. */
const MARGIN = 24;
const [REFERENCE, PREDICTION] = [seriesColour(2), seriesColour(1)];

/** The worst results as pictures, where they were asked for. */
export function Gallery({ data: { pictures } }: { data: ReportData }): ReactElement | null {
  if (!pictures || pictures.length === 0) return null;
  return (
    <>
      <h3>Pictures of the cases of least Dice</h3>
      <p className="muted">
        The slice on which most pixels differ, as a radiologist sees it, cut round the outlines.
        Reference: <b style={{ color: REFERENCE }}>solid</b>, prediction:{' '}
        <b style={{ color: PREDICTION }}>dashed</b>. This report holds pixels of scans: share it as
        their sites allow.
      </p>
      <div className="gallery">
        {pictures.map((one) => (
          <Picture key={`${one.case_id} ${one.arm}`} one={one} />
        ))}
      </div>
    </>
  );
}

function Picture({ one }: { one: ReportPicture }): ReactElement {
  const { case_id: caseId, site, arm, dice, slice, picture, problem } = one;
  return (
    <figure>
      {picture ? <Slice picture={picture} /> : <p className="muted">{problem}</p>}
      <figcaption>
        {caseId} at {site}, {arm}: Dice {sayValue(dice, 'dice')}
        {slice === null ? '' : `, slice ${slice}`}
      </figcaption>
    </figure>
  );
}

function Slice({ picture }: { picture: NonNullable<ReportPicture['picture']> }): ReactElement {
  const { png_base64: png, width, height, outlines } = picture;
  const [x, y, w, h] = viewOf(outlines, width, height);
  const pixel = Math.max(w, h) / 300;
  return (
    <svg viewBox={`${x} ${y} ${w} ${h}`} width={300} height={(300 * h) / w} role="img">
      <image href={`data:image/png;base64,${png}`} width={width} height={height} />
      {outlines.map((outline) => {
        const isReference = outline.name === REFERENCE_OUTLINE;
        return (
          <path
            key={outline.name}
            d={pathOf(outline)}
            fill="none"
            stroke={isReference ? REFERENCE : PREDICTION}
            strokeWidth={2 * pixel}
            strokeDasharray={isReference ? undefined : `${6 * pixel} ${4 * pixel}`}
          />
        );
      })}
    </svg>
  );
}

const pathOf = ({ polygons }: Outline): string =>
  polygons
    .map((points) =>
      points
        .map((value, i) => (i % 2 === 0 ? `${i === 0 ? 'M' : 'L'}${value}` : ` ${value}`))
        .join('')
        .concat('Z'),
    )
    .join('');

/** A square part of the picture round all outlines: x, y, width, height. */
function viewOf(
  outlines: readonly Outline[],
  width: number,
  height: number,
): [number, number, number, number] {
  const points = outlines.flatMap(({ polygons }) => polygons.flat());
  if (points.length === 0) return [0, 0, width, height];
  const [xs, ys] = [0, 1].map((odd) => points.filter((_, i) => i % 2 === odd));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const side = Math.max(Math.max(...xs) - left, Math.max(...ys) - top) + 2 * MARGIN;
  const place = (from: number, to: number, most: number): number =>
    Math.max(0, Math.min((from + to - side) / 2, most - side));
  return [
    place(left, Math.max(...xs), width),
    place(top, Math.max(...ys), height),
    Math.min(side, width),
    Math.min(side, height),
  ];
}
