'use client';

import { counted, type IntakeView } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { buttonClass } from '@/components/button';
import { ListFilters } from '@/components/list-filters';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { IntakeRows } from './intake-rows';
import { isFinal } from './state-words';

const REFRESH_MS = 5000;
/** As many as the API gives. */
const MOST = 1000;
const STATES = ['all', 'open', 'confirmed', 'cancelled'] as const;

const filters = {
  state: parseAsStringLiteral(STATES).withDefault('all'),
  q: parseAsString.withDefault(''),
};

/** Every intake, the newest first. */
export function IntakeList() {
  const trpc = useTRPC();
  const [{ state, q }, setFilters] = useQueryStates(filters);
  const intakes = useQuery({
    ...trpc.intakes.list.queryOptions({ limit: MOST }),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Cohorts', href: '/cohorts' }, { label: 'Intakes' }]}
        title="Intakes"
        about="An intake looks a folder through where it lies. It becomes a version of a cohort once somebody confirms what was found; before that nothing is registered."
        actions={
          <Link href="/cohorts/intakes/new" className={buttonClass('primary')}>
            Add from a folder
          </Link>
        }
      />
      <ListFilters
        what="intakes"
        states={STATES}
        state={state}
        text={q}
        onState={(next) => void setFilters({ state: next })}
        onText={(next) => void setFilters({ q: next })}
      />
      <QueryView
        query={intakes}
        what="the intakes"
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            No intake yet.{' '}
            <Link href="/cohorts/intakes/new" className="text-accent underline">
              Add a cohort from a folder
            </Link>
            , or use <code>npx atrium cohort add SOURCE --name NAME</code>.
          </>
        }
      >
        {(all) => <Found intakes={all.filter((one) => matches(one, state, q))} />}
      </QueryView>
    </>
  );
}

function matches(intake: IntakeView, state: (typeof STATES)[number], q: string): boolean {
  if (state === 'open' ? isFinal(intake) : state !== 'all' && intake.state !== state) return false;
  const text = [intake.id, intake.name, intake.site ?? ''].join(' ').toLowerCase();
  return text.includes(q.toLowerCase());
}

const Found = ({ intakes }: { intakes: readonly IntakeView[] }) =>
  intakes.length === 0 ? (
    <p className="text-muted">No intake of that state, name or site.</p>
  ) : (
    <Panel title={counted(intakes.length, 'intake')}>
      <IntakeRows intakes={intakes} />
    </Panel>
  );
