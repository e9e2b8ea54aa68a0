'use client';

import type { Facets } from '@atrium/contracts';
import { Button } from '@/components/button';
import { MultiSelect } from '@/components/multi-select';
import { SearchField } from '@/components/search-field';
import { CovariateSelect } from './covariate-select';
import { FilterChips } from './filter-chips';
import { isFiltering, useResultFilter, withCovariate } from './result-filter';
import { useRun } from './run-context';

/** Narrows what a run's pages show; the choice stands in the address and goes along to the run's other pages. */
export function FilterBar({ facets, hasText = false }: { facets: Facets; hasText?: boolean }) {
  const run = useRun();
  const { state, setState, filter } = useResultFilter();
  const strategies = [...new Set(facets.arms.map(({ strategy }) => strategy))];
  const arms = facets.arms
    .filter(({ strategy }) => state.strategies.length === 0 || state.strategies.includes(strategy))
    .map(({ id }) => id);
  return (
    <>
      <div
        role="search"
        aria-label="Filter"
        className="mb-4 flex flex-wrap items-center gap-2 has-[+ul]:mb-2"
      >
        <MultiSelect
          label="Sites"
          options={facets.sites}
          chosen={state.sites}
          onChange={(sites) => void setState({ sites: orNull(sites) })}
        />
        <MultiSelect
          label="Strategies"
          options={strategies}
          chosen={state.strategies}
          onChange={(next) => void setState({ strategies: orNull(next), arms: null })}
        />
        {facets.arms.length > strategies.length && (
          <MultiSelect
            label="Arms"
            options={arms}
            chosen={state.arms}
            onChange={(next) => void setState({ arms: orNull(next) })}
          />
        )}
        {facets.covariates.map((covariate) => (
          <CovariateSelect
            key={covariate.name}
            runId={run.id}
            covariate={covariate}
            chosen={state.cov[covariate.name] ?? []}
            onChange={(chosen) =>
              void setState({ cov: withCovariate(state.cov, covariate.name, chosen) })
            }
          />
        ))}
        {hasText && (
          <SearchField
            label="Case or patient"
            value={state.q}
            onChange={(q) => void setState({ q: q || null })}
          />
        )}
        {isFiltering(filter) && (
          <Button onClick={() => void setState(null)}>Clear the filter</Button>
        )}
      </div>
      <FilterChips />
    </>
  );
}

const orNull = (chosen: string[]): string[] | null => (chosen.length === 0 ? null : chosen);
