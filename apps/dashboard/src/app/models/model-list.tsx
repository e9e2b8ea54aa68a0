'use client';

import { counted, type ModelView } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

const REFRESH_MS = 5000;
const HEADS = ['Model', 'Id', 'Version', 'Family', 'Licence', 'Sites', 'Runs', 'model.json'];

/** Every model that a worker announced; what refuses a bundle stands beside the site that found it. */
export function ModelList() {
  const trpc = useTRPC();
  const models = useQuery({ ...trpc.models.list.queryOptions(), refetchInterval: REFRESH_MS });
  return (
    <>
      <PageHead
        title="Models"
        about="A model is a bundle: its graphs, its numbers and its card in one folder at a site, known by the hash of its model.json, which holds the hashes of its files."
      />
      <QueryView
        query={models}
        what="the models"
        isEmpty={(all) => all.length === 0}
        empty={
          <>
            No worker has announced a model yet.{' '}
            <Link href="/sites" className="text-accent underline">
              The sites
            </Link>{' '}
            say which workers are online and which bundles they refused.
          </>
        }
      >
        {(all) => (
          <Panel title={counted(all.length, 'model')}>
            <DataTable label="Models" heads={HEADS}>
              {all.map((model) => (
                <Row key={model.sha256} model={model} />
              ))}
            </DataTable>
          </Panel>
        )}
      </QueryView>
    </>
  );
}

function Row({ model }: { model: ModelView }) {
  const { sha256, title, id, version, family, card, sites, runs } = model;
  return (
    <tr className="border-t border-line">
      <td className="max-w-[44ch] truncate py-1.5 pr-4" title={title}>
        <Link href={`/models/${sha256}`} className="text-accent underline">
          {title}
        </Link>
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">{id}</td>
      <td className="py-1.5 pr-4">{version}</td>
      <td className="py-1.5 pr-4">{family}</td>
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={card?.licence}>
        {card?.licence ?? '-'}
      </td>
      <td className="max-w-[28ch] truncate py-1.5 pr-4" title={sites.join(', ')}>
        {sites.length === 0 ? <span className="text-muted">none now</span> : sites.join(', ')}
      </td>
      <td className="py-1.5 pr-4">{formatWhole(runs)}</td>
      <td className="py-1.5 pr-4 font-mono text-xs" title={sha256}>
        {sha256.slice(0, 12)}
      </td>
    </tr>
  );
}
