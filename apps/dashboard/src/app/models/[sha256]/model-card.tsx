'use client';

import type { ModelCard as Card, ModelDetail } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table';
import { formatTime } from '@/components/format';
import { NotFound } from '@/components/not-found';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { RunRows } from '@/components/run-rows';
import { useTRPC } from '@/trpc/client';
import { isUnknown } from '@/trpc/outage';
import { VerifyPanel } from './verify-panel';

const LIST = { label: 'Models', href: '/models' };

/** What a model is, what it learned from, what it must not be used for, where it is and what it did. */
export function ModelCard({ sha256 }: { sha256: string }) {
  const trpc = useTRPC();
  const model = useQuery(trpc.models.show.queryOptions({ sha256 }));
  if (isUnknown(model.error)) return <NotFound what="model" id={sha256} list={LIST} />;
  return (
    <>
      {!model.data && <PageHead crumbs={[LIST, { label: 'Model' }]} title="Model" />}
      <QueryView query={model} what="the model">
        {(found) => (
          <>
            <PageHead
              crumbs={[LIST, { label: `${found.id} ${found.version}` }]}
              title={found.title}
              about={`${found.id} ${found.version}, family ${found.family}; first announced ${formatTime(found.first_seen_at)}. model.json has SHA-256 ${found.sha256.slice(0, 12)}.`}
            />
            {found.card ? (
              <CardPanels card={found.card} />
            ) : (
              <Notice>
                Its card is not known: no worker of this version has announced it. Start a worker
                that has the bundle.
              </Notice>
            )}
            <VerifyPanel model={found} />
            <Runs model={found} />
          </>
        )}
      </QueryView>
    </>
  );
}

function CardPanels({ card }: { card: Card }) {
  return (
    <>
      <Panel title="Must not be used for">
        <p className="max-w-[90ch] text-bad">{card.must_not_be_used_for}</p>
      </Panel>
      <Panel title="Card">
        <dl className="grid max-w-[110ch] grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-muted">Licence</dt>
          <dd>{card.licence}</dd>
          <dt className="text-muted">Source</dt>
          <dd className="wrap-anywhere">{card.source}</dd>
        </dl>
      </Panel>
      <Panel title="Training data">
        {card.training_data.length === 0 ? (
          <p className="text-muted">Its card names none.</p>
        ) : (
          <DataTable
            label="Training data"
            heads={['Data', 'Data set ids of manifests', 'Known overlap']}
          >
            {card.training_data.map(({ name, datasets, overlap }) => (
              <tr key={name} className="border-t border-line align-top">
                <td className="min-w-[16rem] py-1.5 pr-4">{name}</td>
                <td className="py-1.5 pr-4">{datasets.join(', ') || 'none known'}</td>
                <td className="min-w-[20rem] py-1.5 pr-4">{overlap}</td>
              </tr>
            ))}
          </DataTable>
        )}
      </Panel>
      <Panel title="Files">
        <DataTable label="Files of the bundle" heads={['Graph', 'File', 'SHA-256']}>
          {card.files.map(({ name, path, sha256 }) => (
            <tr key={name} className="border-t border-line">
              <td className="py-1.5 pr-4">{name}</td>
              <td className="py-1.5 pr-4">{path}</td>
              <td className="py-1.5 pr-4 font-mono text-xs">{sha256}</td>
            </tr>
          ))}
        </DataTable>
      </Panel>
    </>
  );
}

function Runs({ model: { runs, last_runs } }: { model: ModelDetail }) {
  return (
    <Panel
      title={
        runs > last_runs.length ? `Its newest ${last_runs.length} of ${runs} runs` : 'Its runs'
      }
    >
      {last_runs.length === 0 ? (
        <p className="text-muted">No run has used it yet.</p>
      ) : (
        <RunRows runs={last_runs} />
      )}
    </Panel>
  );
}
