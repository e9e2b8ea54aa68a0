'use client';

import type { ProtocolDetail } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { ArmChanges } from '../arms/arm-changes';
import { DiffView, type NamedText } from '../editor/diff-view';
import { useIsWide } from './use-is-wide';

interface DifferencesProps {
  /** Id of the version that it is compared with. */
  readonly before: string;
  readonly after: ProtocolDetail;
}

/** What changed from another version to this one: its text, then its arms. */
export function Differences({ before, after }: DifferencesProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.protocols.show.queryOptions({ id: before }));
  return (
    <QueryView query={query} what="the other version">
      {(other) => (
        <Panel title={`From v${other.version} to v${after.version}`}>
          <Texts before={other} after={after} />
          <h3 className="mt-4 mb-1 font-semibold">Arms</h3>
          <ArmChanges before={other.body} after={after.body} />
        </Panel>
      )}
    </QueryView>
  );
}

const named = ({ name, version, source }: ProtocolDetail): NamedText => ({
  name: `${name} v${version}`,
  source,
});

function Texts({ before, after }: { before: ProtocolDetail; after: ProtocolDetail }) {
  const isWide = useIsWide();
  const texts = useMemo(() => [named(before), named(after)] as const, [before, after]);
  if (before.source === after.source) return <p>The texts are the same.</p>;
  return (
    <>
      <p className="mb-2 flex flex-wrap gap-x-4 text-muted">
        <span>
          {isWide ? 'Left' : 'Red'}: v{before.version}
        </span>
        <span>
          {isWide ? 'Right' : 'Green'}: v{after.version}
        </span>
      </p>
      <div className="rounded border border-line">
        <DiffView before={texts[0]} after={texts[1]} isWide={isWide} />
      </div>
    </>
  );
}
