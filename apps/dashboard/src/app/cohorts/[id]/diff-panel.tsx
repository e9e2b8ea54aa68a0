'use client';

import {
  subsetDiffWords,
  type CaseDiff,
  type CohortDetail,
  type CohortDiff,
  type CohortSummary,
} from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { diffParams } from './case-filters';
import { sayChange } from './say-change';

const PAGE = 50;
/** No cohort has as many cases. */
const MAX_PAGE = 100_000;
const TONES = {
  added: 'text-good',
  removed: 'text-bad',
  changed: 'text-warn',
  answered: 'text-muted',
} as const;

/** What of two versions is not the same, case by case, from the earlier to the later one. */
export function DiffPanel({ cohort, other }: { cohort: CohortDetail; other: CohortSummary }) {
  const trpc = useTRPC();
  const [{ changes }, setDiff] = useQueryStates(diffParams);
  const page = Math.min(Math.max(1, changes), MAX_PAGE);
  const [from, to] = other.version < cohort.version ? [other, cohort] : [cohort, other];
  const diff = useQuery({
    ...trpc.cohorts.diff.queryOptions({
      from: from.id,
      to: to.id,
      offset: (page - 1) * PAGE,
      limit: PAGE,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={`From v${from.version} to v${to.version}`}>
      <QueryView query={diff} what="what is not the same">
        {(found) => (
          <>
            {to.note && (
              <p className="mb-2">
                Why v{to.version}: {to.note}
              </p>
            )}
            <p className="mb-2">{countsOf(found)}</p>
            {found.subsets.length > 0 && (
              <ul className="mb-2" aria-label="Subsets of both versions">
                {found.subsets.map((one) => (
                  <li key={one.name} data-subset={one.name}>
                    Subset {one.name}: {subsetDiffWords(one)}
                  </li>
                ))}
              </ul>
            )}
            {found.rows.length > 0 && (
              <DataTable
                label="Cases that are not the same"
                heads={['Case', 'Site', 'Change', 'What or why']}
              >
                {found.rows.map((row) => (
                  <Row key={row.case_id} row={row} />
                ))}
              </DataTable>
            )}
            <Pager
              label="Pages of cases that are not the same"
              page={page}
              pageSize={PAGE}
              total={found.added + found.removed + found.changed + found.answered}
              onChange={(next) => void setDiff({ changes: next })}
            />
          </>
        )}
      </QueryView>
    </Panel>
  );
}

const countsOf = ({ added, removed, changed, answered, same }: CohortDiff): string =>
  `Cases: ${formatWhole(added)} added, ${formatWhole(removed)} removed, ${formatWhole(changed)} changed, ${formatWhole(answered)} with other answers alone, ${formatWhole(same)} the same.`;

const Row = ({ row: { case_id, site, change, what, left_out } }: { row: CaseDiff }) => (
  <tr className="border-t border-line align-top" data-change={change}>
    <td className="max-w-[26ch] truncate py-1 pr-4" title={case_id}>
      {case_id}
    </td>
    <td className="max-w-[26ch] truncate py-1 pr-4" title={site}>
      {site}
    </td>
    <td className={`py-1 pr-4 ${TONES[change]}`}>{change}</td>
    <td className="w-full min-w-[16rem] py-1 pr-4">{sayChange({ change, what, left_out })}</td>
  </tr>
);
