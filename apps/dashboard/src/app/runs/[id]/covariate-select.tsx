'use client';

import { splitLabel } from '@atrium/charts';
import { sortedValues, type Facets } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatWhole } from '@/components/format';
import { MultiSelect } from '@/components/multi-select';
import { useTRPC } from '@/trpc/client';

interface CovariateSelectProps {
  readonly runId: string;
  readonly covariate: Facets['covariates'][number];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A choice of a covariate's values: the most frequent ones, and every other one by searching for it. */
export function CovariateSelect({ runId, covariate, chosen, onChange }: CovariateSelectProps) {
  const { name, values, values_total } = covariate;
  const [text, setText] = useState('');
  const isCut = values_total > values.length;
  const found = useFound({ runId, name, text, isAsked: isCut && text !== '' });
  const listed = found ? found.values.map(({ value }) => value) : values;
  const total = found?.total ?? values_total;
  return (
    <MultiSelect
      label={name}
      // What is chosen stays in sight, also where it is not among the ones found.
      options={text === '' ? sortedValues([...new Set([...listed, ...chosen])]) : listed}
      total={values_total}
      labelOf={splitLabel}
      {...(isCut && { search: { text, onChange: setText }, note: noteOf(listed.length, total) })}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

const noteOf = (listed: number, total: number): string =>
  listed < total
    ? `The ${listed} most frequent of ${formatWhole(total)} values: search for the others.`
    : '';

interface FoundQuery {
  readonly runId: string;
  readonly name: string;
  readonly text: string;
  readonly isAsked: boolean;
}

function useFound({ runId, name, text, isAsked }: FoundQuery) {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.results.covariateValues.queryOptions({ run_id: runId, name, text: text.slice(0, 200) }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return isAsked ? data : undefined;
}
