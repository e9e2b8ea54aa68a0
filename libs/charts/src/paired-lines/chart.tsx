import type { PairAnalysis } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { niceOver } from '../axis/domain';
import { Plot } from '../line-panels/plot';
import { describeMetric, metricTitle } from '../metric/describe';
import { seriesColour } from '../theme';

interface PairedLinesProps {
  readonly pair: Pick<PairAnalysis, 'arm' | 'against' | 'endpoint' | 'points'>;
  readonly width: number;
}

/** Where the two arms stand on an axis from 0 to 1. */
const [LEFT_ARM, RIGHT_ARM] = [0.2, 0.8];

const SERIES = { better: 0, worse: 1, equal: 2 } as const;
export type PairedChange = keyof typeof SERIES;

/** Colour of a line by what it says of the arm against the other. */
export const pairedColour = (change: PairedChange): string => seriesColour(SERIES[change]);

/** What a case's difference says of the arm; of distances less is better. */
export function pairedChange(difference: number, endpoint: string): PairedChange {
  const turned = describeMetric(endpoint).better === 'lower' ? -difference : difference;
  return turned > 0 ? 'better' : turned < 0 ? 'worse' : 'equal';
}

/** Every case as a line from its value in one arm to its value in the other. */
export function PairedLinesChart({ pair, width }: PairedLinesProps): ReactElement {
  const { arm, against, endpoint, points } = pair;
  const metric = describeMetric(endpoint);
  const ends = points.map(([mean, difference]) => [mean - difference / 2, mean + difference / 2]);
  return (
    <Plot
      label={`${metricTitle(metric)} of each case in ${against} and in ${arm}`}
      xDomain={[0, 1]}
      xLabel=""
      xTicks={[
        { at: LEFT_ARM, label: against },
        { at: RIGHT_ARM, label: arm },
      ]}
      yDomain={niceOver(ends.flat())}
      yLabel={metricTitle(metric)}
      width={width}
    >
      {(x, y) =>
        points.map(([, difference, position], i) => (
          <g
            key={position}
            stroke={pairedColour(pairedChange(difference, endpoint))}
            fill={pairedColour(pairedChange(difference, endpoint))}
            opacity={0.6}
            data-case={position}
            data-change={pairedChange(difference, endpoint)}
          >
            <line x1={x(LEFT_ARM)} x2={x(RIGHT_ARM)} y1={y(ends[i][0])} y2={y(ends[i][1])} />
            <circle cx={x(LEFT_ARM)} cy={y(ends[i][0])} r={2.5} stroke="none" />
            <circle cx={x(RIGHT_ARM)} cy={y(ends[i][1])} r={2.5} stroke="none" />
          </g>
        ))
      }
    </Plot>
  );
}
