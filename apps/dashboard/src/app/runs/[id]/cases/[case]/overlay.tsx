import type { Outline, SliceResult } from '@atrium/contracts';
import { BOX_STYLE, outlineStyle, pathOf, type OutlineStyle } from './outline-style';

interface OverlayProps {
  readonly size: readonly [number, number];
  readonly outlines: readonly Outline[];
  /** The arms that are drawn, in the order of their styles. */
  readonly arms: readonly string[];
  readonly box: SliceResult['box'];
}

/** Outlines and the box, in the slice's own pixels: lines keep their width whatever the zoom. */
export function Overlay({ size, outlines, arms, box }: OverlayProps) {
  return (
    <svg
      viewBox={`0 0 ${size[0]} ${size[1]}`}
      preserveAspectRatio="none"
      aria-hidden
      className="absolute inset-0 h-full w-full overflow-visible"
      fill="none"
      strokeWidth={2}
    >
      {outlines.map(({ name, polygons }) => (
        <Outlined key={name} name={name} d={pathOf(polygons)} {...outlineStyle(name, arms)} />
      ))}
      {box && (
        // A box names its outermost pixels: it is drawn round them.
        <rect
          data-box
          x={box[0]}
          y={box[1]}
          width={box[2] - box[0] + 1}
          height={box[3] - box[1] + 1}
          stroke={BOX_STYLE.stroke}
          strokeWidth={1.5}
          strokeDasharray={BOX_STYLE.dash}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

/** A line that is seen on black and on white: its colour on a shadow. */
function Outlined({ name, d, stroke, dash }: { name: string; d: string } & OutlineStyle) {
  return (
    <>
      <path
        d={d}
        stroke="var(--scan)"
        strokeOpacity={0.4}
        strokeWidth={4}
        vectorEffect="non-scaling-stroke"
      />
      <path
        data-outline={name}
        d={d}
        stroke={stroke}
        strokeDasharray={dash}
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}
