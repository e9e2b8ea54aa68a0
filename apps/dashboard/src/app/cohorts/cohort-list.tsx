'use client';

import type { CohortOverview } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { buttonClass } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { formatTime, formatWhole } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { useTRPC } from '@/trpc/client';
import { OpenIntakes } from './open-intakes';

const HEADS = [
  'Version',
  'Cases',
  'Patients',
  'Sites',
  'With an issue',
  'Runs',
  'Registered',
  'Launch',
];

/** Every version of every cohort, grouped by name; the name registered last comes first. */
export function CohortList() {
  const trpc = useTRPC();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const cohorts = useQuery(trpc.cohorts.list.queryOptions());
  return (
    <>
      <PageHead
        title="Cohorts"
        about="A cohort is a manifest's cases as they were registered. A version never changes: other files or rows make a new one."
        actions={
          <>
            <Link href="/cohorts/intakes" className={buttonClass()}>
              Intakes
            </Link>
            <Link href="/cohorts/new" className={buttonClass()}>
              Register a manifest
            </Link>
            <Link href="/cohorts/intakes/new" className={buttonClass('primary')}>
              Add from a folder
            </Link>
          </>
        }
      />
      <OpenIntakes />
      <div className="mb-3">
        <SearchField
          label="Search cohorts"
          value={q}
          onChange={(next) => void setQ(next || null)}
        />
      </div>
      <QueryView
        query={cohorts}
        what="the cohorts"
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            No cohort yet.{' '}
            <Link href="/cohorts/new" className="text-accent underline">
              Register one
            </Link>{' '}
            from a manifest: a CSV file with a row for each case; or{' '}
            <Link href="/cohorts/intakes/new" className="text-accent underline">
              add one from a folder
            </Link>
            , which is looked through first.
          </>
        }
      >
        {(all) => <Groups cohorts={all.filter((one) => matches(one, q))} />}
      </QueryView>
    </>
  );
}

const matches = ({ id, name, sites }: CohortOverview, q: string): boolean =>
  [id, name, ...sites.map(({ site }) => site)].join(' ').toLowerCase().includes(q.toLowerCase());

function Groups({ cohorts }: { cohorts: readonly CohortOverview[] }) {
  const names = [...new Set(cohorts.map(({ name }) => name))];
  if (names.length === 0) return <p className="text-muted">No cohort of that name or site.</p>;
  return names.map((name) => (
    <Panel key={name} title={name}>
      <DataTable label={`Versions of ${name}`} heads={HEADS}>
        {cohorts
          .filter((one) => one.name === name)
          .map((one) => (
            <Version key={one.id} cohort={one} />
          ))}
      </DataTable>
    </Panel>
  ));
}

function Version({ cohort }: { cohort: CohortOverview }) {
  const { id, version, cases, sites, runs, created_at } = cohort;
  const issues = sum(sites.map((site) => site.issues));
  const siteNames = sites.map(({ site }) => site).join(', ');
  return (
    <tr className="border-t border-line">
      <td className="py-1.5 pr-4">
        <Link href={`/cohorts/${id}`} className="text-accent underline">
          v{version}
        </Link>
      </td>
      <td className="py-1.5 pr-4">{formatWhole(cases)}</td>
      <td className="py-1.5 pr-4">{formatWhole(sum(sites.map(({ patients }) => patients)))}</td>
      <td className="max-w-[36ch] truncate py-1.5 pr-4" title={siteNames}>
        {siteNames}
      </td>
      <td className={`py-1.5 pr-4 ${issues > 0 ? 'text-bad' : ''}`}>{formatWhole(issues)}</td>
      <td className="py-1.5 pr-4">{formatWhole(runs)}</td>
      <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(created_at)}</td>
      <td className="py-1.5 pr-4">
        <Link href={`/runs/new?cohort=${id}`} className="whitespace-nowrap text-accent underline">
          Launch a run
        </Link>
      </td>
    </tr>
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
