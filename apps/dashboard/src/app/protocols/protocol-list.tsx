'use client';

import { counted, type ProtocolListItem } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryStates } from 'nuqs';
import { buttonClass } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { formatTime } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { SearchField } from '@/components/search-field';
import { useTRPC } from '@/trpc/client';
import { groupByName, type NamedVersions } from './group-by-name';
import { Starts } from './starts';

const HEADS = ['Name', 'Newest', 'Earlier versions', 'Saved', 'Runs'];

/** Every name with its versions, the one that was saved last first. */
export function ProtocolList() {
  const trpc = useTRPC();
  const [{ q }, setFilters] = useQueryStates({ q: parseAsString.withDefault('') });
  const protocols = useQuery(trpc.protocols.list.queryOptions());
  return (
    <>
      <PageHead
        title="Protocols"
        about="A protocol says what is segmented, by which models, with which prompts. Saved versions never change."
        actions={
          <Link href="/protocols/new" className={buttonClass('primary')}>
            New protocol
          </Link>
        }
      />
      <div className="mb-3">
        <SearchField
          label="Search protocols"
          value={q}
          onChange={(next) => void setFilters({ q: next || null })}
        />
      </div>
      <QueryView
        query={protocols}
        what="the protocols"
        isEmpty={(all) => all.length === 0}
        empty="No protocol yet. Write one, or begin with one of these:"
      >
        {(all) => (
          <ProtocolTable names={groupByName(all).filter(({ name }) => contains(name, q))} />
        )}
      </QueryView>
      <Panel title="Begin with a template">
        <Starts />
      </Panel>
    </>
  );
}

const contains = (name: string, q: string): boolean => name.toLowerCase().includes(q.toLowerCase());

function ProtocolTable({ names }: { names: readonly NamedVersions[] }) {
  return (
    <Panel title={counted(names.length, 'protocol')}>
      <DataTable label="Protocols" heads={HEADS}>
        {names.map(({ name, versions: [newest, ...earlier], runs }) => (
          <tr key={name} className="border-t border-line align-top">
            <td className="max-w-[40ch] py-1.5 pr-4 break-words">
              <Link href={`/protocols/${newest.id}`} className="text-accent underline">
                {name}
              </Link>
            </td>
            <td className="py-1.5 pr-4">v{newest.version}</td>
            <td className="max-w-[30ch] py-1.5 pr-4">
              <Earlier versions={earlier} />
            </td>
            <td className="py-1.5 pr-4 whitespace-nowrap">{formatTime(newest.created_at)}</td>
            <td className="py-1.5 pr-4">{runs}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** As many links as a line holds; the page of a version leads to all others. */
const SHOWN = 8;

function Earlier({ versions }: { versions: readonly ProtocolListItem[] }) {
  if (versions.length === 0) return <span className="text-muted">none</span>;
  return (
    <span className="flex flex-wrap gap-x-2">
      {versions.slice(0, SHOWN).map(({ id, name, version }) => (
        <Link key={id} href={`/protocols/${id}`} className="text-accent underline">
          <span className="sr-only">{name} </span>v{version}
        </Link>
      ))}
      {versions.length > SHOWN && (
        <span className="text-muted">and {versions.length - SHOWN} more</span>
      )}
    </span>
  );
}
