'use client';

import { counted } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cleanText } from '@/components/clean-text';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { formatWhole } from '@/components/format';
import { useTRPC } from '@/trpc/client';

const SHOWN = 24;

interface CasePickerProps {
  readonly cohortId: string;
  readonly sites: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** A few cases by their ids, found by a part of them. */
export function CasePicker({ cohortId, sites, chosen, onChange }: CasePickerProps) {
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const found = useQuery({
    ...trpc.cohorts.cases.queryOptions({
      cohort_id: cohortId,
      sites: [...sites],
      text: cleanText(text),
      limit: SHOWN,
    }),
    placeholderData: keepPreviousData,
  });
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="mt-3 rounded border border-line p-3">
      <legend className="px-1 text-xs text-muted">{counted(chosen.length, 'case')} chosen</legend>
      <SearchField label="Search case or patient" value={text} onChange={setText} />
      <QueryView
        query={found}
        what="the cases"
        isEmpty={({ total }) => total === 0}
        empty="No case of that name."
      >
        {({ rows, total }) => (
          <>
            <div className="mt-2 grid grid-cols-1 gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
              {withChosen(
                rows.map(({ case_id }) => case_id),
                chosen,
              ).map((id) => (
                <label key={id} className="flex min-w-0 items-center gap-2 py-0.5">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={() => toggle(id)}
                  />
                  <span className="truncate" title={id}>
                    {id}
                  </span>
                </label>
              ))}
            </div>
            {total > rows.length && (
              <p className="mt-1 text-muted">
                The first {SHOWN} of {formatWhole(total)}: search for others.
              </p>
            )}
          </>
        )}
      </QueryView>
    </fieldset>
  );
}

/** What is chosen stays in sight, whatever the search finds. */
const withChosen = (found: readonly string[], chosen: readonly string[]): string[] => [
  ...new Set([...chosen, ...found]),
];
