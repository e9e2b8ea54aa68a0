'use client';

import { splitLabel } from '@atrium/charts';
import type { CohortCovariate } from '@atrium/contracts';
import { X } from 'lucide-react';
import { useState } from 'react';
import { formatWhole } from '@/components/format';
import { Select } from '@/components/select';
import type { CovariateFilter } from './covariate-filter';

interface CovariateFiltersProps {
  readonly covariates: readonly CohortCovariate[];
  readonly chosen: readonly CovariateFilter[];
  readonly onChange: (chosen: CovariateFilter[]) => void;
}

/** Which values of which covariates: chosen in two steps, each then a chip that can be taken away. */
export function CovariateFilters({ covariates, chosen, onChange }: CovariateFiltersProps) {
  const [name, setName] = useState('');
  const { values = [], values_total = 0 } = covariates.find((one) => one.name === name) ?? {};
  if (covariates.length === 0) return null;
  const add = (value: string) => {
    setName('');
    onChange([...chosen.filter((one) => one.name !== name), { name, value }]);
  };
  return (
    <>
      <Select
        label="Covariate"
        value={name}
        options={[['', 'any'], ...covariates.map((one) => [one.name, one.name] as const)]}
        onChange={setName}
      />
      {name !== '' && (
        <Select
          label="is"
          value="?"
          options={[
            ['?', 'choose a value'],
            ...values.map(
              ({ value, cases }) => [value, `${splitLabel(value)} (${cases})`] as const,
            ),
          ]}
          onChange={(value) => value !== '?' && add(value)}
        />
      )}
      {values.length < values_total && (
        <span className="text-muted">
          The {values.length} most frequent of {formatWhole(values_total)} values.
        </span>
      )}
      {chosen.map((filter) => (
        <button
          key={filter.name}
          type="button"
          onClick={() => onChange(chosen.filter((one) => one !== filter))}
          className="inline-flex max-w-[32ch] items-center gap-1 rounded-full border border-accent bg-accent-soft px-2 py-0.5"
        >
          <span className="truncate">
            {filter.name}: {splitLabel(filter.value)}
          </span>
          <X size={14} aria-hidden />
          <span className="sr-only">Remove this filter</span>
        </button>
      ))}
    </>
  );
}
