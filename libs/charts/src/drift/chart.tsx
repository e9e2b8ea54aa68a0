import type { Arm, DriftSummary } from '@atrium/contracts';
import { useMemo, type ReactElement } from 'react';
import { LinePanels } from '../line-panels/chart';
import { driftDomain, driftPanels } from './data';

interface DriftProps {
  readonly drift: DriftSummary;
  readonly arms: readonly Arm[];
  readonly sites: readonly string[];
  readonly width: number;
}

/** Dice against distance from the prompt: a panel for each arm, a line with quartiles for each site. */
export function DriftChart({ drift, arms, sites, width }: DriftProps): ReactElement {
  const panels = useMemo(() => driftPanels(drift, arms, sites), [drift, arms, sites]);
  return (
    <LinePanels
      label="Dice of labelled slices over their distance from the key slice, per arm and site"
      panels={panels}
      xDomain={driftDomain(drift)}
      xLabel={
        drift.signed
          ? 'mm from the key slice, inferior below 0'
          : 'mm from the key slice, either way'
      }
      width={width}
    />
  );
}
