'use client';

import { counted, definitionWords } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import { useTRPC } from '@/trpc/client';

interface SubsetPickerProps {
  readonly cohortId: string;
  /** Empty where none is chosen yet. */
  readonly chosen: string;
  readonly onChange: (name: string | null) => void;
}

/** One of the subsets of a cohort's version, by name. */
export function SubsetPicker({ cohortId, chosen, onChange }: SubsetPickerProps) {
  const trpc = useTRPC();
  const subsets = useQuery(trpc.cohorts.subsets.queryOptions({ id: cohortId }));
  return (
    <div className="mt-3">
      <QueryView query={subsets} what="the subsets">
        {(all) => {
          const found = all.find(({ name }) => name === chosen);
          return (
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
              <Select
                label="Subset"
                value={found?.name ?? ''}
                options={[
                  ['', all.length === 0 ? 'this version has none' : 'choose a subset'],
                  ...all.map(
                    ({ name, cases }) => [name, `${name} (${counted(cases, 'case')})`] as const,
                  ),
                ]}
                onChange={(name) => onChange(name || null)}
              />
              <span className="text-muted">
                {found ? definitionWords(found.definition) : <Where cohortId={cohortId} />}
              </span>
            </div>
          );
        }}
      </QueryView>
    </div>
  );
}

const Where = ({ cohortId }: { cohortId: string }) => (
  <>
    Subsets are made{' '}
    <Link href={`/cohorts/${cohortId}#cases`} className="text-accent underline">
      where its cases are
    </Link>
    .
  </>
);
