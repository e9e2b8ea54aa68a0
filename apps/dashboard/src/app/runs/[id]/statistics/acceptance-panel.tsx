'use client';

import { acceptanceSentence, sayValue } from '@atrium/charts';
import type { RunAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import { Verdict } from './verdict';

/** Whether arms reach what the protocol asks of them, at each site or over all; nothing where it asks nothing. */
export function AcceptancePanel({
  run,
  title = 'Acceptance',
}: {
  run: RunAnalysis;
  title?: string;
}) {
  if (run.acceptance.length === 0) return null;
  return (
    <Panel title={title}>
      <DataTable label={title} heads={['Arm', 'Asked', 'Where', 'Bound', 'Verdict']}>
        {run.acceptance.flatMap((one) =>
          one.sites.map(({ site, verdict, bound }) => (
            <tr key={`${one.acceptance.arm} ${site ?? ''}`} className="border-t border-line">
              <td className="max-w-[32ch] truncate py-1 pr-4">{one.acceptance.arm}</td>
              <td className="py-1 pr-4 whitespace-nowrap">
                {acceptanceSentence(one.acceptance, run)}
              </td>
              <td className="max-w-[24ch] truncate py-1 pr-4">{site ?? 'over all sites'}</td>
              <td className="py-1 pr-4">{sayValue(bound, run.endpoint)}</td>
              <td className="py-1 pr-4">
                <Verdict value={verdict} />
              </td>
            </tr>
          )),
        )}
      </DataTable>
      <p className="mt-3 text-muted">
        The bound is the end of the {run.estimator}&apos;s interval of 95 % that decides, of the
        population (all cases, completed only) that is worse off. Fewer than 8 values have no
        interval, nor have sizes at which simulation shows that it would not cover: not decidable.
      </p>
    </Panel>
  );
}
