'use client';

import type { ProtocolYaml } from '@atrium/contracts';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table';
import { diffArms, type ArmChange } from './diff-arms';

/** More rows than anybody reads; the sentence counts all. */
const SHOWN = 200;

const TONES = { added: 'text-good', removed: 'text-bad', changed: 'text-warn' } as const;

interface ArmChangesProps {
  readonly before: ProtocolYaml;
  readonly after: ProtocolYaml;
}

/** Arms that were added and removed, and those that do something else under the same id. */
export function ArmChanges({ before, after }: ArmChangesProps) {
  const changes = useMemo(() => diffArms(before, after), [before, after]);
  if (changes.length === 0) return <p>The arms are the same.</p>;
  return (
    <>
      <p className="mb-1">{sentence(changes)}</p>
      <div className="max-h-80 overflow-y-auto">
        <DataTable label="Arms" heads={['Change', 'Arm', 'Settings', 'Model', 'Kind', 'Source']}>
          {changes.slice(0, SHOWN).map(({ change, arm, settings }) => (
            <tr key={`${change} ${arm.id}`} className="border-t border-line whitespace-nowrap">
              <td className={`py-1 pr-4 ${TONES[change]}`}>{change}</td>
              <td className="py-1 pr-4 font-mono text-xs">{arm.id}</td>
              <td className="py-1 pr-4">{settings.join(', ')}</td>
              <td className="py-1 pr-4">{arm.model}</td>
              <td className="py-1 pr-4">{arm.prompt.kind}</td>
              <td className="py-1 pr-4">{arm.prompt.source}</td>
            </tr>
          ))}
        </DataTable>
      </div>
    </>
  );
}

function sentence(changes: readonly ArmChange[]): string {
  const of = (change: ArmChange['change']) => changes.filter((one) => one.change === change).length;
  const shown = changes.length > SHOWN ? ` The first ${SHOWN} are listed.` : '';
  return `${of('added')} added, ${of('removed')} removed, ${of('changed')} with other settings under the same id.${shown}`;
}
