import type { ScoreCosts } from '@atrium/contracts';
import { useMemo, type ReactElement } from 'react';
import { LinePanels } from '../line-panels/chart';
import { scoreCostPanels, scoreDomain, scoreMark } from './data';

interface ScoreCostProps {
  readonly costs: ScoreCosts;
  /** The object score below which the arm stopped; null where it does not. */
  readonly stop: number | null;
  readonly sites: readonly string[];
  readonly width: number;
}

/** What a threshold on the object score would have cut and cost, over the threshold: a line for each site. */
export function ScoreCostChart({ costs, stop, sites, width }: ScoreCostProps): ReactElement {
  const panels = useMemo(() => scoreCostPanels(costs, sites), [costs, sites]);
  const mark = scoreMark(stop);
  return (
    <LinePanels
      label={`What a threshold on the object score would have cut and cost of ${costs.arm}, per site`}
      panels={panels}
      xDomain={scoreDomain(costs, mark)}
      xLabel="Threshold on the object score"
      marks={[mark]}
      width={width}
    />
  );
}
