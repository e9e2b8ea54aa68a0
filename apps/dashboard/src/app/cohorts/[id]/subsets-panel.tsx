'use client';

import { definitionWords, type CohortSubset } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

const HEADS = ['Subset', 'Cases', 'At each site', 'Made of', 'Since', 'Run'];

/** The named subsets of a version. */
export function SubsetsPanel({ cohortId }: { cohortId: string }) {
  const trpc = useTRPC();
  const subsets = useQuery(trpc.cohorts.subsets.queryOptions({ id: cohortId }));
  return (
    <Panel title="Subsets">
      <QueryView
        query={subsets}
        what="the subsets"
        isEmpty={(all: CohortSubset[]) => all.length === 0}
        empty="No subset yet. Pick cases, or filter them by site or covariate, and give them a name."
      >
        {(all) => (
          <DataTable label="Subsets" heads={HEADS}>
            {all.map((subset) => (
              <Row key={subset.name} subset={subset} cohortId={cohortId} />
            ))}
          </DataTable>
        )}
      </QueryView>
    </Panel>
  );
}

function Row({ subset, cohortId }: { subset: CohortSubset; cohortId: string }) {
  const { name, cases, sites, definition, is_carried: isCarried } = subset;
  const made = definitionWords(definition);
  const atSites = sites.map((one) => `${one.site} ${formatWhole(one.cases)}`).join(', ');
  return (
    <tr className="border-t border-line">
      <td className="max-w-[28ch] truncate py-1.5 pr-4" title={name}>
        {name}
      </td>
      <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
      <td className="max-w-[44ch] truncate py-1.5 pr-4" title={atSites}>
        {atSites}
      </td>
      <td className="max-w-[44ch] truncate py-1.5 pr-4" title={made}>
        {made}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {isCarried ? 'an earlier version' : 'this version'}
      </td>
      <td className="py-1.5 pr-4">
        <Link
          href={`/runs/new?cohort=${cohortId}&subset=${encodeURIComponent(name)}`}
          className="text-accent underline"
        >
          Launch
        </Link>
      </td>
    </tr>
  );
}
