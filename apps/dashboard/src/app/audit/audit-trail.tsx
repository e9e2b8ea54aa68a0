'use client';

import type { AuditEventView } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import {
  parseAsArrayOf,
  parseAsIsoDate,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { Button } from '@/components/button';
import { cleanText } from '@/components/clean-text';
import { DataTable } from '@/components/data-table';
import { formatSeconds } from '@/components/format';
import { MultiSelect } from '@/components/multi-select';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { Segmented } from '@/components/segmented';
import { useTRPC } from '@/trpc/client';
import { DayField } from './day-field';

const PAGE = 100;
const DAY_MS = 24 * 3_600_000;
const HEADS = ['When', 'Who', 'What', 'Verb', 'Event'];
const WHO = ['people', 'all'] as const;
const VERBS = [
  'cohort.register',
  'cohort.add-subset',
  'intake.start',
  'intake.stop',
  'intake.resume',
  'intake.cancel',
  'intake.confirm',
  'intake.end',
  'model.verify',
  'protocol.save',
  'run.launch',
  'run.pause',
  'run.resume',
  'run.cancel',
  'run.retry-failed',
  'run.site-state',
  'run.finish',
  'result.record-case',
  'result.record-failure',
];

const filters = {
  who: parseAsStringLiteral(WHO).withDefault('people'),
  verb: parseAsArrayOf(parseAsString).withDefault([]),
  subject: parseAsString.withDefault(''),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  before: parseAsString,
};

/** A day that has four digits of a year on both of its ends; others are no time for the API. */
const dayOf = (day: Date | null): Date | null =>
  day && day.getUTCFullYear() >= 1 && day.getUTCFullYear() < 9999 ? day : null;

/** Who did what, the newest first: written in the same transaction as what was done. */
export function AuditTrail() {
  const trpc = useTRPC();
  const [{ who, verb, subject, before, ...days }, setFilters] = useQueryStates(filters);
  const [from, to] = [dayOf(days.from), dayOf(days.to)];
  const verbs = verb.filter((one) => VERBS.includes(one));
  const events = useQuery({
    ...trpc.audit.list.queryOptions({
      verbs,
      ...(who === 'people' && { role: 'owner' as const }),
      ...(cleanText(subject).trim() !== '' && { subject: cleanText(subject).trim() }),
      ...(from && { from: from.toISOString() }),
      ...(to && { to: new Date(to.getTime() + DAY_MS).toISOString() }),
      ...(before !== null && /^\d{1,18}$/.test(before) && { before }),
      limit: PAGE,
    }),
    placeholderData: keepPreviousData,
  });
  // A full page: there may be older ones.
  const last = events.data?.length === PAGE ? events.data.at(-1)?.id : undefined;
  return (
    <>
      <PageHead
        title="Audit"
        about="Who did what, and when. An event is written together with what was done and is never changed."
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Segmented
          label="Of"
          value={who}
          options={[
            ['people', 'people'],
            ['all', 'people and machines'],
          ]}
          onChange={(next) => void setFilters({ who: next, before: null })}
        />
        <MultiSelect
          label="Verbs"
          options={VERBS}
          chosen={verbs}
          onChange={(next) => void setFilters({ verb: next, before: null })}
        />
        <SearchField
          label="Id of a run, cohort, site"
          value={subject}
          onChange={(next) => void setFilters({ subject: next || null, before: null })}
        />
        <DayField
          label="From"
          value={from}
          onChange={(next) => void setFilters({ from: next, before: null })}
        />
        <DayField
          label="to"
          value={to}
          onChange={(next) => void setFilters({ to: next, before: null })}
        />
      </div>
      <Panel title="Events">
        <QueryView
          query={events}
          what="the events"
          isEmpty={(all) => all.length === 0}
          empty={before === null ? 'No event matches these filters.' : 'No older event.'}
        >
          {(all) => (
            <DataTable label="Events" heads={HEADS}>
              {all.map((event) => (
                <Event key={event.id} event={event} />
              ))}
            </DataTable>
          )}
        </QueryView>
        <div className="mt-3 flex gap-2">
          {before !== null && (
            <Button onClick={() => void setFilters({ before: null })}>Newest</Button>
          )}
          {last !== undefined && (
            <Button onClick={() => void setFilters({ before: last }, { history: 'push' })}>
              Older
            </Button>
          )}
        </div>
      </Panel>
    </>
  );
}

function Event({ event }: { event: AuditEventView }) {
  const href = hrefOf(event);
  return (
    <tr className="border-t border-line align-top">
      <td className="py-1.5 pr-4 whitespace-nowrap">{formatSeconds(event.at)}</td>
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={event.actor}>
        {event.actor}
      </td>
      <td className="min-w-[20rem] py-1.5 pr-4 break-words">
        {href ? (
          <Link href={href} className="hover:underline">
            {event.sentence}
          </Link>
        ) : (
          event.sentence
        )}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap text-muted">{event.verb}</td>
      <td className="py-1.5 pr-4 text-muted">{event.id}</td>
    </tr>
  );
}

/** The page of what the event is about. */
function hrefOf({ verb, subject }: AuditEventView): string | null {
  if (subject === null) return null;
  if (verb.startsWith('run.') || verb.startsWith('result.')) return `/runs/${subject}`;
  if (verb.startsWith('cohort.')) return `/cohorts/${subject}`;
  if (verb.startsWith('intake.')) return `/cohorts/intakes/${subject}`;
  return verb.startsWith('protocol.') ? `/protocols/${subject}` : null;
}
