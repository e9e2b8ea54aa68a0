'use client';

import type { CohortDetail } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { cleanText } from '@/components/clean-text';
import { MultiSelect } from '@/components/multi-select';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { Segmented } from '@/components/segmented';
import { formatWhole } from '@/components/format';
import { useTRPC } from '@/trpc/client';
import { caseFilters, ISSUES } from './case-filters';
import { CaseTable } from './case-table';
import { readCovariate, writeCovariate } from './covariate-filter';
import { CovariateFilters } from './covariate-filters';
import { NamePanel } from './name-panel';
import { usePickedCases } from './use-picked-cases';

const PAGE = 50;
/** No cohort has as many cases. */
const MAX_PAGE = 100_000;
const LABELS = { all: 'all', ok: 'without an issue', issue: 'with an issue' } as const;

/** The cohort's cases, filtered where the database is and a page at a time. */
export function CasesPanel({ cohort }: { cohort: CohortDetail }) {
  const trpc = useTRPC();
  const [filters, setFilters] = useQueryStates(caseFilters);
  const picked = usePickedCases(cohort.id);
  const known = cohort.sites.map(({ site }) => site);
  const sites = filters.site.filter((site) => known.includes(site));
  const covariates = filters.cov.flatMap((text) => readCovariate(text) ?? []).slice(0, 20);
  // A subset is by site and covariate: what was searched for, or has an issue, is no rule.
  const isRule = cleanText(filters.q) === '' && filters.issue === 'all';
  const where = [
    ...(sites.length > 0 ? [{ column: 'site', values: sites }] : []),
    ...covariates.map(({ name, value }) => ({ column: name, values: [value] })),
  ];
  const page = Math.min(Math.max(1, filters.page), MAX_PAGE);
  const cases = useQuery({
    ...trpc.cohorts.cases.queryOptions({
      cohort_id: cohort.id,
      sites,
      text: cleanText(filters.q),
      covariates,
      ...(filters.issue !== 'all' && { issue: filters.issue === 'issue' }),
      offset: (page - 1) * PAGE,
      limit: PAGE,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <div id="cases">
      <Panel
        title={`Cases${cases.data ? `: ${formatWhole(cases.data.total)} of ${formatWhole(cohort.cases)}` : ''}`}
      >
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <SearchField
            label="Search case or patient"
            value={filters.q}
            onChange={(q) => void setFilters({ q: q || null, page: null })}
          />
          <MultiSelect
            label="Sites"
            options={known}
            chosen={sites}
            onChange={(site) => void setFilters({ site, page: null })}
          />
          <Segmented
            label="Show"
            value={filters.issue}
            options={ISSUES.map((one) => [one, LABELS[one]])}
            onChange={(issue) => void setFilters({ issue, page: null })}
          />
          <CovariateFilters
            covariates={cohort.covariates}
            chosen={covariates}
            onChange={(next) => void setFilters({ cov: next.map(writeCovariate), page: null })}
          />
        </div>
        <NamePanel
          cohortId={cohort.id}
          picked={picked}
          where={isRule ? where : []}
          found={cases.data?.total ?? 0}
        />
        <QueryView
          query={cases}
          what="the cases"
          isEmpty={({ total }) => total === 0}
          empty="No case of this cohort matches these filters."
        >
          {({ rows, total }) => (
            <>
              <CaseTable
                rows={rows}
                covariates={cohort.covariates.map(({ name }) => name)}
                picked={picked}
              />
              <Pager
                label="Pages of cases"
                page={page}
                pageSize={PAGE}
                total={total}
                onChange={(next) => void setFilters({ page: next })}
              />
            </>
          )}
        </QueryView>
      </Panel>
    </div>
  );
}
