'use client';

import type { ProtocolDetail } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { Button, buttonClass } from '@/components/button';
import { download } from '@/components/download';
import { formatTime } from '@/components/format';
import { NotFound } from '@/components/not-found';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { Loading, QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { isUnknown } from '@/trpc/outage';
import { RunsPanel } from './runs-panel';
import { useProtocolAddress } from './search-params';
import { VersionsPanel } from './versions-panel';

// The editor's parts and the parser are in no page's first JavaScript.
const SourceView = dynamic(async () => (await import('../editor/source-view')).SourceView, {
  ssr: false,
  loading: () => <Loading what="the text" />,
});
const ArmsOf = dynamic(async () => (await import('../arms/arms-of')).ArmsOf, {
  ssr: false,
  loading: () => <Loading what="the arms" />,
});
const Differences = dynamic(async () => (await import('./differences')).Differences, {
  ssr: false,
  loading: () => <Loading what="the differences" />,
});

const LIST = { label: 'Protocols', href: '/protocols' };

/** A version of a protocol: its text, arms and runs, and what another version says differently. */
export function ProtocolPage() {
  const { id } = useParams<{ id: string }>();
  const trpc = useTRPC();
  const query = useQuery(trpc.protocols.show.queryOptions({ id }));
  if (isUnknown(query.error)) return <NotFound what="protocol" id={id} list={LIST} />;
  return (
    <>
      {!query.data && <PageHead crumbs={[LIST, { label: id }]} title="Protocol" />}
      <QueryView query={query} what="the protocol">
        {(protocol) => <Version protocol={protocol} />}
      </QueryView>
    </>
  );
}

function Version({ protocol }: { protocol: ProtocolDetail }) {
  const { id, name, version, source, created_at, sha256 } = protocol;
  const trpc = useTRPC();
  const [{ against, saved }, setAddress] = useProtocolAddress();
  const list = useQuery(trpc.protocols.list.queryOptions());
  const versions = (list.data ?? []).filter((one) => one.name === name);
  const other = versions.find((one) => one.id === against && one.id !== id);
  const title = `${name} v${version}`;
  return (
    <>
      <PageHead
        crumbs={[LIST, { label: title }]}
        title={title}
        about={`Saved ${formatTime(created_at)}. SHA-256 of what it says: ${sha256.slice(0, 12)}.`}
        actions={
          <>
            <Button
              onClick={() => download(`${name} v${version}.yaml`, new Blob([source]))}
              title="The text as a file, for atrium evaluate"
            >
              Download
            </Button>
            <Link href={`/protocols/new?from=${id}`} className={buttonClass()}>
              New version from this
            </Link>
            <Link href={`/runs/new?protocol=${id}`} className={buttonClass('primary')}>
              Launch a run
            </Link>
          </>
        }
      />
      {saved && <Saved saved={saved} title={title} />}
      <VersionsPanel
        versions={versions}
        current={id}
        against={other?.id ?? null}
        onCompare={(next) => void setAddress({ against: next, saved: null })}
      />
      {other && <Differences before={other.id} after={protocol} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <Panel title="Text">
            <div className="rounded border border-line">
              <SourceView label={`Text of ${title}`} source={source} />
            </div>
          </Panel>
          <RunsPanel runs={protocol.runs} total={protocol.runs_total} protocolId={id} />
        </div>
        <ArmsOf protocol={protocol.body} />
      </div>
    </>
  );
}

function Saved({ saved, title }: { saved: 'new' | 'same'; title: string }) {
  if (saved === 'new') return <Notice>Saved as {title}.</Notice>;
  return (
    <Notice>
      Nothing new was made: {title} says the same. Comments, layout and the order of keys do not
      count, and the text below is the one that was saved first.
    </Notice>
  );
}
