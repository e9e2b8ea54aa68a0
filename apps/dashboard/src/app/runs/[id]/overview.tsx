'use client';

import { DicePanel } from './dice-panel';
import { FailuresPanel } from './failures-panel';
import { useRun } from './run-context';
import { SitesPanel } from './sites-panel';

/** A run as it goes: its sites, what failed, and Dice so far. */
export function Overview() {
  const run = useRun();
  return (
    <>
      <SitesPanel run={run} />
      <FailuresPanel run={run} />
      <DicePanel run={run} />
    </>
  );
}
