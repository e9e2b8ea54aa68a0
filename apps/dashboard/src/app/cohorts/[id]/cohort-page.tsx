'use client';

import { counted, PHANTOM_DATASET, type CohortDetail } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { formatTime } from '@/components/format';
import { NotFound } from '@/components/not-found';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { isUnknown } from '@/trpc/outage';
import { MeasuresPanel } from '../measures-panel';
import { CasesPanel } from './cases-panel';
import { HistoryPanels } from './history-panels';
import { SitesPanel } from './sites-panel';
import { SubsetsPanel } from './subsets-panel';

const LIST = { label: 'Cohorts', href: '/cohorts' };
/** A first look takes so many cases. */
const PILOT = 3;

/** One version of a cohort: its sites side by side, its cases, its other versions and its runs. */
export function CohortPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const cohort = useQuery(trpc.cohorts.show.queryOptions({ id }));
  if (isUnknown(cohort.error)) return <NotFound what="cohort" id={id} list={LIST} />;
  return (
    <>
      {!cohort.data && <PageHead crumbs={[LIST, { label: 'Cohort' }]} title="Cohort" />}
      <QueryView query={cohort} what="the cohort">
        {(found) => (
          <>
            <Head cohort={found} />
            <Remarks cohort={found} />
            <SitesPanel cohort={found} />
            <MeasuresPanel measures={found.measures} sites={found.sites.map(({ site }) => site)} />
            <CasesPanel cohort={found} />
            <SubsetsPanel cohortId={found.id} />
            <HistoryPanels cohort={found} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Head({ cohort }: { cohort: CohortDetail }) {
  const { id, name, version, cases, sites, created_at, sha256, versions } = cohort;
  const newest = versions[0]?.version ?? version;
  return (
    <PageHead
      crumbs={[LIST, { label: `${name} v${version}` }]}
      title={`${name} v${version}`}
      badge={newest > version && <span className="text-warn">v{newest} is newer</span>}
      about={
        <>
          {counted(cases, 'case')} of{' '}
          {counted(
            sites.reduce((sum, { patients }) => sum + patients, 0),
            'patient',
          )}{' '}
          at {counted(sites.length, 'site')}, registered {formatTime(created_at)}.{' '}
          <span title={`SHA-256 ${sha256}`}>Content {sha256.slice(0, 12)}</span>
        </>
      }
      actions={
        <>
          <Link
            href={`/runs/new?cohort=${id}&limit=${Math.min(PILOT, cases)}`}
            className={buttonClass()}
          >
            Try it on {counted(Math.min(PILOT, cases), 'case')}
          </Link>
          <Link href={`/runs/new?cohort=${id}`} className={buttonClass('primary')}>
            Launch a run
          </Link>
        </>
      }
    />
  );
}

function Remarks({ cohort: { sites, covariates } }: { cohort: CohortDetail }) {
  const issues = sites.reduce((sum, site) => sum + site.issues, 0);
  const isPhantom = covariates.some(
    ({ name, values }) =>
      name === 'dataset' && values.some(({ value }) => value === PHANTOM_DATASET),
  );
  return (
    <>
      {isPhantom && (
        <Notice tone="warn">
          Synthetic phantoms, no patients: made to show that Atrium works.
        </Notice>
      )}
      {issues > 0 && (
        <Notice tone="warn">
          {counted(issues, 'case')} {issues === 1 ? 'has' : 'have'} an issue and will fail in every
          run.{' '}
          <Link href="?issue=issue#cases" className="underline">
            Show {issues === 1 ? 'it' : 'them'}
          </Link>
        </Notice>
      )}
    </>
  );
}
