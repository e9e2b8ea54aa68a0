'use client';

import type { ModelVerificationView, PreviewSite, RunPreview } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Notice } from '@/components/notice';
import { OnlineBadge } from '@/components/online-badge';
import { Panel } from '@/components/panel';
import { useTRPCClient } from '@/trpc/client';
import { diskWords } from './words';

const HEADS = ['Site', 'Worker', 'Cases', 'Provider', 'Models', 'Files of the models', 'Free disk'];
/** Hashing every file of every bundle is not asked for at each look. */
const VERIFIED_FOR_MS = 60_000;

/** Where the run will be: which workers are online, what they have, and whether the files have their hashes. */
export function PreviewSites({ preview }: { preview: RunPreview }) {
  const client = useTRPCClient();
  const sites = preview.sites.filter(({ online }) => online).map(({ site }) => site);
  const verified = useQuery({
    queryKey: ['verified', sites],
    queryFn: () => client.models.verify.mutate({ sites }),
    enabled: sites.length > 0,
    staleTime: VERIFIED_FOR_MS,
    retry: false,
  });
  const shortage = diskShortage(preview);
  const offline = preview.sites.filter(({ online }) => !online).map(({ site }) => site);
  return (
    <Panel
      title="Where it will run"
      aside={
        <Button
          disabled={verified.isFetching || sites.length === 0}
          onClick={() => void verified.refetch()}
        >
          {verified.isFetching ? 'Verifying the models' : 'Verify the models again'}
        </Button>
      }
    >
      {verified.error && <Notice tone="bad">{verified.error.message}</Notice>}
      {offline.length > 0 && (
        <Notice tone="warn">
          No worker is online at {offline.join(', ')}: the run starts elsewhere and waits for{' '}
          {offline.length === 1 ? 'it' : 'them'}.
        </Notice>
      )}
      {shortage !== null && <Notice tone="warn">{shortage}</Notice>}
      <DataTable label="Sites" heads={HEADS}>
        {preview.sites.map((site) => (
          <Row
            key={site.site}
            site={site}
            isVerifying={verified.isFetching}
            answer={verified.data?.find((one) => one.site === site.site)}
          />
        ))}
      </DataTable>
    </Panel>
  );
}

/** Sites of one machine share its disk: the whole run is held against the least room there is. */
function diskShortage({ sites, cost }: RunPreview): string | null {
  const free = Math.min(...sites.map(({ free_disk_mb }) => free_disk_mb ?? Infinity));
  if (!cost || cost.disk_mb < free) return null;
  return `The run takes about ${diskWords(cost.disk_mb)}, and ${diskWords(free)} are free where the sites keep their masks.`;
}

interface RowProps {
  readonly site: PreviewSite;
  readonly isVerifying: boolean;
  readonly answer: ModelVerificationView | undefined;
}

function Row({ site, isVerifying, answer }: RowProps) {
  const { cases, issues, online, last_seen_at, provider, models, free_disk_mb } = site;
  return (
    <tr className="border-t border-line align-top" data-site={site.site}>
      <td className="max-w-[28ch] truncate py-1.5 pr-4" title={site.site}>
        {site.site}
      </td>
      <td className="py-1.5 pr-4">
        <OnlineBadge online={online} lastSeenAt={last_seen_at} />
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {formatWhole(cases)}
        {issues > 0 && <span className="text-bad"> ({formatWhole(issues)} will fail)</span>}
      </td>
      <td className="py-1.5 pr-4">{provider ?? '-'}</td>
      <td className="py-1.5 pr-4">
        {models.map((model) => (
          <ModelState key={model.id} model={model} />
        ))}
      </td>
      <td className="py-1.5 pr-4">
        {models.map((model) => (
          <Hash key={model.id} model={model} isVerifying={isVerifying} answer={answer} />
        ))}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {free_disk_mb === null ? 'not known' : diskWords(free_disk_mb)}
      </td>
    </tr>
  );
}

const STATES = {
  ready: ['there', 'text-good'],
  differs: ['another content', 'text-bad'],
  missing: ['missing', 'text-bad'],
  refused: ['refused', 'text-bad'],
} as const;

function ModelState({ model: { id, state, reason } }: { model: PreviewSite['models'][number] }) {
  const [word, tone] = STATES[state];
  return (
    <div className={`whitespace-nowrap ${tone}`} title={reason ?? undefined}>
      {id}: {word}
    </div>
  );
}

interface HashProps {
  readonly model: PreviewSite['models'][number];
  readonly isVerifying: boolean;
  readonly answer: ModelVerificationView | undefined;
}

function Hash({ model, isVerifying, answer }: HashProps) {
  if (isVerifying) return <div className="text-muted">being verified</div>;
  if (!answer) return <div className="text-muted">not verified</div>;
  if (!answer.answer) return <div className="text-bad">{answer.error}</div>;
  const found = answer.answer.models.find(({ id }) => id === model.id);
  if (found && found.sha256 === model.sha256)
    return <div className="whitespace-nowrap text-good">hashes hold</div>;
  const refused = answer.answer.refused.find(({ id }) => id === model.id);
  return <div className="min-w-[14rem] text-bad">{refused?.message ?? 'not there any more'}</div>;
}
