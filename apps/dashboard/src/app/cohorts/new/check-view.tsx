'use client';

import { counted, type ManifestCheck } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsBoolean, parseAsInteger, useQueryStates } from 'nuqs';
import { Button } from '@/components/button';
import { formatWhole } from '@/components/format';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { isUnknown } from '@/trpc/outage';
import { CheckedRows, ROWS_PER_PAGE } from './checked-rows';
import { Refusals } from './refusals';
import { TakeForm } from './take-form';

const POLL_MS = 700;
/** No manifest has as many rows. */
const MAX_PAGE = 100_000;

const view = {
  problems: parseAsBoolean.withDefault(false),
  page: parseAsInteger.withDefault(1),
};

/** A check as it goes on: how far it is, what it found in which line, and, once through, taking it. */
export function CheckView({ id, onAgain }: { id: string; onAgain: () => void }) {
  const trpc = useTRPC();
  const [{ problems, page }, setView] = useQueryStates(view);
  const at = Math.min(Math.max(1, page), MAX_PAGE);
  const check = useQuery({
    ...trpc.cohorts.check.read.queryOptions({
      id,
      problems,
      offset: (at - 1) * ROWS_PER_PAGE,
      limit: ROWS_PER_PAGE,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.state === 'checking' ? POLL_MS : false),
  });
  const again = (
    <Button onClick={onAgain}>
      {check.data?.state === 'checked' ? 'Another manifest' : 'Back'}
    </Button>
  );
  if (isUnknown(check.error)) {
    return (
      <Notice>
        There is no check of this address: a worker knows its checks as long as it runs. Check the
        manifest again. <Button onClick={onAgain}>Back</Button>
      </Notice>
    );
  }
  return (
    <>
      <div className="mb-3">{again}</div>
      <QueryView query={check} what="the check">
        {(found) => (
          <>
            {found.state === 'refused' ? <Refusals check={found} /> : <Progress check={found} />}
            {found.state === 'checked' && <TakeForm check={found} />}
            {found.rows_total > 0 && found.state !== 'refused' && (
              <CheckedRows
                check={found}
                problems={problems}
                page={at}
                onProblems={(next) => void setView({ problems: next || null, page: null })}
                onPage={(next) => void setView({ page: next })}
              />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}

function Progress({ check }: { check: ManifestCheck }) {
  const { state, rows_total, rows_checked, rows_with_issue, seconds_left } = check;
  return (
    <Panel title={state === 'checking' ? 'Reading every file' : 'Every file was read'}>
      <ProgressBar label="Rows checked" done={rows_checked} total={rows_total} />
      <p role="status" className="mt-2">
        {rows_total === 0
          ? 'Reading the manifest.'
          : `${formatWhole(rows_checked)} of ${counted(rows_total, 'row')} checked, ${formatWhole(rows_with_issue)} with an issue.`}
        {seconds_left !== null && ` ${timeLeft(seconds_left)}`}
      </p>
      <p className="mt-1 text-muted">
        {check.sites
          .map(
            ({ site, cases, issues }) =>
              `${site}: ${counted(cases, 'case')}${issues > 0 ? `, ${formatWhole(issues)} with an issue` : ''}`,
          )
          .join('; ')}
        {check.rows_without_reference > 0 &&
          `. ${formatWhole(check.rows_without_reference)} without a reference: arms that draw their prompt from it are excluded there`}
        {check.covariates.length > 0 && `. Covariates: ${check.covariates.join(', ')}`}
        {check.sites.length > 0 && '.'}
      </p>
    </Panel>
  );
}

const timeLeft = (seconds: number): string =>
  seconds < 90
    ? `About ${Math.max(1, Math.round(seconds))} s left.`
    : `About ${Math.round(seconds / 60)} minutes left.`;
