'use client';

import type { ModelDetail, ModelVerificationView } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useTRPC } from '@/trpc/client';

/** Which sites have the model, and whether its files still have their hashes: each worker reads them anew. */
export function VerifyPanel({ model }: { model: ModelDetail }) {
  const trpc = useTRPC();
  const verify = useMutation(trpc.models.verify.mutationOptions());
  const sites = model.online;
  return (
    <Panel
      title="At the sites"
      aside={
        <Button disabled={verify.isPending || sites.length === 0} onClick={() => verify.mutate({})}>
          {verify.isPending ? 'Reading every file' : 'Verify its files'}
        </Button>
      }
    >
      {verify.isError && <Notice tone="bad">{verify.error.message}</Notice>}
      {sites.length === 0 ? (
        <p className="text-muted">There is no site yet.</p>
      ) : (
        <DataTable label="Sites" heads={['Site', 'Worker', 'Announced', 'Verified now']}>
          {sites.map(({ site, online }) => (
            <tr key={site} className="border-t border-line align-top">
              <td className="max-w-[28ch] truncate py-1.5 pr-4" title={site}>
                {site}
              </td>
              <td className={`py-1.5 pr-4 ${online ? 'text-good' : 'text-bad'}`}>
                {online ? 'online' : 'offline'}
              </td>
              <td className="py-1.5 pr-4">{announced(model, site)}</td>
              <td className="min-w-[16rem] py-1.5 pr-4">
                <Verdict model={model} answer={verify.data?.find((one) => one.site === site)} />
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

function announced({ sites, sites_with_other }: ModelDetail, site: string): string {
  if (sites.includes(site)) return 'this one';
  return sites_with_other.includes(site) ? 'another content of the same id' : 'not there';
}

function Verdict({
  model,
  answer,
}: {
  model: ModelDetail;
  answer: ModelVerificationView | undefined;
}) {
  if (!answer) return <span className="text-muted">not yet</span>;
  if (!answer.answer) return <span className="text-bad">{answer.error}</span>;
  const found = answer.answer.models.find(({ id }) => id === model.id);
  if (found?.sha256 === model.sha256)
    return <span className="text-good">every file has its hash</span>;
  const refused = answer.answer.refused.find(({ id }) => id === model.id);
  return (
    <span className="text-bad">
      {refused?.message ?? (found ? 'another content of the same id' : 'not there')}
    </span>
  );
}
