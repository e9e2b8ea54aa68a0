import type { ReactElement } from 'react';
import { pixels, type Domain } from '../axis/domain';
import { shorten } from '../axis/format';
import { CountBars } from './count-bars';
import type { AxisMark, LinePanel } from './data';
import { Frame } from './frame';
import { HEAD, LEFT, layOutPanels, PLOT, RIGHT } from './layout';
import { LineMark } from './line-mark';

interface LinePanelsProps {
  /** What all of it shows, for who cannot see it. */
  readonly label: string;
  readonly panels: readonly LinePanel[];
  readonly xDomain: Domain;
  readonly xLabel: string;
  readonly marks?: readonly AxisMark[];
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
}

const CHARACTER = 6.6;

/** Lines with bands in panels that share their axis, a line for each site. Plain SVG, as the other charts. */
export function LinePanels(props: LinePanelsProps): ReactElement {
  const { panels, width } = props;
  const hasCounts = panels.some(({ counts }) => counts !== undefined);
  const layout = layOutPanels(panels.length, hasCounts, width);
  return (
    <svg
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="img"
      aria-label={props.label}
      fontFamily="system-ui, sans-serif"
      fontSize={11}
    >
      {panels.map((panel, i) => {
        const { x, y } = layout.at(i);
        return (
          <g key={panel.key} transform={`translate(${x} ${y})`} data-panel={panel.key}>
            <Panel {...props} panel={panel} width={layout.panelWidth} />
          </g>
        );
      })}
    </svg>
  );
}

function Panel({
  panel,
  xDomain,
  xLabel,
  marks = [],
  width,
}: LinePanelsProps & { readonly panel: LinePanel }): ReactElement {
  const x = pixels(xDomain, LEFT, width - RIGHT);
  const y = pixels(panel.yDomain, HEAD + PLOT, HEAD);
  return (
    <>
      <text x={0} y={14} fontSize={12} fontWeight={600} fill="var(--chart-text)">
        {shorten(panel.title, Math.floor(width / CHARACTER))}
        <title>{panel.title}</title>
      </text>
      <Frame
        panel={panel}
        xDomain={xDomain}
        xLabel={xLabel}
        marks={marks}
        x={x}
        y={y}
        width={width}
      />
      {panel.counts && <CountBars counts={panel.counts} x={x} right={width - RIGHT} />}
      {panel.lines.map((line) => (
        <LineMark key={line.label} line={line} x={x} y={y} />
      ))}
    </>
  );
}
