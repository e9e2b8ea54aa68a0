import type { ReactElement, ReactNode } from 'react';
import { pixels, type Domain } from '../axis/domain';
import { Frame, type AxisTick } from './frame';
import { AXIS, HEAD, LEFT, PLOT, RIGHT } from './layout';

type Scale = (value: number) => number;

interface PlotProps {
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly xDomain: Domain;
  readonly xLabel: string;
  /** In place of round numbers. */
  readonly xTicks?: readonly AxisTick[];
  readonly yDomain: Domain;
  readonly yLabel: string;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
  /** What is drawn within the axes. */
  readonly children: (x: Scale, y: Scale) => ReactNode;
}

/** One plot by itself, with the axes of the panels. */
export function Plot(props: PlotProps): ReactElement {
  const { label, xDomain, xLabel, xTicks, yDomain, yLabel, width, children } = props;
  const x = pixels(xDomain, LEFT, width - RIGHT);
  const y = pixels(yDomain, HEAD + PLOT, HEAD);
  const height = HEAD + PLOT + AXIS;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fontFamily="system-ui, sans-serif"
      fontSize={11}
    >
      <Frame
        panel={{ key: label, title: label, yLabel, yDomain, lines: [] }}
        xDomain={xDomain}
        xLabel={xLabel}
        xTicks={xTicks}
        marks={[]}
        x={x}
        y={y}
        width={width}
      />
      {children(x, y)}
    </svg>
  );
}
