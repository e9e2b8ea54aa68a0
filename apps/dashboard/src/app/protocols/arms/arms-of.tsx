'use client';

import type { ProtocolYaml } from '@atrium/contracts';
import { useMemo } from 'react';
import { ArmsPreview } from './arms-preview';
import { groupArms } from './group-arms';

/** The arms of a saved version. */
export function ArmsOf({ protocol }: { protocol: ProtocolYaml }) {
  const strategies = useMemo(() => groupArms(protocol), [protocol]);
  return <ArmsPreview strategies={strategies} />;
}
